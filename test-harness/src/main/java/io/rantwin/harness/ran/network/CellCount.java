package io.rantwin.harness.ran.network;

/** What is counted for each cell since the network began. Counts only rise, so that a report is a difference of two readings. */
public enum CellCount {
    /** Resource blocks that the cell offers to the downlink, times seconds in which it serves. */
    PRB_SECONDS_AVAILABLE_DL,
    /** The same for the uplink. */
    PRB_SECONDS_AVAILABLE_UL,
    /** Resource blocks sent, times seconds; every slice and repetition. */
    PRB_SECONDS_USED_DL,
    /** Resource blocks granted in the uplink, times seconds. */
    PRB_SECONDS_USED_UL,
    /** Seconds in which the cell serves: not asleep, not in transition. */
    SECONDS_SERVING,
    /** RRC connected users times seconds. */
    CONNECTED_UE_SECONDS,
    /** RRC connection establishments asked for. */
    RRC_ESTABLISHMENTS_ATTEMPTED,
    /** ... and done. */
    RRC_ESTABLISHMENTS_DONE,
    /** ... and refused by admission control. */
    RRC_ESTABLISHMENTS_REFUSED,
    /** RRC re-establishments asked for in this cell, after a radio link or handover failed elsewhere or here. */
    RRC_REESTABLISHMENTS_ATTEMPTED,
    /** ... and done. */
    RRC_REESTABLISHMENTS_DONE,
    /** Connections that ended because nobody could take them. */
    RRC_CONNECTIONS_DROPPED,
    /** Handovers asked of a neighbour on the same carrier, counted at the source. */
    HANDOVERS_PREPARED_INTRA_FREQUENCY,
    /** ... refused by the target. */
    HANDOVERS_REFUSED_INTRA_FREQUENCY,
    /** Handover commands sent to users, target on the same carrier. */
    HANDOVERS_EXECUTED_INTRA_FREQUENCY,
    /** ... and arrived. */
    HANDOVERS_DONE_INTRA_FREQUENCY,
    /** Handovers asked of a neighbour on another carrier. */
    HANDOVERS_PREPARED_INTER_FREQUENCY,
    /** ... refused by the target. */
    HANDOVERS_REFUSED_INTER_FREQUENCY,
    /** Handover commands sent, target on another carrier. */
    HANDOVERS_EXECUTED_INTER_FREQUENCY,
    /** ... and arrived. */
    HANDOVERS_DONE_INTER_FREQUENCY,
    /** Handovers back to the cell the user came from, soon after; counted at the source. */
    HANDOVERS_PING_PONG,
    /** Users that entered by handover. */
    HANDOVERS_ENTERED,
    /** Radio links lost in this cell. */
    RADIO_LINK_FAILURES,
    /** Transport blocks sent first. */
    TRANSPORT_BLOCKS_DL,
    /** Transport blocks, first or repeated, that were not decoded. */
    TRANSPORT_BLOCKS_FAILED_DL,
    /** Transport blocks given up after the last repetition. */
    TRANSPORT_BLOCKS_LOST_DL,
    /** Energy of the radio unit [J]. */
    ENERGY_JOULES
}
