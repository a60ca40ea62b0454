package io.rantwin.twin.forecast;

import java.util.Arrays;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/** Linear model of standardised inputs, fitted for the mean (ridge) or the median (ridge with absolute errors). Immutable. */
final class Regression {
    /** Errors below this share of the mean absolute error count as equal when a median is fitted. */
    private static final double KNEE = 0.05;

    private final double[] coefficients;
    private final double intercept;

    private Regression(double[] coefficients, double intercept) {
        this.coefficients = coefficients;
        this.intercept = intercept;
    }

    double predict(double[] inputs) {
        double sum = intercept;
        for (int i = 0; i < coefficients.length; i++) {
            sum += coefficients[i] * inputs[i];
        }
        return sum;
    }

    /**
     * Fits one model per penalty, all on the same rows.
     *
     * @param rounds 0 for least squares; else rounds of reweighting towards absolute errors (Schlossmacher 1973)
     */
    static Regression[] fit(Design design, double[] penalties, int rounds) {
        int columns = design.columns();
        double[] centre = new double[columns];
        double[] spread = new double[columns];
        design.moments(centre, spread);
        Regression[] fitted = new Regression[penalties.length];
        double[] weights = new double[design.rows()];
        Arrays.fill(weights, 1.0);
        double[][] shared = gram(design, centre, spread, weights);
        for (int p = 0; p < penalties.length; p++) {
            fitted[p] = solve(shared, centre, spread, penalties[p]);
            for (int round = 0; round < rounds; round++) {
                reweight(design, fitted[p], weights);
                fitted[p] = solve(gram(design, centre, spread, weights), centre, spread, penalties[p]);
            }
        }
        return fitted;
    }

    // min sum |e| is min sum e^2 / |e|: weights 1 / max(|e|, knee), scaled to mean 1 so that a penalty keeps its
    // meaning.
    private static void reweight(Design design, Regression model, double[] weights) {
        int rows = design.rows();
        double mean = 0.0;
        for (int r = 0; r < rows; r++) {
            weights[r] = Math.abs(design.target(r) - model.predict(design, r));
            mean += weights[r] / rows;
        }
        double knee = Math.max(KNEE * mean, Double.MIN_NORMAL);
        double sum = 0.0;
        for (int r = 0; r < rows; r++) {
            weights[r] = knee / Math.max(weights[r], knee);
            sum += weights[r];
        }
        double factor = rows / sum;
        for (int r = 0; r < rows; r++) {
            weights[r] *= factor;
        }
    }

    private double predict(Design design, int row) {
        int at = row * coefficients.length;
        double[] inputs = design.inputs();
        double sum = intercept;
        for (int i = 0; i < coefficients.length; i++) {
            sum += coefficients[i] * inputs[at + i];
        }
        return sum;
    }

    /** Upper triangle of the weighted Gram matrix of (standardised inputs, 1, target). */
    private static double[][] gram(Design design, double[] centre, double[] spread, double[] weights) {
        int columns = design.columns();
        double[][] gram = new double[columns + 2][columns + 2];
        double[] z = new double[columns + 2];
        double[] inputs = design.inputs();
        for (int r = 0; r < design.rows(); r++) {
            int at = r * columns;
            for (int i = 0; i < columns; i++) {
                z[i] = (inputs[at + i] - centre[i]) * spread[i];
            }
            z[columns] = 1.0;
            z[columns + 1] = design.target(r);
            double weight = weights[r];
            for (int i = 0; i < columns + 2; i++) {
                double left = weight * z[i];
                double[] line = gram[i];
                for (int j = i; j < columns + 2; j++) {
                    line[j] += left * z[j];
                }
            }
        }
        return gram;
    }

    private static Regression solve(double[][] gram, double[] centre, double[] spread, double penalty) {
        int n = centre.length;
        double[][] left = new double[n + 1][n + 1];
        double[] right = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            for (int j = i; j <= n; j++) {
                left[i][j] = gram[i][j];
                left[j][i] = gram[i][j];
            }
            left[i][i] += (i < n ? penalty : 0.0) + 1e-9 * gram[n][n];
            right[i] = gram[i][n + 1];
        }
        double[] solution;
        try {
            solution = new CholeskyDecomposition(new Array2DRowRealMatrix(left, false), 1e-8, 0.0)
                    .getSolver()
                    .solve(new ArrayRealVector(right, false))
                    .toArray();
        } catch (MathIllegalArgumentException notPositive) {
            // Only a penalty lost in rounding leads here: the mean is the model that always exists.
            solution = new double[n + 1];
            solution[n] = right[n] / gram[n][n];
        }
        double[] coefficients = new double[n];
        double intercept = solution[n];
        for (int i = 0; i < n; i++) {
            coefficients[i] = solution[i] * spread[i];
            intercept -= coefficients[i] * centre[i];
        }
        return new Regression(coefficients, intercept);
    }
}
