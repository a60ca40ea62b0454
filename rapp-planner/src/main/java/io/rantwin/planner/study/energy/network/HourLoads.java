package io.rantwin.planner.study.energy.network;

import java.util.Arrays;
import java.util.List;

/**
 * Mean loads of cells in the hours of some days, and what they teach about days to come. The load of one hour is luck to a good part:
 * its variance grows with the load (a sum of independent sessions), so it is estimated once for all cells and hours as a multiple of the
 * mean. What an hour of a cell is like is then drawn towards what its layer's course of the day makes of the cell's level, as far as luck
 * explains that it lies elsewhere (empirical Bayes, Robbins 1956).
 *
 * @param load fraction by day, cell and hour
 * @param groups layer of each cell
 */
record HourLoads(double[][][] load, int[] groups) {
    static final int HOURS = 24;
    private static final double LEAST = 0.005;
    private static final double SMALL = 0.03;
    /** Standard normal quantile of 95 %. */
    private static final double NINETY = 1.6449;

    /** Of whole days of reports. */
    static HourLoads of(List<PmPeriods.Period> periods, int[] groups, long startMillis, long dayMillis) {
        int days = (int) periods.stream()
                .mapToLong(each -> (each.beginMillis - startMillis) / dayMillis)
                .distinct()
                .count();
        double[][][] load = new double[days][groups.length][HOURS];
        int[][] count = new int[days][HOURS];
        for (PmPeriods.Period each : periods) {
            long at = each.beginMillis - startMillis;
            int day = (int) (at / dayMillis);
            int hour = (int) (at % dayMillis * HOURS / dayMillis);
            if (day < days) {
                count[day][hour]++;
                for (int c = 0; c < groups.length; c++) {
                    load[day][c][hour] += each.loadPercent[c] / 100;
                }
            }
        }
        for (int d = 0; d < days; d++) {
            for (double[] cell : load[d]) {
                for (int h = 0; h < HOURS; h++) {
                    cell[h] /= Math.max(1, count[d][h]);
                }
            }
        }
        return new HourLoads(load, groups);
    }

    int days() {
        return load.length;
    }

    /** The same without one of the days. */
    HourLoads without(int day) {
        double[][][] others = new double[load.length - 1][][];
        for (int d = 0; d < others.length; d++) {
            others[d] = load[d < day ? d : d + 1];
        }
        return new HourLoads(others, groups);
    }

    /**
     * What is to be expected.
     *
     * @param mean by cell and hour
     * @param luck variance of an hour of a coming day over its mean: sessions that come together by chance
     * @param ofDays the part of it that all hours of a day of a cell have in common
     * @param ofMean variance that the mean itself may be off by, over the mean
     */
    record Expected(double[][] mean, double luck, double ofDays, double ofMean) {
        /** Deviation of an hour of a coming day, as a share of the mean. */
        double relativeDeviation(int cell, int hour) {
            return Math.sqrt((luck + ofMean) / mean[cell][hour]);
        }

        /** The same of what is demanded, without the luck of the hour. */
        double relativeDeviationOfDemand(int cell, int hour) {
            return Math.sqrt((ofDays + ofMean) / mean[cell][hour]);
        }
    }

    /** From two days or more. */
    Expected expected() {
        double[][] own = means();
        double luck = Math.max(1e-4, luck(own));
        double[][] prior = prior(own);
        double ofMean = luck / days();
        double real = real(own, prior, ofMean);
        double[][] mean = drawn(own, prior, ofMean, real);
        return new Expected(mean, luck, Math.min(luck, ofDays(own)), off(prior, ofMean, real));
    }

    private double[][] means() {
        double[][] mean = new double[groups.length][HOURS];
        for (double[][] day : load) {
            for (int c = 0; c < mean.length; c++) {
                for (int h = 0; h < HOURS; h++) {
                    mean[c][h] += day[c][h] / days();
                }
            }
        }
        return mean;
    }

    // Variance between days over the mean, all cells and hours together.
    private double luck(double[][] own) {
        double variance = 0;
        double mean = 0;
        for (int c = 0; c < own.length; c++) {
            for (int h = 0; h < HOURS; h++) {
                for (double[][] day : load) {
                    double off = day[c][h] - own[c][h];
                    variance += off * off / (days() - 1);
                }
                mean += own[c][h];
            }
        }
        return mean > 0 ? variance / mean : 0;
    }

