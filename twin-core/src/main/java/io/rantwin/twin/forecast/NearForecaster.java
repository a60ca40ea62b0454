package io.rantwin.twin.forecast;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.KeptNumbers;
import io.rantwin.twin.estimation.KeptStateException;
import io.rantwin.twin.estimation.MeasurementSlot;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts of the next seconds of many cells, from the filter's state and a few simple members, with intervals that follow their
 * own misses: for the near-RT loop.
 *
 * <p>For each report: {@link FilterBank#update}, then {@link #observe}; then {@link #propagate} for the cells that reported (in
 * blocks rather than one by one), then read {@link #quantiles}. Weights are learned by group of cells, intervals by cell; a cell
 * that was never seen begins with those of its group. Nothing is allocated after construction; about 6 kB a cell with the standard
 * horizons. Not thread-safe: one forecaster for each bank.
 */
public final class NearForecaster {
    /** 1, 5, 10 and 60 s. */
    public static final List<Long> HORIZONS_MILLIS = List.of(1000L, 5000L, 10_000L, 60_000L);

    /** What is forecast, by {@link MeasurementSlot#index()} 0 to 4. */
    public static final List<MeasurementSlot> KPIS = List.of(
            MeasurementSlot.PRB_TOT_DL,
            MeasurementSlot.VOLUME_DL,
            MeasurementSlot.UE_THP_DL,
            MeasurementSlot.ACTIVE_UE_DL,
            MeasurementSlot.CONN_MEAN);

    /** Probabilities of the quantiles, in their order. */
    public static final List<Double> PROBABILITIES = List.of(0.05, 0.1, 0.5, 0.9, 0.95);

    static final int KPI_COUNT = 5;
    private static final int Q = 5;
    private static final int MEDIAN = 2;
    private static final int M = NearMember.COUNT;
    private static final int SEASON = NearMember.SEASON.index();
    private static final int E = NearIntervals.ENDS;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double NANOS = 1e9;
    private static final double FULL_PERCENT = 100.0;
    /** No error is taken to be smaller than this share of the series' level: rounding is no skill. */
    private static final double FINEST = 1e-6;
    /** From this horizon on the season has a say: before, the newest reports know all that it knows. */
    private static final long SEASON_FROM_NANOS = 120_000_000_000L;

    private static final int LOAD = MeasurementSlot.PRB_TOT_DL.index();
    private static final int VOLUME = MeasurementSlot.VOLUME_DL.index();
    private static final double BITS_PER_KBIT = 1e3;

    private final FilterBank filter;
    private final @Nullable SeasonBank seasons;
    private final int cells;
    private final int[] groupOf;
    private final long[] horizonNanos;
    private final long[] endNanos;
    private final long[] periodNanos;
    private final NearLevels levels;
    private final NearPending[] pending;
    private final NearWeights weights;
    private final NearIntervals intervals;
    private final double[] quantiles;
    private final double[] foreseen = new double[MeasurementSlot.COUNT];
    private final double[] said = new double[M];
    private final double[] ends = new double[E];

    /**
     * One group, the standard horizons.
     *
     * @param granularityMillis usual period of reports
     */
    public NearForecaster(FilterBank filter, long granularityMillis) {
        this(filter, new int[filter.cells()], HORIZONS_MILLIS, granularityMillis);
    }

    /**
     * @param groupOf group of each cell of the bank, from 0; cells of a group share the members' weights
     * @param horizonsMillis at least one, each positive
     * @param granularityMillis usual period of reports; others are taken too
     */
    public NearForecaster(FilterBank filter, int[] groupOf, List<Long> horizonsMillis, long granularityMillis) {
        this(filter, groupOf, horizonsMillis, granularityMillis, null);
    }

    /**
     * The same with a further member, from two minutes ahead on: what is usual at that time of the season.
     *
     * @param seasons of the same cells, told of reports by others; null for none
     */
    public NearForecaster(
            FilterBank filter,
            int[] groupOf,
            List<Long> horizonsMillis,
            long granularityMillis,
            @Nullable SeasonBank seasons) {
        this.filter = filter;
        this.seasons = seasons;
        this.cells = filter.cells();
        this.groupOf = groupOf.clone();
        if (groupOf.length != cells || Arrays.stream(groupOf).anyMatch(group -> group < 0 || group >= cells)) {
            throw new IllegalArgumentException("There must be a group from 0 to " + (cells - 1) + " for each of "
                    + cells + " cells; there are " + groupOf.length + " groups.");
        }
        if (horizonsMillis.isEmpty()
                || granularityMillis < 1
                || horizonsMillis.stream().anyMatch(h -> h < 1)) {
            throw new IllegalArgumentException("Horizons " + horizonsMillis + " ms and granularity " + granularityMillis
                    + " ms must be positive, and at least one horizon is wanted.");
        }
        horizonNanos =
                horizonsMillis.stream().mapToLong(h -> h * NANOS_PER_MILLI).toArray();
        endNanos = new long[cells];
        Arrays.fill(endNanos, FilterBank.NEVER);
        periodNanos = new long[cells];
        levels = new NearLevels(cells * KPI_COUNT);
        pending = new NearPending[horizonNanos.length];
        for (int h = 0; h < pending.length; h++) {
            pending[h] = new NearPending(cells, horizonNanos[h], granularityMillis * NANOS_PER_MILLI);
        }
        int groups = Arrays.stream(groupOf).max().orElse(0) + 1;
        int[] cellsOf = new int[groups * horizonNanos.length * KPI_COUNT];
        for (int group : groupOf) {
            int from = group * horizonNanos.length * KPI_COUNT;
            for (int set = from; set < from + horizonNanos.length * KPI_COUNT; set++) {
                cellsOf[set]++;
            }
        }
        weights = new NearWeights(cellsOf);
        int series = cells * horizonNanos.length * KPI_COUNT;
        intervals = new NearIntervals(series, cellsOf.length);
        quantiles = new double[series * Q];
        Arrays.fill(quantiles, Double.NaN);
    }

    /**
     * Takes in a report and learns from the forecasts whose truth it is.
     *
     * @param values in catalogue units, {@link MeasurementSlot#COUNT} from {@code offset}, as for {@link FilterBank#update}; what is
     *     not finite or negative counts as absent
     * @param mask bits of the measurements that are there
     * @return false, and nothing is taken, when the report does not end later than the newest
     */
    public boolean observe(
            int cell, long collectionStartNanos, long granularityMillis, double[] values, int offset, int mask) {
        long period = granularityMillis * NANOS_PER_MILLI;
        long end = collectionStartNanos + period;
        if (period <= 0 || (endNanos[cell] != FilterBank.NEVER && end <= endNanos[cell])) {
            return false;
        }
        for (int h = 0; h < pending.length; h++) {
            for (int slot = 0; slot < pending[h].depth; slot++) {
                int place = pending[h].due(cell, slot, end, period);
                if (place >= 0) {
                    learn(cell, h, place, period, values, offset, mask);
                }
            }
        }
        double since = endNanos[cell] == FilterBank.NEVER ? period / NANOS : (end - endNanos[cell]) / NANOS;
        levels.step(since, period / NANOS);
        for (int kpi = 0; kpi < KPI_COUNT; kpi++) {
            levels.take(cell * KPI_COUNT + kpi, rate(kpi, values, offset, mask, period));
        }
        endNanos[cell] = end;
        periodNanos[cell] = period;
        return true;
    }

    // Sums over a period are forecast as rates, so that the length of periods may change.
    private static double rate(int kpi, double[] values, int offset, int mask, long period) {
        double value = values[offset + kpi];
        if ((mask & 1 << kpi) == 0 || !(value >= 0.0) || value == Double.POSITIVE_INFINITY) {
            return Double.NaN;
        }
        return KPIS.get(kpi).perPeriod() ? value / (period / NANOS) : value;
    }

    private void learn(int cell, int h, int place, long period, double[] values, int offset, int mask) {
        NearPending then = pending[h];
        for (int kpi = 0; kpi < KPI_COUNT; kpi++) {
            double truth = rate(kpi, values, offset, mask, period);
            int at = place + kpi;
            // What waits is in single precision; nothing is learned from what is beyond it.
            if (Float.isFinite((float) truth) && Float.isFinite(then.median[at]) && Float.isFinite(then.unit[at])) {
                // A first truth is foretold by the filter alone, and then it is the usual level, too.
                double slow = levels.slow[cell * KPI_COUNT + kpi];
                double level = Double.isNaN(slow) ? Math.abs(truth) : slow;
                weights.learn(set(cell, h, kpi), then.said, at * M, then.median[at], truth, then.unit[at]);
                intervals.learn(
                        series(cell, h, kpi),
                        set(cell, h, kpi),
                        (float) truth,
                        then.median[at],
                        then.ends,
                        at * E,
                        then.growth[at],
                        level);
            }
        }
    }

    /** Forecasts of all cells from {@code from} to before {@code to} that ever reported, each from its newest report. */
    public void propagate(int from, int to) {
        for (int h = 0; h < horizonNanos.length; h++) {
            for (int cell = from; cell < to; cell++) {
                if (endNanos[cell] != FilterBank.NEVER) {
                    propagateOne(cell, h);
                }
            }
        }
    }

    private void propagateOne(int cell, int h) {
        long period = periodNanos[cell];
        // The truth is the report whose period holds the instant: the next one for a horizon shorter than a period.
        long target = endNanos[cell] + (horizonNanos[h] + period - 1) / period * period;
        filter.foresee(cell, target - period, period / NANOS_PER_MILLI, foreseen, 0);
        int keep = pending[h].keep(cell, endNanos[cell], target);
        for (int kpi = 0; kpi < KPI_COUNT; kpi++) {
            speak(cell, h, kpi, keep < 0 ? -1 : keep + kpi);
        }
    }

    private void speak(int cell, int h, int kpi, int keep) {
        int level = cell * KPI_COUNT + kpi;
        int set = set(cell, h, kpi);
        int series = series(cell, h, kpi);
        double seconds = KPIS.get(kpi).perPeriod() ? periodNanos[cell] / NANOS : 1.0;
        say(level, kpi, seconds);
        said[SEASON] = usual(cell, kpi, horizonNanos[h]);
        double median = weights.mix(set, said, 0);
        double most = kpi == 0 ? FULL_PERCENT : Double.POSITIVE_INFINITY;
        median = Math.min(median, most);
        double usual = Double.isNaN(said[2]) ? Math.abs(median) : said[2];
        double growth = NearIntervals.growth(median, usual);
        double unit = Math.max(FINEST * (1.0 + usual), intervals.usual(series, set, usual) * growth);
        intervals.ends(series, set, median, unit, ends);
        for (int e = 0; e < E; e++) {
            ends[e] = Math.clamp(ends[e], 0.0, most);
        }
        int q = series * Q;
        quantiles[q] = ends[0] * seconds;
        quantiles[q + 1] = ends[2] * seconds;
        quantiles[q + 2] = median * seconds;
        quantiles[q + 3] = ends[3] * seconds;
        quantiles[q + 4] = ends[1] * seconds;
        if (h > 0 && horizonNanos[h] > horizonNanos[h - 1]) {
            widen(q, q - KPI_COUNT * Q, most * seconds);
        }
        if (keep >= 0) {
            keep(h, keep, median, unit, growth);
        }
    }

    // Nothing is foreseen better later: what is told reaches as far as what is told of the horizon before. Intervals
    // learn from what they said themselves.
    private void widen(int at, int before, double most) {
        double median = quantiles[at + MEDIAN];
        double sooner = quantiles[before + MEDIAN];
        if (Double.isNaN(median) || Double.isNaN(sooner)) {
            return;
        }
        for (int q = 0; q < Q; q++) {
            double reach = quantiles[before + q] - sooner;
            double wider = q < MEDIAN
                    ? Math.min(quantiles[at + q], median + reach)
                    : Math.max(quantiles[at + q], median + reach);
            quantiles[at + q] = Math.clamp(wider, 0.0, most);
        }
    }

    // What is usual then, and of today's departure from what is usual now the part that is left.
    private double usual(int cell, int kpi, long aheadNanos) {
        SeasonBank bank = seasons;
        if (bank == null
                || endNanos[cell] == FilterBank.NEVER
                || aheadNanos < SEASON_FROM_NANOS
                || (kpi != LOAD && kpi != VOLUME)) {
            return Double.NaN;
        }
        long now = endNanos[cell];
        double level = levels.slow[cell * KPI_COUNT + kpi];
        double usualNow = kpi == LOAD ? FULL_PERCENT * bank.loadAt(cell, now) : bank.bitsAt(cell, now) / BITS_PER_KBIT;
        double usualThen = kpi == LOAD
                ? FULL_PERCENT * bank.loadAt(cell, now + aheadNanos)
                : bank.bitsAt(cell, now + aheadNanos) / BITS_PER_KBIT;
        double keep = PortableMath.exp(
                -(double) aheadNanos / NANOS_PER_MILLI / bank.settings().memoryMillis());
        // No number where one of them is not known: then the others speak.
        return Math.max(0, usualThen + keep * (level - usualNow));
    }

    private void say(int level, int kpi, double seconds) {
        said[0] = levels.newest[level];
        said[1] = levels.fast[level];
        said[2] = levels.slow[level];
        said[3] = levels.median[level];
        // Without a value ever, the filter may still know it from the other measurements, but nobody will tell the
        // truth. Where nothing waits to be served it may be no number, or none that can be learned from.
        double implied = foreseen[kpi] / seconds;
        said[4] = Double.isFinite(implied) ? implied : Double.NaN;
    }

    /**
     * What each member by itself says of the report that holds the instant so long after the newest one, any horizon, for those who
     * compare other models with them.
     *
     * @param out receives a value for each of {@link NearMember}, in their order, in the catalogue's unit for a period of the newest
     *     length; NaN when unknown
     * @return end of that report, network time; {@link FilterBank#NEVER} before the first report, and then nothing is written
     */
    public long members(int cell, MeasurementSlot kpi, long horizonMillis, double[] out) {
        if (endNanos[cell] == FilterBank.NEVER) {
            return FilterBank.NEVER;
        }
        long period = periodNanos[cell];
        long target = endNanos[cell] + Math.ceilDiv(horizonMillis * NANOS_PER_MILLI, period) * period;
        filter.foresee(cell, target - period, period / NANOS_PER_MILLI, foreseen, 0);
        double seconds = kpi.perPeriod() ? period / NANOS : 1.0;
        say(cell * KPI_COUNT + checked(kpi), checked(kpi), seconds);
        said[SEASON] = usual(cell, checked(kpi), horizonMillis * NANOS_PER_MILLI);
        for (int j = 0; j < M; j++) {
            out[j] = said[j] * seconds;
        }
        return target;
    }

    private void keep(int h, int at, double median, double unit, double growth) {
        NearPending now = pending[h];
        for (int j = 0; j < M; j++) {
            now.said[at * M + j] = (float) said[j];
        }
        for (int e = 0; e < E; e++) {
            now.ends[at * E + e] = (float) ends[e];
        }
        now.median[at] = (float) median;
        now.unit[at] = (float) unit;
        now.growth[at] = (float) growth;
    }

    /**
     * Writes the quantiles at {@link #PROBABILITIES} of the report that holds the instant {@code horizon} after the newest one.
     *
     * @param horizon index into the horizons
     * @param out receives five values from {@code to}, in the catalogue's unit for a period of the newest length; NaN when unknown
     * @return whether there is a forecast
     */
    public boolean quantiles(int cell, MeasurementSlot kpi, int horizon, double[] out, int to) {
        int at = series(cell, horizon, checked(kpi)) * Q;
        System.arraycopy(quantiles, at, out, to, Q);
        return !Double.isNaN(out[to + 2]);
    }

    /** What persistence says: the newest value in the catalogue's unit; NaN before the first. */
    public double newest(int cell, MeasurementSlot kpi) {
        double value = levels.newest[cell * KPI_COUNT + checked(kpi)];
        return kpi.perPeriod() ? value * (periodNanos[cell] / NANOS) : value;
    }

    /** End of the newest report, from which is forecast; {@link FilterBank#NEVER} before the first. */
    public long originNanos(int cell) {
        return endNanos[cell];
    }

    /** Share of the last truths, about a thousand, in the 90 % interval; NaN before the first. */
    public double runningCoverage90(int cell, MeasurementSlot kpi, int horizon) {
        return intervals.coverage90(series(cell, horizon, checked(kpi)));
    }

    /** The same for 80 %. */
    public double runningCoverage80(int cell, MeasurementSlot kpi, int horizon) {
        return intervals.coverage80(series(cell, horizon, checked(kpi)));
    }

    /** Truths that the interval of this cell has learned from. */
    public int truths(int cell, MeasurementSlot kpi, int horizon) {
        return intervals.learned(series(cell, horizon, checked(kpi)));
    }

    /** Weight of a member in the group of a cell, 0..1; the weights of all sum to 1. */
    public double weight(int cell, MeasurementSlot kpi, int horizon, NearMember member) {
        int set = set(cell, horizon, checked(kpi));
        // Weights are of those that speak, and the season has nothing to say before it was seen.
        double silent =
                Double.isNaN(usual(cell, checked(kpi), horizonNanos[horizon])) ? weights.weight(set, SEASON) : 0;
        return member == NearMember.SEASON && silent > 0 ? 0 : weights.weight(set, member.index()) / (1 - silent);
    }

    /** Octets of a cell as {@link #write} writes it. */
    public int writtenOctets() {
        return 2 * Long.BYTES
                + KPI_COUNT * (NearLevels.WRITTEN_OCTETS + horizonNanos.length * NearIntervals.WRITTEN_OCTETS);
    }

    /** Writes what is known of a cell that was {@link #observe observed}, but for the forecasts whose truth has not come yet. */
    public void write(int cell, ByteBuffer to) {
        to.putLong(endNanos[cell]).putLong(periodNanos[cell]);
        for (int kpi = 0; kpi < KPI_COUNT; kpi++) {
            levels.write(cell * KPI_COUNT + kpi, to);
        }
        for (int series = series(cell, 0, 0); series < series(cell + 1, 0, 0); series++) {
            intervals.write(series, to);
        }
    }

    /**
     * Puts what was {@link #write written} in the place of a cell that was not observed, and forecasts.
     *
     * @throws KeptStateException when it is no state; the cell must not be used then
     */
    public void read(int cell, ByteBuffer from) throws KeptStateException {
        long end = KeptNumbers.readNanos(from);
        long period = KeptNumbers.readNanos(from);
        if (period <= 0) {
            throw new KeptStateException("The period is " + period + " ns.");
        }
        for (int kpi = 0; kpi < KPI_COUNT; kpi++) {
            levels.read(cell * KPI_COUNT + kpi, from);
        }
        for (int series = series(cell, 0, 0); series < series(cell + 1, 0, 0); series++) {
            intervals.read(series, from);
        }
        endNanos[cell] = end;
        periodNanos[cell] = period;
        propagate(cell, cell + 1);
    }

    /** Octets of a group as {@link #writeGroup} writes it. */
    public int writtenGroupOctets() {
        return KPI_COUNT * horizonNanos.length * (NearWeights.WRITTEN_OCTETS + NearIntervals.WRITTEN_SET_OCTETS);
    }

    /** Writes what was learned of all cells of a group: weights, and the intervals with which cells begin. */
    public void writeGroup(int group, ByteBuffer to) {
        int sets = KPI_COUNT * horizonNanos.length;
        for (int set = group * sets; set < (group + 1) * sets; set++) {
            weights.write(set, to);
            intervals.writeSet(set, to);
        }
    }

    /**
     * Begins with what was learned before.
     *
     * @throws KeptStateException when it is nothing of the kind; the group must not be used then
     */
    public void readGroup(int group, ByteBuffer from) throws KeptStateException {
        int sets = KPI_COUNT * horizonNanos.length;
        for (int set = group * sets; set < (group + 1) * sets; set++) {
            weights.read(set, from);
            intervals.readSet(set, from);
        }
    }

    /** Truths that the intervals of a group have learned from. */
    public long truthsOfGroup(int group) {
        int sets = KPI_COUNT * horizonNanos.length;
        long truths = 0;
        for (int set = group * sets; set < (group + 1) * sets; set++) {
            truths += intervals.setLearned(set);
        }
        return truths;
    }

    private static int checked(MeasurementSlot kpi) {
        if (kpi.index() >= KPI_COUNT) {
            throw new IllegalArgumentException(kpi + " is not forecast; forecast are " + KPIS);
        }
        return kpi.index();
    }

    private int series(int cell, int h, int kpi) {
        return (cell * horizonNanos.length + h) * KPI_COUNT + kpi;
    }

    private int set(int cell, int h, int kpi) {
        return (groupOf[cell] * horizonNanos.length + h) * KPI_COUNT + kpi;
    }
}
