package io.rantwin.planner.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.rantwin.api.v1.Report;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the planner knows of a twin while that comes, tells and goes. */
class LiveTwinTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private volatile Instant now = Instant.parse("2026-11-22T03:00:00Z");

    private void tickUntil(LiveTwin twin, Callable<Boolean> met) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(10)).until(() -> {
            now = now.plusMillis(200);
            twin.tick();
            return met.call();
        });
    }

    private static LinkState stateOf(LiveTwin twin) {
        return twin.status().state();
    }

    @Test
    void cellsComeWithPlaceAndAgeAndStayWhenTheTwinIsLost() throws IOException {
        try (ScriptedTwin script = new ScriptedTwin();
                LiveTwin twin = script.client(() -> now)) {
            script.state("a", 10, 40);
            script.state("b", 4, 20);
            assertThat(stateOf(twin)).isEqualTo(LinkState.CONNECTING);
            tickUntil(
                    twin,
                    () -> twin.cells().all().size() == 3
                            && twin.cells().find("b") != null
                            && !twin.plan().sha256().isEmpty()
                            && twin.anomalies().at() != null);
            KnownCell a = twin.cells().find("a");
            assertThat(a.place()).isNotNull();
            assertThat(a.place().xMetres()).isEqualTo(100);
            assertThat(a.state().getKpisOrThrow("RRU.PrbTotDl").getMean()).isEqualTo(40);
            assertThat(twin.cells().find("planned").state()).isNull();
            assertThat(twin.cells().find("planned").place().isUnlocked()).isFalse();
            assertThat(stateOf(twin)).isEqualTo(LinkState.CONNECTED);
            assertThat(twin.cells().ageMillis(twin.cells().find("b"), now)
                            - twin.cells().ageMillis(a, now))
                    .as("b is six seconds behind the newest of the network")
                    .isEqualTo(6000);

            script.go();
            tickUntil(twin, () -> stateOf(twin) == LinkState.LOST);
            assertThat(twin.status().trouble()).startsWith("No twin answers at scripted:1");
            assertThat(twin.cells().all()).as("what was known stays").hasSize(3);
            long before = twin.cells().ageMillis(a, now);
            now = now.plusSeconds(60);
            assertThat(twin.cells().ageMillis(a, now)).isEqualTo(before + 60_000);

            script.come();
            script.state("a", 75, 55);
            tickUntil(
                    twin,
                    () -> stateOf(twin) == LinkState.CONNECTED
                            && twin.cells().find("a").state().getVersion() == 75);
            assertThat(twin.status().trouble()).isNull();
        }
    }

    @Test
    void aTwinThatDoesNotLetThePlannerInIsNotToldAsGone() throws IOException {
        try (ScriptedTwin script = new ScriptedTwin();
                LiveTwin twin = script.client(() -> now)) {
            script.shutOut(Status.UNAUTHENTICATED.withDescription("The token is refused: Expired JWT."));
            tickUntil(twin, () -> twin.status().trouble() != null);
            assertThat(stateOf(twin)).isEqualTo(LinkState.CONNECTING);
            assertThat(twin.status().trouble())
                    .isEqualTo(
                            "The twin at scripted:1 does not let the planner in, by the planner's own token or certificate"
                                    + " (--twin-token-file, --twin-cert): The token is refused: Expired JWT.");

            script.shutOut(null);
            tickUntil(twin, () -> stateOf(twin) == LinkState.CONNECTED);
            script.shutOut(Status.PERMISSION_DENIED.withDescription("rapp has none of the roles."));
            tickUntil(twin, () -> stateOf(twin) == LinkState.LOST);
            assertThat(twin.status().trouble()).contains("does not let the planner do this", "none of the roles");
        }
    }

    @Test
    void newReportsAreToldAndWhatCameInABreakCanBeRead() throws IOException, TwinException {
        List<Integer> told = new CopyOnWriteArrayList<>();
        AtomicInteger begun = new AtomicInteger();
        try (ScriptedTwin script = new ScriptedTwin();
                LiveTwin twin = script.client(() -> now)) {
            twin.reports().listen(new ReportFlow.Listener() {
                @Override
                public void began() {
                    begun.incrementAndGet();
                }

                @Override
                public void came(Report report) {
                    told.add(second(report));
                }
            });
            tickUntil(twin, () -> script.readers() == 1);
            for (int second = 1; second <= 5; second++) {
                script.report("a", second, second);
            }
            tickUntil(twin, () -> told.size() == 5);
            script.go();
            tickUntil(twin, () -> stateOf(twin) == LinkState.LOST);
            int before = begun.get();
            script.report("a", 6, 6);
            script.come();
            tickUntil(twin, () -> script.readers() == 1);
            script.report("a", 7, 7);
            tickUntil(twin, () -> told.size() == 6);
            assertThat(told).containsExactly(1, 2, 3, 4, 5, 7);
            assertThat(begun.get()).isGreaterThan(before);

            List<Integer> read = new ArrayList<>();
            twin.questions().readReports(ScriptedTwin.BEGIN_NANOS + 5_000_000_000L, report -> read.add(second(report)));
            assertThat(read).containsExactly(5, 6, 7);
            read.clear();
            twin.questions().readReports(0, report -> read.add(second(report)) && read.size() < 2);
            assertThat(read).as("no more than is wanted").containsExactly(1, 2);
        }
    }

    private static int second(Report report) {
        return (int) ((report.getArrivalTimeNs() - ScriptedTwin.BEGIN_NANOS) / 1_000_000_000L);
    }

    @Test
    void forecastsAreKeptUntilWhatTheyForetoldHasCome() throws IOException {
        try (ScriptedTwin script = new ScriptedTwin();
                LiveTwin twin = script.client(() -> now)) {
            script.state("a", 10, 40);
            tickUntil(twin, () -> twin.trail("a", 10_000).size() == 1);
            script.state("a", 16, 40);
            tickUntil(twin, () -> twin.trail("a", 10_000).size() == 2);
            ForecastTrails.Past newest = twin.trail("a", 60_000).getLast();
            assertThat(newest.originNanos()).isEqualTo(ScriptedTwin.BEGIN_NANOS + 16_000_000_000L);
            assertThat(newest.values()).containsExactly(1.0, 5.0, 10.0, 15.0, 19.0);
            assertThat(newest.naive()).isEqualTo(10);
            assertThat(twin.trail("b", 10_000)).isEmpty();
        }
    }

    @Test
    void manyChangesAreOneRoundASecond() throws InterruptedException {
        Rounds rounds = new Rounds(Duration.ofSeconds(1));
        assertThat(rounds.complete()).isZero();
        rounds.tick(now);
        assertThat(rounds.complete()).as("nothing has changed").isZero();
        rounds.change();
        rounds.tick(now);
        assertThat(rounds.await(0, 1000)).isEqualTo(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(rounds.change()).isEqualTo(2);
            rounds.tick(now.plusMillis(i / 2));
        }
        assertThat(rounds.complete()).isEqualTo(1);
        rounds.tick(now.plusSeconds(1));
        assertThat(rounds.complete()).isEqualTo(2);
        assertThat(rounds.await(2, 1)).as("patience ends").isEqualTo(2);
        rounds.change();
        rounds.tick(now.minus(Duration.ofHours(2)));
        assertThat(rounds.complete()).as("the clock was set back").isEqualTo(3);
    }
}
