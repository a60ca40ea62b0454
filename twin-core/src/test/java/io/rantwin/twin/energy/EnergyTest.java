package io.rantwin.twin.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnergyTest {
    /** Auer et al. 2011, figure 3: a macro site at full load draws 6 (130 + 4.7 x 20) = 1344 W. */
    @Test
    void earthMacroDrawsWhatWasPublished() {
        PowerModel macro = EarthSet.MACRO.model();
        assertThat(macro.activeW(1)).isCloseTo(1344, within(1e-9));
        assertThat(macro.activeW(0)).isCloseTo(780, within(1e-9));
        assertThat(macro.powerW(PowerState.DEEP_SLEEP, 1)).isCloseTo(450, within(1e-9));
        assertThat(macro.dissipatedW(1, 1, 1)).isCloseTo(1344 - 120, within(1e-9));
        assertThat(macro.activeW(1, 0.5, 1)).isCloseTo(6 * (130 + 47), within(1e-9));
        assertThat(macro.activeW(7)).isEqualTo(macro.activeW(1));
        assertThat(macro.name()).isEqualTo("EARTH macro");
    }

    @Test
    void referenceSetMeetsItsEndPoints() {
        // Clause 5.1: the full cell draws the tabulated active power, an empty downlink symbol keeps the share A = 0.4.
        assertThat(ReferenceSet.CATEGORY_1_SET_1.downlinkSymbol(1, 1, 1)).isEqualTo(280);
        assertThat(ReferenceSet.CATEGORY_1_SET_1.downlinkSymbol(0, 1, 1)).isEqualTo(145);
        assertThat(ReferenceSet.CATEGORY_2_SET_3.uplinkSymbol(1)).isCloseTo(4.2, within(1e-12));
        assertThat(ReferenceSet.CATEGORY_1_SET_2.downlinkSymbol(1, 1, 0)).isEqualTo(50);
    }

    @ParameterizedTest
    @EnumSource(ReferenceSet.class)
    void linearModelIsTheSetAveragedOverSymbols(ReferenceSet set) {
        PowerModel model = set.model(1, 0);
        for (double load : new double[] {0, 0.3, 1}) {
            assertThat(model.activeW(load)).isCloseTo(set.downlinkSymbol(load, 1, 1), within(1e-9));
        }
        assertThat(model.absolute()).isFalse();
        assertThat(model.deep().powerW()).isLessThan(model.light().powerW());
        assertThat(model.light().powerW()).isLessThan(model.micro().powerW());
        assertThat(model.micro().powerW()).isLessThan(model.activeW(0));
        assertThat(model.breakEvenSeconds(PowerState.DEEP_SLEEP, 0))
                .isGreaterThanOrEqualTo(model.deep().transitionSeconds());
    }

    @Test
    void anchoringTurnsRelativeUnitsIntoWatts() {
        PowerModel model = ReferenceSet.CATEGORY_1_SET_2.model(1, 0).anchoredAt(600, 1);
        assertThat(model.activeW(1)).isCloseTo(600, within(1e-9));
        assertThat(model.micro().powerW()).isCloseTo(150, within(1e-9));
        assertThat(model.deep().transitionJoule()).isCloseTo(3, within(1e-9));
        assertThat(model.absolute()).isTrue();
        assertThat(model.name()).contains("category 1 set 2").contains("600.0 W");
        assertThatIllegalArgumentException().isThrownBy(() -> model.anchoredAt(0, 1));
    }

    @Test
    void meterChargesTransitionsOnceAStay() {
        PowerModel model = ReferenceSet.CATEGORY_1_SET_1.model(1, 0);
        var meter = new EnergyMeter(model);
        meter.add(10, PowerState.ACTIVE, 0.5);
        meter.add(20, PowerState.DEEP_SLEEP, 0.5);
        meter.add(30, PowerState.DEEP_SLEEP, 0.5);
        meter.add(5, PowerState.ACTIVE, 1);
        EnergyUse use = meter.use();
        assertThat(use.activeJoule()).isCloseTo(10 * 212.5 + 5 * 280, within(1e-9));
        assertThat(use.sleepJoule()).isCloseTo(50, within(1e-9));
        assertThat(use.transitionJoule()).isEqualTo(1);
        assertThat(use.transitions()).isEqualTo(1);
        assertThat(use.wastedSleeps()).isZero();
        assertThat(use.seconds()).isEqualTo(65);
        assertThat(use.parameterSet()).isEqualTo("TR 38.864 category 1 set 1");
        assertThat(use.meanW()).isCloseTo(use.joule() / 65, within(1e-12));
    }

    @Test
    void aSleepTooShortSavesNothing() {
        PowerModel model = ReferenceSet.CATEGORY_2_SET_1.model(1, 0);
        var meter = new EnergyMeter(model);
        meter.add(2, PowerState.DEEP_SLEEP, 0);
        meter.add(1, PowerState.ACTIVE, 0);
        EnergyUse use = meter.use();
        assertThat(use.wastedSleeps()).isEqualTo(1);
        assertThat(use.joule()).isCloseTo(3 * model.activeW(0) + 17, within(1e-9));
    }

    @Property(seed = "1")
    void breakEvenIsWhereSleepingBeginsToPay(@ForAll @DoubleRange(min = 0, max = 1) double load) {
        PowerModel model = ReferenceSet.CATEGORY_1_SET_3.model(0.3, 0);
        double seconds = model.breakEvenSeconds(PowerState.LIGHT_SLEEP, load);
        assertThat(saved(model, seconds * 1.01, load)).isPositive();
        if (seconds > model.light().transitionSeconds()) {
            assertThat(saved(model, seconds * 0.99, load)).isNegative();
        }
    }

    private static double saved(PowerModel model, double seconds, double load) {
        var meter = new EnergyMeter(model);
        meter.add(seconds, PowerState.LIGHT_SLEEP, 0);
        meter.add(0, PowerState.ACTIVE, 0);
        return seconds * model.activeW(load) - meter.use().joule();
    }
}
