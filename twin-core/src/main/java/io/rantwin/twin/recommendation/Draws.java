package io.rantwin.twin.recommendation;

/** Statistics of draws, summed in their order. */
final class Draws {
    private Draws() {}

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    static double shareAbove(double[] values, double bound) {
        int above = 0;
        for (double value : values) {
            above += value > bound ? 1 : 0;
        }
        return (double) above / values.length;
    }

    /** Covariance over the variance of x, 0 where x does not vary. */
    static double slope(double[] x, double[] y) {
        double variance = covariance(x, x);
        return variance > 0 ? covariance(x, y) / variance : 0;
    }

    /** Correlation, 0 where one of both does not vary. */
    static double correlation(double[] x, double[] y) {
        double spread = Math.sqrt(covariance(x, x) * covariance(y, y));
        return spread > 0 ? covariance(x, y) / spread : 0;
    }

    private static double covariance(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum / x.length;
    }
}
