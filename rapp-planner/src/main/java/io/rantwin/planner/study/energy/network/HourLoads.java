package io.rantwin.planner.study.energy.network;

import io.rantwin.planner.testbed.PmPeriods;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Mean loads of cells in the hours of some days, and what they teach about days to come. The load of one hour is luck to a good part:
 * its variance grows with the load (a sum of independent sessions), so it is estimated once for all cells and hours of a layer as a multiple of
 * the mean. What an hour of a cell is like is then drawn towards what its layer's course of the day makes of the cell's level, as far as luck
 * explains that it lies elsewhere (empirical Bayes, Robbins 1956).
 *
 * @param load fraction by day, cell and hour
 * @param groups layer of each cell
 */
record HourLoads(double[][][] load, int[] groups) {
    static final int HOURS = 24;
    private static final double LEAST = 0.005;
    private static final double LEAST_LUCK = 1e-4;
    /** Standard normal quantile of 90 %. */
    private static final double UPPER = 1.2816;

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
     * What is to be expected. Luck differs by layer: the same session takes more of a narrow carrier.
     *
     * @param mean by cell and hour
     * @param luck by cell: variance of an hour of a coming day over its mean, of sessions that come together by chance
     * @param ofDays by cell: the part of it that all hours of a day have in common
     * @param ofMean by cell: variance that the mean itself may be off by, over the mean
     */
    record Expected(double[][] mean, double[] luck, double[] ofDays, double[] ofMean) {
        /** Deviation of an hour of a coming day, as a share of the mean. */
        double relativeDeviation(int cell, int hour) {
            return Math.sqrt((luck[cell] + ofMean[cell]) / mean[cell][hour]);
        }

        /** The same of what is demanded, without the luck of the hour. */
        double relativeDeviationOfDemand(int cell, int hour) {
            return Math.sqrt((ofDays[cell] + ofMean[cell]) / mean[cell][hour]);
        }
    }

    /** From two days or more. */
    Expected expected() {
        double[][] own = means();
        int n = groups.length;
        Expected expected = new Expected(new double[n][HOURS], new double[n], new double[n], new double[n]);
        for (int group : Arrays.stream(groups).distinct().toArray()) {
            int[] layer = IntStream.range(0, n).filter(c -> groups[c] == group).toArray();
            expect(layer, own, expected);
        }
        return expected;
    }

    private void expect(int[] layer, double[][] own, Expected into) {
        double variance = 0;
        double whole = 0;
        double all = 0;
        for (int c : layer) {
            for (double[][] day : load) {
                double sum = 0;
                for (int h = 0; h < HOURS; h++) {
                    double off = day[c][h] - own[c][h];
                    sum += off;
                    variance += off * off / (days() - 1);
                }
                whole += sum * sum / (days() - 1);
            }
            all += Arrays.stream(own[c]).sum();
        }
        double luck = Math.max(LEAST_LUCK, all > 0 ? variance / all : 0);
        // With a share r of the variance in common to the hours of a day: whole = variance (1 + (H - 1) r).
        double ofDays = all > 0 ? Math.clamp((whole - variance) / (HOURS - 1) / all, 0, luck) : 0;
        double[][] prior = prior(layer, own, all);
        double ofMeans = luck / days();
        double real = real(layer, own, prior, ofMeans);
        double rest = 0;
        for (int k = 0; k < layer.length; k++) {
            int c = layer[k];
            for (int h = 0; h < HOURS; h++) {
                double of = real * prior[k][h] * prior[k][h];
                double weight = of / (of + ofMeans * prior[k][h]);
                into.mean()[c][h] = Math.max(LEAST, weight * own[c][h] + (1 - weight) * prior[k][h]);
                rest += weight * ofMeans * prior[k][h];
            }
        }
        double ofMean =
                rest / Arrays.stream(prior).flatMapToDouble(Arrays::stream).sum();
        for (int c : layer) {
            into.luck()[c] = luck;
            into.ofDays()[c] = ofDays;
            into.ofMean()[c] = ofMean;
        }
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

    // Level of the cell times the course of its layer.
    private static double[][] prior(int[] layer, double[][] own, double all) {
        double[] course = new double[HOURS];
        for (int c : layer) {
            for (int h = 0; h < HOURS; h++) {
                course[h] += own[c][h];
            }
        }
        double[][] prior = new double[layer.length][HOURS];
        for (int k = 0; k < layer.length; k++) {
            double level = Arrays.stream(own[layer[k]]).sum();
            for (int h = 0; h < HOURS; h++) {
                prior[k][h] = Math.max(LEAST, all > 0 ? level * course[h] / all : 0);
            }
        }
        return prior;
    }

    // How far cells really lie from their layer's course, as a share and squared, is what luck does not explain.
    private static double real(int[] layer, double[][] own, double[][] prior, double luck) {
        double beyond = 0;
        double squares = 0;
        for (int k = 0; k < layer.length; k++) {
            for (int h = 0; h < HOURS; h++) {
                double off = own[layer[k]][h] - prior[k][h];
                beyond += off * off - luck * prior[k][h];
                squares += prior[k][h] * prior[k][h];
            }
        }
        return Math.max(0, beyond / squares);
    }

    /**
     * How well days are foretold from the others: for each cell the share of the hours of every day with no more load than the 90 %
     * quantile that is foretold from the other days, log-normal around the mean as {@link io.rantwin.planner.ensemble.DemandProfile} draws
     * days. Where forecasts are true it is 0.9. More load than foreseen is what breaks guard rails, so the other side does not count.
     * NaN with less than three days: it takes two to know what days differ by.
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
                    double relative = expected.relativeDeviation(c, h);
                    double sigma = Math.sqrt(Math.log(1 + relative * relative));
                    double most = expected.mean()[c][h] * Math.exp(sigma * (UPPER - sigma / 2));
                    within[c] += load[d][c][h] <= most ? 1.0 / HOURS / days() : 0;
                }
            }
        }
        return within;
    }
}
