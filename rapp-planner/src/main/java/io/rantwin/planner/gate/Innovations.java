package io.rantwin.planner.gate;

import java.util.List;

/**
 * Takes out of a series of reports what could be known from the reports before: under the model of {@link Foretold} the results are
 * independent and standard normal. A scalar Kalman filter for the part that stays. Not thread-safe.
 */
final class Innovations {
    private static final double LN_2PI = Math.log(2 * Math.PI);

    private final Foretold foretold;
    private double level;
    private double variance = 1;
    private double logDensity;

    Innovations(Foretold foretold) {
        this.foretold = foretold;
    }

    /** The standardised innovation of a report, less what is allowed; NaN when there is no figure. */
    double next(int report, double value) {
        logDensity = 0;
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        double h = foretold.level()[report];
        double s = h * h * variance + foretold.noise()[report];
        double error = value - foretold.mean()[report] - h * level;
        double gain = variance * h / s;
        level += gain * error;
        variance *= 1 - gain * h;
        double z = error / Math.sqrt(s);
        logDensity = -0.5 * (LN_2PI + Math.log(s) + z * z);
        return (error - foretold.allowance()[report]) / Math.sqrt(s);
    }

    /** The innovations of a value in each series. */
    static double[] next(List<Innovations> of, int report, double[] values) {
        double[] z = new double[values.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = of.get(i).next(report, values[i]);
        }
        return z;
    }

    /** Logarithm of the density of the last report given those before; 0 when there was no figure. */
    double logDensity() {
        return logDensity;
    }
}
