package io.rantwin.a1.policy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers to be reached, by attribute.
 *
 * @param values by attribute, in its unit; what is absent is not asked for
 */
public record Objectives<A extends Enum<A> & Attribute>(Map<A, Double> values) {
    public Objectives {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /** A value in the unit of the attribute, or {@code null} when it is not asked for. */
    public @Nullable Double get(A attribute) {
        return values.get(attribute);
    }

    /** A number as people write it: without the point of whole numbers. */
    public static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
