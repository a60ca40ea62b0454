package io.rantwin.harness.ran.traffic;

import io.rantwin.harness.ran.chance.Draws;
import java.util.random.RandomGenerator;

/**
 * eMBB video: each player fetches segment after segment in the quality that its measured throughput carries, one quality
 * up at a time, until its buffer is full, then one whenever there is room. Tell it through {@link #completed} when a
 * segment has left the buffer. Segment sizes vary as video does: normal with a deviation of 10.5 % of the mean, between
 * one half and three halves of it (the frame sizes of TR 38.838 clause 5.1).
 */
public final class VideoTraffic extends TrafficSource implements Completions {
    private static final long NONE = Long.MAX_VALUE;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double SIZE_DEVIATION = 0.105;
    private static final double LARGEST_DIFFERENCE = 0.5;
    private static final double WEIGHT_OF_LAST = 0.5;

    private final VideoQuality video;
    private final RandomGenerator random;
    private final int[] quality;
    private final double[] throughput;
    private final long[] requestMicros;
    private final long[] bufferMicros;
    private final long[] bufferAtMicros;
    private final boolean[] playing;
    private final long[] stalledMicros;
    private final long[] segments;

    public VideoTraffic(int ues, VideoQuality video, RandomGenerator random) {
        super(ues);
        this.video = video;
        this.random = random;
        this.quality = new int[ues];
        this.throughput = new double[ues];
        this.requestMicros = new long[ues];
        this.bufferMicros = new long[ues];
        this.bufferAtMicros = new long[ues];
        this.playing = new boolean[ues];
        this.stalledMicros = new long[ues];
        this.segments = new long[ues];
    }

    @Override
    public TrafficClass trafficClass() {
        return TrafficClass.EMBB_VIDEO;
    }

    @Override
    public double meanBitsPerSecond() {
        return video.rate(video.qualities() - 1);
    }

    /** The quality of the last segment, 0 the lowest. */
    public int quality(int ue) {
        return quality[ue];
    }

    /** Segments fetched since the beginning. */
    public long segments(int ue) {
        return segments[ue];
    }

    /** Time for which pictures stood still since the beginning [us], the wait for the first one not counted. */
    public long stalledMicros(int ue) {
        return stalledMicros[ue];
    }

    @Override
    void begin(int ue, long atMicros) {
        quality[ue] = 0;
        throughput[ue] = 0;
        bufferMicros[ue] = 0;
        bufferAtMicros[ue] = atMicros;
        playing[ue] = false;
        requestMicros[ue] = atMicros + video.requestMicros();
    }

    @Override
    void generate(int ue, long fromMicros, long toMicros, Arrivals arrivals) {
        if (requestMicros[ue] > toMicros) {
            return;
        }
        long time = StrictMath.max(requestMicros[ue], fromMicros);
        requestMicros[ue] = NONE;
        double seconds = video.segmentMicros() / MICROS_PER_SECOND;
        double bits = video.rate(quality[ue]) * seconds * sizeFactor();
        arrivals.arrive(ue, StrictMath.max(1, StrictMath.round(bits)), time);
    }

    private double sizeFactor() {
        while (true) {
            double difference = SIZE_DEVIATION * Draws.gaussian(random);
            if (StrictMath.abs(difference) <= LARGEST_DIFFERENCE) {
                return 1 + difference;
            }
        }
    }

    /** A segment is there, or was lost and is asked for again. */
    @Override
    public void completed(int ue, long bits, long arrivedMicros, long doneMicros, boolean delivered) {
        if (!isActive(ue)) {
            return;
        }
        play(ue, doneMicros);
        if (delivered) {
            double micros = StrictMath.max(1, doneMicros - arrivedMicros);
            double measured = bits * MICROS_PER_SECOND / micros;
            throughput[ue] =
                    throughput[ue] == 0 ? measured : throughput[ue] + WEIGHT_OF_LAST * (measured - throughput[ue]);
            bufferMicros[ue] += video.segmentMicros();
            segments[ue]++;
            playing[ue] = true;
            quality[ue] = StrictMath.min(video.affordable(throughput[ue]), quality[ue] + 1);
        } else {
            quality[ue] = 0;
        }
        long tooMuch = bufferMicros[ue] + video.segmentMicros() - video.maximumBufferMicros();
        requestMicros[ue] = doneMicros + StrictMath.max(0, tooMuch) + video.requestMicros();
    }

    private void play(int ue, long nowMicros) {
        if (playing[ue]) {
            long passed = nowMicros - bufferAtMicros[ue];
            stalledMicros[ue] += StrictMath.max(0, passed - bufferMicros[ue]);
            bufferMicros[ue] = StrictMath.max(0, bufferMicros[ue] - passed);
        }
        bufferAtMicros[ue] = nowMicros;
    }
}
