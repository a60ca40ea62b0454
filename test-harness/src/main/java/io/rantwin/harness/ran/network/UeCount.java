package io.rantwin.harness.ran.network;

/** What is counted for each user since the network began. */
public enum UeCount {
    /** Resource blocks sent to it, times seconds. */
    PRB_SECONDS_USED_DL,
    /** Resource blocks granted to it in the uplink, times seconds. */
    PRB_SECONDS_USED_UL,
    /** Bits that came for it. */
    OFFERED_BITS_DL,
    /** Bits delivered to it. */
    SERVED_BITS_DL,
    /** Bits delivered by it. */
    SERVED_BITS_UL,
    /** Bits waiting in the base station, times seconds. */
    QUEUED_BIT_SECONDS_DL,
    /** Bits delivered while more was waiting. */
    THROUGHPUT_BITS_DL,
    /** Seconds in which those were delivered. */
    THROUGHPUT_SECONDS_DL,
    /** Transport blocks sent first. */
    TRANSPORT_BLOCKS_DL,
    /** Transport blocks, first or repeated, that were not decoded. */
    TRANSPORT_BLOCKS_FAILED_DL
}
