package io.rantwin.harness.ran.traffic;

import io.rantwin.harness.ran.chance.Draws;
import java.util.random.RandomGenerator;

/**
 * VoNR: a speech frame every 20 ms during talk spurts, a silence descriptor every 160 ms between them. Spurts and silences
 * are the two states of a chain that may change with each frame (after the VoIP model of TR 36.814).
 */
public final class VoiceTraffic extends TrafficSource {
    private static final double MICROS_PER_SECOND = 1e6;

    private final Codec codec;
    private final boolean[] talking;
    private final long[] nextMicros;
    private final int[] silentFrames;
    private final RandomGenerator random;

    /**
     * What a codec sends. One frame must last at least 1 us.
     *
     * @param frameMicros time between speech frames
     * @param speechBits of a speech frame with all overhead
     * @param descriptorBits of a silence descriptor with all overhead
     * @param framesPerDescriptor frames from one silence descriptor to the next
     * @param endTalkProbability that a talk spurt ends with a frame
     * @param startTalkProbability that a silence ends with a frame
     */
    public record Codec(
            long frameMicros,
            long speechBits,
            long descriptorBits,
            int framesPerDescriptor,
            double endTalkProbability,
            double startTalkProbability) {
        /**
         * EVS at 13.2 kbit/s: frames of 264 bits, silence descriptors of 48 bits (TS 26.445 annex A), 56 bits of
         * compressed header, PDCP, RLC and MAC on each; half of the time talking, spurts of 2 s.
         */
        public static final Codec EVS_13_2 = new Codec(20_000, 264 + 56, 48 + 56, 8, 0.01, 0.01);

        public Codec {
            if (frameMicros < 1 || speechBits < 1 || descriptorBits < 1 || framesPerDescriptor < 1) {
                throw new IllegalArgumentException("times and sizes of a codec must be at least 1");
            }
            if (!(endTalkProbability > 0 && endTalkProbability <= 1)
                    || !(startTalkProbability > 0 && startTalkProbability <= 1)) {
                throw new IllegalArgumentException("the probabilities of a codec must be above 0 and at most 1");
            }
        }

        /** Share of the time in talk spurts. */
        public double activityFactor() {
            return startTalkProbability / (startTalkProbability + endTalkProbability);
        }
    }

    public VoiceTraffic(int ues, Codec codec, RandomGenerator random) {
        super(ues);
        this.codec = codec;
        this.random = random;
        this.talking = new boolean[ues];
        this.nextMicros = new long[ues];
        this.silentFrames = new int[ues];
    }

    @Override
    public TrafficClass trafficClass() {
        return TrafficClass.VONR;
    }

    /**
     * Descriptors come with frames 0, n, 2n ... of a silence of geometric length, so with 1 / (1 - (1-q)^n) of them in a
     * silence of mean 1/q frames.
     */
    @Override
    public double meanBitsPerSecond() {
        double start = codec.startTalkProbability();
        double descriptorsPerSilentFrame = start / (1 - StrictMath.pow(1 - start, codec.framesPerDescriptor()));
        double talk = codec.activityFactor();
        double bitsPerFrame =
                talk * codec.speechBits() + (1 - talk) * descriptorsPerSilentFrame * codec.descriptorBits();
        return bitsPerFrame * MICROS_PER_SECOND / codec.frameMicros();
    }

    @Override
    void begin(int ue, long atMicros) {
        nextMicros[ue] = atMicros + 1 + (long) (Draws.uniform(random) * codec.frameMicros());
        talking[ue] = Draws.uniform(random) < codec.activityFactor();
        silentFrames[ue] = 0;
    }

    @Override
    void generate(int ue, long fromMicros, long toMicros, Arrivals arrivals) {
        for (; nextMicros[ue] <= toMicros; nextMicros[ue] += codec.frameMicros()) {
            if (talking[ue]) {
                arrivals.arrive(ue, codec.speechBits(), nextMicros[ue]);
            } else {
                if (silentFrames[ue] % codec.framesPerDescriptor() == 0) {
                    arrivals.arrive(ue, codec.descriptorBits(), nextMicros[ue]);
                }
                silentFrames[ue]++;
            }
            double change = talking[ue] ? codec.endTalkProbability() : codec.startTalkProbability();
            if (Draws.uniform(random) < change) {
                talking[ue] = !talking[ue];
                silentFrames[ue] = 0;
            }
        }
    }
}
