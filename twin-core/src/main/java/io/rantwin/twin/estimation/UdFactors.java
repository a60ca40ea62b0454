package io.rantwin.twin.estimation;

/**
 * Covariance kept as U D U', U unit upper triangular: D stays positive in every step, so the covariance is positive definite
 * whatever rounding does (Bierman, Factorization Methods for Discrete Sequential Estimation, 1977, chapter V). Works on one cell
 * of the flat memory at offset {@code at}.
 */
final class UdFactors {
    private static final int N = Layout.N;
    /** A variance is never taken for smaller than this; that of the trend, the smallest, is some 1e-12. */
    static final double LEAST = 1e-20;

    private UdFactors() {}

    /** Writes the full symmetric matrix, row after row. */
    static void unpack(double[] memory, int at, double[] p) {
        int u = at + Layout.U;
        int d = at + Layout.D;
        for (int i = 0; i < N; i++) {
            for (int j = i; j < N; j++) {
                double sum = (i == j ? 1 : memory[u + Layout.upper(i, j)]) * memory[d + j];
                for (int k = j + 1; k < N; k++) {
                    sum += memory[u + Layout.upper(i, k)] * memory[d + k] * memory[u + Layout.upper(j, k)];
                }
                p[i * N + j] = sum;
                p[j * N + i] = sum;
            }
        }
    }

    /** One entry of the covariance. */
    static double entry(double[] memory, int at, int row, int column) {
        int i = Math.min(row, column);
        int j = Math.max(row, column);
        double sum = 0;
        for (int k = j; k < N; k++) {
            double left = i == k ? 1 : memory[at + Layout.U + Layout.upper(i, k)];
            double right = j == k ? 1 : memory[at + Layout.U + Layout.upper(j, k)];
            sum += left * memory[at + Layout.D + k] * right;
        }
        return sum;
    }

    /** Factors a symmetric matrix; destroys its upper triangle in {@code p}. */
    static void factor(double[] p, double[] memory, int at) {
        int u = at + Layout.U;
        int d = at + Layout.D;
        for (int j = N - 1; j >= 0; j--) {
            double pivot = Math.max(LEAST, p[j * N + j]);
            memory[d + j] = pivot;
            double inverse = 1 / pivot;
            int column = u + j * (j - 1) / 2;
            for (int i = 0; i < j; i++) {
                double above = p[i * N + j];
                double ratio = above * inverse;
                memory[column + i] = ratio;
                for (int k = 0; k <= i; k++) {
                    p[k * N + i] -= p[k * N + j] * ratio;
                }
            }
        }
    }

    /**
     * Takes in one scalar measurement (Bierman's update).
     *
     * @param h sensitivities of the measurement to the state, from {@code from}
     * @param noise variance of the measurement, positive
     * @param gain receives the gain times the innovation variance
     * @return variance of the innovation, h P h' + noise
     */
    static double update(double[] memory, int at, double[] h, int from, double noise, double[] gain) {
        int u = at + Layout.U;
        int d = at + Layout.D;
        double alpha = noise;
        // Zero sensitivities are not left out: loops of fixed length run faster.
        for (int j = 0; j < N; j++) {
            int column = u + j * (j - 1) / 2;
            double f = h[from + j];
            for (int i = 0; i < j; i++) {
                f += memory[column + i] * h[from + i];
            }
            double diagonal = memory[d + j];
            double v = diagonal * f;
            if (v == 0) {
                gain[j] = 0;
                continue;
            }
            double before = alpha;
            alpha += v * f;
            memory[d + j] = Math.max(LEAST, diagonal * (before / alpha));
            double lambda = -f / before;
            for (int i = 0; i < j; i++) {
                double old = memory[column + i];
                memory[column + i] = old + lambda * gain[i];
                gain[i] += old * v;
            }
            gain[j] = v;
        }
        return alpha;
    }

    /** Variance of h x without the measurement's own noise. */
    static double variance(double[] memory, int at, double[] h, int from) {
        double sum = 0;
        for (int j = 0; j < N; j++) {
            int column = at + Layout.U + j * (j - 1) / 2;
            double f = h[from + j];
            for (int i = 0; i < j; i++) {
                f += memory[column + i] * h[from + i];
            }
            sum += memory[at + Layout.D + j] * f * f;
        }
        return sum;
    }
}
