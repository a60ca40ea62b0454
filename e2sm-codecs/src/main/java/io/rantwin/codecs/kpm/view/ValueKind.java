package io.rantwin.codecs.kpm.view;

/** What a record value is (MeasurementRecordItem of E2SM-KPM). */
public enum ValueKind {
    /** 0..4294967295. */
    INTEGER(0),
    /** A double; also infinities and not-a-number. */
    REAL(1),
    /** Not measured in that period, unlike 0. */
    NO_VALUE(2),
    /** The condition for reporting the value was not met; v04.00. */
    NOT_SATISFIED(3),
    /** An alternative that a newer version added; its index among the additions is the value. */
    UNKNOWN(4);

    private static final ValueKind[] BY_CODE = values();

    private final byte code;

    ValueKind(int code) {
        this.code = (byte) code;
    }

    /** As it stands in the arrays. */
    byte code() {
        return code;
    }

    static ValueKind of(byte code) {
        return BY_CODE[code];
    }
}
