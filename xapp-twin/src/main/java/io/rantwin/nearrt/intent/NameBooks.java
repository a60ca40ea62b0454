package io.rantwin.nearrt.intent;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.UnitProfile;
import io.rantwin.codecs.catalogue.UnitProfiles;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.nearrt.configuration.TwinConfiguration.NodeUnits;
import io.rantwin.nearrt.ingest.NameBook;
import io.rantwin.twin.estimation.MeasurementNames;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The names and units of each node. Thread-safe. */
final class NameBooks {
    private static final String V2_UNITS = "kpm-v2";

    private final MeasurementCatalogue catalogue;
    private final MeasurementNames names;
    private final UnitProfiles profiles;
    private final List<NodeUnits> units;
    private final Map<String, NameBook> books = new ConcurrentHashMap<>();

    NameBooks(MeasurementCatalogue catalogue, MeasurementNames names, List<NodeUnits> units) {
        this.catalogue = catalogue;
        this.names = names;
        this.units = List.copyOf(units);
        profiles = UnitProfiles.bundled(catalogue);
    }

    /** Those that the configuration names for the node, or those of its version of KPM. */
    NameBook of(String ranName, KpmVersion version) {
        String profile = units.stream()
                .filter(each -> ranName.matches(each.nodes()))
                .map(NodeUnits::profile)
                .findFirst()
                .orElse(
                        switch (version) {
                            // Figures of v1 containers come in the catalogue's units from the codec.
                            case V1_00, V3_00, V4_00 -> UnitProfile.STANDARD.name();
                            case V2_00, V2_01, V2_03 -> V2_UNITS;
                        });
        return books.computeIfAbsent(profile, this::made);
    }

    private NameBook made(String profile) {
        @Nullable UnitProfile found = profiles.find(profile);
        return new NameBook(catalogue, names, found == null ? UnitProfile.STANDARD : found);
    }
}
