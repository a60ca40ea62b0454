package io.rantwin.harness.ran.traffic;

import io.rantwin.harness.ran.chance.Draws;
import io.rantwin.harness.ran.chance.PositiveDistribution;
import java.util.random.RandomGenerator;

/**
 * When each UE is in a session. A UE out of session starts one after an exponential time, a session lasts as its
 * distribution says. With rate r and mean duration D the share of time in session is r D / (1 + r D) whatever the
 * distribution (an on-off source is a renewal process), so the rate follows from a wanted share a: r = a / ((1 - a) D);
 * the mean number of UEs in session is the sum of the shares. All start out of session unless {@link #startSteady} is called.
 * In a step, sessions are advanced before traffic sources. Flat arrays, no allocation per step. Not thread-safe.
 */
public final class Sessions {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double LARGEST_SHARE = 0.999;

    private final PositiveDistribution durationSeconds;
    private final RandomGenerator random;
    private final PoissonTimes starts;
    private final double[] startsPerSecond;
    private final long[] startedMicros;
    private final long[] endMicros;
    private final boolean[] on;
    private long nowMicros;
    private int active;
    private long begun;
    private long ended;
    private double activeMicros;

    /** @param durationSeconds of a session */
    public Sessions(int ues, PositiveDistribution durationSeconds, RandomGenerator random) {
        this.durationSeconds = durationSeconds;
        this.random = random;
        this.starts = new PoissonTimes(ues, random);
        this.startsPerSecond = new double[ues];
        this.startedMicros = new long[ues];
        this.endMicros = new long[ues];
        this.on = new boolean[ues];
    }

    /**
     * Sets which share of its time a UE is to be in session from now on; sessions that run are not touched.
     *
     * @param share 0 .. 1; above 0.999 it counts as 0.999, since some time must pass between sessions
     */
    public void setActiveShare(int ue, double share) {
        if (!(share >= 0)) {
            throw new IllegalArgumentException("the share of time in session " + share + " must not be below zero");
        }
        double kept = StrictMath.min(LARGEST_SHARE, share);
        startsPerSecond[ue] = kept / ((1 - kept) * durationSeconds.mean());
    }

    /**
     * Puts every UE into a session with the probability of its share, as if time had passed for ever before: exact where
     * durations are exponential, which have no memory. To be called once, before time passes.
     */
    public void startSteady(SessionListener listener) {
        for (int ue = 0; ue < on.length; ue++) {
            double load = startsPerSecond[ue] * durationSeconds.mean();
            if (!on[ue] && Draws.uniform(random) < load / (1 + load)) {
                begin(ue, nowMicros, listener);
            }
        }
    }

    private void begin(int ue, long start, SessionListener listener) {
        on[ue] = true;
        startedMicros[ue] = start;
        endMicros[ue] = start + StrictMath.max(1, StrictMath.round(durationSeconds.draw(random) * MICROS_PER_SECOND));
        active++;
        begun++;
        listener.started(ue, start);
    }

    /** Begins and ends sessions up to and including the given time; a UE's calls come in the order of time. */
    public void advanceTo(long timeMicros, SessionListener listener) {
        for (int ue = 0; ue < on.length; ue++) {
            advance(ue, timeMicros, listener);
        }
        nowMicros = timeMicros;
    }

    private void advance(int ue, long timeMicros, SessionListener listener) {
        long from = nowMicros;
        while (true) {
            if (!on[ue]) {
                long start = starts.next(ue, startsPerSecond[ue], from, timeMicros);
                if (start == PoissonTimes.NONE) {
                    return;
                }
                begin(ue, start, listener);
            }
            // The listener may have refused the session.
            if (on[ue]) {
                if (endMicros[ue] > timeMicros) {
                    return;
                }
                finish(ue, endMicros[ue]);
                listener.ended(ue, endMicros[ue]);
                from = endMicros[ue];
            } else {
                from = startedMicros[ue];
            }
        }
    }

    /** Ends a session now: refused, dropped or no longer wanted. The listener is not told. */
    public void end(int ue, long atMicros) {
        if (on[ue]) {
            finish(ue, StrictMath.max(atMicros, startedMicros[ue]));
        }
    }

    private void finish(int ue, long atMicros) {
        on[ue] = false;
        active--;
        ended++;
        activeMicros += atMicros - startedMicros[ue];
    }

    public boolean isActive(int ue) {
        return on[ue];
    }

    /** UEs in session now. */
    public int activeCount() {
        return active;
    }

    /** Sessions begun since the beginning. */
    public long begunCount() {
        return begun;
    }

    /** Sessions ended since the beginning. */
    public long endedCount() {
        return ended;
    }

    /** Sum of the durations of ended sessions [s]. */
    public double endedSeconds() {
        return activeMicros / MICROS_PER_SECOND;
    }

    /** Mean number of UEs in session that the shares promise in the long run. */
    public double expectedActive() {
        double sum = 0;
        for (double rate : startsPerSecond) {
            double load = rate * durationSeconds.mean();
            sum += load / (1 + load);
        }
        return sum;
    }
}
