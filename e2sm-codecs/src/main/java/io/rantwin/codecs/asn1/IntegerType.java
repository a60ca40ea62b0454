package io.rantwin.codecs.asn1;

import io.rantwin.codecs.asn1.Value.IntegerValue;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import io.rantwin.codecs.per.PerWriter;
import org.jspecify.annotations.Nullable;

/**
 * INTEGER (X.691 clause 13).
 *
 * @param lower smallest value, or {@code null} when unbounded; numbers outside 64 bits are refused
 * @param upper largest value, or {@code null} when unbounded
 * @param extensible whether values outside the bounds may follow behind an extension bit
 */
public record IntegerType(@Nullable Long lower, @Nullable Long upper, boolean extensible) implements AsnType {

    @Override
    public Value decode(PerReader from) throws PerException {
        if (extensible && from.bit()) {
            return new IntegerValue(from.unconstrained());
        }
        return new IntegerValue(
                lower == null
                        ? from.unconstrained()
                        : upper == null ? from.semiConstrained(lower) : from.constrained(lower, upper));
    }

    @Override
    public void encode(PerWriter to, Value value) throws PerException {
        if (!(value instanceof IntegerValue(long number))) {
            throw AsnType.mismatch(to, "INTEGER", value);
        }
        if (extensible) {
            boolean inRoot = (lower == null || number >= lower) && (upper == null || number <= upper);
            to.bit(!inRoot);
            if (!inRoot) {
                to.unconstrained(number);
                return;
            }
        }
        if (lower == null) {
            to.unconstrained(number);
        } else if (upper == null) {
            to.semiConstrained(number, lower);
        } else {
            to.constrained(number, lower, upper);
        }
    }
}
