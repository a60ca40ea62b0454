package io.rantwin.planner.model;

/**
 * Turns rows of a table into the inputs of a model, one row after the other, for every cell; the same code feeds training and serving, so
 * that a model never meets inputs it was not trained on. Nothing reads ahead. Not thread-safe.
 */
public sealed interface Feeder permits MeasurementFeeder, SeasonalFeeder {
    /** Cells that are fed. */
    int cells();

    /**
     * Takes in the newest row.
     *
     * @param row one value a column; NaN is missing
     * @param millis time of the row since 1970
     */
    void observe(double[] row, long millis);

    /** The next row belongs to another run: nothing reaches back. */
    void startRun();

    /** Whether the newest row of a cell can be forecast from. */
    boolean isReady(int cell);

    /** Writes a cell's inputs at the newest row; NaN is missing. */
    void inputs(int cell, float[] into, int at);

    /**
     * What an output of the forward pass stands for at the newest row, in the unit of the series; rises with the output.
     *
     * @param horizon index among the model's horizons
     */
    double value(int cell, int horizon, double output);

    /** What the network itself has to say so that a value comes out. */
    double output(int cell, int horizon, double value);

    /**
     * How much an error at the newest row counts, so that errors in the unit of the series count alike: the unit of the series that an
     * output of 1 more makes near this value, over the mean of all.
     */
    double weight(int cell, double value);

    /** Column of the table that a cell's forecasts are of. */
    int column(int cell);
}
