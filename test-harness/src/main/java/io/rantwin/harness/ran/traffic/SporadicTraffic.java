package io.rantwin.harness.ran.traffic;

import io.rantwin.harness.ran.chance.Draws;
import io.rantwin.harness.ran.chance.PositiveDistribution;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * mMTC: rare small reports as a Poisson process for each device, and alarms to which many devices report within seconds
 * (after the two traffic models of TR 37.868: spread evenly, or Beta(3, 4) over 10 s).
 */
public final class SporadicTraffic extends TrafficSource {
    /** Report sizes after the autonomous reporting of TR 45.820 [bits]: Pareto of shape 2.5 from 20 bytes, cut off at 200 bytes. */
    public static final PositiveDistribution REPORT_BITS = new PositiveDistribution.CappedPareto(2.5, 160, 1600);

    /** Over how long the devices of an alarm report, after TR 37.868. */
    public static final long ALARM_SPREAD_MICROS = 10_000_000;

    private static final long NONE = Long.MAX_VALUE;

    private final PositiveDistribution reportBits;
    private final double reportsPerSecond;
    private final PoissonTimes times;
    private final long[] alarmMicros;
    private final double[] order = new double[6];
    private final RandomGenerator random;

    /** @param reportsPerSecond of one device at demand 1 */
    public SporadicTraffic(int ues, PositiveDistribution reportBits, double reportsPerSecond, RandomGenerator random) {
        super(ues);
        if (!(reportsPerSecond > 0)) {
            throw new IllegalArgumentException("the rate " + reportsPerSecond + " reports/s must be above zero");
        }
        this.reportBits = reportBits;
        this.reportsPerSecond = reportsPerSecond;
        this.random = random;
        this.times = new PoissonTimes(ues, random);
        this.alarmMicros = new long[ues];
        Arrays.fill(alarmMicros, NONE);
    }

    @Override
    public TrafficClass trafficClass() {
        return TrafficClass.MMTC_SPORADIC;
    }

    @Override
    public double meanBitsPerSecond() {
        return reportsPerSecond * reportBits.mean();
    }

    /** The device also reports once within a spread after this time, at a Beta(3, 4) point of it. */
    public void alarm(int ue, long atMicros, long spreadMicros) {
        alarmMicros[ue] = atMicros + (long) (betaThreeFour() * spreadMicros);
    }

    /** The third smallest of six uniform draws has the distribution Beta(3, 4). */
    private double betaThreeFour() {
        for (int i = 0; i < order.length; i++) {
            order[i] = Draws.uniform(random);
        }
        Arrays.sort(order);
        return order[2];
    }

    @Override
    void begin(int ue, long atMicros) {
        // A Poisson process has no memory: it goes on where it was.
    }

    @Override
    void generate(int ue, long fromMicros, long toMicros, Arrivals arrivals) {
        double rate = reportsPerSecond * demand(ue);
        long time = times.next(ue, rate, fromMicros, toMicros);
        while (time != PoissonTimes.NONE || alarmMicros[ue] <= toMicros) {
            if (alarmMicros[ue] <= toMicros && alarmMicros[ue] <= time) {
                report(ue, StrictMath.max(alarmMicros[ue], fromMicros), arrivals);
                alarmMicros[ue] = NONE;
            } else {
                report(ue, time, arrivals);
                time = times.next(ue, rate, time, toMicros);
            }
        }
    }

    private void report(int ue, long timeMicros, Arrivals arrivals) {
        arrivals.arrive(ue, StrictMath.max(1, StrictMath.round(reportBits.draw(random))), timeMicros);
    }
}
