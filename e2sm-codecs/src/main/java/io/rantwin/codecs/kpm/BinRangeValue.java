package io.rantwin.codecs.kpm;

/** Bound of a distribution bin (E2SM-KPM v02.03, IE BinRangeValue), in the unit of the measurement. */
public sealed interface BinRangeValue
        permits BinRangeValue.IntegerValue, BinRangeValue.RealValue, UnrecognizedAlternative {
    /** valueInt. */
    record IntegerValue(long value) implements BinRangeValue {}

    /** valueReal. */
    record RealValue(double value) implements BinRangeValue {}
}
