package io.rantwin.a1.policy;

/** Attributes of qosObjectives, with the meaning of TS 23.501, 5.7. A1TD names no units; kbit/s and ms are this product's choice. */
public enum QosAttribute implements Attribute {
    /** Guaranteed flow bit rate. */
    GFBR("gfbr", "kbit/s", Range.NOT_NEGATIVE),
    /** Maximum flow bit rate. */
    MFBR("mfbr", "kbit/s", Range.POSITIVE),
    /** Priority level, 1..127 (TS 23.501, 5.7.3.3); low is first. */
    PRIORITY_LEVEL("priorityLevel", "", Range.PRIORITY_LEVELS),
    /** Packet delay budget. */
    PDB("pdb", "ms", Range.POSITIVE);

    private final String member;
    private final String unit;
    private final Range range;

    QosAttribute(String member, String unit, Range range) {
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
