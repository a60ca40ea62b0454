package io.rantwin.twin.estimation;

import io.rantwin.twin.arithmetic.PortableMath;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Adaptive extended Kalman filters of many cells in flat arrays. Per cell: predict to the middle of the report's period (the mean of
 * a straight line over a period is its value in the middle), gate, scalar updates on U D U' factors, adaptation of noise.
 *
 * <p>Nothing is allocated by an update or a prediction. Not thread-safe: one bank, or one part of the cells with a bank of its own,
 * a thread. Times are network time in nanoseconds, those of the reports; arrival plays no part. Reports of a cell must come in the
 * order of time; {@link ReportIntake} sees to that.
 */
public final class FilterBank {
    /** No time yet. */
    public static final long NEVER = Long.MIN_VALUE;

    static final double NANOS = 1e9;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int SLOTS = Layout.SLOTS;
    private static final int N = Layout.N;
    private static final MeasurementSlot[] ALL = MeasurementSlot.values();

    private final int cells;
    private final CellParameters parameters;
    private final FilterSettings settings;
    private final Assimilation assimilation;
    private final double[] memory;
    private final long[] stateNanos;
    private final long[] lastEndNanos;
    private final double[] priorMean;
    private final double[] priorVariance;
    // Periods without information after which a report may set the state anew.
    private static final double SILENT_PERIODS = 10;

    private final RecentMeans recent = new RecentMeans();
    private final double[] ahead = new double[Layout.STRIDE];

    /** @param parameters known facts; shared, so that later changes to it take effect */
    public FilterBank(CellParameters parameters, FilterSettings settings) {
        this.cells = parameters.cells();
        this.parameters = parameters;
        this.settings = settings;
        assimilation = new Assimilation(settings, parameters);
        memory = new double[cells * Layout.STRIDE];
        stateNanos = new long[cells];
        lastEndNanos = new long[cells];
        Arrays.fill(stateNanos, NEVER);
        Arrays.fill(lastEndNanos, NEVER);
        priorMean = new double[cells * SLOTS];
        priorVariance = new double[cells * SLOTS];
        Arrays.fill(priorMean, Double.NaN);
        Arrays.fill(priorVariance, Double.NaN);
    }

    /** Number of cells. */
    public int cells() {
        return cells;
    }

    /** What the bank was built with. */
    public FilterSettings settings() {
        return settings;
    }

    /** The parameters that the bank reads. */
    public CellParameters parameters() {
        return parameters;
    }

    /**
     * Takes in one report. A value that is not finite, or negative where that cannot be, counts as absent.
     *
     * @param values in catalogue units, {@link MeasurementSlot#COUNT} from {@code offset}
     * @param mask bits of the measurements that are there
     */
    public UpdateOutcome update(
            int cell, long collectionStartNanos, long granularityMillis, double[] values, int offset, int mask) {
        return updateNanos(cell, collectionStartNanos, granularityMillis * NANOS_PER_MILLI, values, offset, mask);
    }

    UpdateOutcome updateNanos(int cell, long collectionStartNanos, long length, double[] values, int offset, int mask) {
        long middle = collectionStartNanos + length / 2;
        if (stateNanos[cell] != NEVER && middle < stateNanos[cell]) {
            return UpdateOutcome.EARLIER_THAN_STATE;
        }
        return advance(cell, middle, collectionStartNanos + length, length / NANOS, 0, values, offset, mask);
    }

    /**
     * Takes in a report of the past that is too old to be put in its place: as a measurement of the present state, less certain by
     * what may have happened since. Cautious rather than exact.
     */
    UpdateOutcome updateFromPast(
            int cell, long middleNanos, double periodSeconds, double[] values, int offset, int mask) {
        long state = stateNanos[cell];
        if (state == NEVER) {
            return UpdateOutcome.EMPTY;
        }
        double lag = Math.max(0, (state - middleNanos) / NANOS);
        return advance(cell, state, lastEndNanos[cell], periodSeconds, lag, values, offset, mask);
    }

