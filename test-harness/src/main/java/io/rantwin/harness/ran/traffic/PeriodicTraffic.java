package io.rantwin.harness.ran.traffic;

import io.rantwin.harness.ran.chance.Draws;
import java.util.random.RandomGenerator;

/**
 * URLLC: messages of constant size at a constant transfer interval, each UE with its own phase. The values are of the
 * periodic deterministic services of TS 22.104 table 5.2-1.
 */
public final class PeriodicTraffic extends TrafficSource {
    private static final double MICROS_PER_SECOND = 1e6;

    private final Service service;
    private final long[] nextMicros;
    private final RandomGenerator random;

    /**
     * @param transferIntervalMicros time between messages
     * @param messageBits size of each
     */
    public record Service(long transferIntervalMicros, long messageBits) {
        /** Motion control with 2 ms and 20 bytes. */
        public static final Service MOTION_CONTROL = new Service(2_000, 160);

        /** Control to control in motion control, 10 ms and 1 kbyte. */
        public static final Service CONTROL_TO_CONTROL = new Service(10_000, 8_000);

        public Service {
            if (transferIntervalMicros < 1 || messageBits < 1) {
                throw new IllegalArgumentException("a message of " + messageBits + " bits every "
                        + transferIntervalMicros + " us: both must be at least 1");
            }
        }
    }

    public PeriodicTraffic(int ues, Service service, RandomGenerator random) {
        super(ues);
        this.service = service;
        this.nextMicros = new long[ues];
        this.random = random;
    }

    @Override
    public TrafficClass trafficClass() {
        return TrafficClass.URLLC_PERIODIC;
    }

    @Override
    public double meanBitsPerSecond() {
        return service.messageBits() * MICROS_PER_SECOND / service.transferIntervalMicros();
    }

    @Override
    void begin(int ue, long atMicros) {
        nextMicros[ue] = atMicros + 1 + (long) (Draws.uniform(random) * service.transferIntervalMicros());
    }

    @Override
    void generate(int ue, long fromMicros, long toMicros, Arrivals arrivals) {
        while (nextMicros[ue] <= toMicros) {
            arrivals.arrive(ue, service.messageBits(), nextMicros[ue]);
            nextMicros[ue] += service.transferIntervalMicros();
        }
    }
}
