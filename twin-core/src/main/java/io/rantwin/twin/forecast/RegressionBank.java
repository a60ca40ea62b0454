package io.rantwin.twin.forecast;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All regressions of a group: keeps the signals they read, fits them, and asks them. Not thread-safe. */
final class RegressionBank {
    /** Pooled fits take every second, third ... row beyond this number. */
    private static final int MOST_ROWS = 150_000;

    private static final int LEAST_ROWS_IN_RUN = 10;
    private static final int RICH_LAGS = 12;
    private static final int LEAST_DAYS = 10;

    private final ForecastSettings settings;
    private final List<SeriesPast> pasts;
    private final List<Recipe> recipes = Recipe.all();
    private final Map<Space, SpaceSignals> signals = new EnumMap<>(Space.class);
    private final double[] scaled;
    private final double[] scales;
    private final double[] inputs = new double[512];
    private final @Nullable PooledModels foreign;
    private Map<Recipe.Inputs, Regressors> own = Map.of();
    private @Nullable PooledModels pooled;
    private final ModelTable models;
    private boolean ready;
    private boolean guessed;

    RegressionBank(ForecastSettings settings, List<SeriesPast> pasts, @Nullable PooledModels foreign) {
        this.settings = settings;
        this.pasts = pasts;
        this.foreign = foreign;
        this.pooled = foreign;
        this.scales = new double[pasts.size()];
        this.scaled = new double[pasts.size()];
        this.models = new ModelTable(recipes, settings.horizons().size(), pasts.size());
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

    @Nullable
    PooledModels pooled() {
        return pooled;
    }

    /** Fixes the scales, rebuilds the signals, and fits everything that the past is long enough for. */
    void fit() {
        int rows = pasts.getFirst().size();
        int[] seasons = settings.seasonsWithin(rows);
        boolean withGroup = pasts.size() > 1;
        int lags = settings.runs() ? 20 : seasons.length > 0 && seasons[0] <= 24 ? 24 : 18;
        own = Map.of(
                Recipe.Inputs.LAGS, new Regressors(lags, new int[0], false, false),
                Recipe.Inputs.SEASONAL_LAGS, new Regressors(lags, seasons, false, false),
                Recipe.Inputs.RICH, new Regressors(settings.runs() ? lags : RICH_LAGS, seasons, true, withGroup));
        guessed = foreign != null && rows == 0;
        rescaleAll();
        ready = true;
        if (foreign == null) {
            ModelTable table = new ModelTable(recipes, settings.horizons().size(), 1);
            pooled =
                    new PooledModels(own, table, Arrays.stream(scales).average().orElse(1.0));
        }
        for (int h = 0; h < settings.horizons().size(); h++) {
            boolean hopeless = settings.far(settings.horizons().get(h))
                    && rows < LEAST_DAYS * settings.seasons().getFirst();
            for (Recipe.Inputs kind : Recipe.Inputs.values()) {
                if (hopeless && kind == Recipe.Inputs.RICH) {
                    continue;
                }
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

    /** Replaces guessed scales of series that nobody had seen by those of what was seen since; else does nothing. */
    void rescale() {
        if (guessed) {
            rescaleAll();
        }
    }

    private void rescaleAll() {
        int rows = pasts.getFirst().size();
        for (int i = 0; i < scales.length; i++) {
            scales[i] =
                    pasts.get(i).known() > 0 || foreign == null ? pasts.get(i).scale() : foreign.scale();
        }
        int[] seasons = foreign == null
                ? settings.seasonsWithin(rows)
                : settings.seasons().stream().mapToInt(Integer::intValue).toArray();
        for (Space space : Space.values()) {
            signals.put(space, new SpaceSignals(space, scales.length, seasons));
        }
        for (int row = 0; row < rows; row++) {
            extend(row);
        }
    }

    /** Takes in row {@code row} of every past. */
    void extend(int row) {
        for (int i = 0; i < scales.length; i++) {
            scaled[i] = pasts.get(i).input(row, row) / scales[i];
        }
        boolean begins = pasts.getFirst().runStart(row) == row;
        signals.forEach((space, each) -> each.append(scaled, begins));
    }

    private void fitRecipes(Recipe.Inputs kind, Space space, boolean pool, int h, int from, int to) {
        Design design = null;
        for (int r = 0; r < recipes.size(); r++) {
            Recipe recipe = recipes.get(r);
            if (recipe.inputs() != kind || recipe.space() != space || recipe.pooled() != pool) {
                continue;
            }
            design = design == null
                    ? design(regressors(own, kind), space, settings.horizons().get(h), from, to)
                    : design;
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
                    models.put(r, p, h, from, fitted[p]);
                }
                if (pooled != null && foreign == null && (pool || hasSibling(recipe))) {
                    pooled.table().put(pool ? r : pooledSibling(recipe), p, h, 0, fitted[p]);
                }
            }
        }
    }

    // The own models of a group of one are what that group has to give to others.
    private boolean hasSibling(Recipe recipe) {
        return scales.length == 1 && pooledSibling(recipe) >= 0;
    }

    private int pooledSibling(Recipe recipe) {
        for (int r = 0; r < recipes.size(); r++) {
            if (recipes.get(r).pooled()
                    && recipes.get(r).name().equals(recipe.name().replace("_own", "_pooled"))) {
                return r;
            }
        }
        return -1;
    }

    private SpaceSignals signals(Space space) {
        return Objects.requireNonNull(signals.get(space), "read only after a fit");
    }

    private static Regressors regressors(Map<Recipe.Inputs, Regressors> all, Recipe.Inputs kind) {
        return Objects.requireNonNull(all.get(kind), "every kind is there");
    }

    private Design design(Regressors regressors, Space space, Horizon horizon, int from, int to) {
        int rows = pasts.getFirst().size();
        int stride = (int) Math.max(1, (long) rows * (to - from) / MOST_ROWS);
        Design design = new Design(regressors.columns(), rows * (to - from) / stride + 1);
        SpaceSignals read = signals(space);
        int reach = settings.runs() ? LEAST_ROWS_IN_RUN : regressors.reach();
        for (int i = from; i < to; i++) {
            SeriesPast past = pasts.get(i);
            for (int origin = i % stride; origin + horizon.steps() < rows; origin += stride) {
                int runStart = past.runStart(origin);
                double truth = past.target(origin + horizon.steps(), horizon);
                if (origin - runStart >= reach
                        && past.runStart(origin + horizon.steps()) == runStart
                        && !Double.isNaN(truth)) {
                    regressors.fill(inputs, read.own(i), read.mean(), runStart, origin, horizon);
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
        // Yesterday is what these read first: on a first day there is none.
        int firstDay = settings.seasons().isEmpty() ? 0 : settings.seasons().getFirst();
        Regressors filled = null;
        Space filledSpace = Space.LEVEL;
        for (int r = 0; r < recipes.size(); r++) {
            Recipe recipe = recipes.get(r);
            for (int p = 0; p < recipe.penalties().size(); p++) {
                boolean early = row - runStart < firstDay && recipe.inputs() != Recipe.Inputs.LAGS;
                Regression model =
                        !ready || early ? null : recipe.pooled() ? pooled(r, p, h) : models.get(r, p, h, series);
                if (model == null) {
                    out[next++] = Double.NaN;
                    continue;
                }
                Regressors regressors =
                        regressors(recipe.pooled() && pooled != null ? pooled.regressors() : own, recipe.inputs());
                if (regressors != filled || recipe.space() != filledSpace) {
                    SpaceSignals read = signals(recipe.space());
                    regressors.fill(inputs, read.own(series), read.mean(), runStart, row, horizon);
                    filled = regressors;
                    filledSpace = recipe.space();
                }
                out[next++] = recipe.space().from(model.predict(inputs)) * scales[series];
            }
        }
    }

    private @Nullable Regression pooled(int recipe, int penalty, int h) {
        return pooled == null ? null : pooled.table().get(recipe, penalty, h, 0);
    }
}
