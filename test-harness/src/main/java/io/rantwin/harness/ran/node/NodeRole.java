package io.rantwin.harness.ran.node;

/** Which part of a gNB an E2 node is (TS 38.401 clause 6.1). */
public enum NodeRole {
    /** All of it. */
    GNB,
    /** Control plane of the central unit: connections and mobility. */
    CU_CP,
    /** User plane of the central unit: PDCP. */
    CU_UP,
    /** Distributed unit with its radio units: RLC, MAC and PHY. */
    DU;

    /** Whether such a node has the scheduler and the radio units of its cells. */
    boolean hasCells() {
        return this == GNB || this == DU;
    }

    /** Whether such a node has the connections of its users. */
    boolean hasConnections() {
        return this == GNB || this == CU_CP;
    }
}
