package io.rantwin.harness.ran.radio;

import java.util.random.RandomGenerator;

/**
 * A standard normal random field over the plane with autocorrelation e^(-distance / correlation distance), the one of
 * 3GPP TR 38.901 clause 7.4.4 (equation 7.4-5). It repeats over its torus. Immutable, O(1) to read.
 *
 * <p>Made by circulant embedding (Dietrich and Newsam 1997): on a torus the covariance matrix is block circulant, its
 * eigenvalues are the Fourier transform of its first row; white noise weighted by their square roots and transformed has
 * exactly that covariance. Real and imaginary part are two independent fields. Between grid points the four corners are
 * weighted bilinearly and the sum divided by its own standard deviation, so that the variance is 1 everywhere.
 */
final class CorrelatedField {
    private static final int N = Torus.STEPS;

    private final float[] values;
    private final double perMetreUx;
    private final double perMetreUy;
    private final double perMetreVx;
    private final double perMetreVy;
    private final double alongA;
    private final double alongB;
    private final double diagonals;

    private CorrelatedField(float[] values, Torus torus, double correlationMetres) {
        this.values = values;
        // (x, y) = u a + v b, solved by Cramer's rule; in grid steps.
        double scale = N / torus.determinant();
        this.perMetreUx = torus.by() * scale;
        this.perMetreUy = -torus.bx() * scale;
        this.perMetreVx = -torus.ay() * scale;
        this.perMetreVy = torus.ax() * scale;
        this.alongA = 2.0 * StrictMath.exp(-torus.distanceMetres(1, 0) / correlationMetres);
        this.alongB = 2.0 * StrictMath.exp(-torus.distanceMetres(0, 1) / correlationMetres);
        this.diagonals = 2.0
                * (StrictMath.exp(-torus.distanceMetres(1, 1) / correlationMetres)
                        + StrictMath.exp(-torus.distanceMetres(1, -1) / correlationMetres));
    }

    private CorrelatedField(float[] values, CorrelatedField shape) {
        this.values = values;
        this.perMetreUx = shape.perMetreUx;
        this.perMetreUy = shape.perMetreUy;
        this.perMetreVx = shape.perMetreVx;
        this.perMetreVy = shape.perMetreVy;
        this.alongA = shape.alongA;
        this.alongB = shape.alongB;
        this.diagonals = shape.diagonals;
    }

    /** Draws two independent fields. */
    static CorrelatedField[] drawPair(Torus torus, double correlationMetres, RandomGenerator random) {
        FourierTransform fourier = new FourierTransform();
        double[] re = new double[N * N];
        double[] im = new double[N * N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                re[i * N + j] = StrictMath.exp(-torus.distanceMetres(i, j) / correlationMetres);
            }
        }
        fourier.forward(re, im);
        double sum = 0.0;
        for (int k = 0; k < re.length; k++) {
            // Taking the shortest way round bends the covariance a little, which can leave tiny negative eigenvalues.
            re[k] = Math.max(re[k], 0.0);
            sum += re[k];
        }
        for (int k = 0; k < re.length; k++) {
            double amplitude = Math.sqrt(re[k] / sum);
            re[k] = amplitude * Gaussian.next(random);
            im[k] = amplitude * Gaussian.next(random);
        }
        fourier.forward(re, im);
        return new CorrelatedField[] {
            new CorrelatedField(toFloats(re), torus, correlationMetres),
            new CorrelatedField(toFloats(im), torus, correlationMetres)
        };
    }

    /** The field at a point: a standard normal deviate. */
    double at(double xMetres, double yMetres) {
        double u = xMetres * perMetreUx + yMetres * perMetreUy;
        double v = xMetres * perMetreVx + yMetres * perMetreVy;
        int i = floor(u);
        int j = floor(v);
        double p = u - i;
        double q = v - j;
        int row = (i & (N - 1)) * N;
        int nextRow = ((i + 1) & (N - 1)) * N;
        int column = j & (N - 1);
        int nextColumn = (j + 1) & (N - 1);
        double sum = (1.0 - p) * ((1.0 - q) * values[row + column] + q * values[row + nextColumn])
                + p * ((1.0 - q) * values[nextRow + column] + q * values[nextRow + nextColumn]);
        // Weights (1-p)(1-q), (1-p)q, p(1-q), pq. With P = p(1-p), Q = q(1-q) the sum of their squares is
        // (1-2P)(1-2Q), the pairs along a give P (1-2Q) twice the correlation, along b Q (1-2P), and each diagonal
        // pair P Q.
        double pp = p * (1.0 - p);
        double qq = q * (1.0 - q);
        double sp = 1.0 - 2.0 * pp;
        double sq = 1.0 - 2.0 * qq;
        double variance = sp * sq + alongA * pp * sq + alongB * qq * sp + diagonals * pp * qq;
        return sum / Math.sqrt(variance);
    }

    /** The value of the nearest grid point. */
    double nearest(double xMetres, double yMetres) {
        int i = floor(xMetres * perMetreUx + yMetres * perMetreUy + 0.5) & (N - 1);
        int j = floor(xMetres * perMetreVx + yMetres * perMetreVy + 0.5) & (N - 1);
        return values[i * N + j];
    }

    /** The same field with each grid value replaced by the share of deviates below it; to be read by {@link #nearest}. */
    CorrelatedField shares() {
        float[] shares = new float[values.length];
        for (int k = 0; k < values.length; k++) {
            shares[k] = (float) Gaussian.probability(values[k]);
        }
        return new CorrelatedField(shares, this);
    }

    private static int floor(double x) {
        int whole = (int) x;
        return x < whole ? whole - 1 : whole;
    }

    private static float[] toFloats(double[] figures) {
        float[] floats = new float[figures.length];
        for (int i = 0; i < figures.length; i++) {
            floats[i] = (float) figures[i];
        }
        return floats;
    }
}
