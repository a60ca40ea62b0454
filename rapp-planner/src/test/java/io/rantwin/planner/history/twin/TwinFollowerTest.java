package io.rantwin.planner.history.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.rantwin.api.v1.Figure;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.history.FailingHistory;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.MemoryHistory;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.Series;
import io.rantwin.planner.history.sources.Refusal;
import io.rantwin.planner.history.sources.SourceStatus;
import io.rantwin.planner.live.LinkState;
import io.rantwin.planner.live.LiveTwin;
import io.rantwin.planner.live.ScriptedTwin;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports of a twin that comes and goes, in a history that may fail. */
class TwinFollowerTest {
    private static final String LOAD = "RRU.PrbTotDl";
    private static final long BEGIN = ScriptedTwin.BEGIN_NANOS / 1_000_000;

    private final MemoryHistory memory = new MemoryHistory(new RollUp(MeasurementCatalogue.bundled()), Retention.USUAL);
    private final FailingHistory history = new FailingHistory(memory);
    private final List<String> said = new ArrayList<>();
    private volatile Instant now = Instant.parse("2026-11-22T03:00:00Z");
    private int mostWaiting = 1000;
    private ScriptedTwin script;
    private LiveTwin twin;
    private TwinFollower follower;

    @BeforeEach
    void begin() throws IOException {
        script = new ScriptedTwin();
    }

    @AfterEach
    void end() {
        twin.close();
        script.close();
    }

    private void start() throws HistoryException {
        twin = script.client(() -> now);
        follower = new TwinFollower(
                twin,
                history,
                new TwinIntake(MeasurementCatalogue.bundled(), Duration.ofDays(1)),
                new ReportInbox(mostWaiting, () -> now),
                () -> now,
                said::add);
    }

