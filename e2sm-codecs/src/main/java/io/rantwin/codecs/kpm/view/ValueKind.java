package io.rantwin.codecs.kpm.view;

/** What a record value is (MeasurementRecordItem of E2SM-KPM). */
public enum ValueKind {
    /** 0..4294967295. */
    INTEGER,
    /** A double; also infinities and not-a-number. */
    REAL,
    /** Not measured in that period, unlike 0. */
    NO_VALUE,
    /** The condition for reporting the value was not met; v04.00. */
    NOT_SATISFIED,
    /** An alternative that a newer version added; its index among the additions is the value. */
    UNKNOWN
}
