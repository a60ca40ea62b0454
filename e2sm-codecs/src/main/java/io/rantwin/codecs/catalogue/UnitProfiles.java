package io.rantwin.codecs.catalogue;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The known {@linkplain UnitProfile unit profiles} by name. Immutable and thread-safe. */
public final class UnitProfiles {
    private static final String FILE = "unit-profiles.tsv";
    private static final List<String> COLUMNS = List.of("profile", "name", "unit", "min", "max", "note");

    private final Map<String, UnitProfile> profiles;

    private UnitProfiles(Map<String, UnitProfile> profiles) {
        this.profiles = Map.copyOf(profiles);
    }

    /**
     * Loads the profiles that come with this module.
     *
     * @throws IllegalStateException when the table is broken, which the build's tests rule out
     */
    public static UnitProfiles bundled(MeasurementCatalogue catalogue) {
        try {
            return of(TableFile.readBundled(FILE, COLUMNS), catalogue);
        } catch (CatalogueFormatException broken) {
            throw new IllegalStateException("The unit profiles of this build are broken.", broken);
        }
    }

    /**
     * Reads profiles of the same form, for instance those of an operator's own nodes.
     *
     * @param file name for messages
     * @param reader the table; left open
     * @throws CatalogueFormatException for the first malformed line
     */
    public static UnitProfiles read(String file, Reader reader, MeasurementCatalogue catalogue)
            throws IOException, CatalogueFormatException {
        return of(TableFile.read(file, COLUMNS, reader), catalogue);
    }

    private static UnitProfiles of(List<TableRow> rows, MeasurementCatalogue catalogue)
            throws CatalogueFormatException {
        Map<String, Measurement> families =
                catalogue.all().stream().collect(Collectors.toMap(Measurement::name, measurement -> measurement));
        Map<String, Map<String, UnitProfile.Deviation>> deviations = new TreeMap<>();
        for (TableRow row : rows) {
            String profile = row.text("profile");
            if (profile.equals(UnitProfile.STANDARD.name())) {
                throw row.fault("the profile '" + profile + "' has no deviations by definition");
            }
            String name = row.text("name");
            @Nullable Measurement measurement = families.get(name);
            if (measurement == null) {
                throw row.fault("'" + name + "' is not a family of the catalogue");
            }
            Map<String, UnitProfile.Deviation> ofProfile =
                    deviations.computeIfAbsent(profile, _ -> new LinkedHashMap<>());
            if (ofProfile.putIfAbsent(name, deviation(row, measurement)) != null) {
                throw row.fault("'" + name + "' occurs twice in the profile " + profile);
            }
        }
        Map<String, UnitProfile> profiles = new TreeMap<>();
        profiles.put(UnitProfile.STANDARD.name(), UnitProfile.STANDARD);
        deviations.forEach((profile, ofProfile) -> profiles.put(profile, new UnitProfile(profile, ofProfile)));
        return new UnitProfiles(profiles);
    }

    private static UnitProfile.Deviation deviation(TableRow row, Measurement measurement)
            throws CatalogueFormatException {
        Unit unit = row.code("unit", Unit.class);
        boolean ownRange = row.optional("min") != null || row.optional("max") != null;
        if (!ownRange && !measurement.unit().isConvertibleTo(unit)) {
            throw row.fault("the unit " + unit.code() + " has no factor to "
                    + measurement.unit().code() + ", so the row needs a range of its own");
        }
        PlausibleRange range =
                ownRange ? row.range("min", "max") : measurement.range().convert(measurement.unit(), unit);
        return new UnitProfile.Deviation(unit, range, row.text("note"));
    }

    /** The profile of that name, or null. Names are lower case; {@code standard} always exists. */
    public @Nullable UnitProfile find(String name) {
        return profiles.get(name);
    }

    /** Names of all profiles, in alphabetical order. */
    public Set<String> names() {
        return new TreeSet<>(profiles.keySet());
    }
}
