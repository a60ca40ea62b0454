package io.rantwin.twin.whatif;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.chance.Chance;
import java.util.Arrays;

/**
 * Demand of one draw over time: level times fast component.
 *
 * <p>The level of a cell is log-normal with the posterior's mean and deviation, drawn once; the fast component is the exponential
 * of a stationary Ornstein-Uhlenbeck process of mean factor 1, by its exact discretisation. Both depend on seed, draw, cell and
 * step only: every scenario of a seed meets the same demand.
 */
final class DemandDraws {
    private static final int LEVEL = 1;
    private static final int FAST = 2;

    private final Chance chance;
    private final double[] mu;
    private final double[] sigma;
    private final double[] fastSigma;
    private final double[] keep;
    private final double[] level;
    private final double[] state;

    DemandDraws(Snapshot snapshot, Scenario scenario) {
        int n = snapshot.cells();
        chance = new Chance(scenario.seed());
        mu = new double[n];
        sigma = new double[n];
        fastSigma = new double[n];
        keep = new double[n];
        level = new double[n];
        state = new double[n];
        for (int c = 0; c < n; c++) {
            double mean = Math.max(snapshot.demandMean()[c], Double.MIN_NORMAL);
            double relative = snapshot.demandDeviation()[c] / mean;
            // Mean m and deviation s: sigma^2 = ln(1 + s^2/m^2), mu = ln m - sigma^2/2.
            sigma[c] = Math.sqrt(PortableMath.ln(1 + relative * relative));
            mu[c] = PortableMath.ln(mean) - sigma[c] * sigma[c] / 2;
            double fast = snapshot.fastDeviation()[c];
            fastSigma[c] = Math.sqrt(PortableMath.ln(1 + fast * fast));
            keep[c] = PortableMath.exp(-scenario.stepMillis() / 1e3 / Math.max(snapshot.correlationSeconds()[c], 1e-3));
        }
        Arrays.fill(state, Double.NaN);
    }

    /** Begins a draw. */
    void begin(int draw) {
        for (int c = 0; c < level.length; c++) {
            level[c] = PortableMath.exp(mu[c] + sigma[c] * chance.normal(Chance.stream(LEVEL, c), draw));
            state[c] = Double.NaN;
        }
    }

    /** Demand of each home cell in bit/s at a step; steps come in their order from 0. */
    void step(int draw, int number, double[] demand) {
        for (int c = 0; c < level.length; c++) {
            if (fastSigma[c] == 0) {
                demand[c] = level[c];
                continue;
            }
            double z = chance.normal(Chance.stream(FAST, c), ((long) draw << 32) + number);
            state[c] = number == 0 ? z : keep[c] * state[c] + Math.sqrt(1 - keep[c] * keep[c]) * z;
            demand[c] = level[c] * PortableMath.exp(fastSigma[c] * (state[c] - fastSigma[c] / 2));
        }
    }
}
