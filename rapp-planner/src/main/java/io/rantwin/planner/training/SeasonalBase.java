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

/**
 * The regression a seasonal model starts from: one for all cells and each horizon, the smallest absolute errors on the
 * training rows, by least squares reweighted again and again (Holland and Welsch 1977).
 */
final class SeasonalBase {
    private static final double PENALTY = 1e-4;
    private static final int TURNS = 6;
    /** Errors below it count by their square, larger ones by their size. */
    private static final double CLOSE = 0.01;

    private SeasonalBase() {}

    /** Coefficients by horizon, fitted on targets before row {@code until}. */
    static List<List<Double>> fit(SeriesTable table, int dayRows, List<Integer> horizonRows, int until)
            throws TrainingException {
        int[] horizons = horizonRows.stream().mapToInt(Integer::intValue).toArray();
        List<List<Double>> base = new ArrayList<>();
        for (Examples examples : examples(table, dayRows, horizons, until)) {
            double[] found = solve(examples, new double[0]);
            for (int turn = 0; turn < TURNS; turn++) {
                found = solve(examples, found);
            }
            base.add(Arrays.stream(found).boxed().toList());
        }
        return base;
    }

    /** What one horizon is fitted on: regressors, target and weight of each example. */
    private record Examples(List<float[]> regressors, List<float[]> targets) {}

    private static List<Examples> examples(SeriesTable table, int dayRows, int[] horizons, int until) {
        int cells = table.names().size();
        long[] millis = table.millis();
        var feeder = new SeasonalFeeder(cells, dayRows, horizons, new double[0][]);
        List<Examples> examples = new ArrayList<>();
        for (int h = 0; h < horizons.length; h++) {
            examples.add(new Examples(new ArrayList<>(), new ArrayList<>()));
        }
        double[] x = new double[SeasonalFeeder.regressorCount()];
        for (int row = 0; row < until; row++) {
            feeder.observe(table.rows().get(row), millis[row]);
            for (int cell = 0; cell < cells; cell++) {
                for (int h = 0; h < horizons.length; h++) {
                    int at = row + horizons[h];
                    if (!feeder.isReady(cell)
                            || at >= until
                            || Double.isNaN(table.rows().get(at)[cell])) {
                        continue;
                    }
                    feeder.regressors(cell, h, x);
                    float[] kept = new float[x.length];
                    for (int i = 0; i < x.length; i++) {
                        kept[i] = (float) x[i];
                    }
                    double truth = table.rows().get(at)[cell];
                    examples.get(h).regressors().add(kept);
                    examples.get(h)
                            .targets()
                            .add(new float[] {(float) feeder.form(cell, truth), (float) feeder.weight(cell, truth)});
                }
            }
        }
        return examples;
    }

    /** Weighted least squares, in which far examples count less the farther they were from {@code before}. */
    private static double[] solve(Examples examples, double[] before) throws TrainingException {
        int width = SeasonalFeeder.regressorCount();
        double[][] gram = new double[width][width];
        double[] moment = new double[width];
        double weight = 0;
        for (int k = 0; k < examples.regressors().size(); k++) {
            float[] x = examples.regressors().get(k);
            float[] target = examples.targets().get(k);
            double counts = target[1];
            if (before.length > 0) {
                double off = target[0];
                for (int i = 0; i < width; i++) {
                    off -= before[i] * x[i];
                }
                counts *= CLOSE / Math.max(CLOSE, Math.abs(off));
            }
            weight += counts;
            for (int i = 0; i < width; i++) {
                moment[i] += counts * x[i] * target[0];
                for (int j = 0; j < width; j++) {
                    gram[i][j] += counts * x[i] * x[j];
                }
            }
        }
        RealMatrix matrix = new Array2DRowRealMatrix(gram);
        for (int i = 0; i < width; i++) {
            matrix.addToEntry(i, i, PENALTY * Math.max(1, weight));
        }
        try {
            return new CholeskyDecomposition(matrix)
                    .getSolver()
                    .solve(new ArrayRealVector(moment))
                    .toArray();
        } catch (NonPositiveDefiniteMatrixException wrong) {
            throw new TrainingException(
                    "the series cannot be regressed on their own past: " + wrong.getMessage(), wrong);
        }
    }
}
