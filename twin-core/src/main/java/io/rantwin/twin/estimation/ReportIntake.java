package io.rantwin.twin.estimation;

import io.rantwin.twin.arithmetic.PortableMath;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/**
 * The way of reports into the filter: believes or rejects values, drops what was seen, puts late reports in their place, keeps
 * counters over longer periods from being counted twice, holds out frozen and contradicted sources.
 *
 * <p>The rule for late reports: a cell's last {@link IntakeSettings#historyReports} entries are kept with the states before them. A
 * report no older than the oldest of these (or any, while fewer are kept) is filtered in its place and the result equals that of the
 * right order in every bit; an older one is dropped and counted. A report over at least {@link #COARSE} times the cell's finest
 * period is a counter: of each measurement only what finer reports left open is taken in, as a measurement of the past with the
 * uncertainty of the time since. Where no finer report has told of its period or a later one, there is nothing to count twice, and its
 * period is the cell's finest from then on: a subscription was made anew with a longer one. Not thread-safe; a report that is taken as it comes allocates nothing.
 */
public final class ReportIntake {
    /** A report this many times longer than the cell's finest is a counter over the same traffic. */
    public static final int COARSE = 4;

    private static final double NEARLY_ALL = 0.95;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long DAY_MILLIS = 86_400_000;
    private static final double NANOS = 1e9;
    private static final int SLOTS = MeasurementSlot.COUNT;
    private static final MeasurementSlot[] ALL = MeasurementSlot.values();
    private static final double ALARM_DEVIATION = 2;

    private final FilterBank bank;
    private final MeasurementNames names;
    private final IntakeSettings settings;
    private final SourceWatch watch;
    private final ReportHistory history;
    private final CoverageLedger ledger;
    private final long[] finestNanos;
    /** End of the newest report over less than {@link #COARSE} times the finest period. */
    private final long[] fineEndNanos;

    private final long[] jumpNanos;
    private final boolean[] asleep;
    private final double[] consistency;
    private final EnumMap<IntakeOutcome, long[]> outcomes = counters(IntakeOutcome.class);
    private final EnumMap<Rejection, long[]> rejections = counters(Rejection.class);
    private final double[] rest = new double[SLOTS];
    private final int[] rejectedOfCell;

    public ReportIntake(
            FilterBank bank, MeasurementNames names, IntakeSettings settings, NeighbourExpectation neighbours) {
        this.bank = bank;
        this.names = names;
        this.settings = settings;
        watch = new SourceWatch(settings, neighbours, bank);
        history = new ReportHistory(settings.historyReports(), bank, watch);
        ledger = new CoverageLedger(bank.cells());
        finestNanos = new long[bank.cells()];
        Arrays.fill(finestNanos, Long.MAX_VALUE);
        fineEndNanos = new long[bank.cells()];
        Arrays.fill(fineEndNanos, FilterBank.NEVER);
        jumpNanos = new long[bank.cells()];
        Arrays.fill(jumpNanos, FilterBank.NEVER);
        asleep = new boolean[bank.cells()];
        consistency = new double[bank.cells() * SLOTS];
        Arrays.fill(consistency, Double.NaN);
        rejectedOfCell = new int[bank.cells()];
    }

    /** Takes one report. */
    public IntakeOutcome take(CellReport report) {
        return take(
                report.cell(),
                report.collectionStartNanos(),
                report.granularityMillis(),
                report.values(),
                0,
                report.mask());
    }

    /** The same from a flat array: {@link MeasurementSlot#COUNT} values from {@code offset}. */
    public IntakeOutcome take(
            int cell, long startNanos, long granularityMillis, double[] values, int offset, int mask) {
        IntakeOutcome outcome = sort(cell, startNanos, granularityMillis, values, offset, mask);
        increase(outcomes.get(outcome));
        return outcome;
    }

