package io.rantwin.harness.ran.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Points of TR 38.864 clause 5.1, worked out by hand from its tables. */
class PowerModelTest {
    @ParameterizedTest
    @CsvSource({
        "CATEGORY_1_SET_1, 1, 25, 55, 280, 110",
        "CATEGORY_1_SET_2, 1, 25, 50, 200, 90",
        "CATEGORY_1_SET_3, 1, 25, 38, 152, 80",
        "CATEGORY_2_SET_1, 1, 2.1, 5.5, 32, 6.5",
        "CATEGORY_2_SET_2, 1, 2.1, 5.0, 26, 5.8",
        "CATEGORY_2_SET_3, 1, 2.1, 3.0, 17.6, 4.2"
    })
    void statesHaveThePublishedPowers(
            ReferencePower set, double deep, double light, double micro, double downlink, double uplink) {
        PowerModel model = set.model();
        assertThat(model.idleUnits(PowerState.DEEP_SLEEP)).isEqualTo(deep);
        assertThat(model.idleUnits(PowerState.LIGHT_SLEEP)).isEqualTo(light);
        assertThat(model.idleUnits(PowerState.MICRO_SLEEP)).isEqualTo(micro);
        assertThat(model.activeUnits(1, 1, 1, 1, 0)).isCloseTo(downlink, within(1e-12));
        assertThat(model.activeUnits(0, 0, 1, 1, 1)).isCloseTo(uplink, within(1e-12));
        assertThat(model.name())
                .isEqualTo("TR 38.864 category " + set.name().charAt(9) + " set "
                        + set.name().charAt(15));
    }

    @Test
    void loadAddsToTheStaticPart() {
        PowerModel model = ReferencePower.CATEGORY_1_SET_1.model();
        // 55 + 225 (0.4 + 0.6 * 0.5) = 212.5
        assertThat(model.activeUnits(1, 0.5, 1, 1, 0)).isCloseTo(212.5, within(1e-12));
        // a quarter of the time, whole band: 55 + 225 / 4 = 111.25; three quarters receiving: + 55 * 3 / 4 = 152.5
        assertThat(model.activeUnits(0.25, 1, 1, 1, 0.75)).isCloseTo(152.5, within(1e-12));
        // half of the chains, power halved: 55 + 0.5 * 225 (0.4 + 0.6 * 0.5) = 133.75
        assertThat(model.activeUnits(1, 1, 0.5, 0.5, 0)).isCloseTo(133.75, within(1e-12));
        // transmitting nothing still costs the amplifier's share: 55 + 225 * 0.4 = 145
        assertThat(model.activeUnits(1, 0, 1, 1, 0)).isCloseTo(145, within(1e-12));
        assertThat(model.activeUnits(0, 0, 1, 1, 0)).isEqualTo(55);
    }

    @Test
    void twoLevelEfficiencyCostsMoreBelowHalfPower() {
        PowerModel model = ReferencePower.CATEGORY_1_SET_1.twoLevelModel();
        // 55 + 225 (0.4 + 0.6 * 0.25 / 0.76)
        assertThat(model.activeUnits(1, 0.25, 1, 1, 0)).isCloseTo(189.4078947368421, within(1e-10));
        assertThat(model.activeUnits(1, 0.5, 1, 1, 0)).isCloseTo(212.5, within(1e-12));
        assertThat(model.name()).endsWith("two-level efficiency");
    }

    /** The published light-sleep energies are those of a linear ramp from micro to light sleep, for set 1 of both. */
    @ParameterizedTest
    @EnumSource(names = {"CATEGORY_1_SET_1", "CATEGORY_2_SET_1"})
    void lightTransitionIsALinearRamp(ReferencePower set) {
        PowerModel model = set.model();
        double ramp = (model.microSleepUnits() - model.lightSleepUnits())
                / 2
                * model.light().totalSeconds();
        assertThat(model.light().additionalUnitSeconds()).isCloseTo(ramp, within(1e-12));
    }

    @Test
    void squeezedDayKeepsPowersAndTheShareOfTransitions() {
        PowerModel real = ReferencePower.CATEGORY_2_SET_1.model();
        PowerModel squeezed = real.compressed(48);
        assertThat(squeezed.deep().totalSeconds() * 48).isCloseTo(10, within(1e-12));
        assertThat(squeezed.deep().additionalUnitSeconds() * 48).isCloseTo(17, within(1e-12));
        assertThat(squeezed.activeUnits(1, 0.3, 1, 1, 0)).isEqualTo(real.activeUnits(1, 0.3, 1, 1, 0));
        assertThat(squeezed.name()).contains("TR 38.864 category 2 set 1").contains("x48");
        assertThat(real.compressed(1)).isSameAs(real);
        assertThatThrownBy(() -> real.compressed(0.5)).hasMessageContaining("at least 1");
    }
}
