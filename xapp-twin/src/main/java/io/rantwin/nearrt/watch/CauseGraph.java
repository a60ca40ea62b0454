package io.rantwin.nearrt.watch;

import io.rantwin.twin.anomaly.Cause;
import io.rantwin.twin.anomaly.Finding;
import io.rantwin.twin.anomaly.RootCauses;
import io.rantwin.twin.topology.NeighbourRelation;
import io.rantwin.twin.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Who may have caused what, by the neighbour relations of a topology. */
final class CauseGraph {
    /** A ranking compares all with all. */
    private static final int MOST_RANKED = 300;

    private static final double USUAL_WEIGHT = 0.5;
    private static final double MEMORY_PERIODS = 10;

    private CauseGraph() {}

    /** Findings as causes, the likeliest first. Without relations each is its own. */
    static List<Cause> rank(
            List<Finding> findings, Topology topology, Map<String, WatchedCell> cells, long testPeriodMillis) {
        int[][] neighbours = new int[cells.size()][];
        double[][] weights = new double[cells.size()][];
        for (WatchedCell cell : cells.values()) {
            relations(cell, topology, cells, neighbours, weights);
        }
        List<Finding> severest = new ArrayList<>(findings);
        severest.sort(Comparator.comparingDouble((Finding finding) -> -finding.severity())
                .thenComparingInt(Finding::cell));
        return new RootCauses(neighbours, weights, 2 * testPeriodMillis, MEMORY_PERIODS * testPeriodMillis)
                .rank(severest.subList(0, Math.min(MOST_RANKED, severest.size())));
    }

    private static void relations(
            WatchedCell cell,
            Topology topology,
            Map<String, WatchedCell> cells,
            int[][] neighbours,
            double[][] weights) {
        int place = topology.indexOf(cell.cellId);
        List<NeighbourRelation> relations = place < 0 ? List.of() : topology.relationsOf(place);
        double most = 0;
        List<NeighbourRelation> seen = new ArrayList<>();
        for (NeighbourRelation relation : relations) {
            if (cells.containsKey(topology.cells().get(relation.neighbour()).cellId())) {
                seen.add(relation);
                Double handovers = relation.handovers();
                most = Math.max(most, handovers == null ? 0 : handovers);
            }
        }
        int[] to = new int[seen.size()];
        double[] weight = new double[seen.size()];
        for (int i = 0; i < to.length; i++) {
            WatchedCell neighbour =
                    cells.get(topology.cells().get(seen.get(i).neighbour()).cellId());
            Double handovers = seen.get(i).handovers();
            to[i] = neighbour == null ? cell.index : neighbour.index;
            weight[i] = handovers == null || most == 0 ? USUAL_WEIGHT : handovers / most;
        }
        neighbours[cell.index] = to;
        weights[cell.index] = weight;
    }
}
