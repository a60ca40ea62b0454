package io.rantwin.twin.forecast;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All regressions of a group: keeps the signals they read, fits them, and asks them. Not thread-safe. */
final class RegressionBank {
    /** Pooled fits take every second, third ... row beyond this number. */
    private static final int MOST_ROWS = 150_000;
    private static final int LEAST_ROWS_IN_RUN = 10;

    private final ForecastSettings settings;
    private final List<SeriesPast> pasts;
    private final List<Recipe> recipes = Recipe.all();
    private final Signal[][] signals = new Signal[Space.values().length][];
    private final Signal[] means = new Signal[Space.values().length];
    private final double[] scales;
    private final double[] inputs = new double[512];
    private final @Nullable PooledModels foreign;
    private Regressors[] own = {};
    private @Nullable PooledModels pooled;
    /** By recipe, penalty, horizon, series. */
    private final @Nullable Regression[][][][] models;

    private boolean ready;

    RegressionBank(ForecastSettings settings, List<SeriesPast> pasts, @Nullable PooledModels foreign) {
        this.settings = settings;
        this.pasts = pasts;
        this.foreign = foreign;
        this.pooled = foreign;
        this.scales = new double[pasts.size()];
        this.models = new Regression[recipes.size()][][][];
        for (int r = 0; r < models.length; r++) {
            models[r] = new Regression[recipes.get(r).penalties().size()][settings.horizons().size()][pasts.size()];
        }
    }

    List<Recipe> recipes() {
        return recipes;
    }

    double scale(int series) {
        return scales[series];
    }

    boolean ready() {
        return ready;
    }

    @Nullable PooledModels pooled() {
        return pooled;
    }

    /** Fixes the scales, rebuilds the signals, and fits everything that the past is long enough for. */
    void fit() {
        int rows = pasts.getFirst().size();
        int[] seasons = settings.seasonsWithin(rows);
        boolean withGroup = pasts.size() > 1;
        int lags = settings.runs() ? 20 : seasons.length > 0 && seasons[0] <= 24 ? 24 : 18;
        own = new Regressors[] {
            new Regressors(lags, new int[0], false, false),
            new Regressors(lags, seasons, false, false),
            new Regressors(settings.runs() ? 20 : 12, seasons, true, withGroup)
        };
        for (int i = 0; i < scales.length; i++) {
            scales[i] = pasts.get(i).known() > 0 || foreign == null ? pasts.get(i).scale() : foreign.scale();
        }
        rebuild(rows, foreign == null ? seasons : settings.seasons().stream().mapToInt(Integer::intValue).toArray());
        ready = true;
        if (foreign == null) {
            pooled = new PooledModels(own, recipes.size(), Arrays.stream(scales).average().orElse(1.0));
        }
        for (int h = 0; h < settings.horizons().size(); h++) {
            for (Recipe.Inputs kind : Recipe.Inputs.values()) {
                for (Space space : Space.values()) {
                    for (int i = 0; i < scales.length; i++) {
                        fitRecipes(kind, space, false, h, i, i + 1);
                    }
                    if (foreign == null && withGroup) {
                        fitRecipes(kind, space, true, h, 0, scales.length);
                    }
                }
            }
        }
    }

    private void rebuild(int rows, int[] seasons) {
        for (int space = 0; space < means.length; space++) {
            means[space] = new Signal(seasons);
            signals[space] = new Signal[scales.length];
            for (int i = 0; i < scales.length; i++) {
                signals[space][i] = new Signal(seasons);
            }
        }
        for (int row = 0; row < rows; row++) {
            extend(row);
        }
    }

    /** Takes in row {@code row} of every past. */
    void extend(int row) {
        for (Space space : Space.values()) {
            int k = space.ordinal();
            double sum = 0.0;
            boolean begins = pasts.getFirst().runStart(row) == row;
            for (int i = 0; i < scales.length; i++) {
                double inside = space.to(pasts.get(i).input(row, row) / scales[i]);
                signals[k][i].append(inside, begins);
                sum += inside;
            }
            means[k].append(sum / scales.length, begins);
        }
    }

