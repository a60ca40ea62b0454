package io.rantwin.codecs.rc;

import io.rantwin.codecs.per.Octets;

/** RANParameter-Value, the value of an element. Immutable. */
public sealed interface ParameterValue
        permits ParameterValue.Bool,
                ParameterValue.Int,
                ParameterValue.Real,
                ParameterValue.Bits,
                ParameterValue.OctetString,
                ParameterValue.Text,
                UnrecognizedAlternative {
    /** BOOLEAN. */
    record Bool(boolean value) implements ParameterValue {}

    /** INTEGER; ENUMERATED parameters are given as INTEGER too. */
    record Int(long value) implements ParameterValue {}

    /** REAL. */
    record Real(double value) implements ParameterValue {}

    /**
     * BIT STRING.
     *
     * @param bits left aligned, zero padded to octets
     * @param length number of bits
     */
    record Bits(Octets bits, int length) implements ParameterValue {}

    /** OCTET STRING; often the encoding of an information element of another specification. */
    record OctetString(Octets octets) implements ParameterValue {}

    /** PrintableString. */
    record Text(String text) implements ParameterValue {}

    /** Short form of {@link Int}. */
    static ParameterValue of(long value) {
        return new Int(value);
    }

    /** Short form of {@link Bool}. */
    static ParameterValue of(boolean value) {
        return new Bool(value);
    }

    /** Short form of {@link Real}. */
    static ParameterValue of(double value) {
        return new Real(value);
    }

    /** Short form of {@link OctetString}. */
    static ParameterValue of(Octets octets) {
        return new OctetString(octets);
    }

    /** Short form of {@link Text}. */
    static ParameterValue of(String text) {
        return new Text(text);
    }
}
