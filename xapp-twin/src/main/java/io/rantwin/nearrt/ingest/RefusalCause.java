package io.rantwin.nearrt.ingest;

/** Why a value, or a whole report, is not believed or not taken. */
public enum RefusalCause {
    /** Not a number, or infinite. */
    NOT_FINITE("value is no finite number"),
    /** A number by which nodes mean that they have none. */
    SENTINEL("value stands for none"),
    /** Outside the catalogue's range: wrong unit, wrong sign, garbage. */
    OUT_OF_RANGE("value out of range"),
    /** Another quantity than the catalogue's under this name. */
    UNIT("another quantity under this name"),
    /** The same measurement twice in a record, with different values. */
    DUPLICATE("measurement twice with different values"),
    /** The report's time is not of this network's time. */
    CLOCK("time far from the network's"),
    /** A granularity period that cannot be. */
    PERIOD("period not usable"),
    /** The octets cannot be read in any version. */
    MALFORMED("not readable"),
    /** Values and names do not fit together. */
    SHAPE("values do not fit the measurements"),
    /** A message format that the loop has no use for. */
    FORMAT("message format without use here"),
    /** Nobody asked for it. */
    UNCLAIMED("of no intent"),
    /** What waits for slow decoding is full. */
    SLOW_LANE_FULL("queue for slow decoding full");

    private final String words;

    RefusalCause(String words) {
        this.words = words;
    }

    /** The same in words. */
    public String words() {
        return words;
    }
}
