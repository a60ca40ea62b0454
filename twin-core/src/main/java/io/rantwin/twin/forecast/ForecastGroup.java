package io.rantwin.twin.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts of a group of series that are reported together (the cells of an area, the measurements of a cell) at a fixed step:
 * {@link #observe} a row, read {@link #forecast}. Members are combined online; intervals follow their own misses.
 *
 * <p>The regressions among the members exist from the first {@link #fit} on, which uses all rows so far and which the owner calls
 * when it likes (a night, before an evaluation); weights, levels and intervals go on moving between fits. Every row is kept: about
 * 300 bytes a series. Not thread-safe.
 */
public final class ForecastGroup {
    private static final double EXTERNAL_PRIOR = 0.05;

    private final ForecastSettings settings;
    private final SeriesPast[] pasts;
    private final List<List<Members.Trusted>> simple = new ArrayList<>();
    private final List<ExternalMember> external;
    private final RegressionBank bank;
    private final List<String> memberNames = new ArrayList<>();
    private final Mixture[] mixtures;
    private final double[][][] said;
    private final QuantileForecast[][] forecasts;
    private final double[][] plainEnds;
    private int rows;

    /** A group that knows nothing yet. */
    public ForecastGroup(ForecastSettings settings, int series) {
        this(settings, series, List.of(), null);
    }

    /**
     * @param series how many, at least 1
     * @param external members from elsewhere
     * @param start what another group with the same settings and the same external members has learned; null for nothing
     */
    public ForecastGroup(
            ForecastSettings settings, int series, List<ExternalMember> external, @Nullable GroupKnowledge start) {
        if (series < 1) {
            throw new IllegalArgumentException("a group needs at least one series, not " + series);
        }
        this.settings = settings;
        this.external = List.copyOf(external);
        this.pasts = new SeriesPast[series];
        for (int i = 0; i < series; i++) {
            pasts[i] = new SeriesPast();
            simple.add(Members.of(settings));
        }
        this.bank = new RegressionBank(settings, List.of(pasts), start == null ? null : start.models);
        nameMembers();
        int horizons = settings.horizons().size();
        this.mixtures = new Mixture[horizons];
        for (int h = 0; h < horizons; h++) {
            Horizon horizon = settings.horizons().get(h);
            mixtures[h] = new Mixture(
                    horizon,
                    settings.far(horizon),
                    series,
                    priors(horizon),
                    start == null ? null : start.shared.get(h));
        }
        this.said = new double[series][horizons][memberNames.size()];
        this.plainEnds = new double[series][Intervals.LEVELS.length];
        this.forecasts = new QuantileForecast[series][horizons];
    }

    private void nameMembers() {
        for (Members.Trusted each : simple.getFirst()) {
            memberNames.add(each.member().name());
        }
        for (Recipe recipe : bank.recipes()) {
            for (int p = 0; p < recipe.penalties().size(); p++) {
                memberNames.add(recipe.memberName(p));
            }
        }
        for (ExternalMember each : external) {
            memberNames.add(each.name());
        }
    }

    private double[] priors(Horizon horizon) {
        boolean far = settings.far(horizon);
        double[] priors = new double[memberNames.size()];
        int at = 0;
        for (Members.Trusted each : simple.getFirst()) {
            priors[at++] = far ? each.farPrior() : each.prior();
        }
        for (Recipe recipe : bank.recipes()) {
            for (int p = 0; p < recipe.penalties().size(); p++) {
                priors[at++] = recipe.prior(p, far);
            }
        }
        Arrays.fill(priors, at, priors.length, EXTERNAL_PRIOR);
        return priors;
    }

    /** The next row belongs to a new run: windows, levels and targets do not reach back. */
    public void startRun() {
        for (SeriesPast past : pasts) {
            past.startRun();
        }
    }

    /** Takes in a row of the past without forecasting from it: for history whose forecasts nobody will read or score. */
    public void recall(double[] row) {
        append(row);
    }

    /**
     * Takes in the newest row, learns from the forecasts whose truth it is, and forecasts from it.
     *
     * @param row one value a series; NaN is missing
     */
    public void observe(double[] row) {
        append(row);
        int newest = rows - 1;
        for (Mixture mixture : mixtures) {
            mixture.learn(newest, pasts);
        }
        for (int i = 0; i < pasts.length; i++) {
            Mixture.Bounds bounds = bounds(i);
            for (int h = 0; h < mixtures.length; h++) {
                ask(i, h, newest);
                forecasts[i][h] = mixtures[h].speak(newest, i, said[i][h], bounds);
            }
        }
    }

    // No forecast leaves what was seen by more than the range of what was seen; what never was negative stays so.
    private Mixture.Bounds bounds(int series) {
        SeriesPast past = pasts[series];
        double range = past.highest() - past.lowest();
        double lowest = past.lowest() >= 0.0 ? 0.0 : past.lowest() - range;
        return new Mixture.Bounds(scale(series), lowest, past.highest() + range, plainEnds[series]);
    }

    private double scale(int series) {
        return bank.ready() ? bank.scale(series) : pasts[series].scale();
    }

    private void append(double[] row) {
        if (row.length != pasts.length) {
            throw new IllegalArgumentException("a row of " + row.length + " values for " + pasts.length + " series");
        }
        for (int i = 0; i < pasts.length; i++) {
            pasts[i].append(row[i]);
            for (Members.Trusted each : simple.get(i)) {
                each.member().observe(pasts[i], rows);
            }
        }
        if (bank.ready()) {
            bank.extend(rows);
        }
        rows++;
        if (Integer.bitCount(rows) == 1) {
            bank.rescale();
        }
    }

    private void ask(int series, int h, int newest) {
        double[] out = said[series][h];
        Horizon horizon = settings.horizons().get(h);
        int at = 0;
        for (Members.Trusted each : simple.get(series)) {
            out[at++] = each.member().forecast(pasts[series], newest, horizon);
        }
        bank.forecasts(series, newest, h, out, at);
        for (int e = 0; e < external.size(); e++) {
            out[out.length - external.size() + e] = external.get(e).forecast(series, horizon);
        }
    }

    /** Fits all members on the rows so far. Takes seconds for thousands of rows. */
    public void fit() {
        int[] seasons = settings.seasonsWithin(rows);
        for (int i = 0; i < pasts.length; i++) {
            for (Members.Trusted each : simple.get(i)) {
                each.member().fit(pasts[i], seasons);
            }
        }
        bank.fit();
        for (int i = 0; i < pasts.length; i++) {
            double[] quantiles = pasts[i].quantiles(Intervals.LEVELS);
            double scale = bank.scale(i);
            Arrays.setAll(plainEnds[i], b -> Double.isNaN(quantiles[b]) ? 0.0 : quantiles[b] / scale);
        }
    }

    /** The forecast made at the newest observed row. */
    public QuantileForecast forecast(int series, int horizonIndex) {
        QuantileForecast forecast = forecasts[series][horizonIndex];
        return forecast == null ? QuantileForecast.NONE : forecast;
    }

    /** Names of the members, in the order of {@link #memberForecasts}. */
    public List<String> memberNames() {
        return List.copyOf(memberNames);
    }

    /** What the members said at the newest observed row; NaN for a silent one. A copy. */
    public double[] memberForecasts(int series, int horizonIndex) {
        return said[series][horizonIndex].clone();
    }

    /** What the group has learned, for another group; it goes on learning here. */
    public GroupKnowledge knowledge() {
        List<Mixture.Shared> shared = new ArrayList<>();
        for (Mixture mixture : mixtures) {
            shared.add(new Mixture.Shared(mixture.shared()));
        }
        return new GroupKnowledge(bank.pooled(), shared);
    }
}
