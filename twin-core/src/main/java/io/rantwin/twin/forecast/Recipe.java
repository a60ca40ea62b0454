package io.rantwin.twin.forecast;

import java.util.List;

/**
 * A kind of regression; every penalty gives one member.
 *
 * @param inputs what it reads
 * @param rounds 0 fits the mean, more fit the median
 * @param pooled one model for all series of the group, each scaled by its own past; else one for each series
 * @param penalties ridge penalties; negative ones are shares of the number of rows
 * @param prior trust before any error is known, for each of its members
 */
record Recipe(
        String name, Inputs inputs, Space space, int rounds, boolean pooled, List<Double> penalties, double prior) {
    enum Inputs {
        LAGS,
        SEASONAL_LAGS,
        RICH
    }

    private static final int ROUNDS = 6;
    private static final double[] FAR_SHARES = {0.1, 0.4, 1.5};

    /** The customary ones first, then those of this product: mean and median, as is and in logarithms. */
    static List<Recipe> all() {
        List<Double> absolute = List.of(0.1, 1.0, 10.0, 100.0, 1000.0);
        List<Double> relative = List.of(-0.003, -0.05, -0.5);
        return List.of(
                new Recipe("linear_lags", Inputs.LAGS, Space.LEVEL, 0, false, List.of(0.0), 0.004),
                new Recipe("ridge_ar_own", Inputs.SEASONAL_LAGS, Space.LEVEL, 0, false, absolute, 0.003),
                new Recipe("ridge_ar_pooled", Inputs.SEASONAL_LAGS, Space.LEVEL, 0, true, absolute, 0.003),
                new Recipe("mean_level_own", Inputs.RICH, Space.LEVEL, 0, false, relative, 0.006),
                new Recipe("mean_level_pooled", Inputs.RICH, Space.LEVEL, 0, true, relative, 0.006),
                new Recipe("median_level_own", Inputs.RICH, Space.LEVEL, ROUNDS, false, relative, 0.02),
                new Recipe("median_level_pooled", Inputs.RICH, Space.LEVEL, ROUNDS, true, relative, 0.02),
                new Recipe("mean_log_own", Inputs.RICH, Space.LOG, 0, false, relative, 0.015),
                new Recipe("mean_log_pooled", Inputs.RICH, Space.LOG, 0, true, relative, 0.015),
                new Recipe("median_log_own", Inputs.RICH, Space.LOG, ROUNDS, false, relative, 0.1),
                new Recipe("median_log_pooled", Inputs.RICH, Space.LOG, ROUNDS, true, relative, 0.1));
    }

    // A day ahead little can be known: on four recorded sets (validation rows) strong penalties were the better ones
    // there.
    double prior(int penalty, boolean far) {
        if (!far || inputs != Inputs.RICH) {
            return prior;
        }
        double kind = rounds > 0 && space == Space.LEVEL ? 4.0 * prior : prior;
        return kind * FAR_SHARES[penalty];
    }

    String memberName(int penalty) {
        double value = penalties.get(penalty);
        return value == 0.0 ? name : value < 0.0 ? name + " penalty=" + -value + "n" : name + " lambda=" + value;
    }
}