    private void until(Callable<Boolean> met) {
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            now = now.plusMillis(200);
            twin.tick();
            follower.step();
            return met.call();
        });
    }

    private void untilReading() {
        until(() -> script.readers() == 1 && twin.status().state() == LinkState.CONNECTED);
    }

    private Series rows(String cell) {
        return memory.read(cell, 1000, Long.MIN_VALUE, Long.MAX_VALUE, List.of());
    }

    private List<Integer> loads(String cell) {
        List<Integer> loads = new ArrayList<>();
        for (double value : rows(cell).column(LOAD)) {
            loads.add((int) value);
        }
        return loads;
    }

    private SourceStatus status() throws HistoryException {
        return SourceStatus.read(memory.bookmarks().get("twin"));
    }

    @Test
    void whatTheTwinStillHasAndWhatComesBecomesRowsAtItsTime() throws HistoryException {
        script.report("a", 1, 1);
        script.report("b", 1, 50);
        start();
        untilReading();
        script.report("a", 2, 2);
        until(() -> rows("a").rows() == 2 && rows("b").rows() == 1);

        assertThat(rows("a").timeMillis()).containsExactly(BEGIN, BEGIN + 1000);
        assertThat(loads("a")).containsExactly(1, 2);
        assertThat(rows("a").arrivalMillis()[1]).isEqualTo(BEGIN + 2000);
        until(() -> status().link().equals("connected to scripted:1") && status().added() == 3);
        assertThat(status().topic()).isEqualTo("rantwin.v1.History");
        assertThat(status().repeated()).as("each was taken once").isZero();
        assertThat(status().newestEndMillis()).isEqualTo(BEGIN + 2000);
        assertThat(status().json("twin", now.toEpochMilli()).path("isAlive").asBoolean())
                .isTrue();
        assertThat(said).contains("reports of the twin: connected to scripted:1");
    }

    @Test
    void aBreakIsFilledAndNothingIsThereTwice() throws IOException, HistoryException {
        start();
        untilReading();
        for (int second = 1; second <= 5; second++) {
            script.report("a", second, second);
        }
        // A cell whose clock is 20 s behind.
        script.report(ScriptedTwin.report("late", 5)
                .setCollectionStartNs(ScriptedTwin.BEGIN_NANOS - 20_000_000_000L)
                .addFigures(Figure.newBuilder().setName(LOAD).setValue(1))
                .build());
        until(() -> rows("a").rows() == 5 && rows("late").rows() == 1);
        script.go();
        until(() -> twin.status().state() == LinkState.LOST);
        until(() -> status().link().startsWith("No twin answers at scripted:1"));
        script.report("a", 6, 6);
        script.report("a", 7, 7);
        script.report(ScriptedTwin.report("late", 7)
                .setCollectionStartNs(ScriptedTwin.BEGIN_NANOS - 19_000_000_000L)
                .addFigures(Figure.newBuilder().setName(LOAD).setValue(2))
                .build());
        script.come();
        untilReading();
        script.report("a", 8, 8);
        until(() -> rows("a").rows() == 8 && rows("late").rows() == 2);

        assertThat(loads("a")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(loads("late")).containsExactly(1, 2);
        until(() -> status().added() == 10);
        assertThat(status().changed()).isZero();
        assertThat(status().lateReports()).as("what is read again is not late").isZero();
    }

    @Test
    void whatTheTwinHasForgottenIsMissingAndTold() throws IOException, HistoryException {
        start();
        untilReading();
        script.report("a", 1, 1);
        until(() -> rows("a").rows() == 1);
        script.go();
        until(() -> twin.status().state() == LinkState.LOST);
        script.report("a", 2, 2);
        script.forget();
        script.come();
        untilReading();
        script.report("a", 5, 5);
        until(() -> status().missingPeriods() == 3);
        assertThat(loads("a")).containsExactly(1, 5);
        assertThat(rows("a").gaps()).hasSize(1);
    }

    @Test
    void aNewProcessReadsAllThatTheTwinHasAndCountsOn() throws HistoryException {
        start();
        untilReading();
        script.report("a", 1, 1);
        until(() -> rows("a").rows() == 1);
        follower.close();
        assertThat(status().link()).isEqualTo("ended");
        twin.close();
        script.report("a", 2, 2);

        start();
        untilReading();
        script.report("a", 3, 3);
        until(() -> rows("a").rows() == 3);
        until(() -> status().added() == 3);
        assertThat(status().repeated()).as("read once more, and known").isEqualTo(1);
        assertThat(status().records()).isEqualTo(4);
    }

    @Test
    void moreThanThereIsRoomForIsReadOnceMore() throws HistoryException {
        mostWaiting = 3;
        start();
        untilReading();
        for (int second = 1; second <= 50; second++) {
            script.report("a", second, second);
        }
        until(() -> rows("a").rows() == 50);
        assertThat(rows("a").gaps()).isEmpty();
    }

    @Test
    void aHistoryThatFailsForAWhileLosesNothing() throws HistoryException {
        mostWaiting = 3;
        start();
        untilReading();
        script.report("a", 1, 1);
        until(() -> rows("a").rows() == 1);
        history.fail("the disk is full");
        for (int second = 2; second <= 20; second++) {
            script.report("a", second, second);
            twin.tick();
            now = now.plusMillis(700);
            follower.step();
        }
        assertThat(rows("a").rows()).isEqualTo(1);
        assertThat(String.join("\n", said)).contains("the disk is full");
        history.work();
        now = now.plusSeconds(60);
        until(() -> rows("a").rows() == 20 && status().link().equals("connected to scripted:1"));
        assertThat(rows("a").gaps()).isEmpty();
    }

    @Test
    void slicesHaveNamesOfTheirOwnAndWhatIsNotBelievedIsLeftOutAndCounted() throws HistoryException {
        start();
        untilReading();
        script.report(ScriptedTwin.report("a", 1)
                .addFigures(Figure.newBuilder().setName(LOAD).setValue(140).setRefused(true))
                .addFigures(Figure.newBuilder().setName("DRB.UEThpDl").setValue(7))
                .addFigures(Figure.newBuilder()
                        .setName("DRB.UEThpDl")
                        .setSnssai("1-0000a1")
                        .setValue(5))
                .addFigures(Figure.newBuilder()
                        .setName("DRB.UEThpDl")
                        .setSnssai("2")
                        .setFiveQi(9)
                        .setValue(2))
                .addFigures(Figure.newBuilder()
                        .setName("CARR.WBCQIDist{distBinX=7}")
                        .setValue(3))
                .addFigures(Figure.newBuilder().setName("VS.Heat").setValue(Double.NaN))
                .setRefusedReason(LOAD + " is 140.0, believed are 0.0..100.0")
                .build());
        script.report(ScriptedTwin.report("", 1).build());
        script.report(ScriptedTwin.report("a", 2).setGranularityPeriodMs(0).build());
        script.report(ScriptedTwin.report("a", 3)
                .setCollectionStartNs(now.plus(Duration.ofDays(2)).toEpochMilli() * 1_000_000)
                .build());
        until(() -> status().records() >= 4);

        assertThat(rows("a").measurements())
                .containsExactly("DRB.UEThpDl", "DRB.UEThpDl.SNSSAI.16777377", "DRB.UEThpDl.SNSSAI.2.5QI.9");
        assertThat(rows("a").rows()).isEqualTo(1);
        assertThat(status().refused())
                .contains(
                        entry(Refusal.SUSPECT, 1L),
                        entry(Refusal.NO_NUMBER, 1L),
                        entry(Refusal.NO_CELL, 1L),
                        entry(Refusal.NO_REPORT, 1L),
                        entry(Refusal.AHEAD_OF_TIME, 1L));
        assertThat(status().problems())
                .extracting(SourceStatus.Problem::reason)
                .contains(LOAD + " is 140.0, believed are 0.0..100.0");
        assertThat(memory.list()).hasSize(1);
    }
}
