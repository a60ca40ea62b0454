package io.rantwin.planner.federated;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.planner.federated.Task.Phase;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.training.SharedModel;
import io.rantwin.planner.training.TrainingSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is waited for, who is not, and what a bad site can do. */
class FederationTest {
    private static final SharedModel MODEL = new SharedModel(
            "loads", "value", 3600, List.of(1, 24), TrainingSettings.usual(1, 2).epochs(4));
    private static final List<String> SITES = List.of("a", "b", "c");

    private final List<String> said = new ArrayList<>();
    private long millis;

    private Federation federation(int rounds, int steps, int enough) {
        return new Federation(
                new FederatedPlan(MODEL, 48, 72, rounds, steps, enough, 1, 1000),
                SITES,
                new Aggregation.Median(),
                () -> millis,
                said::add);
    }

    private static Contribution of(Phase phase, long basedOn, int length, double value) {
        float[] vector = new float[length];
        Arrays.fill(vector, (float) value);
        return new Contribution(
                phase,
                basedOn,
                vector,
                phase == Phase.ROUND || phase == Phase.STEP ? 1 / (1.0 + basedOn) : Double.NaN,
                List.of());
    }

    private static Contribution answer(Task task, double value) {
        return of(
                task.phase(),
                task.version(),
                switch (task.phase()) {
                    case BASE -> MODEL.baseLength();
                    case SCALING -> MODEL.scalingLength();
                    case ROUND, STEP -> MODEL.weightsLength();
                    case SHIFTS -> MODEL.shiftsLength();
                    case FIGURES, WAIT, DONE -> 0;
                },
                value);
    }

    private static void all(Federation federation, double... values) {
        for (int k = 0; k < SITES.size(); k++) {
            assertThat(federation.take(SITES.get(k), answer(federation.task(SITES.get(k)), values[k])))
                    .isNull();
        }
    }

    private static ModelCard.Figure figure(int rows, double difference, boolean offered) {
        return new ModelCard.Figure(
                rows, rows * 3600L, 100, 2 + difference, "day", 2, difference, -1, 1, 3, 0.8, 0.9, offered);
    }

    @Test
    void phasesFollowEachOtherAndTheMiddleDecides() throws InterruptedException {
        Federation federation = federation(2, 0, 1);
        all(federation, 1, 2, 900);
        assertThat(federation.phase()).isEqualTo(Phase.SCALING);
        assertThat(federation.task("a").base()).containsOnly(2f).hasSize(MODEL.baseLength());
        all(federation, 3, 4, 5);
        assertThat(federation.phase()).isEqualTo(Phase.ROUND);
        assertThat(federation.take("a", answer(federation.task("a"), 0.1))).isNull();
        assertThat(federation.task("a").phase()).as("its answer is there").isEqualTo(Phase.WAIT);
        assertThat(federation.take("b", answer(federation.task("b"), 0.2))).isNull();
        assertThat(federation.take("c", answer(federation.task("c"), -50))).isNull();
        assertThat(federation.version()).isEqualTo(1);
        all(federation, 0, 0, 0);
        assertThat(federation.phase()).isEqualTo(Phase.SHIFTS);
        assertThat(federation.bestVersion())
                .as("loss 1 at step 0, 0.5 at step 1")
                .isEqualTo(1);
        all(federation, 0.5, 0.5, 0.5);
        for (String site : SITES) {
            boolean isBetter = !site.equals("c");
            Contribution told = new Contribution(
                    Phase.FIGURES,
                    federation.version(),
                    new float[0],
                    Double.NaN,
                    List.of(
                            figure(1, isBetter ? -0.5 : 3, isBetter),
                            figure(24, site.equals("a") ? -0.5 : 0.5, site.equals("a"))));
            assertThat(federation.take(site, told)).isNull();
        }
        assertThat(federation.phase()).isEqualTo(Phase.DONE);
        assertThat(federation.awaitDone(0)).isTrue();
        assertThat(federation.awaitHeard(0)).as("nobody has asked yet").isFalse();
        for (String site : SITES) {
            assertThat(federation.task(site).phase()).isEqualTo(Phase.DONE);
        }
        assertThat(federation.awaitHeard(0)).isTrue();
        assertThat(federation.figures()).extracting(ModelCard.Figure::offered).containsExactly(true, false);
        assertThat(federation.figures().getFirst().difference()).isEqualTo(-0.5);
        assertThat(federation.parts().shifts()).containsOnly(0.5f);
    }