    private void fitRecipes(Recipe.Inputs kind, Space space, boolean pool, int h, int from, int to) {
        Design design = null;
        for (int r = 0; r < recipes.size(); r++) {
            Recipe recipe = recipes.get(r);
            if (recipe.inputs() != kind || recipe.space() != space || recipe.pooled() != pool) {
                continue;
            }
            design = design == null ? design(own[kind.ordinal()], space, settings.horizons().get(h), from, to) : design;
            int rows = design.rows();
            if (rows < 2 * design.columns()) {
                return;
            }
            double[] penalties = recipe.penalties().stream()
                    .mapToDouble(p -> p < 0.0 ? -p * rows : p)
                    .toArray();
            Regression[] fitted = Regression.fit(design, penalties, recipe.rounds());
            for (int p = 0; p < fitted.length; p++) {
                if (!pool) {
                    models[r][p][h][from] = fitted[p];
                }
                if (pooled != null && foreign == null && (pool || scales.length == 1)) {
                    pooled.put(pool ? r : pooledSibling(recipe), h, p, fitted[p]);
                }
            }
        }
    }

    // The own model of a group of one is what that group has to give to others.
    private int pooledSibling(Recipe recipe) {
        String name = recipe.name().replace("_own", "_pooled");
        for (int r = 0; r < recipes.size(); r++) {
            if (recipes.get(r).pooled() && recipes.get(r).name().equals(name)) {
                return r;
            }
        }
        return recipes.size();
    }

    private Design design(Regressors regressors, Space space, Horizon horizon, int from, int to) {
        int rows = pasts.getFirst().size();
        int stride = (int) Math.max(1, (long) rows * (to - from) / MOST_ROWS);
        Design design = new Design(regressors.columns(), rows * (to - from) / stride + 1);
        int reach = settings.runs() ? LEAST_ROWS_IN_RUN : regressors.reach();
        for (int i = from; i < to; i++) {
            SeriesPast past = pasts.get(i);
            for (int origin = i % stride; origin + horizon.steps() < rows; origin += stride) {
                int runStart = past.runStart(origin);
                double truth = past.target(origin + horizon.steps(), horizon);
                if (origin - runStart >= reach && past.runStart(origin + horizon.steps()) == runStart && !Double.isNaN(truth)) {
                    regressors.fill(inputs, signals[space.ordinal()][i], means[space.ordinal()], runStart, origin, horizon);
                    design.add(inputs, space.to(truth / scales[i]));
                }
            }
        }
        return design;
    }

    /** Writes the forecasts of all recipes and penalties for one series from {@code at} on; NaN where nothing is fitted. */
    void forecasts(int series, int row, int h, double[] out, int at) {
        int next = at;
        Horizon horizon = settings.horizons().get(h);
        int runStart = pasts.get(series).runStart(row);
        Regressors filled = null;
        Space filledSpace = Space.LEVEL;
        for (int r = 0; r < recipes.size(); r++) {
            Recipe recipe = recipes.get(r);
            int kind = recipe.inputs().ordinal();
            int space = recipe.space().ordinal();
            for (int p = 0; p < recipe.penalties().size(); p++) {
                Regression model = !ready ? null : recipe.pooled() ? pooled(r, h, p) : models[r][p][h][series];
                if (model == null) {
                    out[next++] = Double.NaN;
                    continue;
                }
                Regressors regressors = recipe.pooled() && pooled != null ? pooled.regressors(kind) : own[kind];
                if (regressors != filled || recipe.space() != filledSpace) {
                    regressors.fill(inputs, signals[space][series], means[space], runStart, row, horizon);
                    filled = regressors;
                    filledSpace = recipe.space();
                }
                out[next++] = recipe.space().from(model.predict(inputs)) * scales[series];
            }
        }
    }

    private @Nullable Regression pooled(int recipe, int h, int penalty) {
        return pooled == null ? null : pooled.get(recipe, h, penalty);
    }
}
