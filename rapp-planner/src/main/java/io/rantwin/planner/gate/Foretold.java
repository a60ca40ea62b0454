package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Bounds;
import java.util.Arrays;

/**
 * What is foretold of one figure, report by report: a mean, a part of the error that stays all day (the level of demand) and a part
 * that is new in each report (its own demand, the luck of single users). A factor model:
 *
 * <pre>
 * x_t = mean_t + level_t * g + sqrt(noise_t) * e_t,   g and all e_t independent standard normal
 * </pre>
 *
 * @param mean of each report
 * @param level deviation due to what stays
 * @param noise variance of what does not
 * @param allowance what the figure may be above all that, at no harm. It is no part of what is expected: were the mean raised by it, a
 *     figure that comes as foretold would teach a level far below, and whatever comes where less is allowed would look like a shift
 */
public record Foretold(double[] mean, double[] level, double[] noise, double[] allowance) {
    /** Nothing is allowed beyond it. */
    public Foretold(double[] mean, double[] level, double[] noise) {
        this(mean, level, noise, new double[mean.length]);
    }

    /** The same with so much more variance of what does not stay, report by report. */
    Foretold plus(double[] luck) {
        double[] more = noise.clone();
        Arrays.setAll(more, t -> noise[t] + luck[t]);
        return new Foretold(mean, level, more, allowance);
    }

    /** The same with an allowance. */
    Foretold allowing(double[] other) {
        return new Foretold(mean, level, noise, other);
    }

    /** A figure of a draw. */
    @FunctionalInterface
    interface Figure {
        double of(int draw, int report);
    }

    /** Variance of luck around a mean. */
    @FunctionalInterface
    interface Luck {
        double variance(double mean);
    }

    /** From some draws: mean and deviation of each report, and the part that stays from how alike a day's reports are. */
    static Foretold of(Figure figure, int[] draws, int reports, Luck luck) {
        double[] mean = new double[reports];
        double[] deviation = new double[reports];
        double[] ofReport = new double[draws.length];
        for (int t = 0; t < reports; t++) {
            for (int d = 0; d < draws.length; d++) {
                ofReport[d] = figure.of(draws[d], t);
            }
            mean[t] = Bounds.mean(ofReport);
            deviation[t] = Bounds.deviation(ofReport);
        }
        double share = shareThatStays(figure, draws, mean, deviation);
        double[] level = new double[reports];
        double[] noise = new double[reports];
        for (int t = 0; t < reports; t++) {
            level[t] = Math.sqrt(share) * deviation[t];
            noise[t] = (1 - share) * deviation[t] * deviation[t] + luck.variance(mean[t]);
        }
        return new Foretold(mean, level, noise);
    }

    // Sum of m standardised reports with correlation r between any two: variance m + m (m - 1) r.
    private static double shareThatStays(Figure figure, int[] draws, double[] mean, double[] deviation) {
        double[] sums = new double[draws.length];
        int used = 0;
        for (int t = 0; t < mean.length; t++) {
            if (deviation[t] > 0) {
                used++;
                for (int d = 0; d < draws.length; d++) {
                    sums[d] += (figure.of(draws[d], t) - mean[t]) / deviation[t];
                }
            }
        }
        double variance = Bounds.deviation(sums) * Bounds.deviation(sums);
        return used < 2 ? 0 : Math.clamp((variance - used) / ((double) used * (used - 1)), 0, 0.99);
    }
}