    private UpdateOutcome advance(
            int cell, long middle, long end, double seconds, double lag, double[] values, int offset, int mask) {
        int at = cell * Layout.STRIDE;
        int priorAt = cell * SLOTS;
        int present = rates(values, offset, mask, seconds);
        if (memory[at + Layout.INITIALISED] == 0) {
            if (present == 0) {
                return UpdateOutcome.EMPTY;
            }
            assimilation.begin(memory, at, cell, present, seconds);
            RecentMeans.unknown(memory, at);
            RecentMeans.begin(memory, at, assimilation.y, present);
            stateNanos[cell] = middle;
            lastEndNanos[cell] = end;
            return UpdateOutcome.INITIALISED;
        }
        double step = (middle - stateNanos[cell]) / NANOS;
        assimilation.predict(memory, at, cell, step, memory, at);
        stateNanos[cell] = middle;
        assimilation.expect(memory, at, cell, seconds, priorMean, priorVariance, priorAt);
        UpdateOutcome outcome = UpdateOutcome.EMPTY;
        boolean silent = present != 0 && lag <= 0 && end - lastEndNanos[cell] > SILENT_PERIODS * seconds * NANOS;
        if (present == 0) {
            UdFactors.factor(assimilation.p, memory, at);
        } else if (silent && assimilation.resume(memory, at, cell, present)) {
            outcome = UpdateOutcome.INITIALISED;
            RecentMeans.begin(memory, at, assimilation.y, present);
            lastEndNanos[cell] = end;
        } else {
            outcome = assimilation.take(memory, at, cell, present, priorVariance, priorAt, lag);
            lastEndNanos[cell] = Math.max(end, lastEndNanos[cell]);
            memory[at + Layout.PERIOD_SECONDS] = lag > 0 ? memory[at + Layout.PERIOD_SECONDS] : seconds;
            if (lag <= 0) {
                remember(at, priorAt, present, outcome, step, seconds);
            }
        }
        toReportUnits(priorMean, priorVariance, priorAt, seconds);
        return outcome;
    }

    // The prior mean becomes that of the report as a whole. What was held back moves no mean further than the gate.
    private void remember(int at, int priorAt, int present, UpdateOutcome outcome, double step, double seconds) {
        recent.step(step, seconds);
        boolean taken = outcome != UpdateOutcome.HELD_BACK && outcome != UpdateOutcome.CHANGED;
        for (int slot = 0; slot < SLOTS; slot++) {
            double implied = priorMean[priorAt + slot];
            priorMean[priorAt + slot] = RecentMeans.blend(memory, at, slot, implied);
            if (taken && (present & 1 << slot) != 0) {
                double measured = assimilation.believed(slot, implied, priorVariance[priorAt + slot]);
                recent.take(memory, at, slot, measured, implied);
            }
        }
        RecentMeans.weigh(memory, at);
        if (outcome == UpdateOutcome.CHANGED) {
            RecentMeans.begin(memory, at, assimilation.y, present);
        }
    }

