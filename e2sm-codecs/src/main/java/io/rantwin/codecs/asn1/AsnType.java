package io.rantwin.codecs.asn1;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import io.rantwin.codecs.per.PerWriter;

/** An ASN.1 type with its PER-visible constraints. Immutable once its schema is loaded; thread-safe. */
public sealed interface AsnType
        permits IntegerType,
                SimpleType,
                EnumeratedType,
                StringType,
                SequenceType,
                SequenceOfType,
                ChoiceType,
                OpenType,
                TypeReference {

    /**
     * Reads one value.
     *
     * @throws PerException when the bits are no valid encoding of this type
     */
    Value decode(PerReader from) throws PerException;

    /**
     * Writes one value canonically.
     *
     * @throws PerException when the value is not one of this type
     */
    void encode(PerWriter to, Value value) throws PerException;

    /** This type, or the one that a reference stands for. */
    default AsnType resolved() {
        return this;
    }

    /** For {@link #encode}: the value is of another kind than the type. */
    static PerException mismatch(PerWriter to, String wanted, Value value) {
        return to.error("expected " + wanted + ", got " + value.getClass().getSimpleName());
    }
}