    @Test
    void aSiteThatDiesIsCountedAndNotWaitedForUntilItIsBack() {
        Federation federation = federation(3, 0, 1);
        federation.take("a", answer(federation.task("a"), 1));
        federation.take("b", answer(federation.task("b"), 1));
        millis = 999;
        federation.tick();
        assertThat(federation.phase()).isEqualTo(Phase.BASE);
        millis = 1000;
        federation.tick();
        assertThat(federation.phase()).isEqualTo(Phase.SCALING);
        assertThat(said).anyMatch(line -> line.startsWith("c is silent"));
        federation.take("a", answer(federation.task("a"), 1));
        federation.take("b", answer(federation.task("b"), 1));
        assertThat(federation.phase()).as("nobody waits for c").isEqualTo(Phase.ROUND);
        assertThat(federation.take("c", answer(federation.task("c"), 0.1))).isNull();
        federation.take("a", answer(federation.task("a"), 0.1));
        assertThat(federation.version()).isZero();
        federation.take("b", answer(federation.task("b"), 0.1));
        assertThat(federation.version()).isEqualTo(1);
        assertThat(federation.tallies())
                .containsExactly(
                        new Federation.Tally("a", 3, 0, 0),
                        new Federation.Tally("b", 3, 0, 0),
                        new Federation.Tally("c", 1, 0, 1));
    }

    @Test
    void nonsenseIsCountedAndTheRoundGoesOnWithoutIt() {
        Federation federation = federation(1, 0, 1);
        Task task = federation.task("c");
        assertThat(federation.take("c", of(Phase.BASE, 0, 3, 1))).contains("has 3 numbers and not");
        assertThat(federation.task("c").phase())
                .as("not asked again in this round")
                .isEqualTo(Phase.WAIT);
        federation.take("a", answer(task, 1));
        federation.take("b", answer(task, 3));
        assertThat(federation.phase()).isEqualTo(Phase.SCALING);
        assertThat(federation.take("c", answer(federation.task("c"), Double.NaN)))
                .contains("not finite");
        assertThat(federation.take("a", answer(task, 1)))
                .as("too late is no nonsense")
                .contains("by now");
        federation.take("a", answer(federation.task("a"), 1));
        federation.take("b", answer(federation.task("b"), 1));
        Contribution future = of(Phase.ROUND, 7, MODEL.weightsLength(), 1);
        assertThat(federation.take("c", future)).contains("based on step 7 of 0");
        assertThat(federation.take("nobody", future)).contains("no site");
        assertThat(federation.tallies().get(2)).isEqualTo(new Federation.Tally("c", 0, 3, 0));
        assertThat(federation.tallies().get(0).refused()).isZero();
    }

    @Test
    void stepsComeWhenEnoughSitesHaveAnsweredAndOldUpdatesDoNotCount() {
        Federation federation = federation(1, 3, 2);
        all(federation, 1, 1, 1);
        all(federation, 1, 1, 1);
        all(federation, 0, 0, 0);
        assertThat(federation.phase()).isEqualTo(Phase.STEP);
        Task slow = federation.task("c");
        for (int step = 0; step < 2; step++) {
            federation.take("a", answer(federation.task("a"), 0.1));
            assertThat(federation.version()).isEqualTo(1 + step);
            federation.take("b", answer(federation.task("b"), 0.1));
            assertThat(federation.version()).isEqualTo(2 + step);
        }
        assertThat(federation.take("c", answer(slow, 9))).contains("based on step 1 of 3");
        assertThat(federation.tallies().get(2))
                .as("who is slow talks no nonsense")
                .isEqualTo(new Federation.Tally("c", 3, 0, 0));
        federation.take("a", answer(federation.task("a"), 0.1));
        assertThat(federation.take("c", answer(federation.task("c"), 0.1)))
                .as("and may go on from where the others are")
                .isNull();
        assertThat(federation.phase()).isEqualTo(Phase.SHIFTS);
    }
}
