package io.rantwin.twin.fidelity;

/**
 * One number for a cell: weighted mean of its KPIs' scores (additive multi-attribute utility, Keeney and Raiffa 1976). A score counts
 * from 0 at {@code worst} to 1 at {@code best} and is bounded there. Immutable but for its arrays, which are not given out.
 */
public final class Utility {
    private final double[] weights;
    private final double worst;
    private final double best;

    /**
     * @param weights one for each KPI of the scale, none negative, not all 0
     * @param worst fidelity at and below which a KPI is worth nothing
     * @param best fidelity at and above which it is worth everything
     */
    public Utility(double[] weights, double worst, double best) {
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("A weight is " + weight + "; none may be negative.");
            }
            sum += weight;
        }
        if (!(sum > 0 && Double.isFinite(sum)) || !(worst < best)) {
            throw new IllegalArgumentException("Weights sum to %s, worst %s, best %s.".formatted(sum, worst, best));
        }
        this.weights = weights.clone();
        this.worst = worst;
        this.best = best;
    }

    /** Utility 0..1 of a cell at one horizon and granularity over the KPIs that have samples; NaN when none has. */
    public double of(FidelityWindow window, int cell, int horizon, int granularity) {
        double sum = 0;
        double weight = 0;
        for (int kpi = 0; kpi < weights.length; kpi++) {
            double fidelity = window.fidelity(window.series(cell, kpi, horizon, granularity));
            if (!Double.isNaN(fidelity)) {
                sum += weights[kpi] * Math.clamp((fidelity - worst) / (best - worst), 0, 1);
                weight += weights[kpi];
            }
        }
        return weight > 0 ? sum / weight : Double.NaN;
    }
}
