package io.rantwin.nearrt.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.nearrt.live.PolicyView.ControlView;
import io.rantwin.nearrt.live.PolicyView.Stage;
import io.rantwin.twin.enforcement.EnforcementAction;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementAction.WakeCell;
import io.rantwin.twin.enforcement.PlannedAction;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlEffectsTest {
    private static final String A = "001-01-000000001";
    private static final String B = "001-01-000000002";

    private final ControlEffects effects = new ControlEffects();

    private ControlEntry add(String policyId, EnforcementAction action, long sentNanos) {
        PlannedAction planned = new PlannedAction(action, policyId, "it is a test", List.of(), false);
        ControlEntry entry = new ControlEntry(
                planned, new FakePort(), sentNanos, null, EffectWatch.begin(planned, new FakeCells(), 0.3));
        effects.add(entry);
        return entry;
    }

    @Test
    void eachPolicyHasItsNewestHundred() {
        for (int i = 0; i < 101; i++) {
            add("p", new SleepCell(A), i);
        }
        add("q", new SleepCell(B), 7);
        assertThat(effects.of("p")).hasSize(100);
        assertThat(effects.of("p").getFirst().sentNanos()).isEqualTo(100);
        assertThat(effects.of("p").getLast().sentNanos()).isEqualTo(1);
        assertThat(effects.of("q")).hasSize(1);
        effects.forget("q");
        assertThat(effects.of("q")).isEmpty();
        assertThat(effects.of("nobody")).isEmpty();
    }

    @Test
    void whatIsTakenBackIsThatOfThePolicyAtTheTargetUnlessItFailed() {
        ControlEntry failed = add("p", new SleepCell(A), 1);
        failed.stage = Stage.FAILED;
        add("p", new WakeCell(A), 2);
        add("p", new SleepCell(B), 3);
        add("q", new SleepCell(A), 4);
        effects.reverted("p", new SleepCell(A).target());
        assertThat(effects.of("p"))
                .extracting(ControlView::stage)
                .containsExactly(Stage.SENT, Stage.REVERTED, Stage.FAILED);
        assertThat(effects.of("q")).extracting(ControlView::stage).containsExactly(Stage.SENT);
        effects.reverted("nobody", new SleepCell(A).target());
    }

    @Test
    void policiesThatLeftSomethingBehindAreForgottenInTheEnd() {
        for (int i = 0; i <= 5_000; i++) {
            add("p" + i, new SleepCell(A), i);
        }
        assertThat(effects.of("p0")).isEmpty();
        assertThat(effects.of("p1")).hasSize(1);
    }
}
