package io.rantwin.planner.evaluation;

/** What MASE divides by: each series' mean error of the naive forecast on the rows before the window. */
final class NaiveErrors {
    private NaiveErrors() {}

    /**
     * By series; NaN where the history holds no pair of values.
     *
     * @param lag rows back: a day, or 1 for series without seasons
     */
    static double[] of(SeriesTable table, int history, int lag) {
        double[] errors = new double[table.names().size()];
        for (int i = 0; i < errors.length; i++) {
            double sum = 0.0;
            long n = 0;
            int runStart = 0;
            for (int row = 0; row < history; row++) {
                runStart = table.runStarts()[row] ? row : runStart;
                if (row - lag >= runStart) {
                    double error =
                            Math.abs(table.rows().get(row)[i] - table.rows().get(row - lag)[i]);
                    if (!Double.isNaN(error)) {
                        sum += error;
                        n++;
                    }
                }
            }
            errors[i] = sum / n;
        }
        return errors;
    }
}
