package io.rantwin.harness.ran.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The RC element against its closed form. */
class HeatSinksTest {
    private static final ThermalModel MODEL = ThermalModel.MACRO_RADIO_UNIT;

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 7, 600})
    void warmsAlongTheExponentialWhateverTheStep(double stepSeconds) {
        HeatSinks sinks = new HeatSinks(1, MODEL, 20);
        double[] heat = {800};
        int steps = (int) Math.round(4200 / stepSeconds);
        for (int i = 0; i < steps; i++) {
            sinks.step(stepSeconds, heat, 20);
        }
        assertThat(MODEL.timeConstantSeconds()).isEqualTo(1800);
        assertThat(sinks.temperatureCelsius(0)).isCloseTo(20 + 40 * (1 - Math.exp(-4200.0 / 1800)), within(1e-8));
    }

    @Test
    void wornHeatSinkIsHotterAndSlower() {
        HeatSinks sinks = new HeatSinks(2, MODEL, 30);
        sinks.setDegradation(1, 2);
        double[] heat = {800, 800};
        sinks.step(1800, heat, 30);
        assertThat(sinks.temperatureCelsius(0)).isCloseTo(30 + 40 * (1 - Math.exp(-1)), within(1e-10));
        assertThat(sinks.temperatureCelsius(1)).isCloseTo(30 + 80 * (1 - Math.exp(-0.5)), within(1e-10));
        sinks.setDegradation(1, 1);
        sinks.step(1e6, heat, 30);
        assertThat(sinks.temperatureCelsius(1)).isCloseTo(70, within(1e-9));
    }

    @Test
    void takesPowerBackAboveTheLimit() {
        assertThat(MODEL.deratingDecibel(85)).isZero();
        assertThat(MODEL.deratingDecibel(90)).isCloseTo(1.5, within(1e-12));
        assertThat(MODEL.deratingDecibel(200)).isEqualTo(6);
        HeatSinks sinks = new HeatSinks(1, MODEL, 95);
        assertThat(sinks.deratingDecibel(0)).isCloseTo(3, within(1e-12));
    }

    @Test
    void squeezedDayReachesTheSameTemperaturesSooner() {
        ThermalModel squeezed = MODEL.compressed(48);
        assertThat(squeezed.timeConstantSeconds()).isCloseTo(1800.0 / 48, within(1e-9));
        HeatSinks real = new HeatSinks(1, MODEL, 20);
        HeatSinks fast = new HeatSinks(1, squeezed, 20);
        real.step(480, new double[] {500}, 20);
        fast.step(10, new double[] {500}, 20);
        assertThat(fast.temperatureCelsius(0)).isCloseTo(real.temperatureCelsius(0), within(1e-9));
    }

    @Test
    void airIsWarmestAtItsHour() {
        AirTemperature air = new AirTemperature(15, 8, 15);
        assertThat(air.celsius(15)).isEqualTo(23);
        assertThat(air.celsius(24 + 3)).isCloseTo(7, within(1e-9));
        assertThat(air.celsius(9)).isCloseTo(15, within(1e-9));
    }

    @Test
    void refusesAHeatSinkThatGetsBetter() {
        HeatSinks sinks = new HeatSinks(1, MODEL, 20);
        assertThatThrownBy(() -> sinks.setDegradation(0, 0.5)).hasMessageContaining("at least 1");
    }
}
