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
    /** One error teaches no more than so many usual ones: else a shock after a quiet time would be the last lesson. */
    private static final double LARGEST = 5.0;
    /** Lessons, or horizons if that is longer, after which a lesson counts for a third: what was best need not stay so. */
    private static final double LESSONS_KEPT = 4000.0;

    private static final double HORIZONS_KEPT = 100.0;
    /** Nobody is so bad that he could not come back after so many usual errors. */
    private static final double WORST = 1000.0;

    private final double[] logPrior;
    private final double[] regrets;
    private final double[] squares;
    private final double damping;
    private final double keep;
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
        this.keep = 1.0 - 1.0 / Math.max(LESSONS_KEPT, HORIZONS_KEPT * horizonSteps);
    }

    /** What another has learned, to go on from. */
    Combination(Combination other) {
        this.logPrior = other.logPrior;
        this.regrets = other.regrets.clone();
        this.squares = other.squares.clone();
        this.damping = other.damping;
        this.keep = other.keep;
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

    /** The weighted median: one expert far off does not move it. NaN when nobody speaks. */
    static double middle(double[] forecasts, double[] weights) {
        double total = 0.0;
        for (double weight : weights) {
            total += weight;
        }
        double found = Double.NaN;
        double below = 0.0;
        double last = Double.NEGATIVE_INFINITY;
        while (below < 0.5 * total) {
            double next = Double.POSITIVE_INFINITY;
            double weight = 0.0;
            for (int j = 0; j < weights.length; j++) {
                if (weights[j] > 0.0 && forecasts[j] > last && forecasts[j] <= next) {
                    weight = forecasts[j] < next ? weights[j] : weight + weights[j];
                    next = forecasts[j];
                }
            }
            if (weight == 0.0) {
                return found;
            }
            found = next;
            last = next;
            below += weight;
        }
        return found;
    }

    /** Forgets a little; once a row. */
    void forget() {
        for (int j = 0; j < regrets.length; j++) {
            regrets[j] *= keep;
            squares[j] *= keep;
        }
        largest *= keep;
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
                double regret = Math.clamp(steep * slope * (mixed - forecasts[j]) / unit, -LARGEST, LARGEST);
                regrets[j] = Math.max(regrets[j] + regret, -WORST * damping);
                squares[j] += regret * regret;
                largest = Math.max(largest, Math.abs(regret));
            }
        }
    }
}
