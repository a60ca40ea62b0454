package io.rantwin.planner.model;

import java.util.Arrays;

/**
 * Feeds measurements as they are reported, as the xApp does. The weight file names the target as the base of its output, so the twin's
 * forward pass adds the newest value itself; a network learns the change from it. Columns are either several
 * measurements of one cell (a run each session), or one measurement of several cells.
 */
public final class MeasurementFeeder implements Feeder {
    private final int[][] columns;
    private final double[] known;
    private double[] newest = new double[0];

    private MeasurementFeeder(int[][] columns) {
        this.columns = columns;
        this.known = new double[columns.length];
        Arrays.fill(known, Double.NaN);
    }

    /** One cell whose inputs are these columns, its target first. */
    public static MeasurementFeeder oneCell(int... columns) {
        return new MeasurementFeeder(new int[][] {columns.clone()});
    }

    /** So many cells, each with its own column as its only input. */
    public static MeasurementFeeder manyCells(int cells) {
        int[][] columns = new int[cells][];
        for (int i = 0; i < cells; i++) {
            columns[i] = new int[] {i};
        }
        return new MeasurementFeeder(columns);
    }

    @Override
    public int cells() {
        return columns.length;
    }

    @Override
    public void observe(double[] row, long millis) {
        newest = row;
        for (int cell = 0; cell < known.length; cell++) {
            double value = row[columns[cell][0]];
            known[cell] = Double.isNaN(value) ? known[cell] : value;
        }
    }

    @Override
    public void startRun() {
        newest = new double[0];
        Arrays.fill(known, Double.NaN);
    }

    @Override
    public boolean isReady(int cell) {
        return !Double.isNaN(known[cell]);
    }

    @Override
    public void inputs(int cell, float[] into, int at) {
        for (int i = 0; i < columns[cell].length; i++) {
            into[at + i] = (float) newest[columns[cell][i]];
        }
    }

    @Override
    public int column(int cell) {
        return columns[cell][0];
    }

    @Override
    public double value(int cell, int horizon, double output) {
        return output;
    }

    @Override
    public double output(int cell, int horizon, double value) {
        return value - known[cell];
    }

    @Override
    public double weight(int cell, double value) {
        return 1;
    }
}
