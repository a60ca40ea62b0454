package io.rantwin.planner.training;

import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.Feeder;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.twin.learned.Neighbourhood;

/**
 * A table as a network sees it: inputs of every cell and row, and the targets in the feeder's unit, each NaN where there is none. Raw: what
 * the network is given is normalised by a {@link Scaling}.
 *
 * @param inputs by cell, row, input; no inputs where the row cannot be forecast from
 * @param targets by cell, row, horizon
 * @param weights how much each target counts
 * @param starts rows at which a run begins
 * @param silent by cell, row: no value of the target was reported, so that neighbours must not read the row
 * @param neighbourhood who reads whom
 */
record Window(
        float[][][] inputs,
        float[][][] targets,
        float[][][] weights,
        boolean[] starts,
        boolean[][] silent,
        Neighbourhood neighbourhood) {
    private static final float[] NOTHING = {};

    static Window of(SeriesTable table, ModelCard.Feeding feeding) throws BundleException {
        Feeder feeder = feeding.feeder(table.names());
        int rows = table.size();
        long[] millis = table.millis();
        int[] horizons =
                feeding.horizonRows().stream().mapToInt(Integer::intValue).toArray();
        float[][][] inputs = new float[feeder.cells()][rows][];
        float[][][] targets = new float[feeder.cells()][rows][];
        float[][][] weights = new float[feeder.cells()][rows][];
        boolean[][] silent = new boolean[feeder.cells()][rows];
        int[] runEnd = runEnds(table);
        for (int row = 0; row < rows; row++) {
            if (table.runStarts()[row]) {
                feeder.startRun();
            }
            feeder.observe(table.rows().get(row), millis[row]);
            for (int cell = 0; cell < feeder.cells(); cell++) {
                targets[cell][row] = new float[horizons.length];
                weights[cell][row] = new float[horizons.length];
                boolean ready = feeder.isReady(cell);
                silent[cell][row] = Double.isNaN(table.rows().get(row)[feeder.column(cell)]);
                inputs[cell][row] = ready ? new float[feeding.inputs().size()] : NOTHING;
                if (ready) {
                    feeder.inputs(cell, inputs[cell][row], 0);
                }
                for (int h = 0; h < horizons.length; h++) {
                    int at = row + horizons[h];
                    double truth = at >= runEnd[row] ? Double.NaN : table.rows().get(at)[feeder.column(cell)];
                    boolean known = ready && !Double.isNaN(truth);
                    targets[cell][row][h] = known ? (float) feeder.output(cell, h, truth) : Float.NaN;
                    weights[cell][row][h] = known ? (float) feeder.weight(cell, truth) : 0;
                }
            }
        }
        return new Window(inputs, targets, weights, table.runStarts(), silent, feeding.neighbourhood(table.names()));
    }

    private static int[] runEnds(SeriesTable table) {
        int[] ends = new int[table.size()];
        int end = ends.length;
        for (int row = ends.length - 1; row >= 0; row--) {
            ends[row] = end;
            if (table.runStarts()[row]) {
                end = row;
            }
        }
        return ends;
    }

    int cells() {
        return inputs.length;
    }

    boolean isReady(int cell, int row) {
        return inputs[cell][row].length > 0;
    }
}
