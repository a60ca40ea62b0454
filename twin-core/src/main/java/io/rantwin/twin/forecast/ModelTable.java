package io.rantwin.twin.forecast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fitted regressions by recipe, penalty, horizon and series (or the whole group as series 0). */
final class ModelTable {
    private final int[] firstPenalty;
    private final int horizons;
    private final int series;
    private final @Nullable Regression[] models;

    ModelTable(List<Recipe> recipes, int horizons, int series) {
        this.firstPenalty = new int[recipes.size()];
        int penalties = 0;
        for (int r = 0; r < firstPenalty.length; r++) {
            firstPenalty[r] = penalties;
            penalties += recipes.get(r).penalties().size();
        }
        this.horizons = horizons;
        this.series = series;
        this.models = new @Nullable Regression[penalties * horizons * series];
    }

    private int at(int recipe, int penalty, int horizon, int which) {
        return ((firstPenalty[recipe] + penalty) * horizons + horizon) * series + which;
    }

    void put(int recipe, int penalty, int horizon, int which, Regression model) {
        models[at(recipe, penalty, horizon, which)] = model;
    }

    @Nullable
    Regression get(int recipe, int penalty, int horizon, int which) {
        return models[at(recipe, penalty, horizon, which)];
    }
}