    // The same of what whole days of a cell differ by, beyond what the luck of their hours makes of it.
    private double ofDays(double[][] own) {
        double whole = 0;
        double hours = 0;
        double mean = 0;
        for (int c = 0; c < own.length; c++) {
            for (double[][] day : load) {
                double sum = 0;
                for (int h = 0; h < HOURS; h++) {
                    double off = day[c][h] - own[c][h];
                    sum += off;
                    hours += off * off / (days() - 1);
                }
                whole += sum * sum / (days() - 1);
            }
            for (double each : own[c]) {
                mean += each;
            }
        }
        // With a share r of the variance in common: whole = hours (1 + (H - 1) r).
        return mean > 0 ? Math.max(0, (whole - hours) / (HOURS - 1)) / mean : 0;
    }

    // Level of the cell times the course of its layer.
    private double[][] prior(double[][] own) {
        double[][] course = new double[groups.length][HOURS];
        double[] level = new double[groups.length];
        double[] sum = new double[groups.length];
        for (int c = 0; c < own.length; c++) {
            for (int h = 0; h < HOURS; h++) {
                course[groups[c]][h] += own[c][h];
                level[c] += own[c][h] / HOURS;
                sum[groups[c]] += own[c][h] / HOURS;
            }
        }
        double[][] prior = new double[own.length][HOURS];
        for (int c = 0; c < own.length; c++) {
            for (int h = 0; h < HOURS; h++) {
                double of = sum[groups[c]];
                prior[c][h] = Math.max(LEAST, of > 0 ? level[c] * course[groups[c]][h] / of : 0);
            }
        }
        return prior;
    }

    // How far cells really lie from their layer's course, as a share and squared, is what luck does not explain.
    private static double real(double[][] own, double[][] prior, double luck) {
        double off = 0;
        double explained = 0;
        double squares = 0;
        for (int c = 0; c < own.length; c++) {
            for (int h = 0; h < HOURS; h++) {
                off += (own[c][h] - prior[c][h]) * (own[c][h] - prior[c][h]);
                explained += luck * prior[c][h];
                squares += prior[c][h] * prior[c][h];
            }
        }
        return Math.max(0, (off - explained) / squares);
    }

    // What the mean may be off by after it was drawn, over the mean; all cells and hours together.
    private static double off(double[][] prior, double luck, double real) {
        double variance = 0;
        double mean = 0;
        for (double[] cell : prior) {
            for (double each : cell) {
                double of = real * each * each;
                variance += of * luck * each / (of + luck * each);
                mean += each;
            }
        }
        return variance / mean;
    }

    private static double[][] drawn(double[][] own, double[][] prior, double luck, double real) {
        double[][] mean = new double[own.length][HOURS];
        for (int c = 0; c < own.length; c++) {
            for (int h = 0; h < HOURS; h++) {
                double of = real * prior[c][h] * prior[c][h];
                double weight = of / (of + luck * prior[c][h]);
                mean[c][h] = Math.max(LEAST, weight * own[c][h] + (1 - weight) * prior[c][h]);
            }
        }
        return mean;
    }

    /**
     * How well days are foretold from the others: for each cell the share of the hours of every day that lie within the 90 % that is
     * foretold from the other days, or within three points of load of what was; log-normal around the mean, as {@link
     * io.rantwin.planner.gate.DemandProfile} draws days. NaN with less than three days: it takes two to know what days differ by.
     */
    double[] coverage() {
        double[] within = new double[groups.length];
        if (days() < 3) {
            Arrays.fill(within, Double.NaN);
            return within;
        }
        for (int d = 0; d < days(); d++) {
            Expected expected = without(d).expected();
            for (int c = 0; c < within.length; c++) {
                for (int h = 0; h < HOURS; h++) {
                    double mean = expected.mean()[c][h];
                    double relative = expected.relativeDeviation(c, h);
                    double sigma = Math.sqrt(Math.log(1 + relative * relative));
                    double z = (Math.log(Math.max(1e-6, load[d][c][h]) / mean) + sigma * sigma / 2) / sigma;
                    boolean isSmall = Math.abs(load[d][c][h] - mean) <= SMALL;
                    within[c] += isSmall || Math.abs(z) <= NINETY ? 1.0 / HOURS / days() : 0;
                }
            }
        }
        return within;
    }
}
