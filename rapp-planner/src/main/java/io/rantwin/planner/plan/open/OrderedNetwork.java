package io.rantwin.planner.plan.open;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.network.NetworkException;
import io.rantwin.planner.network.NetworkFiles;
import io.rantwin.planner.plan.EnforcementFile;
import io.rantwin.planner.plan.NetworkChoice;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.twin.energy.ReferenceSet;
import io.rantwin.twin.enforcement.EnforcementParameters;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network that an order is about.
 *
 * @param choice of no use when mistakes were told; null when it could not even be made
 * @param cellIds its cells, in its order; empty when they are not known
 */
record OrderedNetwork(@Nullable NetworkChoice choice, List<String> cellIds) {
    static final OrderedNetwork NONE = new OrderedNetwork(null, List.of());

    private static final double MOST_WATTS = 1e6;

    OrderedNetwork {
        cellIds = List.copyOf(cellIds);
    }

    /** Reads the member {@code network}; what is wrong is told to the fields. */
    static OrderedNetwork read(Fields root, OrderFiles files, long dayMillis, int decisions) {
        if (!root.has("network")) {
            root.wrong("network", "is missing");
            return NONE;
        }
        Fields fields = root.object("network");
        JsonNode sent = fields.raw("topology");
        Path topologyFile = sent.isObject() ? null : files.file(fields, "topology");
        Path snapshotFile = files.file(fields, "snapshot");
        if (!fields.has("topology") && !fields.has("snapshot")) {
            fields.wrong(
                    "",
                    "must have topology (what rantwin twin topology get prints, or a file of it), snapshot (a file of rantwin twin"
                            + " snapshot), or both");
        }
        ReferenceSet powerSet = fields.choice("powerSet", ReferenceSet.CATEGORY_1_SET_1, ReferenceSet.class);
        double full = fields.number("fullWatts", 1000, 1, MOST_WATTS);
        double pilots = fields.number("pilotSymbols", 0.04, 0, 1);
        long seed = fields.whole("mapSeed", 1, Long.MIN_VALUE, Long.MAX_VALUE);
        EnforcementParameters enforcement = enforcement(fields, files);
        fields.close();
        String at = "topology";
        Topology topology = null;
        Snapshot snapshot = null;
        NetworkChoice choice = null;
        try {
            topology = topology(sent, topologyFile);
            at = "snapshot";
            snapshot = snapshotFile == null ? null : NetworkFiles.snapshot(snapshotFile);
            choice = new NetworkChoice(
                    topology, snapshot, dayMillis, decisions, powerSet, full, pilots, seed, enforcement);
        } catch (NetworkException wrong) {
            fields.wrong(at, String.valueOf(wrong.getMessage()));
            return NONE;
        } catch (IllegalArgumentException wrong) {
            fields.wrong("", String.valueOf(wrong.getMessage()));
        }
        return new OrderedNetwork(choice, cellIds(topology, snapshot));
    }

    private static @Nullable Topology topology(JsonNode sent, @Nullable Path file) throws NetworkException {
        if (sent.isObject()) {
            return NetworkFiles.topology(sent.toString().getBytes(StandardCharsets.UTF_8));
        }
        return file == null ? null : NetworkFiles.topology(file);
    }

    private static List<String> cellIds(@Nullable Topology topology, @Nullable Snapshot snapshot) {
        if (snapshot != null) {
            return snapshot.cellIds();
        }
        return topology == null
                ? List.of()
                : topology.cells().stream().map(Cell::cellId).toList();
    }

    private static EnforcementParameters enforcement(Fields fields, OrderFiles files) {
        Path file = files.file(fields, "enforcement");
        try {
            return file == null ? EnforcementParameters.USUAL : EnforcementFile.read(file);
        } catch (PlanException wrong) {
            fields.wrong("enforcement", files.words(wrong));
            return EnforcementParameters.USUAL;
        }
    }
}
