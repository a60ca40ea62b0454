package io.rantwin.planner.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.ap.PolicyStatus.EnforceReason;
import io.rantwin.planner.push.PushException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
    private Bench bench;

    @BeforeEach
    void begin() throws DesiredException {
        bench = new Bench(1);
    }

    private int threshold(String id) {
        return bench.network.policies.get(id).path("threshold").asInt();
    }

    @Test
    void putsWhatIsWantedAndWritesItDownBeforeAndAfter() throws DesiredException {
        bench.want("p1", 5);
        bench.run(2);

        assertThat(threshold("p1")).isEqualTo(5);
        assertThat(bench.phase("p1")).isEqualTo(PolicyPhase.IN_PLACE);
        assertThat(bench.kinds("p1"))
                .containsExactly("policy.wanted", "policy.push.begun", "policy.pushed", "policy.status");
        assertThat(bench.store.record("p1").status()).isEqualTo(PolicyStatus.ENFORCED);
        assertThat(bench.network.knowsPlanner).isTrue();
    }

    @Test
    void aChangedBodyIsAnotherRevisionOfTheSamePolicy() throws DesiredException {
        bench.want("p1", 5);
        bench.run(2);
        assertThat(bench.want("p1", 5).revision()).as("nothing new").isEqualTo(1);
        assertThat(bench.want("p1", 6).revision()).isEqualTo(2);
        bench.run(2);

        assertThat(bench.network.policies).hasSize(1);
        assertThat(threshold("p1")).isEqualTo(6);
        assertThat(bench.network.puts).isEqualTo(2);
        assertThat(bench.store.record("p1").revisionThere()).isEqualTo(2);
    }

    @Test
    void putsBackWhatWasForgottenOrChangedThere() throws DesiredException {
        bench.want("p1", 5);
        bench.want("p2", 6);
        bench.run(2);
        bench.network.policies.clear();
        bench.run(40);
        assertThat(bench.network.policies).containsOnlyKeys("p1", "p2");

        bench.network.policies.put("p1", JsonNodeFactory.instance.objectNode().put("threshold", 99));
        bench.run(40);
        assertThat(threshold("p1")).isEqualTo(5);
        assertThat(bench.audit)
                .anyMatch(line -> line.isAbout("policy.push.begun", "p1")
                        && line.data().path("why").asText().equals("another body is there"));
    }

    @Test
    void goesOnAtOnceWhenTheClockIsSetBack() throws DesiredException {
        bench.pass(Duration.ofHours(2));
        bench.want("p1", 5);
        bench.network.refuseWith = Kind.UNREACHABLE;
        bench.run(300);
        bench.network.refuseWith = null;
        bench.pass(Duration.ofHours(-2));
        bench.run(2);
        assertThat(bench.phase("p1")).as("a try that was due later").isEqualTo(PolicyPhase.IN_PLACE);
        bench.pass(Duration.ofHours(-2));
        bench.network.policies.clear();
        bench.run(2);
        assertThat(bench.network.policies).as("a comparison that was due later").containsKey("p1");
    }

    @Test
    void looksAtOnceWhenItsRegistrationWasForgotten() throws DesiredException {
        bench.want("p1", 5);
        bench.run(2);
        bench.network.policies.clear();
        bench.network.knowsPlanner = false;
        bench.run(22);
        assertThat(bench.network.policies).containsKey("p1");
    }

    @Test
    void deletesWhatIsNotWantedAnyMoreAndLeavesStrangersAlone() throws DesiredException {
        bench.network.policies.put("stranger", JsonNodeFactory.instance.objectNode());
        bench.want("p1", 5);
        bench.run(2);
        bench.store.drop("p1", "tester", "over");
        bench.run(2);

        assertThat(bench.network.policies).containsOnlyKeys("stranger");
        assertThat(bench.phase("p1")).isEqualTo(PolicyPhase.GONE);
        assertThat(bench.kinds("p1")).endsWith("policy.dropped", "policy.delete.begun", "policy.gone");
        assertThat(bench.network.deletes).isEqualTo(1);
    }

    @Test
    void whatWasNeverSentNeedsNoDeletion() throws DesiredException {
        bench.want("p1", 5);
        bench.store.drop("p1", "tester", "over");
        bench.run(5);
        assertThat(bench.network.puts + bench.network.deletes).isZero();
        assertThat(bench.phase("p1")).isEqualTo(PolicyPhase.GONE);
    }

    @Test
    void aPolicyThatComesBackAfterItsDeletionIsDeletedAgain() throws DesiredException {
        bench.want("p1", 5);
        bench.run(2);
        bench.store.drop("p1", "tester", "over");
        bench.run(2);
        bench.network.policies.put("p1", JsonNodeFactory.instance.objectNode().put("threshold", 5));
        bench.run(40);
        assertThat(bench.network.policies).isEmpty();
        assertThat(bench.kinds("p1")).contains("policy.returned");
    }

    @Test
    void doesNotTakeTheIdOfSomebodyElsesPolicy() throws DesiredException {
        bench.network.policies.put("p1", JsonNodeFactory.instance.objectNode().put("threshold", 70));
        bench.want("p1", 5);
        bench.run(40);
        assertThat(threshold("p1")).isEqualTo(70);
        assertThat(bench.phase("p1")).isEqualTo(PolicyPhase.REFUSED);
        assertThat(bench.store.record("p1").refusal()).contains("take another id");

        bench.store.drop("p1", "tester", "over");
        bench.run(40);
        assertThat(bench.network.policies).as("nor deletes it").containsKey("p1");
    }

    @Test
    void whatIsRefusedIsNotRepeatedUntilItIsWantedOtherwise() throws DesiredException {
        bench.network.refuseWith = Kind.REFUSED;
        bench.want("p1", 5);
        bench.run(300);
        assertThat(bench.network.puts).isEqualTo(1);
        assertThat(bench.store.record("p1").refusal()).contains("not this one");

        bench.network.refuseWith = null;
        bench.want("p1", 6);
        bench.run(2);
        assertThat(threshold("p1")).isEqualTo(6);
    }

    @Test
    void whatFailsIsRepeatedLessAndLessOften() throws DesiredException {
        bench.network.refuseWith = Kind.UNREACHABLE;
        bench.want("p1", 5);
        bench.run(600);
        assertThat(bench.network.puts).isBetween(8, 20);
        assertThat(bench.reconciler.state().troubles()).containsKey("p1");
        assertThat(bench.notes).as("each trouble once").hasSize(1);

        bench.network.refuseWith = null;
        bench.run(130);
        assertThat(bench.phase("p1")).isEqualTo(PolicyPhase.IN_PLACE);
        assertThat(bench.reconciler.state().troubles()).isEmpty();
    }

    @Test
    void theKillSwitchTakesAwayAllOursAndRefusesNewOnes() throws DesiredException {
        bench.network.policies.put("stranger", JsonNodeFactory.instance.objectNode());
        bench.want("p1", 5);
        bench.want("p2", 5);
        bench.run(2);
        bench.want("p3", 5);

        bench.store.halt("operator", "something is wrong");
        bench.run(2);

        assertThat(bench.network.policies).containsOnlyKeys("stranger");
        assertThatThrownBy(() -> bench.want("p4", 1))
                .isInstanceOf(DesiredException.class)
                .hasMessageContaining("kill switch is on")
                .hasMessageContaining("operator: something is wrong");
        bench.beginAgain();
        assertThatThrownBy(() -> bench.want("p4", 1)).as("also after a start").isInstanceOf(DesiredException.class);

        bench.store.resume("operator", "found it");
        bench.run(60);
        assertThat(bench.network.policies).as("nothing comes back by itself").containsOnlyKeys("stranger");
        bench.want("p1", 5);
        bench.run(2);
        assertThat(bench.network.policies).containsKey("p1");
    }

    @Test
    void keepsTheHistoryOfTheStatusAndSendsAgainWhatTheRicDoesNotKnow() throws DesiredException {
        bench.want("p1", 5);
        bench.run(2);
        bench.network.statuses.put("p1", PolicyStatus.notEnforced(EnforceReason.SCOPE_NOT_APPLICABLE));
        bench.run(12);
        bench.network.statuses.put("p1", PolicyStatus.ENFORCED);
        bench.run(12);

        assertThat(bench.store.record("p1").history())
                .extracting(StatusChange::status)
                .containsExactly(
                        PolicyStatus.ENFORCED,
                        PolicyStatus.notEnforced(EnforceReason.SCOPE_NOT_APPLICABLE),
                        PolicyStatus.ENFORCED);

        bench.network.statuses.put("p1", null);
        int before = bench.network.puts;
        bench.run(45);
        assertThat(bench.network.puts).isGreaterThan(before);
        assertThat(bench.audit)
                .anyMatch(line -> line.data().path("why").asText().equals("the RIC does not know it"));
    }

    @Test
    void keepsWhatSomebodyWithoutANameOrWithManyLinesDecides() throws DesiredException {
        bench.want("p1", 5);
        bench.store.drop("p1", "", "one\ntwo");
        bench.store.halt("", "");
        bench.beginAgain();
        assertThat(bench.store.record("p1").reason()).isEqualTo("one two");
        assertThat(bench.store.halted()).isNotNull();
    }

    @Test
    void aPolicyStaysAtItsRicAndOfItsType() throws DesiredException {
        bench.want("p1", 5);
        var elsewhere = new io.rantwin.planner.push.PolicyOrder(
                "p1", "ric2", "20008", Bench.order("p1", 5).body());
        assertThatThrownBy(() -> bench.store.want(elsewhere, "tester", "moves"))
                .hasMessage("policy p1 is of type 20008 at RIC ric1 for good; take another id for another type or RIC");
    }

    @Test
    void theJournalIsShortenedWithoutLosingAnything() throws DesiredException {
        for (int i = 0; i < 4000; i++) {
            bench.want("p1", i);
            bench.run(1);
        }
        bench.store.halt("operator", "enough");
        bench.pass(Duration.ofDays(1));
        assertThat(bench.journal.size()).isLessThan(11_000);
        PolicyRecord before = bench.store.record("p1");
        bench.beginAgain();
        assertThat(bench.store.record("p1")).isEqualTo(before);
        assertThat(bench.store.halted()).isNotNull();
    }
}
