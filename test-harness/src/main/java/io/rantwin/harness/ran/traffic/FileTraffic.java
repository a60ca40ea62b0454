package io.rantwin.harness.ran.traffic;

import io.rantwin.harness.ran.chance.PositiveDistribution;
import java.util.random.RandomGenerator;

/**
 * eMBB files: in a session, files arrive as a Poisson process for each UE. With files of 0.5 Mbyte, one every 200 ms, this
 * is FTP model 3 as used by TR 38.864 annex A (after TR 36.814); with 0.1 Mbyte every 2 s its light form for
 * instant messaging.
 */
public final class FileTraffic extends TrafficSource {
    /** File size of FTP model 3 [bits]. */
    public static final PositiveDistribution FTP_MODEL_3_BITS = new PositiveDistribution.Fixed(4e6);

    /** Files per second of FTP model 3. */
    public static final double FTP_MODEL_3_FILES_PER_SECOND = 5;

    /**
     * File sizes of the NGMN evaluation methodology [bits]: truncated lognormal with mean 2 Mbyte, at most 5 Mbyte (sigma
     * 0.35 and mu 14.45 in bytes).
     */
    public static final PositiveDistribution NGMN_FTP_BITS =
            new PositiveDistribution.TruncatedLognormal(14.45 + StrictMath.log(8), 0.35, 40e6);

    private final PositiveDistribution fileBits;
    private final double filesPerSecond;
    private final PoissonTimes times;
    private final RandomGenerator random;

    /** @param filesPerSecond of one UE in a session at demand 1 */
    public FileTraffic(int ues, PositiveDistribution fileBits, double filesPerSecond, RandomGenerator random) {
        super(ues);
        if (!(filesPerSecond > 0) || !(fileBits.mean() >= 1)) {
            throw new IllegalArgumentException(filesPerSecond + " files/s of " + fileBits
                    + " bits: the rate must be above zero, a file a bit or more");
        }
        this.fileBits = fileBits;
        this.filesPerSecond = filesPerSecond;
        this.random = random;
        this.times = new PoissonTimes(ues, random);
    }

    @Override
    public TrafficClass trafficClass() {
        return TrafficClass.EMBB_FILE;
    }

    @Override
    public double meanBitsPerSecond() {
        return filesPerSecond * fileBits.mean();
    }

    @Override
    void begin(int ue, long atMicros) {
        // A Poisson process has no memory: it goes on where it was.
    }

    @Override
    void generate(int ue, long fromMicros, long toMicros, Arrivals arrivals) {
        double rate = filesPerSecond * demand(ue);
        long time = times.next(ue, rate, fromMicros, toMicros);
        while (time != PoissonTimes.NONE) {
            arrivals.arrive(ue, StrictMath.max(1, StrictMath.round(fileBits.draw(random))), time);
            time = times.next(ue, rate, time, toMicros);
        }
    }
}
