package io.rantwin.twin.whatif;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.chance.Chance;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    private final double[] chanceOfLevel;
    private final @Nullable DemandPath path;
    private final long stepMillis;
    private int period;
    private final double[] state;

    DemandDraws(Snapshot snapshot, Scenario scenario) {
        int n = snapshot.cells();
        chance = new Chance(scenario.seed());
        mu = new double[n];
        sigma = new double[n];
        fastSigma = new double[n];
        keep = new double[n];
        level = new double[n];
        chanceOfLevel = new double[n];
        path = scenario.path();
        stepMillis = scenario.stepMillis();
        state = new double[n];
        for (int c = 0; c < n; c++) {
            law(c, snapshot.demandMean()[c], snapshot.demandDeviation()[c]);
            double fast = snapshot.fastDeviation()[c];
            fastSigma[c] = Math.sqrt(PortableMath.ln(1 + fast * fast));
            keep[c] = PortableMath.exp(-scenario.stepMillis() / 1e3 / Math.max(snapshot.correlationSeconds()[c], 1e-3));
        }
        Arrays.fill(state, Double.NaN);
    }

    // Mean m and deviation s: sigma^2 = ln(1 + s^2/m^2), mu = ln m - sigma^2/2.
    private void law(int c, double demand, double deviation) {
        double mean = Math.max(demand, Double.MIN_NORMAL);
        double relative = deviation / mean;
        sigma[c] = Math.sqrt(PortableMath.ln(1 + relative * relative));
        mu[c] = PortableMath.ln(mean) - sigma[c] * sigma[c] / 2;
    }

    /** Begins a draw. */
    void begin(int draw) {
        for (int c = 0; c < level.length; c++) {
            chanceOfLevel[c] = chance.normal(Chance.stream(LEVEL, c), draw);
            level[c] = PortableMath.exp(mu[c] + sigma[c] * chanceOfLevel[c]);
            state[c] = Double.NaN;
        }
        period = -1;
    }

    private void follow(DemandPath foreseen, int number) {
        int now = foreseen.periodAt(number * stepMillis);
        if (now == period) {
            return;
        }
        period = now;
        for (int c = 0; c < level.length; c++) {
            law(c, foreseen.mean()[now * level.length + c], foreseen.deviation()[now * level.length + c]);
            level[c] = PortableMath.exp(mu[c] + sigma[c] * chanceOfLevel[c]);
        }
    }

    /** Demand of each home cell in bit/s at a step; steps come in their order from 0. */
    void step(int draw, int number, double[] demand) {
        if (path != null) {
            follow(path, number);
        }
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
