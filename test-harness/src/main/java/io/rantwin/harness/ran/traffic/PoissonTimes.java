package io.rantwin.harness.ran.traffic;

import io.rantwin.harness.ran.chance.Draws;
import java.util.random.RandomGenerator;

/**
 * Poisson processes of many UEs whose rates may change from step to step. Each process uses up an exponential draw of mean
 * one by its rate times the time; so any piecewise constant rate is followed exactly, without drawing again.
 */
final class PoissonTimes {
    static final long NONE = Long.MAX_VALUE;
    private static final double MICROS_PER_SECOND = 1e6;

    private final double[] remaining;
    private final RandomGenerator random;

    PoissonTimes(int processes, RandomGenerator random) {
        this.remaining = new double[processes];
        this.random = random;
        for (int i = 0; i < processes; i++) {
            remaining[i] = Draws.exponential(random);
        }
    }

    /**
     * The next event in an interval. The caller goes on from its time.
     *
     * @return its time, or {@link #NONE} and the interval is used up
     */
    long next(int process, double ratePerSecond, long fromMicros, long toMicros) {
        double ratePerMicro = ratePerSecond / MICROS_PER_SECOND;
        double used = ratePerMicro * (toMicros - fromMicros);
        if (used < remaining[process]) {
            remaining[process] -= used;
            return NONE;
        }
        long time = fromMicros + (long) (remaining[process] / ratePerMicro);
        remaining[process] = Draws.exponential(random);
        return StrictMath.min(time, toMicros);
    }
}
