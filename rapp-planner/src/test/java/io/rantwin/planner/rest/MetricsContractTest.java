package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.api.access.TwinAccess;
import io.rantwin.api.figures.MetricPages;
import io.rantwin.api.figures.MetricPages.Metric;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.desired.PolicyPhase;
import io.rantwin.planner.desired.ReconcilerState;
import io.rantwin.planner.history.Bookmark;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Receipt;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.chunks.ChunkHistory;
import io.rantwin.planner.history.sources.Refusal;
import io.rantwin.planner.history.sources.SourceLedger;
import io.rantwin.planner.history.sources.SourceStatus;
import io.rantwin.planner.live.LiveTwin;
import io.rantwin.planner.push.RicView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/metrics.md and a running planner name the same metrics, of the same kind and with the same labels; and the figures are true. */
class MetricsContractTest {
    private static final Instant START = Instant.parse("2026-11-21T22:00:00Z");

    @TempDir
    private Path folder;

    private static String metrics(Api api) throws Exception {
        Api.Got got = api.get("/metrics");
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.response().headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4");
        return got.body().asText();
    }

    private void followASource() throws Exception {
        SourceLedger ledger = new SourceLedger(SourceStatus.none("pm"));
        ledger.read();
        ledger.taken(
                3,
                9,
                START.minusSeconds(40).toEpochMilli(),
                START.minusSeconds(60).toEpochMilli());
        ledger.refuse(Refusal.SUSPECT, 5);
        ledger.kept(new Receipt(3, 0, 0, 0, 0));
        try (HistoryStore history = ChunkHistory.open(
                folder.resolve("history"), new RollUp(MeasurementCatalogue.bundled()), Retention.USUAL)) {
            history.append(
                    List.of(),
                    new Bookmark(
                            "smo",
                            ledger.status(
                                            "",
                                            "connected",
                                            START.minusSeconds(10).toEpochMilli(),
                                            7)
                                    .write()));
        }
    }

    @Test
    void whatIsDocumentedIsToldAndTheOtherWayRound() throws Exception {
        followASource();
        try (LiveTwin twin = LiveTwin.at("127.0.0.1:1", TwinAccess.PLAIN, InstantSource.system());
                Api api = new Api(folder, twin)) {
            api.otherSide = new ReconcilerState(
                    START.minusSeconds(20),
                    null,
                    List.of(new RicView("ric1", true, "AVAILABLE", List.of())),
                    new TreeMap<>());
            Map<String, Metric> documented =
                    MetricPages.documented(Path.of("../docs/metrics.md"), "The planner", "Both");
            assertThat(MetricPages.told(metrics(api)).values())
                    .containsExactlyInAnyOrderElementsOf(documented.values());
        }
    }

    @Test
    void figuresSayHowThingsStand() throws Exception {
        followASource();
        try (Api api = new Api(folder)) {
            assertThat(api.want(Api.wish("es", 20, 1)).status()).isEqualTo(201);
            api.otherSide = new ReconcilerState(
                    START.minusSeconds(20),
                    "it does not answer",
                    List.of(new RicView("ric1", false, "UNAVAILABLE", List.of())),
                    new TreeMap<>(Map.of("es", "503")));
            api.nanoTime.set(Duration.ofSeconds(3).toNanos());
            assertThat(metrics(api))
                    .contains(
                            "rantwin_planner_policies{phase=\"wanted\"} 1.0",
                            "rantwin_planner_policies{phase=\"in_place\"} 0.0",
                            "rantwin_planner_policies_troubled 1.0",
                            "rantwin_planner_other_side_up 0.0",
                            "rantwin_planner_compared_age_seconds 20.0",
                            "rantwin_planner_ric_writable{ric=\"ric1\"} 0.0",
                            "rantwin_planner_turn_age_seconds 3.0",
                            "rantwin_planner_audit_records_total 1.0",
                            "rantwin_planner_audit_writable 1.0",
                            "rantwin_planner_kill_switch 0.0",
                            "rantwin_planner_source_alive{source=\"smo\"} 1.0",
                            "rantwin_planner_source_report_age_seconds{source=\"smo\"} 40.0",
                            "rantwin_planner_source_waiting_records{source=\"smo\"} 7.0",
                            "rantwin_planner_source_refused_total{cause=\"suspect\",source=\"smo\"} 5.0")
                    .doesNotContain("rantwin_planner_twin_connected");
            api.folder().policies().halt("ann", "for the test");
            api.pass(Duration.ofMinutes(2));
            assertThat(metrics(api))
                    .contains(
                            "rantwin_planner_kill_switch 1.0",
                            "rantwin_planner_policies{phase=\"gone\"} 1.0",
                            "rantwin_planner_source_alive{source=\"smo\"} 0.0");
        }
    }

    @Test
    void everyPhaseAndStatusIsNamedOnThePage() throws Exception {
        String page = Files.readString(Path.of("../docs/metrics.md"));
        for (PolicyPhase phase : PolicyPhase.values()) {
            assertThat(page).contains("`" + phase.name().toLowerCase(Locale.ROOT) + "`");
        }
        for (PolicyStatus.EnforceStatus status : PolicyStatus.EnforceStatus.values()) {
            assertThat(page).contains("`" + status.name().toLowerCase(Locale.ROOT) + "`");
        }
    }
}
