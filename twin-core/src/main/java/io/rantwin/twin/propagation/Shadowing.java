package io.rantwin.twin.propagation;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.chance.NormalQuantile;
import io.rantwin.twin.topology.Environment;

/**
 * Shadowing: a zero-mean, unit-variance field per site and a common one, correlated in space, half and half (correlation 0.5
 * between sites, TR 36.814 table A.2.1.1-2), times the deviation of TR 38.901 table 7.4.1-1. The same seed gives the same field.
 *
 * <p>Each field is independent normal values on a lattice as wide as the correlation distance (TR 38.901 table 7.5-6),
 * interpolated with weights of unit square sum, so that the variance is 1 everywhere.
 */
public final class Shadowing {
    private static final int PURPOSE = 0x5AD0;
    private static final long COMMON = 0;
    private static final long SIGHT = 1L << 32;
    private static final long LOW_32 = 0xFFFFFFFFL;
    private static final double ROOT_HALF = 0x1.6a09e667f3bcdp-1;

    private final Chance chance;

    /** Fields of a seed. */
    public Shadowing(Chance chance) {
        this.chance = chance;
    }

    /** Shadowing between a site and a place in dB; positive is more loss. */
    public double decibels(Environment environment, int site, double xMetres, double yMetres, double sightProbability) {
        double width = correlationMetres(environment);
        double field = ROOT_HALF * field(COMMON, xMetres / width, yMetres / width)
                + ROOT_HALF * field(1L + site, xMetres / width, yMetres / width);
        return field * deviationDb(environment, sightProbability);
    }

    /**
     * Whether a place is in line of sight of a site: a map with the given probability everywhere, correlated in space as TR 38.901
     * table 7.6.3.1-2 has it, each site with its own (clause 7.6.3.3).
     */
    public boolean isInSight(
            Environment environment, int site, double xMetres, double yMetres, double sightProbability) {
        if (sightProbability >= 1) {
            return true;
        }
        double width = sightCorrelationMetres(environment);
        return field(SIGHT + site, xMetres / width, yMetres / width) < NormalQuantile.of(sightProbability);
    }

    private static double sightCorrelationMetres(Environment environment) {
        return switch (environment) {
            case UMA, UMI_STREET_CANYON -> 50;
            case RMA -> 60;
            case INDOOR_HOTSPOT -> 10;
        };
    }

    /** Deviation over both states of the line of sight, TR 38.901 table 7.4.1-1. */
    public static double deviationDb(Environment environment, double sightProbability) {
        double seen = environment == Environment.INDOOR_HOTSPOT ? 3 : 4;
        double obstructed = switch (environment) {
            case UMA -> 6;
            case UMI_STREET_CANYON -> 7.82;
            case RMA -> 8;
            case INDOOR_HOTSPOT -> 8.03;
        };
        return Math.sqrt(sightProbability * seen * seen + (1 - sightProbability) * obstructed * obstructed);
    }

    /** Correlation distance without line of sight, TR 38.901 table 7.5-6. */
    public static double correlationMetres(Environment environment) {
        return switch (environment) {
            case UMA -> 50;
            case UMI_STREET_CANYON -> 13;
            case RMA -> 120;
            case INDOOR_HOTSPOT -> 6;
        };
    }

    /** A unit field at a place counted in lattice widths. */
    double field(long which, double u, double v) {
        double column = Math.floor(u);
        double row = Math.floor(v);
        double a = u - column;
        double b = v - row;
        double sum = 0;
        double squares = 0;
        for (int corner = 0; corner < 4; corner++) {
            int right = corner & 1;
            int up = corner >> 1;
            double weight = (right == 1 ? a : 1 - a) * (up == 1 ? b : 1 - b);
            long index = ((long) column + right) << 32 | (((long) row + up) & LOW_32);
            sum += weight * chance.normal(Chance.stream(PURPOSE, which), index);
            squares += weight * weight;
        }
        return sum / Math.sqrt(squares);
    }

    /** One unit normal value for a point that has no place. */
    double placeless(long which, long point) {
        return chance.normal(Chance.stream(PURPOSE + 1, which), point);
    }

    /** A ratio of powers that is so many dB of loss. */
    static double gain(double lossDb) {
        return PortableMath.ratio(-lossDb);
    }
}
