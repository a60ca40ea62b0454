package io.rantwin.twin.estimation;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.chance.NormalQuantile;

/** Quantiles of the chi-square distribution for 1 to {@link MeasurementSlot#COUNT} degrees of freedom. Immutable. */
final class ChiSquareBound {
    private final double[] bounds = new double[MeasurementSlot.COUNT + 1];

    ChiSquareBound(double probability) {
        for (int degrees = 1; degrees < bounds.length; degrees++) {
            bounds[degrees] = quantile(degrees, probability);
        }
    }

    /** Largest squared distance that still passes. */
    double of(int degrees) {
        return bounds[degrees];
    }

    // One degree is a squared normal, two an exponential with mean 2; from three the approximation is within 2 %.
    static double quantile(int degrees, double probability) {
        return switch (degrees) {
            case 1 -> {
                double z = NormalQuantile.of((1 + probability) / 2);
                yield z * z;
            }
            case 2 -> -2 * PortableMath.ln(1 - probability);
            default -> wilsonHilferty(degrees, probability);
        };
    }

    // Wilson and Hilferty 1931: (chi2 / n)^(1/3) is close to normal with mean 1 - 2/(9n) and variance 2/(9n).
    static double wilsonHilferty(int degrees, double probability) {
        double ninth = 2.0 / (9.0 * degrees);
        double root = 1 - ninth + NormalQuantile.of(probability) * Math.sqrt(ninth);
        return degrees * root * root * root;
    }
}
