package io.rantwin.twin.forecast;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Regressions fitted on all series of a group at once, with what they read. */
final class PooledModels {
    private final Regressors[] regressors;
    private final int recipes;
    private final double scale;
    private final Map<Long, Regression> models = new HashMap<>();

    PooledModels(Regressors[] regressors, int recipes, double scale) {
        this.regressors = regressors.clone();
        this.recipes = recipes;
        this.scale = scale;
    }

    /** Mean scale of the series they were fitted on: for a series of which nothing is known. */
    double scale() {
        return scale;
    }

    Regressors regressors(int kind) {
        return regressors[kind];
    }

    void put(int recipe, int horizon, int penalty, Regression model) {
        models.put(key(recipe, horizon, penalty), model);
    }

    @Nullable Regression get(int recipe, int horizon, int penalty) {
        return models.get(key(recipe, horizon, penalty));
    }

    private long key(int recipe, int horizon, int penalty) {
        return ((long) penalty * 1000 + horizon) * (recipes + 1) + recipe;
    }
}
