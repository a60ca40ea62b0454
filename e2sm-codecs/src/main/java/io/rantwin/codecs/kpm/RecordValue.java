package io.rantwin.codecs.kpm;

/** One figure of a measurement record (E2SM-KPM, IE MeasurementRecordItem). The unit is that of the measurement. */
public sealed interface RecordValue
        permits RecordValue.IntegerValue,
                RecordValue.RealValue,
                RecordValue.NoValue,
                RecordValue.NotSatisfied,
                UnrecognizedAlternative {
    /** The one {@link NoValue}. */
    RecordValue NO_VALUE = new NoValue();

    /** The one {@link NotSatisfied}. */
    RecordValue NOT_SATISFIED = new NotSatisfied();

    /** @param value 0..4294967295 */
    record IntegerValue(long value) implements RecordValue {}

    /** @param value any number; equality is that of {@link Double#equals} */
    record RealValue(double value) implements RecordValue {}

    /** Not measured in that period: not the same as 0. */
    record NoValue() implements RecordValue {}

    /** Measured, but left out because the report conditions of the action do not hold (v04). */
    record NotSatisfied() implements RecordValue {}
}
