package io.rantwin.nearrt.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.nearrt.live.CellChoice;
import io.rantwin.nearrt.live.CellForecast;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.KpiBelief;
import io.rantwin.nearrt.live.ReportLine;
import io.rantwin.twin.estimation.IntakeOutcome;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.estimation.TrustState;
import io.rantwin.twin.topology.ModelBasis;
import io.rantwin.xapp.complaint.Complaints;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TwinLoopTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_800_000_000L * SECOND;
    private static final ReportLayout LAYOUT = new ReportLayout(List.of(
            column("RRU.PrbTotDl", "%", MeasurementSlot.PRB_TOT_DL.index(), ""),
            column("DRB.RlcSduTransmittedVolumeDL", "kbit", MeasurementSlot.VOLUME_DL.index(), ""),
            column("RRC.ConnMean", "UE", MeasurementSlot.CONN_MEAN.index(), ""),
            column("RRU.PrbTotUl", "%", ReportLayout.NO_SLOT, ""),
            column("RRU.PrbTotDl", "%", ReportLayout.NO_SLOT, "1-0000a1")));

    private final AtomicLong own = new AtomicLong();
    private final NetworkTime time = new NetworkTime(own::get, 60 * SECOND);
    private final LatencyHistogram latency = new LatencyHistogram();
    private final TwinLoop loop = loop(new LoopSettings(2, 64, 1000, 100, 100_000, 4));

    private static ReportLayout.Column column(String name, String unit, int slot, String snssai) {
        return new ReportLayout.Column(name, unit, slot, snssai.isEmpty(), -1, snssai, 0);
    }

    private TwinLoop loop(LoopSettings settings) {
        return new TwinLoop(
                settings,
                new MeasurementNames(MeasurementCatalogue.bundled()),
                time,
                own::get,
                cellId -> cellId.equals("known") ? new CellFacts(ModelBasis.GEOMETRY, 20e6) : CellFacts.NONE,
                latency::record,
                new Complaints(LoggerFactory.getLogger(TwinLoopTest.class), InstantSource.system()));
    }

    @AfterEach
    void end() {
        loop.close();
    }

    private static ArrivedReport report(int second, long granularityMillis, double prb) {
        double[] values = {prb, 1000 * prb, 10, 20, prb / 2};
        return new ArrivedReport(
                "gnb", LAYOUT, values, null, START + second * SECOND, granularityMillis, second, 0, "", false);
    }

    private void put(TwinLoop into, String cellId, ArrivedReport report) {
        CellInbox inbox = Objects.requireNonNull(into.inbox(cellId));
        time.told(time.node("gnb"), report.endNanos());
        into.overwritten(inbox.offer(report));
    }

    @Test
    void publishesAStateThatContainsTheReport() {
        loop.begin();
        put(loop, "known", report(0, 1000, 40));
        await().until(() -> loop.cell("known") != null);
        CellView view = Objects.requireNonNull(loop.cell("known"));
        assertThat(view.version()).isEqualTo(1);
        assertThat(view.networkNanos()).isEqualTo(START + SECOND);
        assertThat(view.trust()).isEqualTo(TrustState.TRUSTED);
        assertThat(view.trustReason()).isEmpty();
        assertThat(view.basis()).isEqualTo(ModelBasis.GEOMETRY);
        assertThat(view.kpis())
                .extracting(KpiBelief::name)
                .containsExactly("RRU.PrbTotDl", "DRB.RlcSduTransmittedVolumeDL", "RRC.ConnMean", "RRU.PrbTotUl");
        assertThat(view.kpis().getFirst().mean()).isBetween(30.0, 50.0);
        assertThat(view.kpis().getLast().mean()).isEqualTo(20);
        assertThat(loop.cellIds()).containsExactly("known");
        assertThat(latency.count()).isEqualTo(1);
    }

    @Test
    void aShardThatDoesNotGetRoundIsSeen() {
        own.set(100 * SECOND);
        assertThat(loop.longestTurnNanos()).isZero();
        loop.begin();
        put(loop, "known", report(0, 1000, 40));
        await().until(() -> loop.cell("known") != null);
        loop.close();
        own.addAndGet(31 * SECOND);
        assertThat(loop.longestTurnNanos()).isEqualTo(31 * SECOND);
    }

    @Test
    void readsReportsInTheOrderInWhichTheyCameAndTellsWatchers() throws Exception {
        List<Long> versions = Collections.synchronizedList(new ArrayList<>());
        List<ReportLine> lines = Collections.synchronizedList(new ArrayList<>());
        try (AutoCloseable cells = loop.watch(CellChoice.ALL, view -> versions.add(view.networkNanos()), nanos -> {});
                AutoCloseable reports = loop.reports().watch(CellChoice.ALL, lines::add)) {
            assertThat(cells).isNotEqualTo(reports);
            for (int s = 0; s < 50; s++) {
                put(loop, "a", report(s, 1000, 30 + s % 7));
            }
            loop.begin();
            await().until(() -> lines.size() == 50);
        }
        assertThat(versions).isSorted().hasSize(50);
        assertThat(lines.getFirst().figures()).contains(new ReportLine.Figure("RRU.PrbTotDl", 15, "1-0000a1", 0));
        assertThat(loop.reports().read(List.of(), START + 10 * SECOND, START + 20 * SECOND))
                .hasSize(10)
                .allMatch(line -> line.cellId().equals("a"));
        assertThat(loop.counts().count(IntakeOutcome.TAKEN)).isEqualTo(50);
    }

    @Test
    void whoChoosesACellIsToldOfNoOther() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        List<Long> others = Collections.synchronizedList(new ArrayList<>());
        List<ReportLine> lines = Collections.synchronizedList(new ArrayList<>());
        CellChoice chosen = CellChoice.of(List.of("a"));
        loop.begin();
        try (AutoCloseable cells = loop.watch(chosen, view -> told.add(view.cellId()), others::add);
                AutoCloseable reports = loop.reports().watch(chosen, lines::add)) {
            assertThat(cells).isNotEqualTo(reports);
            put(loop, "a", report(0, 1000, 30));
            put(loop, "b", report(1, 1000, 30));
            await().until(() -> told.size() == 1 && others.size() == 1);
            put(loop, "a", report(2, 1000, 30));
            await().until(() -> lines.size() == 2);
        }
        assertThat(told).containsExactly("a", "a");
        assertThat(others).containsExactly(START + 2 * SECOND);
        assertThat(lines).extracting(ReportLine::cellId).containsOnly("a");
        put(loop, "a", report(3, 1000, 30));
        await().until(() -> loop.counts().published() == 4);
        assertThat(told).hasSize(2);
    }

    @Test
    void dropsTheOldestUnreadOfACellThatSendsTooMuchAndOfNoOther() {
        TwinLoop small = loop(new LoopSettings(1, 4, 10, 100, 1000, 4));
        put(small, "quiet", report(0, 1000, 10));
        for (int s = 0; s < 10; s++) {
            put(small, "loud", report(s, 1000, 10));
        }
        assertThat(small.oldestUnreadNanos()).isZero();
        own.set(3 * SECOND);
        assertThat(small.oldestUnreadNanos()).isEqualTo(3 * SECOND);
        assertThat(small.dropped("loud")).isEqualTo(6);
        assertThat(small.dropped("quiet")).isZero();
        assertThat(small.counts().overwritten()).isEqualTo(6);
        small.begin();
        await().until(() -> small.counts().published() == 5);
        assertThat(small.oldestUnreadNanos()).isZero();
        assertThat(Objects.requireNonNull(small.cell("loud")).networkNanos()).isEqualTo(START + 10 * SECOND);
        small.close();
    }

    @Test
    void growsWithTheCellsThatReportAndWithTheirPeriods() {
        loop.begin();
        for (int s = 0; s < 3; s++) {
            for (int cell = 0; cell < 101; cell++) {
                put(loop, "c" + cell, report(s, 1000, cell));
                put(loop, "slow" + cell, report(s * 60, 60_000, cell));
            }
        }
        await().until(() -> loop.counts().published() == 606);
        assertThat(loop.cellIds()).hasSize(202);
        for (int cell = 10; cell < 90; cell++) {
            double prb = Objects.requireNonNull(loop.cell("c" + cell))
                    .kpis()
                    .getFirst()
                    .mean();
            assertThat(prb).as("cell %d keeps a state of its own", cell).isBetween(cell * 0.7 - 2, cell * 1.3 + 2);
        }
        assertThat(loop.counts().failures()).isZero();
    }

    @Test
    void takesNoMoreCellsThanItMay() {
        TwinLoop small = loop(new LoopSettings(1, 4, 2, 100, 1000, 4));
        assertThat(small.inbox("a")).isNotNull();
        assertThat(small.inbox("b")).isNotNull();
        assertThat(small.inbox("c")).isNull();
        assertThat(small.inbox("a")).isNotNull();
        assertThat(small.counts().reportsWithoutRoom()).isEqualTo(1);
    }

    @Test
    void saysThatACellHasFallenSilent() {
        loop.begin();
        put(loop, "a", report(0, 1000, 40));
        await().until(() -> loop.cell("a") != null);
        own.set(60 * SECOND);
        await().until(() -> Objects.requireNonNull(loop.cell("a")).trust() == TrustState.STALE);
        CellView view = Objects.requireNonNull(loop.cell("a"));
        assertThat(view.version()).isEqualTo(2);
        assertThat(view.networkNanos()).isEqualTo(START + SECOND);
        assertThat(view.trustReason()).contains("s ago");
    }

    @Test
    void keepsARefusedReportAmongThoseThatCameAndOutOfTheState() {
        loop.begin();
        put(loop, "a", report(0, 1000, 40));
        ArrivedReport bad = new ArrivedReport(
                "gnb",
                LAYOUT,
                new double[] {90, 1, 1, 1, 1},
                null,
                START + SECOND,
                1000,
                1,
                0,
                "not of this time",
                true);
        put(loop, "a", bad);
        await().until(() -> loop.counts().refused() == 1);
        await().until(() -> loop.reports()
                        .read(List.of("a"), Long.MIN_VALUE, Long.MAX_VALUE)
                        .size()
                == 2);
        assertThat(loop.reports()
                        .read(List.of("a"), Long.MIN_VALUE, Long.MAX_VALUE)
                        .getLast()
                        .refusedReason())
                .isEqualTo("not of this time");
        assertThat(Objects.requireNonNull(loop.cell("a")).version()).isEqualTo(1);
    }

    @Test
    void forgetsWhatItBelievedWhenTheNetworksTimeBeginsAnew() {
        loop.begin();
        for (int s = 0; s < 30; s++) {
            put(loop, "a", report(s, 1000, 80));
        }
        await().until(() -> loop.counts().published() == 30);
        for (int s = 0; s < 40; s++) {
            put(loop, "a", report(s - 1_000_000, 1000, 5 + s % 3));
        }
        long newest = START + (39 - 1_000_000) * SECOND + SECOND;
        await().until(() -> Objects.requireNonNull(loop.cell("a")).networkNanos() == newest);
        assertThat(time.epoch()).isEqualTo(1);
        CellView view = Objects.requireNonNull(loop.cell("a"));
        assertThat(view.kpis().getFirst().mean()).isBetween(3.0, 9.0);
    }

    @Test
    void forecastsFromWarmStateAtAnyHorizonAndProbability() {
        loop.begin();
        for (int s = 0; s < 120; s++) {
            put(loop, "a", report(s, 1000, 40 + 10 * (s % 3 - 1)));
            int read = s + 1;
            await().pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofNanos(50_000))
                    .until(() -> loop.counts().published() == read);
        }
        List<CellForecast> lines = loop.forecasts()
                .forecast("a", List.of("RRU.PrbTotDl"), List.of(1000L, 3000L, 60_000L), List.of(0.01, 0.05, 0.5, 0.99));
        assertThat(lines).hasSize(3);
        for (CellForecast line : lines) {
            assertThat(line.values()).isSorted();
            assertThat(line.values().get(2)).isBetween(30.0, 50.0);
            assertThat(line.naive()).isEqualTo(50);
            assertThat(line.originNanos()).isEqualTo(START + 120 * SECOND);
            assertThat(line.members()).hasSize(5);
        }
        assertThat(loop.forecasts().forecast("nobody", List.of(), List.of(1000L), List.of(0.5)))
                .isEmpty();
        assertThat(loop.fidelity(List.of("a"))).isNotEmpty().allMatch(line -> line.fidelity() <= 1);
    }

    @Test
    void countsLatenciesInBinsOfThreePercent() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (long nanos = 1; nanos <= 1_000_000; nanos++) {
            histogram.record(nanos);
        }
        assertThat(histogram.count()).isEqualTo(1_000_000);
        assertThat(histogram.quantileNanos(0.5)).isBetween(500_000L, 520_000L);
        assertThat(histogram.quantileNanos(0.99)).isBetween(990_000L, 1_025_000L);
        histogram.record(Long.MAX_VALUE);
        assertThat(histogram.quantileNanos(1)).isPositive();
    }
}
