package io.rantwin.nearrt.intent;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.kpm.KpmDialect;
import io.rantwin.nearrt.configuration.MeasurementIntent;
import io.rantwin.nearrt.configuration.TwinConfiguration;
import io.rantwin.nearrt.ingest.NameBook;
import io.rantwin.nearrt.ingest.Sources;
import io.rantwin.nearrt.live.CellText;
import io.rantwin.nearrt.loop.NetworkTime;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.node.E2Node;
import io.rantwin.xapp.node.KpmFunction;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the desks of all nodes have in common.
 *
 * @param configuration what the operator wants
 * @param catalogue of measurements
 * @param codecs of KPM
 * @param books by node and version
 * @param sources where ingest looks up what it reads
 * @param time of the network
 * @param port takes wishes
 * @param topologyCellIds cells of the topology in use
 * @param complaints of what goes wrong
 */
record DeskTools(
        TwinConfiguration configuration,
        MeasurementCatalogue catalogue,
        KpmDialect.Codecs codecs,
        NameBooks books,
        Sources sources,
        NetworkTime time,
        SubscriptionPort port,
        Supplier<List<String>> topologyCellIds,
        Complaints complaints) {
    List<MeasurementIntent> intents() {
        return configuration.intents();
    }

    NameBook book(E2Node node, KpmFunction function) {
        return books.of(node.ranName(), function.version());
    }

    int mostCells() {
        return configuration.cells().most();
    }

    boolean searches() {
        return configuration.cells().discovery() == TwinConfiguration.Discovery.AUTO;
    }

    /** Cells of a node that the configuration or the topology names. */
    List<NrCgi> listedCells(E2Node node) {
        if (configuration.cells().discovery() == TwinConfiguration.Discovery.NODE) {
            return List.of();
        }
        List<NrCgi> named = parsed(configuration.cells().ofNode().getOrDefault(node.ranName(), List.of()));
        if (!named.isEmpty()) {
            return named;
        }
        CellSearch owner = CellSearch.of(node, 1);
        return owner == null
                ? List.of()
                : parsed(topologyCellIds.get()).stream().filter(owner::owns).toList();
    }

    private static List<NrCgi> parsed(List<String> texts) {
        return texts.stream().map(CellText::parse).filter(Objects::nonNull).toList();
    }
}
