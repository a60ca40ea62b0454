package io.rantwin.a1.policy;

/** Numeric attributes of ueLevelObjectives. */
public enum UeLevelAttribute implements Attribute {
    UL_THROUGHPUT("ulThroughput", "kbit/s", Range.NOT_NEGATIVE),
    DL_THROUGHPUT("dlThroughput", "kbit/s", Range.NOT_NEGATIVE),
    /** In steps of 0.1 ms. */
    UL_PACKET_DELAY("ulPacketDelay", "ms", Range.POSITIVE),
    /** In steps of 0.1 ms. */
    DL_PACKET_DELAY("dlPacketDelay", "ms", Range.POSITIVE),
    UL_PDCP_SDU_PACKET_LOSS_RATE("ulPdcpSduPacketLossRate", "", Range.RATIO),
    DL_RLC_SDU_PACKET_LOSS_RATE("dlRlcSduPacketLossRate", "", Range.RATIO);

    private final String member;
    private final String unit;
    private final Range range;

    UeLevelAttribute(String member, String unit, Range range) {
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
