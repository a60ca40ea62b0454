package io.rantwin.twin.thermal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ThermalTest {
    private static final ThermalNode NODE = new ThermalNode(20_000, 0.09);

    @Property(seed = "1")
    void oneStepIsManySteps(
            @ForAll @DoubleRange(min = 0, max = 600) double watts,
            @ForAll @DoubleRange(min = 1, max = 9_000) double seconds) {
        double often = 25;
        for (int i = 0; i < 10; i++) {
            often = NODE.after(often, watts, 20, NODE.remaining(seconds / 10));
        }
        assertThat(NODE.after(25, watts, 20, NODE.remaining(seconds))).isCloseTo(often, within(1e-9));
    }

    @Test
    void afterOneTimeConstantSixtyThreePercentAreDone() {
        assertThat(NODE.timeConstantSeconds()).isCloseTo(1_800, within(1e-9));
        double rise = NODE.after(20, 500, 20, NODE.remaining(1_800)) - 20;
        assertThat(rise / 45).isCloseTo(0.6321205588285577, within(1e-12));
        double crossing = NODE.secondsUntil(50, 20, 500, 20);
        assertThat(NODE.after(20, 500, 20, NODE.remaining(crossing))).isCloseTo(50, within(1e-9));
        assertThat(NODE.secondsUntil(80, 20, 500, 20)).isInfinite();
        assertThat(NODE.secondsUntil(10, 20, 500, 20)).isZero();
    }

    @Property(seed = "1")
    void rungeKuttaMeetsTheExactStepWhereBothHold(@ForAll @DoubleRange(min = 0, max = 20_000) double seconds) {
        var heating = new NonlinearHeating(NODE, celsius -> 400, 0);
        assertThat(heating.after(30, 15, seconds))
                .isCloseTo(NODE.after(30, 400, 15, NODE.remaining(seconds)), within(2e-5));
    }

    /** A source linear in temperature only shifts the resistance: C dT/dt = P + g T - (T - Ta)/R. */
    @Test
    void rungeKuttaFollowsLeakageThatGrowsWithTemperature() {
        double g = 2;
        var heating = new NonlinearHeating(NODE, celsius -> 300 + g * celsius, 0);
        double rate = (1 / 0.09 - g) / 20_000;
        double end = (300 + 20 / 0.09) / (1 / 0.09 - g);
        assertThat(heating.after(20, 20, 3_000)).isCloseTo(end + (20 - end) * Math.exp(-rate * 3_000), within(1e-4));
        assertThat(heating.after(20, 20, -1)).isNaN();
    }

    @Test
    void radiationCoolsAndDeratingFindsABalance() {
        var without = new NonlinearHeating(NODE, celsius -> 500, 0);
        var with = new NonlinearHeating(NODE, celsius -> 500, 0.5);
        assertThat(with.after(20, 20, 36_000)).isLessThan(without.after(20, 20, 36_000));
        var derating = new Derating(55, 75, 0.25);
        var hot = new NonlinearHeating(NODE, celsius -> 200 + 500 * derating.transmitShare(celsius), 0);
        double balance = hot.after(20, 20, 200_000);
        assertThat(balance).isBetween(55.0, 75.0);
        assertThat(200 + 500 * derating.transmitShare(balance)).isCloseTo((balance - 20) / 0.09, within(1e-3));
    }

    @Test
    void deratingIsFlatThenFallingThenFlat() {
        var derating = new Derating(55, 75, 0.25);
        assertThat(derating.transmitShare(54)).isEqualTo(1);
        assertThat(derating.transmitShare(65)).isCloseTo(0.625, within(1e-12));
        assertThat(derating.transmitShare(90)).isEqualTo(0.25);
        assertThatIllegalArgumentException().isThrownBy(() -> new Derating(75, 55, 0.2));
    }

    /** The customary textbook figure: 0.7 eV from 55 to 125 degree Celsius accelerates by about 78. */
    @Test
    void arrheniusMeetsTheTextbook() {
        var hazard = new ArrheniusHazard(1e-6, 55, 0.7);
        assertThat(hazard.acceleration(125)).isCloseTo(78, within(1.0));
        assertThat(hazard.acceleration(55)).isCloseTo(1, within(1e-12));
        assertThat(hazard.probability(55, 55, 1, 1_000)).isCloseTo(1 - Math.exp(-1e-3), within(1e-12));
        assertThat(hazard.probability(55, 95, 3, 24)).isGreaterThan(hazard.probability(55, 75, 3, 24));
        double sum = 0;
        for (int i = 0; i < 100_000; i++) {
            sum += hazard.perHour(40 + 30 * (i + 0.5) / 100_000, 2) / 100_000;
        }
        assertThat(hazard.probability(40, 70, 2, 5e4)).isCloseTo(1 - Math.exp(-sum * 5e4), within(1e-3));
    }
}
