package io.rantwin.harness.ran.traffic;

/**
 * A video service with adaptive segments, as DASH or HLS players fetch them. Immutable.
 *
 * @param bitsPerSecond of each quality, rising
 * @param segmentMicros playing time of a segment
 * @param maximumBufferMicros playing time that a player keeps at most
 * @param requestMicros from a request to the first bit at the base station
 * @param throughputShare share of the measured throughput that a quality may need
 */
public record VideoQuality(
        double[] bitsPerSecond,
        long segmentMicros,
        long maximumBufferMicros,
        long requestMicros,
        double throughputShare) {
    public VideoQuality {
        bitsPerSecond = bitsPerSecond.clone();
        for (int i = 0; i < bitsPerSecond.length; i++) {
            if (!(bitsPerSecond[i] > (i == 0 ? 0 : bitsPerSecond[i - 1]))) {
                throw new IllegalArgumentException("the rates of the qualities must rise from above zero");
            }
        }
        if (bitsPerSecond.length == 0
                || segmentMicros < 1
                || maximumBufferMicros < segmentMicros
                || requestMicros < 0) {
            throw new IllegalArgumentException("a video service needs a quality, a segment and a buffer for a segment");
        }
        if (!(throughputShare > 0 && throughputShare <= 1)) {
            throw new IllegalArgumentException("the throughput share " + throughputShare + " must be in (0, 1]");
        }
    }

    /** Five qualities from 0.7 to 16 Mbit/s (360p to 2160p), segments of 4 s, 24 s of buffer, 50 ms to the server. */
    public static VideoQuality streaming() {
        return new VideoQuality(new double[] {0.7e6, 1.5e6, 3e6, 6e6, 16e6}, 4_000_000, 24_000_000, 50_000, 0.8);
    }

    @Override
    public double[] bitsPerSecond() {
        return bitsPerSecond.clone();
    }

    int qualities() {
        return bitsPerSecond.length;
    }

    double rate(int quality) {
        return bitsPerSecond[quality];
    }

    /** The highest quality that a throughput carries with its reserve, the lowest if none. */
    int affordable(double throughputBitsPerSecond) {
        int quality = 0;
        while (quality + 1 < bitsPerSecond.length
                && bitsPerSecond[quality + 1] <= throughputShare * throughputBitsPerSecond) {
            quality++;
        }
        return quality;
    }
}
