package io.rantwin.planner.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.EnergyObjective;
import io.rantwin.a1.policy.PlmnId;
import io.rantwin.a1.policy.Scope;
import io.rantwin.planner.ensemble.Behaviour.Course;
import io.rantwin.planner.gate.SmallWorlds;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.DemandPath;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What enforcement does in the gate's days, with and without the luck of sessions. */
class ClosedLoopTest {
    private static final int DAYS = 20;
    private static final TwinWorld WORLD = SmallWorlds.world(SmallWorlds.profile(
            0.1,
            new double[] {0.15, 0.15, 0.15, 0.15},
            new double[] {0.10, 0.10, 0.10, 0.10},
            new double[] {0.15, 0.15, 0.15, 0.15},
            new double[] {0.10, 0.10, 0.10, 0.10}));

    private static TwinWorld with(double luck, double quantile) {
        double[] all = new double[WORLD.profile().cells()];
        Arrays.fill(all, luck);
        return new TwinWorld(
                WORLD.snapshot(),
                WORLD.topology(),
                WORLD.power(),
                WORLD.powerSet(),
                WORLD.transitionJoule(),
                WORLD.profile().withLuck(all),
                WORLD.enforcement().withEnergy(WORLD.enforcement().energy().withQuantile(quantile)),
                WORLD.levers(),
                WORLD.leastRsrpDbm(),
                WORLD.decisionMillis());
    }

    private static CellId cell(int index) {
        return CellId.nr(new PlmnId("001", "01"), index + 1);
    }

    private static Course course(TwinWorld world, int day) {
        DemandPath demand = world.profile().drawn(new Chance(5), day);
        Timeline both = Timeline.of(
                "es",
                new A1Policy.EnergySaving(
                        Scope.ofCells(List.of(cell(1), cell(3))), new EnergyObjective.EsPercentage(30), List.of()));
        return new ClosedLoop(world, new NetworkStates(world)).course(demand, List.of(both));
    }

    private static int sleeps(TwinWorld world) {
        int sleeps = 0;
        for (int day = 0; day < DAYS; day++) {
            sleeps += course(world, day).sleeps();
        }
        return sleeps;
    }

    @Test
    void theSameDemandComesWithTheSameLuck() {
        TwinWorld lucky = with(0.1, 0.9);
        for (int day = 0; day < 3; day++) {
            assertThat(course(lucky, day)).isEqualTo(course(lucky, day));
        }
    }

    @Test
    void whereSessionsComeTogetherByChanceCellsSleepLater() {
        // 10 % and 1.28 deviations of 1 point is below the 20 % at which they sleep; with luck of 10 points it seldom
        // is.
        assertThat(sleeps(with(0, 0.9))).isGreaterThanOrEqualTo(DAYS);
        assertThat(course(with(0.1, 0.9), 0).words())
                .isNotEqualTo(course(with(0, 0.9), 0).words());
        long withoutLuck = atOnce(with(0, 0.9));
        assertThat(atOnce(with(0.1, 0.9))).isLessThan(withoutLuck * 3 / 4);
    }

    @Test
    void theQuantileIsThatOfTheXapp() {
        assertThat(atOnce(with(0.1, 0.5))).isGreaterThan(atOnce(with(0.1, 0.9)));
    }

    // Sleeps of the first decision.
    private static long atOnce(TwinWorld world) {
        long sleeps = 0;
        for (int day = 0; day < DAYS; day++) {
            sleeps += course(world, day).actions().stream()
                    .filter(each -> each.atMillis() == 0 && each.action() instanceof Action.Sleep)
                    .count();
        }
        return sleeps;
    }
}
