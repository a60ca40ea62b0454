package io.rantwin.codecs.catalogue;

/**
 * Closed range outside of which a value is not believed. Wide on purpose: it catches wrong units, wrong signs and
 * garbage, not unusual load.
 *
 * @param min lowest believed value, finite, at most {@code max}
 * @param max highest believed value, finite
 */
public record PlausibleRange(double min, double max) {
    /** @throws IllegalArgumentException when the bounds are not finite or not in order */
    public PlausibleRange {
        if (!Double.isFinite(min) || !Double.isFinite(max) || min > max) {
            throw new IllegalArgumentException("The range %s..%s must be finite and in order.".formatted(min, max));
        }
    }

    /** Whether the value lies in the range; never for NaN. */
    public boolean contains(double value) {
        return value >= min && value <= max;
    }

    /** The same range in another unit of the same quantity. */
    PlausibleRange convert(Unit from, Unit to) {
        return new PlausibleRange(from.convert(min, to), from.convert(max, to));
    }
}
