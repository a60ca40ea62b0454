package io.rantwin.nearrt.loop;

import io.rantwin.nearrt.learned.LearnedModels;
import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.IntakeOutcome;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.estimation.Trust;
import io.rantwin.twin.estimation.TrustState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes reports into the filters of one shard and makes the states that are published. Not thread-safe: the shard's. */
final class CellWriter {
    private static final int SLOTS = MeasurementSlot.COUNT;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int CQI = MeasurementSlot.CQI.index();
    private static final int LOAD = MeasurementSlot.PRB_TOT_DL.index();
    private static final int VOLUME = MeasurementSlot.VOLUME_DL.index();
    private static final double PER_CENT = 100;
    private static final double BITS_PER_KBIT = 1e3;
    private static final double MILLIS = 1e3;
    private static final List<String> SLOT_NAMES = Arrays.stream(MeasurementSlot.values())
            .map(slot -> slot.names().getFirst())
            .toList();

    private final ShardTools tools;
    private final Map<Long, CellPage> open = new TreeMap<>();
    private final List<CellPage> pages = new ArrayList<>();
    private final CellReturns returns = new CellReturns(this::pageWithRoom);
    private final double[] values = new double[SLOTS];
    private final double[] mean = new double[SLOTS];
    private final double[] variance = new double[SLOTS];
    private final CellDraft draft = new CellDraft();

    private LearnedModels models = LearnedModels.NONE;

    CellWriter(ShardTools tools) {
        this.tools = tools;
    }

    void use(LearnedModels learned) {
        models = learned;
    }

    /** Lets learned models take their steps with what came since; the longer it is put off, the more cells share one. */
    void step() {
        pages.forEach(page -> page.learned.step());
    }

    void forgetAll() {
        open.clear();
        pages.clear();
    }

    /** Filters a report; null when there is nothing in it that the filter takes. */
    @Nullable
    IntakeOutcome take(LiveCell cell, ArrivedReport report) {
        CellPage page = page(cell, report);
        int mask = fill(cell, report);
        if (mask == 0) {
            return null;
        }
        cell.lastGranularityMillis = report.granularityMillis();
        long newest = page.bank.informationNanos(cell.place);
        boolean isNews = newest == FilterBank.NEVER || report.endNanos() > newest;
        boolean scored = isNews && report.granularityMillis() == page.classMillis;
        if (scored) {
            page.fidelity.before(cell.place, report.startNanos(), values, 0, mask);
        }
        IntakeOutcome outcome =
                page.intake.take(cell.place, report.startNanos(), report.granularityMillis(), values, 0, mask);
        boolean heard = outcome == IntakeOutcome.TAKEN;
        if (scored && heard) {
            page.fidelity.after(cell.place, report.endNanos(), null);
        }
        if (heard
                && page.seasons.observe(
                        cell.place,
                        report.startNanos(),
                        report.granularityMillis(),
                        load(mask),
                        bits(mask, report.granularityMillis()))) {
            cell.season = page.seasons.profile(cell.place);
        }
        if (isNews
                && heard
                && page.forecaster.observe(
                        cell.place, report.startNanos(), report.granularityMillis(), values, 0, mask)) {
            page.forecaster.propagate(cell.place, cell.place + 1);
            page.learned.report(
                    models, cell.place, cell.cellId, report.startNanos(), report.granularityMillis(), values, mask);
        }
        return outcome;
    }

    // Share of PRBs in use.
    private double load(int mask) {
        return (mask & 1 << LOAD) == 0 ? Double.NaN : values[LOAD] / PER_CENT;
    }

    private double bits(int mask, long granularityMillis) {
        return (mask & 1 << VOLUME) == 0 ? Double.NaN : values[VOLUME] * BITS_PER_KBIT * MILLIS / granularityMillis;
    }

    private CellPage page(LiveCell cell, ArrivedReport report) {
        CellPage page = cell.page;
        if (page == null) {
            if (returns.resume(cell, report.endNanos()) == null) {
                cell.page = pageWithRoom(CellPage.classOf(report.granularityMillis()));
                cell.place = cell.page.take();
                returns.resumeSeason(cell, cell.page);
            }
            page = Objects.requireNonNull(cell.page);
            apply(cell);
        }
        return page;
    }

    private CellPage pageWithRoom(long classMillis) {
        CellPage page = open.get(classMillis);
        if (page == null || page.isFull()) {
            page = new CellPage(tools.pageCells(), classMillis, tools.names(), tools.season());
            returns.begin(page);
            open.put(classMillis, page);
            pages.add(page);
        }
        return page;
    }

    /** Cells that are new to this life go on from these states. */
    void resumeFrom(KeptCells kept) {
        returns.from(kept);
    }

    /** Publishes the state of a cell that has not reported in this life, as it was left and with its age; false when there is none. */
    boolean resume(LiveCell cell) {
        long now = tools.time().nanos();
        CellRecord record = cell.page != null || now == Long.MIN_VALUE ? null : returns.resume(cell, now);
        if (record == null) {
            return false;
        }
        apply(cell);
        figures(cell);
        belief(cell);
        cell.published.set(record.ranName(), record.informationNanos(), record.arrivalNanos(), judgement(cell), draft);
        return true;
    }