    private int rates(double[] values, int offset, int mask, double seconds) {
        int present = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if ((mask & 1 << slot) != 0) {
                double value = values[offset + slot];
                if (Double.isFinite(value) && (value >= 0 || slot == Observation.WARM)) {
                    assimilation.y[slot] = ALL[slot].perPeriod() ? value / seconds : value;
                    present |= 1 << slot;
                }
            }
        }
        return present;
    }

    private static void toReportUnits(double[] mean, double[] variance, int from, double seconds) {
        for (int slot = 0; slot < SLOTS; slot++) {
            if (ALL[slot].perPeriod()) {
                mean[from + slot] *= seconds;
                variance[from + slot] *= seconds * seconds;
            }
        }
    }

    /**
     * Expected report of a period that has not come yet, with the variance of the difference to it. The cell is not changed.
     *
     * @param mean receives {@link MeasurementSlot#COUNT} values in catalogue units from {@code to}; NaN for an unknown cell
     */
    public void predict(
            int cell, long collectionStartNanos, long granularityMillis, double[] mean, double[] variance, int to) {
        int at = cell * Layout.STRIDE;
        if (memory[at + Layout.INITIALISED] == 0) {
            Arrays.fill(mean, to, to + SLOTS, Double.NaN);
            Arrays.fill(variance, to, to + SLOTS, Double.NaN);
            return;
        }
        double seconds = granularityMillis * NANOS_PER_MILLI / NANOS;
        double step = (collectionStartNanos + granularityMillis * NANOS_PER_MILLI / 2 - stateNanos[cell]) / NANOS;
        System.arraycopy(memory, at, ahead, 0, Layout.STRIDE);
        assimilation.predict(ahead, 0, cell, Math.max(0, step), ahead, 0);
        assimilation.expect(ahead, 0, cell, seconds, mean, variance, to);
        for (int slot = 0; slot < SLOTS; slot++) {
            mean[to + slot] = RecentMeans.blend(ahead, 0, slot, mean[to + slot]);
        }
        toReportUnits(mean, variance, to, seconds);
    }

    /**
     * Expected report of a period that has not come yet, as {@link #predict} has it, without its variance and in a fraction of the
     * time. Fastest when calls of one step length follow each other.
     *
     * @param mean receives {@link MeasurementSlot#COUNT} values in catalogue units from {@code to}; NaN for an unknown cell
     */
    public void foresee(int cell, long collectionStartNanos, long granularityMillis, double[] mean, int to) {
        int at = cell * Layout.STRIDE;
        if (memory[at + Layout.INITIALISED] == 0) {
            Arrays.fill(mean, to, to + SLOTS, Double.NaN);
            return;
        }
        double seconds = granularityMillis * NANOS_PER_MILLI / NANOS;
        double step = (collectionStartNanos + granularityMillis * NANOS_PER_MILLI / 2 - stateNanos[cell]) / NANOS;
        System.arraycopy(memory, at, ahead, 0, Layout.STRIDE);
        assimilation.foresee(ahead, cell, Math.max(0, step), mean, to);
        for (int slot = 0; slot < SLOTS; slot++) {
            double rate = RecentMeans.blend(ahead, 0, slot, mean[to + slot]);
            mean[to + slot] = ALL[slot].perPeriod() ? rate * seconds : rate;
        }
    }

    /**
     * Mean and covariance of the state at a time, without changing the cell.
     *
     * @param mean receives {@link StateComponent#COUNT} values from {@code meanTo}
     * @param covariance receives the square of that, row after row, from {@code covarianceTo}
     * @return whether the cell has had a report
     */
    public boolean stateAt(int cell, long nanos, double[] mean, int meanTo, double[] covariance, int covarianceTo) {
        int at = cell * Layout.STRIDE;
        if (memory[at + Layout.INITIALISED] == 0) {
            return false;
        }
        System.arraycopy(memory, at, ahead, 0, Layout.STRIDE);
        double step = Math.max(0, (nanos - stateNanos[cell]) / NANOS);
        assimilation.predict(ahead, 0, cell, step, ahead, 0);
        System.arraycopy(ahead, 0, mean, meanTo, N);
        System.arraycopy(assimilation.p, 0, covariance, covarianceTo, N * N);
        return true;
    }

    /** What was expected of the last report before it was taken in, in catalogue units; NaN when there was none. */
    public double priorMean(int cell, MeasurementSlot slot) {
        return priorMean[cell * SLOTS + slot.index()];
    }

    /** Variance of the difference between that and the report. */
    public double priorVariance(int cell, MeasurementSlot slot) {
        return priorVariance[cell * SLOTS + slot.index()];
    }

    /** One component of the state. */
    public double mean(int cell, StateComponent component) {
        return memory[cell * Layout.STRIDE + Layout.X + component.index()];
    }

    /** One entry of its covariance. */
    public double covariance(int cell, StateComponent row, StateComponent column) {
        return UdFactors.entry(memory, cell * Layout.STRIDE, row.index(), column.index());
    }

    /** Utilisation 0..1 that the state stands for. */
    public double load(int cell) {
        assimilation.observation.load(memory, cell * Layout.STRIDE, parameters.logBandwidth[cell]);
        return assimilation.observation.load;
    }

    /** Standard deviation of {@link #load}. */
    public double loadDeviation(int cell) {
        int at = cell * Layout.STRIDE;
        assimilation.observation.load(memory, at, parameters.logBandwidth[cell]);
        int a = StateComponent.TRAFFIC.index();
        int e = StateComponent.SPECTRAL_EFFICIENCY.index();
        double variance = UdFactors.entry(memory, at, a, a)
                + UdFactors.entry(memory, at, e, e)
                - 2 * UdFactors.entry(memory, at, a, e);
        return assimilation.observation.load * assimilation.observation.loadSlope * Math.sqrt(Math.max(0, variance));
    }

    /** Offered traffic in bit/s. */
    public double offeredBitsPerSecond(int cell) {
        return PortableMath.exp(mean(cell, StateComponent.TRAFFIC));
    }

    /** Time that the state is for: the middle of the last period taken in; {@link #NEVER} before the first. */
    public long stateNanos(int cell) {
        return stateNanos[cell];
    }

    /** End of the newest period taken in: information is as old as this; {@link #NEVER} before the first. */
    public long informationNanos(int cell) {
        return lastEndNanos[cell];
    }

    /** Learned factor on the noise variance of a measurement. */
    public double noiseFactor(int cell, MeasurementSlot slot) {
        return memory[cell * Layout.STRIDE + Layout.NOISE + slot.index()];
    }

    /** Learned factor on the process noise of a component. */
    public double processFactor(int cell, StateComponent component) {
        int block = Math.max(0, component.index() - 1);
        return memory[cell * Layout.STRIDE + Layout.PROCESS + block];
    }

    /** Utilisation that a served rate would mean at the present efficiency. */
    double loadOfVolume(int cell, double kilobitPerSecond) {
        double capacity =
                PortableMath.exp(parameters.logBandwidth[cell] + mean(cell, StateComponent.SPECTRAL_EFFICIENCY));
        return Math.min(1, 1000 * kilobitPerSecond / capacity);
    }

    /**
     * Takes in a direct observation of one state component at the present state, as from an alarm or a probe.
     *
     * @param component {@link StateComponent#index()}
     * @param deviation its standard deviation, positive
     */
    void observe(int cell, int component, double value, double deviation) {
        int at = cell * Layout.STRIDE;
        if (memory[at + Layout.INITIALISED] != 0) {
            assimilation.observe(memory, at, component, value, deviation * deviation);
        }
    }

    /** Number from a cell's memory, for the classes of this package that explain it. */
    double number(int cell, int place) {
        return memory[cell * Layout.STRIDE + place];
    }

    /** Numbers in a {@link #save}d cell. */
    static int savedLength() {
        return Layout.STRIDE;
    }

    void save(int cell, double[] to, int at, long[] times, int timesAt) {
        System.arraycopy(memory, cell * Layout.STRIDE, to, at, Layout.STRIDE);
        times[timesAt] = stateNanos[cell];
        times[timesAt + 1] = lastEndNanos[cell];
    }

    void restore(int cell, double[] from, int at, long[] times, int timesAt) {
        System.arraycopy(from, at, memory, cell * Layout.STRIDE, Layout.STRIDE);
        stateNanos[cell] = times[timesAt];
        lastEndNanos[cell] = times[timesAt + 1];
    }

    /** Octets of a cell as {@link #write} writes it. */
    public static int writtenOctets() {
        return Double.BYTES * (Layout.STRIDE + 2 * SLOTS + CellParameters.WRITTEN) + 2 * Long.BYTES;
    }

    /**
     * Writes all that is known of a cell that had a report, bit for bit: a cell of another bank that {@link #read}s it predicts the
     * same, and stays the same when it is given the same reports.
     */
    public void write(int cell, ByteBuffer to) {
        KeptNumbers.write(to, memory, cell * Layout.STRIDE, Layout.STRIDE);
        to.putLong(stateNanos[cell]).putLong(lastEndNanos[cell]);
        KeptNumbers.write(to, priorMean, cell * SLOTS, SLOTS);
        KeptNumbers.write(to, priorVariance, cell * SLOTS, SLOTS);
        parameters.write(cell, to);
    }

    /**
     * Puts what was {@link #write written} in the place of a cell.
     *
     * @throws KeptStateException when it is no state; the cell is as it was
     */
    public void read(int cell, ByteBuffer from) throws KeptStateException {
        double[] state = KeptNumbers.read(from, Layout.STRIDE, Double::isFinite, "filter");
        for (int i = Layout.D; i < Layout.D + N; i++) {
            if (state[i] < 0) {
                throw new KeptStateException("A variance is negative: " + state[i]);
            }
        }
        if (state[Layout.INITIALISED] != 1) {
            throw new KeptStateException("The cell had no report.");
        }
        long at = KeptNumbers.readNanos(from);
        long end = KeptNumbers.readNanos(from);
        double[] mean = KeptNumbers.read(from, SLOTS, _ -> true, "expected report");
        double[] variance = KeptNumbers.read(from, SLOTS, _ -> true, "variances of the expected report");
        parameters.read(cell, from);
        System.arraycopy(state, 0, memory, cell * Layout.STRIDE, Layout.STRIDE);
        stateNanos[cell] = at;
        lastEndNanos[cell] = end;
        System.arraycopy(mean, 0, priorMean, cell * SLOTS, SLOTS);
        System.arraycopy(variance, 0, priorVariance, cell * SLOTS, SLOTS);
    }

    /** Forgets what is known of traffic and backlog, as after a sleep or a restart; users and temperature stay. */
    void forget(int cell) {
        assimilation.forget(memory, cell * Layout.STRIDE);
    }
}
