package io.rantwin.planner.evaluation;

import java.util.Arrays;

/** Errors of one method at one horizon: in all, by unit (series, or series of a run) and by block of time. */
final class Tally {
    private double absolute;
    private double squared;
    private double truths;
    private long count;
    private boolean silent;
    private double[] unitAbsolute = new double[16];
    private double[] unitSymmetric = new double[16];
    private long[] unitCount = new long[16];
    private int units;
    private double[] blockAbsolute = new double[16];
    private long[] blockCount = new long[16];
    private int blocks;

    void add(int unit, int block, double truth, double forecast) {
        if (Double.isNaN(forecast)) {
            silent = true;
            return;
        }
        double error = forecast - truth;
        double size = Math.abs(error);
        absolute += size;
        squared += error * error;
        truths += truth;
        count++;
        if (unit >= unitCount.length) {
            int longer = Math.max(unit + 1, 2 * unitCount.length);
            unitAbsolute = Arrays.copyOf(unitAbsolute, longer);
            unitSymmetric = Arrays.copyOf(unitSymmetric, longer);
            unitCount = Arrays.copyOf(unitCount, longer);
        }
        units = Math.max(units, unit + 1);
        unitAbsolute[unit] += size;
        unitSymmetric[unit] += size == 0.0 ? 0.0 : 2.0 * size / (Math.abs(truth) + Math.abs(forecast));
        unitCount[unit]++;
        if (block >= blockCount.length) {
            int longer = Math.max(block + 1, 2 * blockCount.length);
            blockAbsolute = Arrays.copyOf(blockAbsolute, longer);
            blockCount = Arrays.copyOf(blockCount, longer);
        }
        blocks = Math.max(blocks, block + 1);
        blockAbsolute[block] += size;
        blockCount[block]++;
    }

    /** Has forecast every target, and there was one. */
    boolean complete() {
        return !silent && count > 0;
    }

    long count() {
        return count;
    }

    double meanAbsolute() {
        return absolute / count;
    }

    double rootMeanSquare() {
        return Math.sqrt(squared / count);
    }

    double normalisedRootMeanSquare() {
        return rootMeanSquare() / (truths / count);
    }

    /** Percent, mean over units. */
    double symmetricPercent() {
        double sum = 0.0;
        int used = 0;
        for (int u = 0; u < units; u++) {
            if (unitCount[u] > 0) {
                sum += 100.0 * unitSymmetric[u] / unitCount[u];
                used++;
            }
        }
        return sum / used;
    }

    /** Mean over units of the unit's error in terms of the naive error of its series; units of a naive error of 0 are left out. */
    double scaled(double[] naive) {
        double sum = 0.0;
        int used = 0;
        for (int u = 0; u < units; u++) {
            double unit = naive[u % naive.length];
            if (unitCount[u] > 0 && unit > 0.0) {
                sum += unitAbsolute[u] / unitCount[u] / unit;
                used++;
            }
        }
        return used == 0 ? Double.NaN : sum / used;
    }

    /** Mean absolute error of one series over all its units. */
    double meanAbsoluteOf(int series, int seriesCount) {
        double sum = 0.0;
        long n = 0;
        for (int u = series; u < units; u += seriesCount) {
            sum += unitAbsolute[u];
            n += unitCount[u];
        }
        return sum / n;
    }

    double[] blockAbsolute() {
        return Arrays.copyOf(blockAbsolute, blocks);
    }

    long[] blockCounts() {
        return Arrays.copyOf(blockCount, blocks);
    }
}
