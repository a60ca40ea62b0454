package io.rantwin.twin.forecast;

import java.util.Arrays;

/**
 * Online convex combination of experts for the absolute error: Bernstein online aggregation (Wintenberger 2017) with the
 * gradient trick and a rate for every expert. Experts that say nothing (NaN) sleep: they neither get weight nor learn.
 *
 * <p>Regrets are counted in units of the recent error, so that a quiet stretch teaches as much as a busy one. At a far horizon
 * neighbouring errors are nearly the same error; they count as one.
 */
final class Combination {
    private static final double MEMORY = 0.01;

    private final double[] logPrior;
    private final double[] regrets;
    private final double[] squares;
    private final double damping;
    private double largest;
    private double recentError;
    private double meanError;
    private long learned;

    /** @param prior positive weights; any sum */
    Combination(double[] prior, int horizonSteps) {
        double sum = Arrays.stream(prior).sum();
        this.logPrior = Arrays.stream(prior).map(p -> StrictMath.log(p / sum)).toArray();
        this.regrets = new double[prior.length];
        this.squares = new double[prior.length];
        this.damping = horizonSteps;
    }

    /** What another has learned, to go on from. */
    Combination(Combination other) {
        this.logPrior = other.logPrior;
        this.regrets = other.regrets.clone();
        this.squares = other.squares.clone();
        this.damping = other.damping;
        this.largest = other.largest;
        this.recentError = other.recentError;
        this.meanError = other.meanError;
        this.learned = other.learned;
    }

    /** Writes weights that sum to 1 over the experts that speak; all zero when none does. */
    void weights(double[] forecasts, double[] out) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < out.length; j++) {
            if (!Double.isNaN(forecasts[j])) {
                // log w = log prior + log rate + rate * regret - rate^2 * sum of squared regrets
                double rate = rate(j);
                out[j] = logPrior[j] + StrictMath.log(rate) + rate * (regrets[j] - rate * squares[j]);
                highest = Math.max(highest, out[j]);
            }
        }
        double sum = 0.0;
        for (int j = 0; j < out.length; j++) {
            out[j] = Double.isNaN(forecasts[j]) ? 0.0 : StrictMath.exp(out[j] - highest);
            sum += out[j];
        }
        for (int j = 0; j < out.length && sum > 0.0; j++) {
            out[j] /= sum;
        }
    }

    private double rate(int j) {
        if (largest == 0.0) {
            return 1.0;
        }
        double bySquares = Math.sqrt(Math.max(1.0, -logPrior[j]) / (damping * Math.max(squares[j], 1e-12)));
        return Math.min(bySquares, 1.0 / (2.0 * largest * Math.sqrt(damping)));
    }

    /** The weighted mean; NaN when nobody speaks. */
    static double mix(double[] forecasts, double[] weights) {
        double sum = 0.0;
        double total = 0.0;
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] > 0.0) {
                sum += weights[j] * forecasts[j];
                total += weights[j];
            }
        }
        return total > 0.0 ? sum / total : Double.NaN;
    }

    /** Learns from a truth; {@code mixed} is what was said from those forecasts. */
    void learn(double[] forecasts, double mixed, double truth) {
        double steep = StrictMath.exp(0.5 * Math.min(16.0, Math.abs(mixed)));
        double error = steep * Math.abs(mixed - truth);
        learned++;
        recentError += Math.max(MEMORY, 1.0 / learned) * (error - recentError);
        meanError += (error - meanError) / learned;
        double slope = Math.signum(mixed - truth);
        double unit = Math.max(Math.max(recentError, meanError), Double.MIN_NORMAL);
        for (int j = 0; j < regrets.length; j++) {
            if (!Double.isNaN(forecasts[j])) {
                double regret = steep * slope * (mixed - forecasts[j]) / unit;
                regrets[j] += regret;
                squares[j] += regret * regret;
                largest = Math.max(largest, Math.abs(regret));
            }
        }
    }
}
