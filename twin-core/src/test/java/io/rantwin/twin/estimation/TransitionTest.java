package io.rantwin.twin.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.util.FastMath;
import org.junit.jupiter.api.Test;

class TransitionTest {
    private static final ProcessModel MODEL = ProcessModel.forGranularity(1000);
    private static final double[] ONE = {1, 1, 1, 1, 1};
    private final CellParameters parameters = new CellParameters(1);

    private static double[] start() {
        double[] p = new double[36];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                p[i * 6 + j] =
                        i == 1 || j == 1 ? i == j ? 1e-4 : 1e-5 * (i + j) : i == j ? 0.5 + 0.1 * i : 0.01 * (i + j);
            }
        }
        return p;
    }

    @Test
    void noiseOfTheTrendPartEqualsTheIntegralOfItsImpulseResponses() {
        var integrator = new IterativeLegendreGaussIntegrator(16, 1e-10, 1e-14);
        double t = MODEL.trendSeconds();
        double q = 2 * FastMath.pow(MODEL.trendDeviation() / t, 2) / t;
        double b = 2 * FastMath.pow(MODEL.burstDeviation(), 2) / t;
        for (double dt : new double[] {1e-3, 0.01, 1, 30, 900}) {
            var transition = new Transition(MODEL);
            transition.step(dt);
            double[] p = new double[36];
            transition.apply(new double[6], 0, p, parameters, 0, 0, 0, ONE);
            // Answers at age s to trend noise: v exp(-s/t), a t (1 - exp(-s/t)); to a burst: a exp(-s/t), v
            // -exp(-s/t)/t.
            double aa = integrator.integrate(
                    10_000,
                    s -> q * FastMath.pow(-t * FastMath.expm1(-s / t), 2) + b * FastMath.exp(-2 * s / t),
                    0,
                    dt);
            double av = integrator.integrate(
                    10_000,
                    s -> FastMath.exp(-s / t) * (-q * t * FastMath.expm1(-s / t) - b / t * FastMath.exp(-s / t)),
                    0,
                    dt);
            double vv = integrator.integrate(10_000, s -> (q + b / (t * t)) * FastMath.exp(-2 * s / t), 0, dt);
            double level = FastMath.pow(MODEL.levelPerRootSecond(), 2) * dt;
            assertThat(p[0]).isCloseTo(aa + level, within(1e-8 * (aa + level)));
            assertThat(p[1]).isCloseTo(av, within(1e-7 * Math.abs(av)));
            assertThat(p[6]).isEqualTo(p[1]);
            assertThat(p[7]).isCloseTo(vv, within(1e-8 * vv));
        }
    }

    @Test
    void twoStepsEqualOneOfTheirSum() {
        double[] once = start();
        double[] x = {16, 0.01, 0.5, 3, 0.4, 40};
        double[] y = x.clone();
        var transition = new Transition(MODEL);
        transition.step(50);
        transition.apply(x, 0, once, parameters, 0, 0.3, 0, ONE);
        double[] twice = start();
        transition.step(20);
        transition.apply(y, 0, twice, parameters, 0, 0.3, 0, ONE);
        transition.step(30);
        transition.apply(y, 0, twice, parameters, 0, 0.3, 0, ONE);
        assertThat(y).containsExactly(x, within(1e-12));
        assertThat(twice).containsExactly(once, within(1e-12));
    }

    @Test
    void ornsteinUhlenbeckForgetsItsStart() {
        var transition = new Transition(MODEL);
        transition.step(1e7);
        double[] x = {16, 0.01, 3, 8, 2, 90};
        double[] p = start();
        transition.apply(x, 0, p, parameters, 0, 0.5, 0, ONE);
        assertThat(x[2]).isCloseTo(parameters.meanLogEfficiency[0], within(1e-9));
        assertThat(x[5]).isCloseTo(parameters.idleCelsius[0] + 0.5 * parameters.heatingKelvin[0], within(1e-9));
        assertThat(p[2 * 6 + 2]).isCloseTo(MODEL.efficiencyDeviation() * MODEL.efficiencyDeviation(), within(1e-9));
        assertThat(p[4 * 6 + 4]).isCloseTo(MODEL.backlogDeviation() * MODEL.backlogDeviation(), within(1e-9));
    }

    @Test
    void heatCarriesTheUncertaintyOfLoad() {
        var transition = new Transition(MODEL);
        transition.step(MODEL.temperatureSeconds());
        double[] p = start();
        double[] before = start();
        transition.apply(new double[6], 0, p, parameters, 0, 0.5, 0.8, ONE);
        double decay = FastMath.exp(-1);
        double j = (1 - decay) * parameters.heatingKelvin[0] * 0.8;
        double[] row = {j, 0, -j, 0, 0, decay};
        double expected = 0;
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < 6; k++) {
                expected += row[i] * before[i * 6 + k] * row[k];
            }
        }
        expected += FastMath.pow(MODEL.temperatureDeviation(), 2) * (1 - decay * decay);
        assertThat(p[35]).isCloseTo(expected, within(1e-10));
    }
}
