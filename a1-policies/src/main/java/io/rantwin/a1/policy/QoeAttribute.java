package io.rantwin.a1.policy;

/** Attributes of qoeObjectives; all are about video. */
public enum QoeAttribute implements Attribute {
    /** Mean opinion score. */
    QOE_SCORE("qoeScore", "", Range.OPINION_SCORES),
    /** Time until video starts. */
    INITIAL_BUFFERING("initialBuffering", "s", Range.NOT_NEGATIVE),
    /** How often video stops to buffer. */
    RE_BUFF_FREQ("reBuffFreq", "", Range.NOT_NEGATIVE),
    /** Share of time that video stands still. */
    STALL_RATIO("stallRatio", "", Range.RATIO);

    private final String member;
    private final String unit;
    private final Range range;

    QoeAttribute(String member, String unit, Range range) {
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
