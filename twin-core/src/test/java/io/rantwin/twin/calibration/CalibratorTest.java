package io.rantwin.twin.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.calibration.Calibration.Verdict;
import io.rantwin.twin.chance.Chance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibratorTest {
    private final Chance chance = new Chance(6);

    private List<Sample> powers(int n, double idle, double slope, double deviation) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double load = chance.uniform(1, i);
            double watts = idle + slope * load * 80 + deviation * chance.normal(2, i);
            samples.add(new Sample(i, new double[] {load, 80}, watts, deviation, false));
        }
        return samples;
    }

    @Test
    void aLinearModelIsFittedLikeGeneralisedLeastSquaresWithPriors() {
        CellModel model = CellModels.power(100, 3);
        List<Sample> samples = powers(200, 130, 4, 2);
        Calibration calibration = Calibrator.standard().calibrate(model, new double[] {100, 3}, samples);
        // Normal equations (X'X / s^2 + diag(1 / prior variance)) theta = X'y / s^2 + prior / prior variance over the
        // first 140.
        double a00 = 1 / 900.0;
        double a01 = 0;
        double a11 = 1 / 0.81;
        double b0 = 100 / 900.0;
        double b1 = 3 / 0.81;
        for (Sample sample : samples.subList(0, 140)) {
            double x = sample.inputs()[0] * 80;
            a00 += 1 / 4.0;
            a01 += x / 4.0;
            a11 += x * x / 4.0;
            b0 += sample.observed() / 4.0;
            b1 += x * sample.observed() / 4.0;
        }
        double determinant = a00 * a11 - a01 * a01;
        assertThat(calibration.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(calibration.after()[0]).isCloseTo((b0 * a11 - b1 * a01) / determinant, within(1e-5));
        assertThat(calibration.after()[1]).isCloseTo((a00 * b1 - a01 * b0) / determinant, within(1e-6));
        assertThat(calibration.deviation()[0]).isCloseTo(Math.sqrt(a11 / determinant), within(1e-4));
        assertThat(calibration.heldBackAfter()).isCloseTo(1, within(0.25)).isLessThan(calibration.heldBackBefore());
        assertThat(calibration.heldBack()).isEqualTo(60);
    }

    @Test
    void thermalResistanceAndCapacityAreFound() {
        List<Sample> samples = new ArrayList<>();
        double temperature = 30;
        for (int i = 0; i < 300; i++) {
            double watts = i / 20 % 2 == 0 ? 60 : 240;
            double next = 20 + 0.12 * watts + (temperature - 20 - 0.12 * watts) * Math.exp(-60 / (0.12 * 9000));
            samples.add(new Sample(
                    i, new double[] {temperature, watts, 20, 60}, next + 0.05 * chance.normal(3, i), 0.05, false));
            temperature = next;
        }
        Calibration calibration =
                Calibrator.standard().calibrate(CellModels.thermal(0.2, 5000), new double[] {0.2, 5000}, samples);
        assertThat(calibration.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(calibration.after()[0]).isCloseTo(0.12, within(0.003));
        assertThat(calibration.after()[1]).isCloseTo(9000, within(300.0));
    }

    @Test
    void radioOffsetAndEfficiencyAreFound() {
        List<Sample> samples = new ArrayList<>();
        CellModel model = CellModels.radio(0.6, 1, 6);
        for (int i = 0; i < 200; i++) {
            double sinr = Math.pow(10, -0.5 + 2 * chance.uniform(5, i));
            double efficiency = model.predict(new double[] {-4, 0.7}, new double[] {sinr});
            samples.add(new Sample(i, new double[] {sinr}, efficiency + 0.05 * chance.normal(6, i), 0.05, false));
        }
        Calibration calibration = Calibrator.standard().calibrate(model, new double[] {0, 0.6}, samples);
        assertThat(calibration.after()[0]).isCloseTo(-4, within(0.4));
        assertThat(calibration.after()[1]).isCloseTo(0.7, within(0.03));
    }

    @Test
    void aFitThatDoesNotHoldLaterIsNotAccepted() {
        // The first part lies: another cell was measured. The last part is as the parameters in use say.
        List<Sample> samples = new ArrayList<>(powers(70, 200, 6, 2));
        for (Sample sample : powers(30, 100, 3, 2)) {
            samples.add(new Sample(sample.nanos() + 100, sample.inputs(), sample.observed(), 2, false));
        }
        var parameters = new CalibratedParameters(CellModels.power(100, 3), 1);
        Calibration calibration = parameters.calibrate(0, Calibrator.standard(), samples);
        assertThat(calibration.verdict()).isEqualTo(Verdict.NO_BETTER);
        assertThat(calibration.heldBackAfter()).isGreaterThan(calibration.heldBackBefore());
        assertThat(parameters.of(0)).containsExactly(100, 3);
        assertThat(parameters.changes(0)).isEmpty();
    }

    @Test
    void anAcceptedChangeCanBeTakenBack() {
        var parameters = new CalibratedParameters(CellModels.power(100, 3), 2);
        parameters.calibrate(1, Calibrator.standard(), powers(100, 130, 4, 2));
        double[] first = parameters.of(1);
        parameters.calibrate(1, Calibrator.standard(), powers(100, 160, 2, 2));
        assertThat(parameters.changes(1)).hasSize(2);
        Calibration back = parameters.takeBack(1);
        assertThat(back).isNotNull();
        assertThat(back.before()).containsExactly(first);
        assertThat(parameters.of(1)).containsExactly(first);
        parameters.takeBack(1);
        assertThat(parameters.of(1)).containsExactly(100, 3);
        assertThat(parameters.takeBack(1)).isNull();
        assertThat(parameters.of(0)).containsExactly(100, 3);
    }

    @Test
    void theSampleOfAnActionCountsInTheFitWheneverItWas() {
        List<Sample> samples = new ArrayList<>();
        // Regular samples at one load only: idle power and slope cannot be told apart; the action changed the load.
        for (int i = 0; i < 100; i++) {
            double watts = 130 + 4 * 0.5 * 80 + 2 * chance.normal(7, i);
            samples.add(new Sample(i, new double[] {0.5, 80}, watts, 2, false));
        }
        Calibration without = Calibrator.standard().calibrate(CellModels.power(100, 3), new double[] {100, 3}, samples);
        samples.add(new Sample(99, new double[] {0, 80}, 130, 1, true));
        Calibration with = Calibrator.standard().calibrate(CellModels.power(100, 3), new double[] {100, 3}, samples);
        assertThat(with.after()[0]).isCloseTo(130, within(3.0));
        assertThat(with.deviation()[0]).isLessThan(0.2 * without.deviation()[0]);
        assertThat(with.heldBack()).isEqualTo(without.heldBack());
    }

    @Test
    void tooFewSamplesChangeNothing() {
        Calibration calibration =
                Calibrator.standard().calibrate(CellModels.power(100, 3), new double[] {100, 3}, powers(20, 130, 4, 2));
        assertThat(calibration.verdict()).isEqualTo(Verdict.TOO_FEW_SAMPLES);
        assertThat(calibration.after()).containsExactly(100, 3);
    }
}
