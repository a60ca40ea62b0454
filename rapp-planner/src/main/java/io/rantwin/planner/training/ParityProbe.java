package io.rantwin.planner.training;

import io.rantwin.twin.learned.Neighbourhood;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows on which two forward passes are compared.
 *
 * @param plain by cell, step: normalised inputs as the twin's forward pass is given them; none where the cell makes no step
 * @param silent by cell, step: neighbours must not read it
 * @param given by cell, step: what the trained layers are given, mixed by {@link NetworkInputs}; none where the cell makes no step
 * @param neighbourhood who reads whom
 */
record ParityProbe(float[][][] plain, boolean[][] silent, float[][][] given, Neighbourhood neighbourhood) {
    private static final int ROWS = 600;
    private static final float[] NOTHING = {};

    /** One cell without neighbours. */
    static ParityProbe of(float[][] steps) {
        float[][][] cell = {steps};
        return new ParityProbe(cell, new boolean[1][steps.length], cell, Neighbourhood.none(1));
    }

    /**
     * The last rows before {@code until} of all cells side by side when neighbours are read, some hundred rows at least; else the first ones of
     * the cells one after the other.
     */
    static ParityProbe of(NetworkInputs inputs, int until) {
        Window window = inputs.window();
        if (inputs.mixed() == 0) {
            List<float[]> rows = new ArrayList<>();
            for (int cell = 0; cell < window.cells(); cell++) {
                for (int row = 0; row < until && rows.size() < ROWS; row++) {
                    if (window.isReady(cell, row)) {
                        rows.add(inputs.at(cell, row));
                    }
                }
            }
            return of(rows.toArray(float[][]::new));
        }
        int steps = Math.min(until, Math.max(100, ROWS / window.cells()));
        float[][][] plain = new float[window.cells()][steps][];
        boolean[][] silent = new boolean[window.cells()][steps];
        float[][][] given = new float[window.cells()][steps][];
        for (int cell = 0; cell < window.cells(); cell++) {
            for (int step = 0; step < steps; step++) {
                int row = until - steps + step;
                boolean ready = window.isReady(cell, row);
                plain[cell][step] = ready ? inputs.scaling().inputs(window.inputs()[cell][row]) : NOTHING;
                given[cell][step] = ready ? inputs.at(cell, row) : NOTHING;
                silent[cell][step] = !inputs.isHeard(cell, row);
            }
        }
        return new ParityProbe(plain, silent, given, window.neighbourhood());
    }
}
