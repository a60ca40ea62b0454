package io.rantwin.planner.plan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.Goal;
import io.rantwin.planner.gate.SmallWorlds;
import io.rantwin.planner.plan.PlanProgress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However many threads search, they find the same; and who is told of it can end it. */
class JudgingThreadsTest {
    private static final TwinWorld WORLD = SmallWorlds.world(
            SmallWorlds.facing(4, 900),
            SmallWorlds.profile(
                    0.1, new double[] {0.80, 0.85}, new double[] {0.30, 0.25}, new double[] {0.45, 0.50}, new double[] {
                        0.20, 0.20
                    }),
            40);

    private static SettingsTask task(Goal goal) {
        return new SettingsTask(
                WORLD,
                goal,
                goal == Goal.HIGHEST_LOAD
                        ? Map.of(Attribute.OFFSET, 6.0)
                        : Map.of(Attribute.TILT, 3.0, Attribute.POWER, 3.0),
                0.7,
                1,
                new BitSet());
    }

    /** Steps and costs of greedy and of the front, to the last bit. */
    private static List<Object> found(Goal goal, int threads) {
        SettingsJudge judge = new SettingsJudge(task(goal));
        try (JudgingThreads judging = new JudgingThreads(threads, _ -> {})) {
            SettingsSearch search = new SettingsSearch(judge, judging);
            int[] greedy = search.greedy();
            List<Object> found = new ArrayList<>(search.front(List.of(greedy, search.nothing()), 8, 4, 7));
            found.add(judge.cost(greedy));
            return found;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Goal.class,
            names = {"HIGHEST_LOAD", "LEAST_THROUGHPUT"})
    void theNumberOfThreadsChangesNoBit(Goal goal) {
        List<Object> alone = found(goal, 1);
        assertThat(alone).hasSizeGreaterThan(1);
        assertThat(found(goal, 2)).isEqualTo(alone);
        assertThat(found(goal, 5)).isEqualTo(alone);
    }

    /** A choice is as good whatever was asked before, in another order, or by a choice that it is like. */
    @Test
    void whatAChoiceIsWorthDependsOnNothingThatWasAskedBefore() {
        SettingsJudge judge = new SettingsJudge(task(Goal.HIGHEST_LOAD));
        int knobs = judge.knobs().size();
        int alike = 0;
        for (int k = 0; k < knobs; k++) {
            for (int by = -6; by <= 6; by++) {
                int[] steps = new int[knobs];
                steps[k] = by;
                double asked = judge.badness(steps, new int[knobs]);
                assertThat(asked)
                        .isEqualTo(new SettingsJudge(task(Goal.HIGHEST_LOAD))
                                .cost(steps)
                                .badness());
                alike += by != 0 && asked == judge.cost(new int[knobs]).badness() ? 1 : 0;
            }
        }
        assertThat(alike).as("small offsets below the hysteresis move nobody").isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSearchEndsAtTheNextChoiceWhenThatIsAskedFor(int threads) {
        AtomicInteger asked = new AtomicInteger();
        PlanProgress impatient = new PlanProgress() {
            @Override
            public void accept(String sentence) {
                // Only parts are counted.
            }

            @Override
            public void within(String part, int done, int of) {
                assertThat(done).isBetween(0, of);
                if (asked.incrementAndGet() == 3) {
                    throw new CancellationException();
                }
            }
        };
        SettingsJudge judge = new SettingsJudge(task(Goal.HIGHEST_LOAD));
        try (JudgingThreads judging = new JudgingThreads(threads, impatient)) {
            SettingsSearch search = new SettingsSearch(judge, judging);
            assertThatThrownBy(search::greedy).isInstanceOf(CancellationException.class);
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void whatFailsIsToldAndThreadsEnd() {
        List<Supplier<Integer>> pieces = List.of(() -> 1, () -> {
            throw new IllegalStateException("no");
        });
        try (JudgingThreads judging = new JudgingThreads(2, _ -> {})) {
            assertThatThrownBy(() -> judging.all("a part", pieces)).hasMessage("no");
            assertThat(judging.all("another", List.<Supplier<Integer>>of(() -> 1, () -> 2)))
                    .containsExactly(1, 2);
        }
        assertThatThrownBy(() -> new JudgingThreads(0, _ -> {})).hasMessageContaining("at least one");
    }
}
