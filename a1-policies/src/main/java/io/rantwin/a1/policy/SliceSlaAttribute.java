package io.rantwin.a1.policy;

/** Numeric attributes of sliceSlaObjectives; those after the eighth are of version 4 only. */
public enum SliceSlaAttribute implements Attribute {
    MAX_NUMBER_OF_UES("maxNumberOfUes", "", Range.COUNT),
    MAX_NUMBER_OF_PDU_SESSIONS("maxNumberOfPduSessions", "", Range.COUNT),
    /** Sum over the GBR flows of the slice; over the cells named, when there are any. */
    GUA_DL_THPT_PER_SLICE("guaDlThptPerSlice", "kbit/s", Range.NOT_NEGATIVE),
    MAX_DL_THPT_PER_SLICE("maxDlThptPerSlice", "kbit/s", Range.NOT_NEGATIVE),
    MAX_DL_THPT_PER_UE("maxDlThptPerUe", "kbit/s", Range.NOT_NEGATIVE),
    /** Sum over the GBR flows of the slice; over the cells named, when there are any. */
    GUA_UL_THPT_PER_SLICE("guaUlThptPerSlice", "kbit/s", Range.NOT_NEGATIVE),
    MAX_UL_THPT_PER_SLICE("maxUlThptPerSlice", "kbit/s", Range.NOT_NEGATIVE),
    MAX_UL_THPT_PER_UE("maxUlThptPerUe", "kbit/s", Range.NOT_NEGATIVE),
    MAX_DL_PACKET_DELAY_PER_UE("maxDlPacketDelayPerUe", "ms", Range.POSITIVE),
    MAX_UL_PACKET_DELAY_PER_UE("maxUlPacketDelayPerUe", "ms", Range.POSITIVE),
    MAX_DL_PDCP_SDU_PACKET_LOSS_RATE_PER_UE("maxDlPdcpSduPacketLossRatePerUe", "", Range.RATIO),
    MAX_UL_RLC_SDU_PACKET_LOSS_RATE_PER_UE("maxUlRlcSduPacketLossRatePerUe", "", Range.RATIO),
    MAX_DL_JITTER_PER_UE("maxDlJitterPerUe", "ms", Range.NOT_NEGATIVE),
    MAX_UL_JITTER_PER_UE("maxUlJitterPerUe", "ms", Range.NOT_NEGATIVE),
    /** 1 is first. */
    DL_SLICE_PRIORITY("dlSlicePriority", "", Range.POSITIVE_COUNT),
    /** 1 is first. */
    UL_SLICE_PRIORITY("ulSlicePriority", "", Range.POSITIVE_COUNT),
    MAX_DL_PKT_SIZE("maxDlPktSize", "bytes", Range.POSITIVE_COUNT),
    MAX_UL_PKT_SIZE("maxUlPktSize", "bytes", Range.POSITIVE_COUNT);

    private final String member;
    private final String unit;
    private final Range range;

    SliceSlaAttribute(String member, String unit, Range range) {
        this.member = member;
        this.unit = unit;
        this.range = range;
    }

    @Override
    public String member() {
        return member;
    }

    @Override
    public String unit() {
        return unit;
    }

    @Override
    public Range range() {
        return range;
    }
}
