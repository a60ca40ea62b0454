package io.rantwin.harness.nearrt.watch;

import static org.awaitility.Awaitility.await;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.nearrt.live.AnomalyView;
import io.rantwin.nearrt.loop.ArrivedReport;
import io.rantwin.nearrt.loop.CellFacts;
import io.rantwin.nearrt.loop.CellInbox;
import io.rantwin.nearrt.loop.LoopSettings;
import io.rantwin.nearrt.loop.NetworkTime;
import io.rantwin.nearrt.loop.ReportLayout;
import io.rantwin.nearrt.loop.TwinLoop;
import io.rantwin.nearrt.watch.NetworkWatch;
import io.rantwin.nearrt.watch.WatchSettings;
import io.rantwin.twin.estimation.IntakeOutcome;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.twin.estimation.TrustState;
import io.rantwin.twin.topology.Topology;
import io.rantwin.xapp.complaint.Complaints;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The xApp's loop and its watch, fed with a record, on a clock that is moved by hand. */
final class WatchedLoop implements AutoCloseable {
    static final int PERIOD_SECONDS = 10;

    private static final long NANOS = 1_000_000_000L;
    private static final String NODE = "node";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicLong clock = new AtomicLong();
    private final FaultyRecord record;
    private final List<String> cellIds;
    private final ReportLayout layout;
    private final NetworkTime time;
    private final TwinLoop loop;
    private final NetworkWatch watch;
    private int second;

    /**
     * @param cellIds of the record's cells
     * @param topology what the xApp knows
     */
    WatchedLoop(FaultyRecord record, List<String> cellIds, Topology topology, WatchSettings settings) {
        this.record = record;
        this.cellIds = List.copyOf(cellIds);
        MeasurementNames names = new MeasurementNames(MeasurementCatalogue.bundled());
        layout = new ReportLayout(FaultyRecord.MEASUREMENTS.stream()
                .map(name -> new ReportLayout.Column(
                        name, "", Objects.requireNonNull(names.slotOf(name)).index(), true, -1, "", 0))
                .toList());
        time = new NetworkTime(clock::get, 60 * NANOS);
        loop = new TwinLoop(
                new LoopSettings(1, 64, 1000, 600, 600_000, 64),
                names,
                time,
                clock::get,
                _ -> CellFacts.NONE,
                _ -> {},
                new Complaints(LoggerFactory.getLogger(WatchedLoop.class), InstantSource.system()));
        watch = new NetworkWatch(settings, loop, time::epoch, () -> topology, _ -> false, clock::get);
        loop.begin();
    }

    /** Seconds of the record that are behind. */
    int second() {
        return second;
    }

    NetworkWatch watch() {
        return watch;
    }

    /** Ten seconds go by: all cells report each second, then the watch looks. */
    void period() {
        for (int i = 0; i < PERIOD_SECONDS; i++) {
            clock.set((second + 1) * NANOS);
            for (int cell = 0; cell < record.cells(); cell++) {
                time.told(time.node(NODE), (second + 1) * NANOS);
                CellInbox inbox = Objects.requireNonNull(loop.inbox(cellIds.get(cell)));
                inbox.offer(new ArrivedReport(
                        NODE, layout, record.report(second, cell), null, second * NANOS, 1000, 0, 0, "", false));
            }
            second++;
        }
        time.tick();
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> taken() >= (long) second * record.cells());
        // An errand behind the last report: when it is done, the report is in its ring.
        loop.fidelity(cellIds.subList(0, 1));
        // The grace that late reports are given.
        clock.addAndGet(WatchSettings.USUAL.graceMillis() * 1_000_000);
        watch.tick();
        clock.addAndGet(-WatchSettings.USUAL.graceMillis() * 1_000_000);
        // An errand behind the verdicts: when it is done, so are they.
        loop.fidelity(cellIds.subList(0, 1));
    }

    private long taken() {
        long sum = loop.counts().empty() + loop.counts().refused();
        for (IntakeOutcome outcome : IntakeOutcome.values()) {
            sum += loop.counts().count(outcome);
        }
        return sum;
    }

    /** What is open now. */
    List<AnomalyView> anomalies() {
        return watch.anomalies(List.of());
    }

    @Nullable
    TrustState trust(String cellId) {
        var view = loop.cell(cellId);
        return view == null ? null : view.trust();
    }

    /** Load believed of a cell [%]. */
    double load(String cellId) {
        return Objects.requireNonNull(loop.cell(cellId)).kpis().stream()
                .filter(kpi -> kpi.name().equals("RRU.PrbTotDl"))
                .findFirst()
                .orElseThrow()
                .mean();
    }

    @Override
    public void close() {
        loop.close();
    }
}
