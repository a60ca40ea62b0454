package io.rantwin.codecs.asn1;

import io.rantwin.codecs.asn1.Value.BooleanValue;
import io.rantwin.codecs.asn1.Value.NullValue;
import io.rantwin.codecs.asn1.Value.RealValue;
import io.rantwin.codecs.asn1.Value.TextValue;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import io.rantwin.codecs.per.PerWriter;

/** The types without constraints. */
public enum SimpleType implements AsnType {
    /** X.691 clause 12. */
    BOOLEAN,
    /** X.691 clause 18: no bits at all. */
    NULL,
    /** X.691 clause 15. */
    REAL,
    /** X.691 clause 24. */
    OBJECT_IDENTIFIER;

    private static final BooleanValue TRUE = new BooleanValue(true);
    private static final BooleanValue FALSE = new BooleanValue(false);

    @Override
    public Value decode(PerReader from) throws PerException {
        return switch (this) {
            case BOOLEAN -> from.bit() ? TRUE : FALSE;
            case NULL -> NullValue.NULL;
            case REAL -> new RealValue(from.real());
            case OBJECT_IDENTIFIER -> new TextValue(from.objectIdentifier());
        };
    }

    @Override
    public void encode(PerWriter to, Value value) throws PerException {
        switch (this) {
            case BOOLEAN -> {
                if (!(value instanceof BooleanValue(boolean truth))) {
                    throw AsnType.mismatch(to, "BOOLEAN", value);
                }
                to.bit(truth);
            }
            case NULL -> {
                if (value != NullValue.NULL) {
                    throw AsnType.mismatch(to, "NULL", value);
                }
            }
            case REAL -> {
                if (!(value instanceof RealValue(double number))) {
                    throw AsnType.mismatch(to, "REAL", value);
                }
                to.real(number);
            }
            case OBJECT_IDENTIFIER -> {
                if (!(value instanceof TextValue(String dotted))) {
                    throw AsnType.mismatch(to, "OBJECT IDENTIFIER", value);
                }
                to.objectIdentifier(dotted);
            }
        }
    }
}