    private IntakeOutcome sort(
            int cell, long startNanos, long granularityMillis, double[] values, int offset, int mask) {
        if (granularityMillis <= 0 || granularityMillis > DAY_MILLIS) {
            return refuse(cell, Rejection.PERIOD);
        }
        long length = granularityMillis * NANOS_PER_MILLI;
        int believed = believed(cell, values, offset, mask, length / NANOS);
        if (believed == 0) {
            return IntakeOutcome.REJECTED;
        }
        if (jumps(cell, startNanos)) {
            return refuse(cell, Rejection.TIME_JUMP);
        }
        if (length / COARSE >= finestNanos[cell]) {
            if (startNanos < fineEndNanos[cell]) {
                return coarse(cell, startNanos, length, values, offset, believed);
            }
            finestNanos[cell] = length;
        }
        finestNanos[cell] = Math.min(finestNanos[cell], length);
        fineEndNanos[cell] = Math.max(fineEndNanos[cell], startNanos + length);
        int known = history.find(cell, startNanos, length);
        if (known >= 0) {
            return merge(cell, known, startNanos, length, values, offset, believed);
        }
        long middle = startNanos + length / 2;
        if (!history.reaches(cell, middle)) {
            return IntakeOutcome.TOO_LATE;
        }
        ledger.add(cell, startNanos, length, values, offset, believed);
        int heard = asleep[cell] ? believed & MeasurementSlot.TEMPERATURE.bit() : believed;
        boolean last = history.insert(cell, ReportHistory.REPORT, middle, startNanos, length, values, offset, heard);
        if (!history.admitted) {
            return IntakeOutcome.HELD_OUT;
        }
        return last ? IntakeOutcome.TAKEN : IntakeOutcome.REORDERED;
    }

    private IntakeOutcome merge(
            int cell, int position, long startNanos, long length, double[] values, int offset, int believed) {
        int added = believed & ~history.mask(cell, position);
        if (asleep[cell]) {
            added &= MeasurementSlot.TEMPERATURE.bit();
        }
        if (added == 0) {
            return IntakeOutcome.DUPLICATE;
        }
        ledger.add(cell, startNanos, length, values, offset, added);
        history.merge(cell, position, values, offset, added);
        history.replay(cell, position);
        return history.admitted ? IntakeOutcome.MERGED : IntakeOutcome.HELD_OUT;
    }

    // Of each measurement, what finer reports left open; measurements with different gaps would need several entries,
    // so the widest gap's time is taken for all.
    private IntakeOutcome coarse(int cell, long startNanos, long length, double[] values, int offset, int believed) {
        if (history.isBeforeGoingOn(cell, startNanos)) {
            // Finer reports of its time are in the state that was taken up, and which they were is not known.
            return IntakeOutcome.TOO_LATE;
        }
        double period = length / NANOS;
        int open = 0;
        double gap = 0;
        long middle = startNanos + length / 2;
        for (int slot = 0; slot < SLOTS; slot++) {
            if ((believed & 1 << slot) == 0) {
                continue;
            }
            ledger.look(cell, startNanos, length, slot);
            double value = values[offset + slot];
            boolean sum = ALL[slot].perPeriod();
            double whole = sum ? value : value * period;
            if (ledger.covered > NEARLY_ALL * period / 2 && ledger.total > 0) {
                consistency[cell * SLOTS + slot] = whole * ledger.covered / (period * ledger.total);
            }
            double left = period - ledger.covered;
            if (left > (1 - NEARLY_ALL) * period) {
                double remainder = Math.max(ALL[slot] == MeasurementSlot.TEMPERATURE ? -1e9 : 0, whole - ledger.total);
                rest[slot] = remainder / left;
                open |= 1 << slot;
                if (left > gap) {
                    gap = left;
                    middle = ledger.gapMiddleNanos;
                }
            }
        }
        if (open == 0) {
            return IntakeOutcome.COVERED;
        }
        for (int slot = 0; slot < SLOTS; slot++) {
            rest[slot] *= (open & 1 << slot) != 0 && ALL[slot].perPeriod() ? gap : 1;
        }
        if (asleep[cell]) {
            open &= MeasurementSlot.TEMPERATURE.bit();
        }
        long gapNanos = (long) (gap * NANOS);
        long state = bank.stateNanos(cell);
        boolean past = middle < state;
        history.insert(
                cell,
                past ? ReportHistory.PAST : ReportHistory.REPORT,
                past ? state : middle,
                middle - gapNanos / 2,
                gapNanos,
                rest,
                0,
                open);
        return history.admitted ? IntakeOutcome.FILLED : IntakeOutcome.HELD_OUT;
    }

