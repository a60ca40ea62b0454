package io.rantwin.planner.training;

import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.model.SeasonalFeeder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/** The regression a seasonal model starts from: one for all cells and each horizon, ridge least squares on the training rows. */
final class SeasonalBase {
    private static final double PENALTY = 1e-3;

    private SeasonalBase() {}

    /** Coefficients by horizon, fitted on targets before row {@code until}. */
    static List<List<Double>> fit(SeriesTable table, int dayRows, List<Integer> horizonRows, int until)
            throws TrainingException {
        int[] horizons = horizonRows.stream().mapToInt(Integer::intValue).toArray();
        int width = SeasonalFeeder.regressorCount();
        int cells = table.names().size();
        var feeder = new SeasonalFeeder(cells, dayRows, horizons, new double[0][]);
        double[][][] gram = new double[horizons.length][width][width];
        double[][] moment = new double[horizons.length][width];
        double[] weight = new double[horizons.length];
        double[] x = new double[width];
        for (int row = 0; row < until; row++) {
            feeder.observe(table.rows().get(row), 0);
            for (int cell = 0; cell < cells; cell++) {
                for (int h = 0; h < horizons.length; h++) {
                    int at = row + horizons[h];
                    if (!feeder.isReady(cell) || at >= until || Double.isNaN(table.rows().get(at)[cell])) {
                        continue;
                    }
                    feeder.regressors(cell, h, x);
                    double truth = table.rows().get(at)[cell];
                    double y = feeder.form(cell, truth);
                    double counts = feeder.weight(cell, truth);
                    weight[h] += counts;
                    for (int i = 0; i < width; i++) {
                        moment[h][i] += counts * x[i] * y;
                        for (int j = 0; j < width; j++) {
                            gram[h][i][j] += counts * x[i] * x[j];
                        }
                    }
                }
            }
        }
        List<List<Double>> base = new ArrayList<>();
        for (int h = 0; h < horizons.length; h++) {
            base.add(solve(gram[h], moment[h], weight[h]));
        }
        return base;
    }

    private static List<Double> solve(double[][] gram, double[] moment, double weight) throws TrainingException {
        RealMatrix matrix = new Array2DRowRealMatrix(gram);
        for (int i = 0; i < moment.length; i++) {
            matrix.addToEntry(i, i, PENALTY * Math.max(1, weight));
        }
        try {
            double[] found = new CholeskyDecomposition(matrix)
                    .getSolver()
                    .solve(new ArrayRealVector(moment))
                    .toArray();
            return Arrays.stream(found).boxed().toList();
        } catch (NonPositiveDefiniteMatrixException wrong) {
            throw new TrainingException("the series cannot be regressed on their own past: " + wrong.getMessage(), wrong);
        }
    }
}
