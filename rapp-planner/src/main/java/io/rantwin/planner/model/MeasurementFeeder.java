package io.rantwin.planner.model;

/**
 * Feeds measurements as they are reported, as the xApp does: an output is in the unit of the target. Columns are either several
 * measurements of one cell (a run each session), or one measurement of several cells.
 */
public final class MeasurementFeeder implements Feeder {
    private final int[][] columns;
    private double[] newest = new double[0];

    private MeasurementFeeder(int[][] columns) {
        this.columns = columns;
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
    }

    @Override
    public void startRun() {
        newest = new double[0];
    }

    @Override
    public boolean isReady(int cell) {
        return newest.length > 0;
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
        return value;
    }

    @Override
    public double weight(int cell, double value) {
        return 1;
    }
}
