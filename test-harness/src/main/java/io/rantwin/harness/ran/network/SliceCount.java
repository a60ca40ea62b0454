package io.rantwin.harness.ran.network;

/** What is counted for each slice of each cell since the network began. The sum over the slices is the cell's. */
public enum SliceCount {
    /** Resource blocks sent, times seconds. */
    PRB_SECONDS_USED_DL,
    /** Resource blocks granted in the uplink, times seconds. */
    PRB_SECONDS_USED_UL,
    /** Bits that came from the core for users of the cell. */
    OFFERED_BITS_DL,
    /** Bits delivered to users. */
    SERVED_BITS_DL,
    /** Bits delivered by users. */
    SERVED_BITS_UL,
    /** Bits thrown away: full buffer, discard timer, lost connection. */
    DROPPED_BITS_DL,
    /** Service data units (bursts) delivered. */
    UNITS_DELIVERED_DL,
    /** Service data units of which nothing or not all was delivered. */
    UNITS_DROPPED_DL,
    /** Bits waiting in the base station, times seconds; by Little's law, divided by the bits served, the mean delay. */
    QUEUED_BIT_SECONDS_DL,
    /** Users with something to receive, times seconds. */
    ACTIVE_UE_SECONDS_DL,
    /** Users with something to send, times seconds. */
    ACTIVE_UE_SECONDS_UL,
    /** Bits delivered while more was waiting (TS 28.552 leaves out the piece that empties the buffer). */
    THROUGHPUT_BITS_DL,
    /** Seconds in which those were delivered, summed over users. */
    THROUGHPUT_SECONDS_DL,
    /** RRC connected users of the slice, times seconds. */
    CONNECTED_UE_SECONDS
}
