package io.rantwin.planner.model;

import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Kernels;
import io.rantwin.twin.learned.Neighbourhood;
import io.rantwin.twin.learned.StatefulForecaster;
import io.rantwin.twin.learned.Weights;
import io.rantwin.twin.learned.WeightsException;
import java.util.List;

/** Runs a model over the rows of a table: its state moves on with each row. Not thread-safe. */
public final class LearnedForecaster {
    private final Feeder feeder;
    private final StatefulForecaster forecaster;
    private final int inputs;
    private final List<Double> levels;
    private final int[] cells;
    private final float[] report;
    private final boolean[] silent;
    private final boolean[] spoken;
    private final double[] lowest;

    /**
     * A forecaster that has seen no row.
     *
     * @param neighbourhood who reads whom; one entry for each cell of the feeder
     */
    public LearnedForecaster(Weights weights, Feeder feeder, Neighbourhood neighbourhood) throws WeightsException {
        Header header = weights.header();
        this.feeder = feeder;
        this.forecaster = new StatefulForecaster(weights, neighbourhood, Kernels.best());
        this.inputs = header.inputs().size();
        this.levels = header.quantiles();
        this.cells = new int[feeder.cells()];
        this.report = new float[feeder.cells() * inputs];
        this.silent = new boolean[feeder.cells()];
        this.spoken = new boolean[feeder.cells()];
        this.lowest = new double[feeder.cells()];
    }

    /** Takes in the newest row of all cells. */
    public void observe(double[] row, long millis) {
        feeder.observe(row, millis);
        int count = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            double value = row[feeder.column(cell)];
            spoken[cell] = feeder.isReady(cell);
            if (spoken[cell]) {
                feeder.inputs(cell, report, count * inputs);
                // What a feeder carries forward for the cell itself is no news to its neighbours.
                silent[count] = Double.isNaN(value);
                cells[count++] = cell;
            }
            if (value < lowest[cell]) {
                lowest[cell] = value;
            }
        }
        if (count > 0) {
            forecaster.step(cells, count, report, silent);
        }
    }

    /** The next row belongs to another run. */
    public void startRun() {
        feeder.startRun();
        for (int cell = 0; cell < spoken.length; cell++) {
            forecaster.forget(cell);
            spoken[cell] = false;
        }
    }

    /** Levels of the quantiles, rising. */
    public List<Double> levels() {
        return levels;
    }

    /**
     * One quantile of the newest forecast, in the unit of the series; NaN when there is none. A series that never was negative is not
     * forecast to be.
     */
    public double quantile(int cell, int horizon, int level) {
        if (!spoken[cell]) {
            return Double.NaN;
        }
        double value = feeder.value(cell, horizon, forecaster.forecast(cell, horizon, level));
        return lowest[cell] < 0 ? value : Math.max(0, value);
    }
}
