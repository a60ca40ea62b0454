package io.rantwin.nearrt.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rantwin.api.kept.Frozen;
import io.rantwin.nearrt.live.PolicyView.ControlView;
import io.rantwin.nearrt.live.PolicyView.Stage;
import io.rantwin.nearrt.tracing.ControlTraces;
import io.rantwin.twin.enforcement.EnforcementAction;
import io.rantwin.twin.enforcement.EnforcementAction.SetOffset;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementAction.WakeCell;
import io.rantwin.twin.enforcement.Lever;
import io.rantwin.twin.enforcement.PlannedAction;
import io.rantwin.twin.enforcement.PredictedEffect;
import io.rantwin.twin.whatif.Kpi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class ControlDeskTest {
    private static final String A = "001-01-000000001";
    private static final String B = "001-01-000000002";
    private static final String PEE = "PEE.AvgPower";
    private static final ControlSettings SETTINGS = ControlSettings.USUAL;

    private final FakeCells cells = new FakeCells();
    private final FakePort port = new FakePort();
    private final FakeStore store = new FakeStore();
    private final List<String> ignored = new ArrayList<>();
    private ControlDesk desk = desk();

    private ControlDesk desk() {
        return new ControlDesk(
                new ControlPorts(List.of(port)),
                cells,
                VisibleUes.NONE,
                SETTINGS,
                7_200_000,
                store,
                new ControlEvents() {
                    @Override
                    public void changed(String policyId) {}

                    @Override
                    public void ignored(PlannedAction planned, String how) {
                        ignored.add(how);
                    }

                    @Override
                    public void switched(boolean isEnabled, String reason) {}
                },
                Runnable::run,
                () -> Instant.EPOCH,
                ControlTraces.off());
    }

    @Test
    void anEffectThatIsSeenIsVerified() {
        cells.report(A, Map.of(PEE, 300.0));
        assertThat(submit(sleep(A))).isEqualTo(new Submission.Accepted("fake"));
        pass(2_000);
        assertThat(effect().stage()).isEqualTo(Stage.ACKNOWLEDGED);
        cells.report(A, Map.of(PEE, 40.0));
        pass(1_000);
        assertThat(effect().stage()).isEqualTo(Stage.ACKNOWLEDGED);
        pass(1_000);
        cells.report(A, Map.of(PEE, 40.0));
        pass(1_000);
        assertThat(effect().stage()).isEqualTo(Stage.VERIFIED);
        assertThat(effect().predicted()).isEqualTo(-280);
        assertThat(effect().realised()).isEqualTo(-260);
        assertThat(desk.isOpenTo(sleep(A).action())).isTrue();
    }

    @Test
    void whatIsAcknowledgedAndIgnoredIsToldTakenBackAndLeftAlone() {
        cells.report(A, Map.of(PEE, 300.0));
        submit(sleep(A));
        for (int second = 0; second <= 31; second++) {
            pass(1_000);
            cells.report(A, Map.of(PEE, 301.0));
        }
        assertThat(effect().stage()).isEqualTo(Stage.NO_EFFECT);
        assertThat(effect().control()).contains("fake acknowledged it, and nothing moved within 30 s", "taken back");
        assertThat(ignored).hasSize(1);
        assertThat(port.done).containsExactly(new SleepCell(A), new WakeCell(A));
        assertThat(desk.memory().targets().values()).allMatch(each -> each.restore() == null);
        pass(60_000);
        assertThat(refusal(sleep(A))).contains("ignored a control and is left alone for another");
        pass(600_000);
        assertThat(submit(sleep(A))).isInstanceOf(Submission.Accepted.class);
    }

    /** Reports are late: the newest at the deadline is of a period that began before the cell slept. */
    @Test
    void aLateReportIsWaitedFor() {
        cells.report(A, Map.of(PEE, 300.0));
        submit(sleep(A));
        pass(1_000);
        pass(4_000);
        cells.report(A, Map.of(PEE, 290.0));
        pass(40_000);
        assertThat(effect().stage()).isEqualTo(Stage.ACKNOWLEDGED);
        cells.report(A, Map.of(PEE, 20.0));
        pass(1_000);
        assertThat(effect().stage()).isEqualTo(Stage.VERIFIED);
        assertThat(ignored).isEmpty();
    }

    @Test
    void butNotForEver() {
        cells.report(A, Map.of(PEE, 300.0));
        submit(sleep(A));
        pass(1_000);
        pass(4_000);
        cells.report(A, Map.of(PEE, 290.0));
        pass(61_000);
        assertThat(effect().stage()).isEqualTo(Stage.NO_EFFECT);
    }

    @Test
    void aWakingThatIsIgnoredIsTriedAgainSoon() {
        cells.report(A, Map.of(PEE, 20.0));
        PlannedAction wake = planned(new WakeCell(A), List.of(new PredictedEffect(Kpi.POWER, A, 20, 300)));
        submit(wake);
        for (int second = 0; second <= 31; second++) {
            pass(1_000);
            cells.report(A, Map.of(PEE, 20.0));
        }
        assertThat(effect().stage()).isEqualTo(Stage.NO_EFFECT);
        assertThat(refusal(sleep(A))).contains("ignored a control and is left alone for another");
        assertThat(submit(wake)).isInstanceOf(Submission.Accepted.class);
    }

    @Test
    void aCellThatIsWokenBeforeItSleptIsUp() {
        cells.report(A, Map.of(PEE, 290.0));
        submit(planned(new WakeCell(A), List.of(new PredictedEffect(Kpi.POWER, A, 20, 300))));
        for (int second = 0; second <= 31; second++) {
            pass(1_000);
            cells.report(A, Map.of(PEE, 290.0));
        }
        assertThat(effect().stage()).isEqualTo(Stage.VERIFIED);
    }

    @Test
    void aCellThatFallsSilentSleeps() {
        cells.report(A, Map.of(PEE, 300.0));
        submit(sleep(A));
        pass(1_000);
        pass(29_000);
        assertThat(effect().stage()).isEqualTo(Stage.ACKNOWLEDGED);
        pass(2_000);
        assertThat(effect().stage()).isEqualTo(Stage.VERIFIED);
    }

    @Test
    void aSmallEffectIsJudgedByReadingBack() {
        cells.report(A, Map.of("RRU.PrbTotDl", 70.0));
        PlannedAction small =
                planned(new SetOffset(A, B, 1, 0), List.of(new PredictedEffect(Kpi.PRB_LOAD, A, 70, 69.5)));
        port.inPlace = InPlace.YES;
        submit(small);
        pass(1_000);
        pass(31_000);
        assertThat(effect().stage()).isEqualTo(Stage.VERIFIED);
        port.inPlace = InPlace.NO;
        submit(planned(new SetOffset(A, B, 2, 1), small.effects()));
        pass(1_000);
        pass(31_000);
        assertThat(effect().stage()).isEqualTo(Stage.NO_EFFECT);
        assertThat(effect().control()).contains("not in place when read back");
        // What the first one changed is still to be taken back.
        assertThat(desk.memory().targets().values())
                .singleElement()
                .satisfies(each -> assertThat(each.restore()).isEqualTo(new SetOffset(A, B, 0, 1)));
    }

    @Test
    void aRefusedControlChangesNothing() {
        port.answer = CompletableFuture.completedFuture(new PortResult.Failed("the node refused: cause"));
        submit(sleep(A));
        pass(1_000);
        assertThat(effect().stage()).isEqualTo(Stage.FAILED);
        assertThat(effect().control()).endsWith("the node refused: cause");
        assertThat(port.done).hasSize(1);
        port.answer = CompletableFuture.completedFuture(new PortResult.Unknown("the node did not answer"));
        pass(20_000);
        submit(sleep(A));
        pass(1_000);
        assertThat(port.done).endsWith(new SleepCell(A), new WakeCell(A));
    }

    @Test
    void noInterfaceMeansNoControl() {
        port.levers.remove(Lever.CELL_STATE);
        assertThat(refusal(sleep(A)))
                .isEqualTo("No interface can put cell " + A + " to sleep: fake: it cannot do that.");
    }

    @Test
    void aTargetIsLeftAloneAndTheNetworkHasALimit() {
        cells.report(A, Map.of(PEE, 300.0));
        submit(sleep(A));
        assertThat(refusal(sleep(A))).contains("is under way");
        pass(1_000);
        cells.report(A, Map.of(PEE, 20.0));
        pass(2_000);
        cells.report(A, Map.of(PEE, 20.0));
        pass(1_000);
        assertThat(refusal(sleep(A))).contains("left alone for another 6 s");
        for (int c = 10; c < 40; c++) {
            assertThat(submit(sleep(cell(c)))).isInstanceOf(Submission.Accepted.class);
        }
        assertThat(refusal(sleep(cell(40)))).isEqualTo("There are 30 controls a minute at most.");
        assertThat(submit(planned(new WakeCell(cell(41)), List.of()))).isInstanceOf(Submission.Accepted.class);
        pass(2_000);
        assertThat(submit(sleep(cell(40)))).isInstanceOf(Submission.Accepted.class);
    }

    @Test
    void wakingWaitsForNoHoldOffAndSleepDoes() {
        cells.report(A, Map.of(PEE, 300.0));
        submit(sleep(A));
        assertThat(refusal(wake(A))).as("sleep could be carried out after it").contains("is under way");
        pass(1_000);
        assertThat(effect().stage()).isEqualTo(Stage.ACKNOWLEDGED);
        assertThat(desk.isOpenTo(wake(A).action())).isTrue();
        assertThat(desk.isOpenTo(sleep(A).action())).isFalse();

        assertThat(submit(wake(A))).isInstanceOf(Submission.Accepted.class);

        List<ControlView> both = desk.effects("p");
        assertThat(both).extracting(ControlView::stage).containsExactly(Stage.SENT, Stage.REVERTED);
        assertThat(both.getLast().control()).contains("taken back before its effect was seen");
        pass(1_000);
        assertThat(refusal(wake(A))).contains("is under way");
        assertThat(refusal(sleep(A))).contains("is under way");
        assertThat(port.done).containsExactly(new SleepCell(A), new WakeCell(A));
        assertThat(desk.memory().targets().values()).allMatch(each -> each.restore() == null);
        assertThat(ignored).isEmpty();
    }

    @Test
    void howeverSoonCellsAreWokenTheyFlapNoMoreOftenThanSleepIsHeldOff() {
        cells.report(A, Map.of(PEE, 300.0));
        int seconds = 600;
        for (int second = 0; second < seconds; second++) {
            // Two policies that never agree: each is asked in turn, and as often as can be.
            submit(sleep(A));
            cells.report(A, Map.of(PEE, 20.0));
            pass(500);
            submit(wake(A));
            cells.report(A, Map.of(PEE, 300.0));
            pass(500);
        }
        long sleeps = port.done.stream().filter(SleepCell.class::isInstance).count();
        long wakes = port.done.size() - sleeps;
        assertThat(sleeps).isBetween(2L, seconds * 1000L / SETTINGS.targetHoldOffMillis() + 1);
        assertThat(wakes).isBetween(sleeps - 1, sleeps);
    }

    @Test
    void theKillSwitchTakesEverythingBackAndSurvivesARestart() throws Exception {
        submit(sleep(A));
        pass(1_000);
        submit(planned(new SetOffset(A, B, 1, 0), List.of()));
        pass(11_000);
        assertThat(desk.setEnabled(false, "operator: test", cells.nanos)).isEqualTo(2);
        assertThat(port.done).containsSubsequence(new SetOffset(A, B, 0, 1), new WakeCell(A));
        assertThat(desk.effects("p")).extracting(ControlView::stage).contains(Stage.REVERTED);
        assertThat(refusal(sleep(B))).isEqualTo("All control has been stopped: operator: test.");
        pass(1_000);
        desk = desk();
        desk.restore();
        assertThat(desk.isEnabled()).isFalse();
        assertThat(desk.setEnabled(true, "operator: go on", cells.nanos)).isZero();
        assertThat(submit(sleep(B))).isInstanceOf(Submission.Accepted.class);
    }

    @Test
    void whatCannotBeTakenBackAtOnceIsTriedAgain() {
        submit(sleep(A));
        pass(1_000);
        port.answer = CompletableFuture.completedFuture(new PortResult.Failed("away"));
        desk.setEnabled(false, "stop", cells.nanos);
        pass(1_000);
        pass(5_000);
        assertThat(port.done).containsExactly(new SleepCell(A), new WakeCell(A));
        port.answer = CompletableFuture.completedFuture(new PortResult.Acknowledged());
        pass(5_000);
        assertThat(port.done).containsExactly(new SleepCell(A), new WakeCell(A), new WakeCell(A));
        pass(20_000);
        assertThat(port.done).hasSize(3);
    }

    @Test
    void aNetworkWhoseTimeBeginsAnewDoesNotWaitForTheOldOne() {
        cells.report(A, Map.of(PEE, 300.0));
        submit(sleep(A));
        for (int second = 0; second <= 31; second++) {
            pass(1_000);
            cells.report(A, Map.of(PEE, 301.0));
        }
        assertThat(refusal(sleep(A))).contains("ignored a control and is left alone for another");
        submit(sleep(B));
        pass(1_000);
        cells.nanos = 0;
        assertThat(submit(sleep(A))).isInstanceOf(Submission.Accepted.class);
        for (int second = 0; second <= 40; second++) {
            pass(1_000);
        }
        assertThat(refusal(sleep(B))).doesNotContain("is under way");
    }

    @Test
    void whatWasChangedIsKnownAfterARestartBecauseItIsWrittenDownBeforeItIsSent() throws Exception {
        port.answer = new CompletableFuture<>();
        submit(sleep(A));
        ControlDesk next = desk();
        next.restore();
        assertThat(next.memory()).isEqualTo(desk.memory());
        assertThat(next.setEnabled(false, "stop", cells.nanos)).isEqualTo(1);
        store.text = "nonsense";
        assertThat(catchThrowable(() -> desk().restore())).isInstanceOf(IOException.class);
    }

    @Test
    void aStoreThatIsAwayIsCaughtUpWith() {
        store.isAway = true;
        assertThat(submit(sleep(A))).isInstanceOf(Submission.Accepted.class);
        assertThat(store.text).isNull();
        store.isAway = false;
        pass(1_000);
        assertThat(store.text).contains("sleep");
    }

    @Test
    void aFileStopsControlToo(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("stop");
        KillFile kill = new KillFile(file, desk);
        kill.tick(cells.nanos);
        assertThat(desk.isEnabled()).isTrue();
        Files.createFile(file);
        kill.tick(cells.nanos);
        assertThat(refusal(sleep(A))).contains("the file " + file + " exists");
        Files.delete(file);
        kill.tick(cells.nanos);
        assertThat(desk.isEnabled()).isTrue();
        desk.setEnabled(false, "by hand", cells.nanos);
        kill.tick(cells.nanos);
        assertThat(desk.isEnabled()).isFalse();
    }

    private static String cell(int number) {
        return "001-01-0000000" + number;
    }

    private static PlannedAction sleep(String cellId) {
        return planned(new SleepCell(cellId), List.of(new PredictedEffect(Kpi.POWER, cellId, 300, 20)));
    }

    private static PlannedAction wake(String cellId) {
        return planned(new WakeCell(cellId), List.of());
    }

    private static PlannedAction planned(EnforcementAction action, List<PredictedEffect> effects) {
        return new PlannedAction(action, "p", "it is a test", effects, false);
    }

    private Submission submit(PlannedAction planned) {
        return desk.submit(planned, cells.nanos);
    }

    private String refusal(PlannedAction planned) {
        return submit(planned) instanceof Submission.Refused refused ? refused.reason() : "accepted";
    }

    private ControlView effect() {
        return desk.effects("p").getFirst();
    }

    private void pass(long millis) {
        cells.pass(millis);
        desk.tick(cells.nanos);
    }

    /** What the first release had written of one cell that it had put to sleep, and one offset. */
    @Test
    void whatAnEarlierReleaseHasChangedIsKnownAndTakenBack() throws Exception {
        store.text = Files.readString(Path.of("src/test/resources/io/rantwin/nearrt/control/0.1.json"));
        desk.restore();
        assertThat(desk.memory().targets().values())
                .extracting(each -> each.restore())
                .containsExactlyInAnyOrder(new WakeCell(A), new SetOffset(A, B, 0, 1));
        cells.report(A, Map.of(PEE, 40.0));
        assertThat(desk.setEnabled(false, "stop", cells.nanos)).isEqualTo(2);
        assertThat(port.done).containsExactlyInAnyOrder(new WakeCell(A), new SetOffset(A, B, 0, 1));
    }

    /** Writes that file; see docs/upgrade.md. */
    @Test
    @EnabledIfSystemProperty(named = Frozen.PROPERTY, matches = ".+")
    void freeze() throws Exception {
        submit(sleep(A));
        pass(1_000);
        submit(planned(new SetOffset(A, B, 1, 0), List.of()));
        pass(11_000);
        Path file = Path.of("src/test/resources/io/rantwin/nearrt/control")
                .resolve(System.getProperty(Frozen.PROPERTY) + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, store.text, StandardOpenOption.CREATE_NEW);
    }
}
