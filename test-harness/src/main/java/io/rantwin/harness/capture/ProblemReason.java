package io.rantwin.harness.capture;

/** Why something in a capture could not be used as it stands. */
public enum ProblemReason {
    /** The capture kept only the beginning of the packet; PDUs in the missing part are lost. */
    TRUNCATED_BY_SNAP_LENGTH(true),
    /** A length or field of the packet contradicts the packet. */
    MALFORMED_PACKET(true),
    /** A fragment, chunk or segment of a PDU is not in the capture. */
    GAP_IN_FRAGMENTS(true),
    /** IP fragments overlap; the datagram is dropped (RFC 5722, section 4). */
    OVERLAPPING_FRAGMENTS(true),
    /** A PDU is longer than {@link CaptureLimits#maxMessageBytes()}. */
    MESSAGE_TOO_LONG(true),
    /** An unfinished PDU was given up to stay within {@link CaptureLimits}. */
    REASSEMBLY_LIMIT(true),
    /** A TCP segment was skipped because the beginning of the next PDU is not known. */
    STREAM_POSITION_UNKNOWN(true),
    /** The file's link type is not one we read. */
    UNSUPPORTED_LINK_TYPE(true),
    /** A packet of a pcapng file names an interface that the section does not describe. */
    UNKNOWN_INTERFACE(true),
    /** The structure of the file is broken; what follows is not read. */
    CORRUPT_FILE(true),
    /** The file ends within a packet. */
    FILE_ENDS_EARLY(true),
    /** The SCTP checksum does not match (usual when the network card computes it); the packet is used. */
    CHECKSUM_NOT_VERIFIED(false),
    /** The same data came again (retransmission, or captured twice); the copy is dropped. */
    DUPLICATE_DROPPED(false),
    /** The transmission sequence number was used before for other data; the chunk is used. */
    SEQUENCE_NUMBER_REUSED(false),
    /** A user message has a payload protocol identifier that was not asked for; it is left out. */
    OTHER_PAYLOAD_PROTOCOL(false),
    /** The time stamp is beyond what can be represented; the PDU has none. */
    TIMESTAMP_OUT_OF_RANGE(false);

    private final boolean loss;

    ProblemReason(boolean loss) {
        this.loss = loss;
    }

    /** Whether a PDU may be missing from the result because of this. */
    public boolean isLoss() {
        return loss;
    }
}