    /** What was learned of all cells of its pages. */
    List<LoopKeeping.Learned> learned() {
        return open.values().stream().map(LoopKeeping.Learned::of).toList();
    }

    /** Tells the filter what is known of a cell. */
    void apply(LiveCell cell) {
        double bandwidth = cell.facts.bandwidthHertz();
        CellPage page = cell.page;
        if (page != null && bandwidth > 0) {
            page.bank.parameters().bandwidthHz(cell.place, bandwidth);
        }
        if (page != null) {
            page.intake.judged(cell.place, cell.contradiction);
            page.seasons.disturb(cell.place, cell.disturbed);
        }
    }

    private int fill(LiveCell cell, ArrivedReport report) {
        List<ReportLayout.Column> columns = report.layout().columns();
        double[] from = report.values();
        int mask = 0;
        double cqiReports = 0;
        double cqiSum = 0;
        for (int i = 0; i < from.length; i++) {
            double value = from[i];
            ReportLayout.Column column = columns.get(i);
            if (Double.isNaN(value)) {
                continue;
            }
            if (column.slot() >= 0) {
                values[column.slot()] = value;
                mask |= 1 << column.slot();
            } else if (column.cqi() >= 0) {
                cqiReports += value;
                cqiSum += value * column.cqi();
            } else if (column.wholeCell()) {
                OtherKpi other = cell.other(column.name(), column.unit());
                if (other != null) {
                    other.take(value, report.endNanos());
                }
            }
        }
        if (cqiReports > 0 && (mask & 1 << CQI) == 0) {
            values[CQI] = cqiSum / cqiReports;
            mask |= 1 << CQI;
        }
        cell.everReported |= mask;
        for (int slot = 0; slot < SLOTS; slot++) {
            if ((mask & 1 << slot) != 0) {
                cell.toldNanos[slot] = Math.max(cell.toldNanos[slot], report.endNanos());
            }
        }
        return mask;
    }

    /** Publishes the state after a report. */
    void publish(LiveCell cell, ArrivedReport report) {
        figures(cell);
        belief(cell);
        cell.published.set(
                report.ranName(), information(cell, report.endNanos()), report.arrivalNanos(), judgement(cell), draft);
    }

    /** Publishes the same state when nothing has come for long, or others have judged the cell. */
    void again(LiveCell cell) {
        belief(cell);
        cell.published.judged(judgement(cell), draft);
    }

    private PublishedCell.Judgement judgement(LiveCell cell) {
        Trust trust = trust(cell);
        return new PublishedCell.Judgement(
                trust.state(), trust.state() == TrustState.TRUSTED ? "" : trust.sentence(), cell.facts.basis());
    }

    private static long information(LiveCell cell, long otherwise) {
        CellPage page = cell.page;
        long end = page == null ? FilterBank.NEVER : page.bank.informationNanos(cell.place);
        return end == FilterBank.NEVER ? otherwise : end;
    }

    private Trust trust(LiveCell cell) {
        CellPage page = cell.page;
        return page == null
                ? new Trust(TrustState.STALE, null, 0, 0, "The network's time has begun anew.")
                : page.intake.trust(cell.place, tools.time().nanos());
    }

    /** Whether nothing has come for too long. */
    boolean isStale(LiveCell cell) {
        CellPage page = cell.page;
        return page == null || page.intake.trustState(cell.place, tools.time().nanos()) == TrustState.STALE;
    }

    private void figures(LiveCell cell) {
        draft.count = 0;
        CellPage page = cell.page;
        long information = page == null ? FilterBank.NEVER : page.bank.informationNanos(cell.place);
        if (page != null && information != FilterBank.NEVER && cell.lastGranularityMillis > 0) {
            long granularity = cell.lastGranularityMillis;
            page.bank.predict(cell.place, information - granularity * NANOS_PER_MILLI, granularity, mean, variance, 0);
            for (int slot = 0; slot < SLOTS; slot++) {
                if ((cell.everReported & 1 << slot) != 0) {
                    draft.add(
                            SLOT_NAMES.get(slot),
                            tools.slotUnits().get(slot),
                            mean[slot],
                            Math.sqrt(Math.max(0, variance[slot])),
                            Math.min(cell.toldNanos[slot], information));
                }
            }
        }
        cell.others.forEach(
                (name, other) -> draft.add(name, other.unit, other.value, other.deviation(), other.informationNanos));
    }

    // The filter's state as others read it.
    private void belief(LiveCell cell) {
        CellPage page = cell.page;
        Arrays.fill(draft.state, 0);
        Arrays.fill(draft.covariance, 0);
        if (page == null) {
            draft.stateNanos = 0;
            draft.informationNanos = FilterBank.NEVER;
            draft.load = 0;
            draft.loadDeviation = 0;
            return;
        }
        draft.stateNanos = page.bank.stateNanos(cell.place);
        draft.informationNanos = page.bank.informationNanos(cell.place);
        page.bank.stateAt(cell.place, draft.stateNanos, draft.state, 0, draft.covariance, 0);
        draft.load = page.bank.load(cell.place);
        draft.loadDeviation = page.bank.loadDeviation(cell.place);
    }
}
