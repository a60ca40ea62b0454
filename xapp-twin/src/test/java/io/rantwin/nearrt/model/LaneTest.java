package io.rantwin.nearrt.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.nearrt.model.Lane.Stage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int WINDOW = 160;
    private static final ModelRules RULES = rules(true, 3, 10);

    private static ModelRules rules(boolean alone, int stepBacks, int trial) {
        return new ModelRules(Duration.ofSeconds(WINDOW), 50, 0.05, stepBacks, trial, alone, 4);
    }

    private static Lane lane(ModelRules rules) {
        return new Lane(rules, List.of("persistence", "filter"));
    }

    /** One forecast a second; the best simple member errs by 1, the other by 2. */
    private static long run(Lane lane, long from, int seconds, double error) {
        long now = from;
        for (int i = 0; i < seconds; i++) {
            now += SECOND;
            lane.score(now, error, new double[] {2, 1});
            lane.decide(now);
        }
        return now;
    }

    @Test
    void itIsComparedWithTheBestSimpleMember() {
        Lane lane = lane(RULES);
        assertThat(lane.relativeError()).isEqualTo(1);
        run(lane, 0, 20, 0.5);
        assertThat(lane.relativeError()).isEqualTo(0.5);
        assertThat(lane.forecasts()).isEqualTo(20);
        assertThat(lane.reason()).isEqualTo("in shadow: 20 forecasts met their truth, 50 are needed");
    }

    @Test
    void itBecomesActiveAfterAWholeWindowInWhichItWasBetter() {
        Lane lane = lane(RULES);
        long now = run(lane, 0, WINDOW - 20, 0.9);
        assertThat(lane.stage()).isEqualTo(Stage.SHADOW);
        run(lane, now, 30, 0.9);
        assertThat(lane.stage()).isEqualTo(Stage.ACTIVE);
        assertThat(lane.reason()).startsWith("active: error 0.900 times that of filter over");
    }

    @Test
    void betterByLessThanTheMarginIsNotEnough() {
        Lane lane = lane(RULES);
        run(lane, 0, 3 * WINDOW, 0.97);
        assertThat(lane.stage()).isEqualTo(Stage.SHADOW);
    }

    @Test
    void itStepsBackWhenItGetsWorseAndMayComeBack() {
        Lane lane = lane(RULES);
        long now = run(lane, 0, 2 * WINDOW, 0.9);
        assertThat(lane.stage()).isEqualTo(Stage.ACTIVE);
        now = run(lane, now, WINDOW, 1.3);
        assertThat(lane.stage()).isEqualTo(Stage.SHADOW);
        assertThat(lane.stepBacks()).isEqualTo(1);
        run(lane, now, 3 * WINDOW, 0.8);
        assertThat(lane.stage()).isEqualTo(Stage.ACTIVE);
    }

    @Test
    void afterSomeStepsBackItIsClosed() {
        Lane lane = lane(RULES);
        long now = 0;
        for (int i = 0; i < 3; i++) {
            now = run(lane, now, 3 * WINDOW, 0.8);
            now = run(lane, now, WINDOW, 2);
        }
        assertThat(lane.stage()).isEqualTo(Stage.CLOSED);
        assertThat(lane.reason())
                .startsWith(
                        "withdrawn after stepping back 3 times, last: worse than the best simple member over PT2M40S");
        run(lane, now, 3 * WINDOW, 0.1);
        assertThat(lane.stage()).isEqualTo(Stage.CLOSED);
    }

    @Test
    void whatIsNeverGoodIsNotTriedForEver() {
        Lane lane = lane(rules(true, 3, 2));
        run(lane, 0, 3 * WINDOW, 1.01);
        assertThat(lane.stage()).isEqualTo(Stage.CLOSED);
        assertThat(lane.reason()).startsWith("withdrawn: never good enough in 2 windows");
    }

    @Test
    void withoutTruthItStepsBackBecauseNobodyCanTell() {
        Lane lane = lane(RULES);
        long now = run(lane, 0, 2 * WINDOW, 0.5);
        assertThat(lane.stage()).isEqualTo(Stage.ACTIVE);
        lane.decide(now + 2L * WINDOW * SECOND);
        assertThat(lane.stage()).isEqualTo(Stage.SHADOW);
        assertThat(lane.reason()).contains("too few to tell");
    }

    @Test
    void itIsNotActivatedWithoutBeingToldUnlessTheRulesSaySo() {
        Lane lane = lane(rules(false, 3, 10));
        run(lane, 0, 3 * WINDOW, 0.5);
        assertThat(lane.stage()).isEqualTo(Stage.SHADOW);
        assertThat(lane.isGood()).isTrue();
        lane.activate();
        assertThat(lane.stage()).isEqualTo(Stage.ACTIVE);
    }

    @Test
    void timeThatJumpsForgetsAndTimeThatGoesBackDoesNoHarm() {
        Lane lane = lane(RULES);
        long now = run(lane, 0, WINDOW, 0.5);
        lane.score(now - 50 * SECOND, 3, new double[] {2, 1});
        assertThat(lane.forecasts()).isPositive();
        lane.decide(now + 100L * WINDOW * SECOND);
        assertThat(lane.forecasts()).isZero();
    }

    /** Whatever the errors are: an active lane was never worse than the best simple member over the window that the lane looks at. */
    @Property(tries = 200, seed = "1")
    void neverWorseThanTheBestSimpleMemberForLongerThanTheWindow(
            @ForAll @Size(min = 8, max = 24) List<@DoubleRange(min = 0, max = 3) Double> levels) {
        Lane lane = lane(RULES);
        ArrayDeque<double[]> kept = new ArrayDeque<>();
        long slice = WINDOW / Lane.SLICES;
        long second = 0;
        for (double level : levels) {
            for (int i = 0; i < 40; i++) {
                second++;
                double[] simple = {1 + 0.5 * Math.sin(second / 1.0), 1 + 0.3 * Math.cos(second / 7.0)};
                kept.add(new double[] {second, level, simple[0], simple[1]});
                lane.score(second * SECOND, level, simple);
                lane.decide(second * SECOND);
                long oldest = (second / slice - Lane.SLICES) * slice;
                while (kept.getFirst()[0] < oldest) {
                    kept.removeFirst();
                }
                double own = 0;
                double first = 0;
                double other = 0;
                for (double[] each : kept) {
                    own += each[1];
                    first += each[2];
                    other += each[3];
                }
                if (lane.stage() == Stage.ACTIVE) {
                    assertThat(own).isLessThanOrEqualTo(Math.min(first, other) * (1 + 1e-9));
                    assertThat(kept.size()).isGreaterThanOrEqualTo(WINDOW - 1);
                }
            }
        }
    }
}
