package io.rantwin.nearrt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemindersTest {
    private static final int TYPE = 20008;
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

    private final List<String> said = new ArrayList<>();
    private boolean isAway;
    private final Reminders reminders = new Reminders(
            (policy, isEnforced) -> {
                if (!isAway) {
                    said.add(policy.policyInstanceId() + " " + isEnforced);
                }
                return !isAway;
            },
            5_000);

    private static HeldPolicy policy(String id, boolean isEnforced, boolean isConfirmed) {
        return new HeldPolicy(
                new PolicyInstanceKey(TYPE, id),
                "20008",
                JsonNodeFactory.instance.objectNode(),
                null,
                isEnforced,
                "",
                isConfirmed);
    }

    private List<String> saidAt(int second, HeldPolicy... held) {
        said.clear();
        reminders.tell(List.of(held), START.plusSeconds(second));
        return List.copyOf(said);
    }

    @Test
    void changesAreToldOnceAndWhatWasAnsweredIsNoNews() {
        reminders.answered(policy("a", true, true));
        assertThat(saidAt(0, policy("a", true, true))).isEmpty();
        assertThat(saidAt(1, policy("a", false, true))).containsExactly("a false");
        assertThat(saidAt(2, policy("a", false, true))).isEmpty();
        assertThat(saidAt(3, policy("old", true, false)))
                .as("the mediator has not named it in this life")
                .isEmpty();
        assertThat(saidAt(4, policy("old", true, true))).containsExactly("old true");
    }

    @Test
    void whatCannotBeSentIsTriedAgain() {
        reminders.answered(policy("a", true, true));
        isAway = true;
        assertThat(saidAt(0, policy("a", false, true))).isEmpty();
        isAway = false;
        assertThat(saidAt(1, policy("a", false, true))).containsExactly("a false");
    }

    @Test
    void aLaterWordIsSaidAgainSomeTimeAfterTheMediatorAskedForAllPolicies() {
        HeldPolicy same = policy("same", true, true);
        HeldPolicy changed = policy("changed", false, true);
        reminders.answered(same);
        reminders.answered(policy("changed", true, true));
        assertThat(saidAt(0, same, changed)).containsExactly("changed false");

        reminders.asked(Map.of(TYPE, START.plusSeconds(10)), List.of(same, changed));
        assertThat(saidAt(14, same, changed)).isEmpty();
        assertThat(saidAt(15, same, changed)).containsExactly("changed false");
        reminders.asked(Map.of(TYPE, START.plusSeconds(10)), List.of(same, changed));
        assertThat(saidAt(30, same, changed)).as("the same question").isEmpty();

        reminders.asked(Map.of(TYPE, START.plusSeconds(40)), List.of(same, changed));
        reminders.forget(changed.key());
        reminders.answered(changed);
        assertThat(saidAt(60, same, changed)).as("it went and came anew").isEmpty();
    }
}
