package io.rantwin.nearrt.live;

import java.util.List;

/** E2 nodes that the RIC knows. Thread-safe. */
@FunctionalInterface
public interface LiveNodes {
    /** In the order of their names. */
    List<NodeView> nodes();

    /**
     * One node.
     *
     * @param ranName inventory name
     * @param connected whether its E2 association stands
     * @param cellIds cells it has reported so far
     * @param missingMeasurements asked for and not offered by its function definition
     */
    record NodeView(String ranName, boolean connected, List<String> cellIds, List<String> missingMeasurements) {
        /** Copies the lists. */
        public NodeView {
            cellIds = List.copyOf(cellIds);
            missingMeasurements = List.copyOf(missingMeasurements);
        }
    }
}
