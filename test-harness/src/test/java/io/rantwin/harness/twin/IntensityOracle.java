package io.rantwin.harness.twin;

import io.rantwin.twin.estimation.MeasurementSlot;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * Who knows the true intensities: for each period, also one to come, how many users of which class are in session in which cell, what
 * they ask for in the long run and what a bit costs each; and, in hindsight, the linear function of these with the least absolute
 * error. Not who asks for how much in the period: that is chance. A twin that must foretell sessions as well cannot do better but by
 * what waits in buffers.
 */
final class IntensityOracle {
    private static final int N = RecordedNetwork.INTENSITIES;
    private static final int ROUNDS = 25;

    private final RecordedNetwork network;
    private final int length;
    private final double[] weights;
    private final double most;

    /** @param slot measurement to foretell, over periods of {@code length} seconds */
    IntensityOracle(RecordedNetwork network, MeasurementSlot slot, int length) {
        this.network = network;
        this.length = length;
        most = slot == MeasurementSlot.PRB_TOT_DL ? 100 : Double.POSITIVE_INFINITY;
        int periods = network.seconds() / length;
        double[][] x = new double[periods * network.cells()][];
        double[] y = new double[x.length];
        int rows = 0;
        double size = 0;
        for (int period = 0; period < periods; period++) {
            for (int cell = 0; cell < network.cells(); cell++) {
                double value = network.report(cell, period * length, length)[slot.index()];
                if (!Double.isNaN(value)) {
                    x[rows] = network.intensity(cell, period * length, length);
                    y[rows++] = value;
                    size += value;
                }
            }
        }
        weights = fit(Arrays.copyOf(x, rows), y, 1e-3 * size / rows);
    }

    /** What it says of a period. */
    double expected(int cell, int start) {
        return Math.clamp(dot(network.intensity(cell, start, length), weights), 0, most);
    }

    // Least absolute error by least squares, weighted anew by one over the error of the round before.
    private static double[] fit(double[][] x, double[] y, double least) {
        double[] weights = new double[N];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] normal = new double[N][N];
            double[] right = new double[N];
            for (int row = 0; row < x.length; row++) {
                double weight = round == 0 ? 1 : 1 / Math.max(least, Math.abs(y[row] - dot(x[row], weights)));
                for (int i = 0; i < N; i++) {
                    right[i] += weight * x[row][i] * y[row];
                    for (int k = 0; k < N; k++) {
                        normal[i][k] += weight * x[row][i] * x[row][k];
                    }
                }
            }
            for (int i = 0; i < N; i++) {
                normal[i][i] += 1e-9 * normal[i][i] + 1e-12;
            }
            weights = new LUDecomposition(new Array2DRowRealMatrix(normal, false), 0)
                    .getSolver()
                    .solve(new ArrayRealVector(right, false))
                    .toArray();
        }
        return weights;
    }

    private static double dot(double[] x, double[] weights) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
            sum += x[i] * weights[i];
        }
        return sum;
    }
}
