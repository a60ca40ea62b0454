package io.rantwin.twin.chance;

import io.rantwin.twin.arithmetic.PortableMath;

/**
 * Draws that are functions of (seed, stream, index): no state, any order, any thread, the same bits everywhere.
 *
 * <p>A stream is a purpose with its entity, such as "demand of cell 7" ({@link #stream}); the index counts the draws within it,
 * such as scenario times steps plus step. Streams of one seed, and equal streams of different seeds, are independent.
 *
 * @param seed any number
 */
public record Chance(long seed) {
    private static final double TWO_TO_MINUS_53 = 0x1p-53;
    private static final int PURPOSE_SHIFT = 40;

    /** The stream of a purpose (0 to 2^23 - 1) and an entity (0 to 2^40 - 1) within it. */
    public static long stream(int purpose, long entity) {
        return ((long) purpose << PURPOSE_SHIFT) + entity;
    }

    /** 64 random bits. */
    public long bits(long stream, long index) {
        return Philox.first(seed, index, stream);
    }

    /** Uniform between 0 and 1, neither included: the middles of 2^53 equal intervals. */
    public double uniform(long stream, long index) {
        return ((double) (bits(stream, index) >>> 11) + 0.5) * TWO_TO_MINUS_53;
    }

    /** Standard normal, by the inverse of its distribution: one uniform draw gives one normal draw, so that antithetic and common random numbers stay aligned. */
    public double normal(long stream, long index) {
        return NormalQuantile.of(uniform(stream, index));
    }

    /** Exponential of mean 1. */
    public double exponential(long stream, long index) {
        return -PortableMath.ln(uniform(stream, index));
    }

    /** An integer from 0 to {@code bound - 1}; the bias is below bound / 2^63. */
    public int below(int bound, long stream, long index) {
        return (int) Math.multiplyHigh(bits(stream, index) >>> 1, 2L * bound);
    }

    /** Another seed, of an independent family of streams. */
    public Chance derived(long purpose) {
        return new Chance(Philox.second(seed, purpose, ~purpose));
    }
}