    private int believed(int cell, double[] values, int offset, int mask, double seconds) {
        int believed = 0;
        double bandwidthHz = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            if ((mask & 1 << slot) == 0) {
                continue;
            }
            if (slot == Observation.VOLUME) {
                bandwidthHz = PortableMath.exp(bank.parameters().logBandwidth[cell]);
            }
            Rejection rejection = names.rejection(ALL[slot], values[offset + slot], bandwidthHz, seconds);
            if (rejection == null) {
                believed |= 1 << slot;
            } else {
                refuse(cell, rejection);
            }
        }
        return believed;
    }

    private boolean jumps(int cell, long startNanos) {
        long last = bank.informationNanos(cell);
        long longest = settings.longestJumpMillis() * NANOS_PER_MILLI;
        if (last == FilterBank.NEVER || startNanos - last <= longest) {
            return false;
        }
        long before = jumpNanos[cell];
        jumpNanos[cell] = startNanos;
        return before == FilterBank.NEVER || startNanos == before || Math.abs(startNanos - before) > longest;
    }

    private IntakeOutcome refuse(int cell, Rejection reason) {
        increase(rejections.get(reason));
        rejectedOfCell[cell]++;
        return IntakeOutcome.REJECTED;
    }

    /** Takes an alarm at the present state of its cell. */
    public void take(Alarm alarm) {
        int cell = alarm.cell();
        switch (alarm) {
            case Alarm.Temperature temperature -> {
                double estimate = bank.mean(cell, StateComponent.TEMPERATURE);
                boolean news =
                        temperature.raised() ? estimate < temperature.celsius() : estimate > temperature.celsius();
                if (news && bank.stateNanos(cell) != FilterBank.NEVER) {
                    Arrays.fill(rest, 0);
                    rest[0] = temperature.celsius();
                    rest[1] = ALARM_DEVIATION;
                    note(cell, ReportHistory.COMPONENT, alarm.nanos());
                }
            }
            case Alarm.Sleep sleep -> {
                if (asleep[cell] && !sleep.asleep() && bank.stateNanos(cell) != FilterBank.NEVER) {
                    note(cell, ReportHistory.FORGET, alarm.nanos());
                }
                asleep[cell] = sleep.asleep();
            }
        }
    }

    // Alarms act on the present state, whenever they were raised.
    private void note(int cell, int kind, long nanos) {
        history.insert(cell, kind, bank.stateNanos(cell), nanos, 0, rest, 0, StateComponent.TEMPERATURE.index());
    }

    /**
     * A verdict of those who look at the whole network: the cell's reports contradict its neighbours', and are held out until the
     * contrary is said.
     *
     * @param distance from what the neighbours imply in standard deviations; no number (NaN) when they agree (again)
     */
    public void judged(int cell, double distance) {
        watch.judged(cell, distance);
    }

    /** Evidence that a cell contradicts its neighbours over what is enough to quarantine it, 0..1. */
    public double contradiction(int cell) {
        return watch.contradiction(cell);
    }

    /** How far a cell's estimate can be relied on at a time, and why. */
    public Trust trust(int cell, long nowNanos) {
        return TrustReasons.of(bank, watch, settings, cell, nowNanos);
    }

    /** The same without words, for those who look at all cells. */
    public TrustState trustState(int cell, long nowNanos) {
        return TrustReasons.state(bank, watch, settings, cell, nowNanos);
    }

    /** One cell's estimate as it is at a time, propagated from the last report; null before the first. */
    public @Nullable CellEstimate estimate(int cell, long nowNanos) {
        double[] mean = new double[StateComponent.COUNT];
        double[] covariance = new double[StateComponent.COUNT * StateComponent.COUNT];
        if (!bank.stateAt(cell, nowNanos, mean, 0, covariance, 0)) {
            return null;
        }
        double[] deviation = new double[StateComponent.COUNT];
        for (int i = 0; i < deviation.length; i++) {
            deviation[i] = Math.sqrt(Math.max(0, covariance[i * StateComponent.COUNT + i]));
        }
        return new CellEstimate(
                cell,
                nowNanos,
                nowNanos - bank.informationNanos(cell),
                mean,
                deviation,
                bank.load(cell),
                bank.loadDeviation(cell),
                trust(cell, nowNanos));
    }

    /** Reports that ended like this so far. */
    public long count(IntakeOutcome outcome) {
        return counted(outcomes.get(outcome));
    }

    /** Values or reports refused for this reason so far. */
    public long count(Rejection rejection) {
        return counted(rejections.get(rejection));
    }

    /** Values or reports of a cell refused so far. */
    public int rejected(int cell) {
        return rejectedOfCell[cell];
    }

    /**
     * Last ratio of a longer counter to the finer reports of the same time: 1 where both sources agree; NaN while there was nothing
     * to compare.
     */
    public double consistency(int cell, MeasurementSlot slot) {
        return consistency[cell * SLOTS + slot.index()];
    }

    /** Whether an alarm said that the cell sleeps. */
    public boolean asleep(int cell) {
        return asleep[cell];
    }

    /** Octets of a cell as {@link #write} writes it. */
    public static int writtenOctets() {
        return FilterBank.writtenOctets()
                + Double.BYTES * (SourceWatch.KEPT + SLOTS)
                + 2 * Long.BYTES
                + Integer.BYTES
                + Byte.BYTES;
    }

    /**
     * Writes what is known of a cell that had a report, with its filter: whoever {@link #read}s it takes later reports as this intake
     * would, bit for bit. Reports that come late for the state, and counters over periods that began before it, count as too late
     * there.
     */
    public void write(int cell, ByteBuffer to) {
        bank.write(cell, to);
        KeptNumbers.write(to, watch.memory, cell * SourceWatch.STRIDE, SourceWatch.KEPT);
        KeptNumbers.write(to, consistency, cell * SLOTS, SLOTS);
        to.putLong(finestNanos[cell]).putLong(history.lastKey(cell));
        to.putInt(rejectedOfCell[cell]).put((byte) (asleep[cell] ? 1 : 0));
    }

    /**
     * Puts what was {@link #write written} in the place of a cell that had no report.
     *
     * @throws KeptStateException when it is no state; the cell must not be used then
     */
    public void read(int cell, ByteBuffer from) throws KeptStateException {
        bank.read(cell, from);
        double[] watched = KeptNumbers.read(from, SourceWatch.KEPT, Double::isFinite, "watch over the source");
        double[] consistent = KeptNumbers.read(from, SLOTS, _ -> true, "consistency");
        long finest = KeptNumbers.readNanos(from);
        long last = KeptNumbers.readNanos(from);
        int rejected = KeptNumbers.readCount(from);
        if (finest <= 0 || !from.hasRemaining()) {
            throw new KeptStateException("The finest period is " + finest + " ns, and then come no more octets.");
        }
        System.arraycopy(watched, 0, watch.memory, cell * SourceWatch.STRIDE, SourceWatch.KEPT);
        System.arraycopy(consistent, 0, consistency, cell * SLOTS, SLOTS);
        finestNanos[cell] = finest;
        fineEndNanos[cell] = bank.informationNanos(cell);
        rejectedOfCell[cell] = rejected;
        asleep[cell] = from.get() != 0;
        history.goOnFrom(cell, last);
    }

    // One-element arrays count without boxing.
    private static <E extends Enum<E>> EnumMap<E, long[]> counters(Class<E> type) {
        var map = new EnumMap<E, long[]>(type);
        for (E constant : type.getEnumConstants()) {
            map.put(constant, new long[1]);
        }
        return map;
    }

    private static void increase(long @Nullable [] counter) {
        if (counter != null) {
            counter[0]++;
        }
    }

    private static long counted(long @Nullable [] counter) {
        return counter == null ? 0 : counter[0];
    }
}
