package io.rantwin.harness.ran.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** States, times and energies of radio units; category 1 set 1 with one watt a unit. */
class RadioUnitsTest {
    private static final double FULL_WATTS = 280;

    private final RadioUnits units = new RadioUnits(2, ReferencePower.CATEGORY_1_SET_1.model(), FULL_WATTS);

    @Test
    void activeCellTakesWhatItsLoadNeeds() {
        units.setActivity(0, 1, 1, 0);
        units.step(10);
        assertThat(units.energyJoules(0)).isCloseTo(2800, within(1e-9));
        assertThat(units.meanWatts(0)).isCloseTo(280, within(1e-9));
        assertThat(units.energyJoules(1)).as("idle").isCloseTo(550, within(1e-9));
        assertThat(units.model().name()).isEqualTo("TR 38.864 category 1 set 1");
    }

    @Test
    void sleepingAndWakingTakesThePublishedTimeAndEnergy() {
        units.request(0, PowerState.DEEP_SLEEP);
        assertThat(units.isServing(0)).isFalse();
        units.step(0.010);
        assertThat(units.isInTransition(0)).isTrue();
        units.step(0.025);
        assertThat(units.state(0)).isEqualTo(PowerState.DEEP_SLEEP);
        // half of the transition: 1 W * 25 ms + 0.5 J; then 10 ms of sleep
        assertThat(units.energyJoules(0)).isCloseTo(0.025 + 0.5 + 0.010, within(1e-12));
        units.request(0, PowerState.ACTIVE);
        units.step(0.030);
        assertThat(units.isServing(0)).isTrue();
        // both ways 50 ms at 1 W and 1 J, 10 ms asleep, 5 ms at 55 W
        assertThat(units.energyJoules(0)).isCloseTo(0.050 + 1.0 + 0.010 + 0.275, within(1e-12));
        assertThat(units.transitions(0)).isEqualTo(2);
        assertThat(units.transitionSeconds(0)).isCloseTo(0.050, within(1e-12));
    }

    @Test
    void microSleepIsImmediateAndServes() {
        units.setActivity(0, 1, 0, 0);
        units.request(0, PowerState.MICRO_SLEEP);
        assertThat(units.isServing(0)).isTrue();
        units.step(1);
        assertThat(units.energyJoules(0)).isCloseTo(55, within(1e-12));
        assertThat(units.transitions(0)).isZero();
    }

    @Test
    void goesFromLightToDeepSleepByWakingAndKeepsTheLastRequest() {
        units.request(0, PowerState.LIGHT_SLEEP);
        units.step(1);
        units.request(0, PowerState.DEEP_SLEEP);
        units.step(0.003 + 0.025);
        assertThat(units.state(0)).isEqualTo(PowerState.DEEP_SLEEP);
        units.request(0, PowerState.ACTIVE);
        units.request(0, PowerState.DEEP_SLEEP);
        units.step(1);
        assertThat(units.state(0)).as("woke, then slept as was asked last").isEqualTo(PowerState.DEEP_SLEEP);
        assertThat(units.transitions(0)).isEqualTo(5);
    }

    /** Published sets make deep sleep worth while as soon as the transition fits: T P1 + E is below T P3. */
    @Test
    void shortestDeepSleepCostsItsTransitionOnly() {
        // category 1: 50 ms * 1 + 1 = 1.05 against 2.75 in micro sleep; category 2: 10 s * 1 + 17 = 27 against 55
        assertThat(energyOfShortestDeepSleep(ReferencePower.CATEGORY_1_SET_1, 280))
                .isCloseTo(1.05, within(1e-12));
        assertThat(energyOfShortestDeepSleep(ReferencePower.CATEGORY_2_SET_1, 32))
                .isCloseTo(27, within(1e-9));
        assertThat(energyOfShortestDeepSleep(ReferencePower.CATEGORY_2_SET_1, 64))
                .as("scaled")
                .isCloseTo(54, within(1e-9));
    }

    private static double energyOfShortestDeepSleep(ReferencePower set, double fullWatts) {
        RadioUnits one = new RadioUnits(1, set.model(), fullWatts);
        double half = set.model().deep().totalSeconds() / 2;
        one.request(0, PowerState.DEEP_SLEEP);
        one.step(half);
        one.request(0, PowerState.ACTIVE);
        one.step(half);
        assertThat(one.isServing(0)).isTrue();
        return one.energyJoules(0);
    }

    @Property(tries = 100, seed = "1")
    void anyCutIntoStepsGivesTheSameEnergyAndAllTheTime(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0, max = 0.02) Double> steps) {
        RadioUnits cut = new RadioUnits(1, ReferencePower.CATEGORY_1_SET_1.model(), FULL_WATTS);
        RadioUnits whole = new RadioUnits(1, ReferencePower.CATEGORY_1_SET_1.model(), FULL_WATTS);
        cut.request(0, PowerState.LIGHT_SLEEP);
        whole.request(0, PowerState.LIGHT_SLEEP);
        double total = 0;
        for (double step : steps) {
            cut.step(step);
            total += step;
        }
        whole.step(total);
        double sum = cut.transitionSeconds(0);
        for (PowerState state : PowerState.values()) {
            sum += cut.stateSeconds(0, state);
        }
        assertThat(cut.energyJoules(0)).isCloseTo(whole.energyJoules(0), within(1e-9));
        assertThat(sum).isCloseTo(total, within(1e-12));
    }

    @Test
    void refusesWhatIsNoRatio() {
        assertThatThrownBy(() -> units.setActivity(0, 1.1, 0, 0)).hasMessageContaining("downlink time ratio 1.1");
        assertThatThrownBy(() -> units.setPower(0, Double.NaN, 1)).hasMessageContaining("power ratio NaN");
    }
}
