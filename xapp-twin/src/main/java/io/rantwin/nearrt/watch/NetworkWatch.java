package io.rantwin.nearrt.watch;

import io.rantwin.nearrt.live.AnomalyView;
import io.rantwin.nearrt.live.FidelityView;
import io.rantwin.nearrt.live.LiveQuality;
import io.rantwin.nearrt.loop.ArrivedReport;
import io.rantwin.nearrt.loop.ReportTrail;
import io.rantwin.nearrt.loop.TwinLoop;
import io.rantwin.twin.anomaly.FaultKind;
import io.rantwin.twin.anomaly.Finding;
import io.rantwin.twin.estimation.TrustState;
import io.rantwin.twin.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks over the reports of all cells period by period, off the report path: compares each cell with what its neighbours imply and tells
 * the loop whom not to believe, tests each cell against its own past, and ranks causes. {@link #tick} is called by one thread;
 * everything else by any.
 */
public final class NetworkWatch implements LiveQuality {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int LEAST_PEERS = 3;
    /** Periods without any report after which the watch goes on where the reports are. */
    private static final int FARTHEST_PERIODS = 100;

    private static final long LONGEST_MILLIS = 900_000;

    private final WatchSettings settings;
    private final TwinLoop loop;
    private final ReportTrail trail;
    private final IntSupplier epoch;
    private final Supplier<Topology> topologies;
    private final Predicate<String> asleepByPlan;
    private final LongSupplier nanoTime;
    private final Map<String, WatchedCell> cells = new LinkedHashMap<>();
    private final List<WatchedCell> byIndex = new ArrayList<>();
    private final AnomalyBook book = new AnomalyBook();
    private final WatchCounts counts = new WatchCounts();
    private List<Pending> pending = new ArrayList<>();
    /** Whether reports of the period that ends next have been summed up already. */
    private boolean isBegun;

    private @Nullable Topology topology;
    private @Nullable NeighbourJudge judge;
    private volatile boolean isTopologyNew = true;
    private volatile String basis = "Nothing was looked at yet.";
    private int knownEpoch;
    private long periodMillis;
    private int testPeriods = 1;
    private int periodsSinceTest;
    private int told;
    private long endMillis = Long.MIN_VALUE;

    /** A report that waits for the end of its period. */
    private record Pending(WatchedCell cell, ArrivedReport report) {}

    /**
     * Watches the cells of a loop.
     *
     * @param epoch rises when the network's time has begun anew
     * @param topologies gives the topology in use
     * @param asleepByPlan cells that were put to sleep on purpose
     * @param nanoTime our own clock, for what the watch costs
     */
    public NetworkWatch(
            WatchSettings settings,
            TwinLoop loop,
            IntSupplier epoch,
            Supplier<Topology> topologies,
            Predicate<String> asleepByPlan,
            LongSupplier nanoTime) {
        this.settings = settings;
        this.loop = loop;
        this.epoch = epoch;
        this.topologies = topologies;
        this.asleepByPlan = asleepByPlan;
        this.nanoTime = nanoTime;
        trail = loop.trail();
        knownEpoch = epoch.getAsInt();
    }

    /** What the watch did and what it cost. */
    public WatchCounts counts() {
        return counts;
    }

    /** The topology is another one. */
    public void topologyChanged() {
        isTopologyNew = true;
    }

    /** Takes up the reports that came, and works through the periods that have ended. */
    public void tick() {
        long began = nanoTime.getAsLong();
        if (epoch.getAsInt() != knownEpoch) {
            beginAnew();
        }
        trail.follow(this::arrived);
        long now = loop.networkNanos();
        boolean worked = false;
        while ((isBegun || !pending.isEmpty()) && now != Long.MIN_VALUE) {
            if (endMillis == Long.MIN_VALUE) {
                begin();
            }
            if ((endMillis + settings.graceMillis()) * NANOS_PER_MILLI > now) {
                break;
            }
            period();
            worked = true;
        }
        counts.ticked(nanoTime.getAsLong() - began, worked, cells.size(), trail.missed(), book.opened());
    }

    private void beginAnew() {
        knownEpoch = epoch.getAsInt();
        byIndex.stream().filter(cell -> cell.quarantined).forEach(cell -> loop.judged(cell.cellId, Double.NaN));
        cells.clear();
        byIndex.clear();
        pending.clear();
        isBegun = false;
        endMillis = Long.MIN_VALUE;
        isTopologyNew = true;
        book.take(List.of(), byIndex);
    }

    private void arrived(String cellId, ArrivedReport report) {
        if (report.refused()) {
            return;
        }
        WatchedCell cell = cells.get(cellId);
        if (cell == null) {
            cell = new WatchedCell(byIndex.size(), cellId, settings);
            byIndex.add(cell);
            cells.put(cellId, cell);
        }
        if (endMillis != Long.MIN_VALUE && report.endNanos() <= (endMillis - periodMillis) * NANOS_PER_MILLI) {
            counts.late();
        } else if (endMillis != Long.MIN_VALUE && report.endNanos() <= endMillis * NANOS_PER_MILLI) {
            add(cell, report);
        } else {
            pending.add(new Pending(cell, report));
        }
    }

    private void add(WatchedCell cell, ArrivedReport report) {
        isBegun = true;
        cell.period.add(report);
        cell.test.add(report);
    }

    // The period is that of the slowest reporter, where that is longer than what is set.
    private void begin() {
        long longest = settings.periodMillis();
        long first = Long.MAX_VALUE;
        for (Pending each : pending) {
            longest = Math.max(longest, Math.min(LONGEST_MILLIS, each.report().granularityMillis()));
            first = Math.min(first, each.report().endNanos());
        }
        periodMillis = longest;
        testPeriods = (int) Math.max(1, Math.ceilDiv(settings.testMillis(), periodMillis));
        periodsSinceTest = 0;
        endMillis = boundaryAfter(first);
    }

    private long boundaryAfter(long nanos) {
        return Math.ceilDiv(nanos, periodMillis * NANOS_PER_MILLI) * periodMillis;
    }

    private void period() {
        long first = Long.MAX_VALUE;
        List<Pending> later = new ArrayList<>();
        for (Pending each : pending) {
            if (each.report().endNanos() <= endMillis * NANOS_PER_MILLI) {
                add(each.cell(), each.report());
            } else {
                later.add(each);
                first = Math.min(first, each.report().endNanos());
            }
        }
        pending = later;
        isBegun = false;
        compare();
        periodsSinceTest++;
        if (periodsSinceTest >= testPeriods) {
            periodsSinceTest = 0;
            test();
            publish();
        } else if (quarantined() != told) {
            publish();
        }
        byIndex.forEach(cell -> cell.period.clear());
        counts.period();
        endMillis += periodMillis;
        if (first != Long.MAX_VALUE && boundaryAfter(first) - endMillis > FARTHEST_PERIODS * periodMillis) {
            endMillis = boundaryAfter(first);
        }
    }

    private int quarantined() {
        int sum = 0;
        for (WatchedCell cell : byIndex) {
            sum += cell.quarantined ? 1 : 0;
        }
        return sum;
    }

    private void compare() {
        Topology known = topology;
        if (isTopologyNew || known == null) {
            isTopologyNew = false;
            known = topologies.get();
            topology = known;
            judge = NeighbourJudge.of(known, settings);
            for (WatchedCell cell : byIndex) {
                if (cell.quarantined && (judge == null || !judge.judges(cell.cellId))) {
                    cell.acquit();
                    loop.judged(cell.cellId, Double.NaN);
                }
            }
        }
        NeighbourJudge judging = judge;
        if (judging != null) {
            judging.take(cells, endMillis, periodMillis, cell -> teaches(cell), loop::judged);
        }
        basis = basis(judging);
    }

    private boolean teaches(WatchedCell cell) {
        var view = loop.cell(cell.cellId);
        return view != null && view.trust() != TrustState.FROZEN && cell.findings.isEmpty();
    }

    private String basis(@Nullable NeighbourJudge judging) {
        long judged = judging == null
                ? 0
                : byIndex.stream().filter(cell -> judging.judges(cell.cellId)).count();
        long alone = byIndex.size() - judged;
        String own = "Each of " + byIndex.size() + " cells is compared with its own past.";
        if (alone == 0) {
            return own + " All are compared with their neighbours, too.";
        }
        return own + " No neighbours with a radio map are known of " + alone
                + " of them: a liar among these is seen only where its figures contradict each other, and none of them is quarantined.";
    }

    private void test() {
        double seconds = testPeriods * periodMillis / 1000.0;
        double[] celsius = new double[byIndex.size()];
        boolean[] read = new boolean[byIndex.size()];
        int known = 0;
        for (int i = 0; i < read.length; i++) {
            read[i] = byIndex.get(i).read(seconds);
            double told = byIndex.get(i).celsius();
            if (read[i] && !Double.isNaN(told)) {
                celsius[known++] = told;
            }
        }
        Arrays.sort(celsius, 0, known);
        double peers = known < LEAST_PEERS ? Double.NaN : celsius[known / 2];
        for (int i = 0; i < read.length; i++) {
            WatchedCell cell = byIndex.get(i);
            if (read[i]) {
                cell.test(endMillis, testPeriods * periodMillis, asleepByPlan.test(cell.cellId), peers);
            }
            cell.test.clear();
        }
    }

    private void publish() {
        told = quarantined();
        List<Finding> all = new ArrayList<>();
        for (WatchedCell cell : byIndex) {
            Finding contradiction = cell.contradiction;
            if (contradiction == null) {
                all.addAll(cell.findings);
                continue;
            }
            all.add(contradiction);
            // What else its figures say stands on what is not believed.
            cell.findings.stream()
                    .filter(finding -> finding.kind() == FaultKind.HARDWARE_TREND)
                    .forEach(all::add);
        }
        Topology known = topology;
        book.take(
                all.isEmpty() || known == null
                        ? List.of()
                        : CauseGraph.rank(all, known, cells, testPeriods * periodMillis),
                byIndex);
    }

    @Override
    public List<FidelityView> fidelity(Collection<String> cellIds) {
        return loop.fidelity(cellIds);
    }

    @Override
    public List<AnomalyView> anomalies(Collection<String> cellIds) {
        return book.open(cellIds);
    }

    @Override
    public String anomalyBasis() {
        return basis;
    }

    @Override
    public AutoCloseable watchAnomalies(Consumer<AnomalyView> listener) {
        return book.watch(listener);
    }
}
