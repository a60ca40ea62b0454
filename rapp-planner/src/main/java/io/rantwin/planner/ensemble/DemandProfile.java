package io.rantwin.planner.ensemble;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.whatif.DemandPath;

/**
 * Demand as foreseen, period by period, and how far it may be off. Days drawn from it are log-normal around the mean: a fifth of the
 * variance is common to the whole network (a busy day), half belongs to each cell for the whole day, the rest to each cell and period.
 *
 * @param periodMillis network time of a period
 * @param cells number of cells
 * @param mean bit/s, {@code mean[period * cells + cell]}, at least 0
 * @param relativeDeviation deviation as a share of the mean, in the same order
 * @param luck by cell: variance of its mean load over a window of enforcement, over that load. It is what sessions that come together by
 *     chance add to what the cell is seen with, and not part of a day's demand; 0 where cells are large or nothing is known
 */
public record DemandProfile(long periodMillis, int cells, double[] mean, double[] relativeDeviation, double[] luck) {
    /** Share of the variance that is the same in the whole network. */
    public static final double COMMON = 0.2;
    /** Share of the variance that a cell keeps throughout. */
    public static final double OF_CELL = 0.5;

    private static final int DAY = 11;
    private static final int CELL = 12;
    private static final int PERIOD = 13;

    /** Without luck. */
    public DemandProfile(long periodMillis, int cells, double[] mean, double[] relativeDeviation) {
        this(periodMillis, cells, mean, relativeDeviation, new double[Math.max(0, cells)]);
    }

    /** The same with luck. */
    public DemandProfile withLuck(double[] other) {
        return new DemandProfile(periodMillis, cells, mean, relativeDeviation, other);
    }

    /** Checks that the arrays fit. */
    public DemandProfile {
        if (periodMillis < 1 || cells < 1 || mean.length == 0 || mean.length % cells != 0) {
            throw new IllegalArgumentException("A profile has at least one period of at least 1 ms for all cells.");
        }
        if (relativeDeviation.length != mean.length) {
            throw new IllegalArgumentException("A profile has as many deviations as means.");
        }
        if (luck.length != cells) {
            throw new IllegalArgumentException("A profile tells the luck of each cell.");
        }
    }

    /** Number of periods. */
    public int periods() {
        return mean.length / cells;
    }

    /** Length of the whole. */
    public long horizonMillis() {
        return periodMillis * periods();
    }

    /** The profile as it is foreseen, without chance. */
    public DemandPath expected() {
        return new DemandPath(periodMillis, cells, mean.clone(), new double[mean.length]);
    }

    /** One course of events, without further chance: the same draw of the same seed is the same course. */
    public DemandPath drawn(Chance chance, int draw) {
        double[] demand = new double[mean.length];
        double common = Math.sqrt(COMMON);
        double own = Math.sqrt(OF_CELL);
        double rest = Math.sqrt(1 - COMMON - OF_CELL);
        double day = chance.normal(Chance.stream(DAY, 0), draw);
        for (int c = 0; c < cells; c++) {
            double level = common * day + own * chance.normal(Chance.stream(CELL, c), draw);
            for (int t = 0; t < periods(); t++) {
                int at = t * cells + c;
                double z = level + rest * chance.normal(Chance.stream(PERIOD, c), ((long) draw << 24) + t);
                double sigma = Math.sqrt(PortableMath.ln(1 + relativeDeviation[at] * relativeDeviation[at]));
                demand[at] = mean[at] * PortableMath.exp(sigma * (z - sigma / 2));
            }
        }
        return new DemandPath(periodMillis, cells, demand, new double[demand.length]);
    }

    /** The demand so many standard deviations above the mean everywhere, at least the mean for a positive number. */
    public double above(int period, int cell, double deviations) {
        int at = period * cells + cell;
        return mean[at] * (1 + deviations * relativeDeviation[at]);
    }
}
