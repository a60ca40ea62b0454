package io.rantwin.harness.ran.traffic;

import java.util.Arrays;

/**
 * Produces the traffic of one class for those UEs that are in a session. Times are network time in microseconds, kept as
 * whole numbers so that periods never drift. Flat arrays over all UEs, no allocation per step. Not thread-safe.
 */
public abstract sealed class TrafficSource
        permits FileTraffic, VideoTraffic, PeriodicTraffic, SporadicTraffic, VoiceTraffic {
    private static final long OPEN = Long.MAX_VALUE;

    private final boolean[] active;
    private final long[] doneMicros;
    private final long[] untilMicros;
    private final double[] demand;

    TrafficSource(int ues) {
        active = new boolean[ues];
        doneMicros = new long[ues];
        untilMicros = new long[ues];
        demand = new double[ues];
        Arrays.fill(demand, 1);
    }

    /** Which class this is. */
    public abstract TrafficClass trafficClass();

    /** Long-run rate of one UE in a session at demand 1 [bit/s]; for video that of the highest quality. */
    public abstract double meanBitsPerSecond();

    /** A session begins. Does nothing for a UE that has one. */
    public final void start(int ue, long atMicros) {
        if (active[ue] && untilMicros[ue] == OPEN) {
            return;
        }
        active[ue] = true;
        doneMicros[ue] = atMicros;
        untilMicros[ue] = OPEN;
        begin(ue, atMicros);
    }

    /** The session ends: nothing arrives after this time. */
    public final void stop(int ue, long atMicros) {
        if (active[ue]) {
            untilMicros[ue] = StrictMath.min(untilMicros[ue], atMicros);
        }
    }

    /** Whether the UE is in a session. */
    public final boolean isActive(int ue) {
        return active[ue] && untilMicros[ue] == OPEN;
    }

    /**
     * Multiplies what a UE in a session asks for: how often files and reports come. Video, voice and periodic traffic have
     * their own rates and ignore it; they follow demand by the number of sessions.
     *
     * @param factor 0 or more, 1 at first
     */
    public final void setDemand(int ue, double factor) {
        if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("the demand factor " + factor + " must be finite and not below zero");
        }
        demand[ue] = factor;
    }

    /** Produces everything that arrives up to and including the given time. */
    public final void advanceTo(long timeMicros, Arrivals arrivals) {
        for (int ue = 0; ue < active.length; ue++) {
            if (active[ue]) {
                long end = StrictMath.min(timeMicros, untilMicros[ue]);
                if (end > doneMicros[ue]) {
                    generate(ue, doneMicros[ue], end, arrivals);
                    doneMicros[ue] = end;
                }
                active[ue] = untilMicros[ue] > timeMicros;
            }
        }
    }

    final double demand(int ue) {
        return demand[ue];
    }

    abstract void begin(int ue, long atMicros);

    /** Everything after {@code fromMicros} up to and including {@code toMicros}. */
    abstract void generate(int ue, long fromMicros, long toMicros, Arrivals arrivals);
}
