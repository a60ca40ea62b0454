package io.rantwin.harness.ran.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.harness.ran.chance.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A player behind a link of constant rate. */
class VideoTrafficTest {
    private static final long STEP = 10_000;

    private final VideoTraffic video = new VideoTraffic(1, VideoQuality.streaming(), new Streams(9).of("video"));
    private final Buffers buffers = new Buffers(new TrafficClass[] {TrafficClass.EMBB_VIDEO}, 1_000_000_000, 8);

    private long play(long fromMicros, long seconds, double bitsPerSecond) {
        buffers.onCompletion(video);
        long now = fromMicros;
        for (long i = 0; i < seconds * 100; i++) {
            now += STEP;
            video.advanceTo(now, buffers);
            buffers.serve(0, (long) (bitsPerSecond * STEP / 1e6), now);
        }
        return now;
    }

    @ParameterizedTest
    @CsvSource({"30e6, 4, 16e6", "10e6, 3, 6e6", "5e6, 2, 3e6", "2.2e6, 1, 1.5e6"})
    void settlesOnTheQualityThatFitsAndFetchesAtItsRate(double link, int quality, double rate) {
        video.start(0, 0);
        long now = play(0, 300, link);
        assertThat(video.quality(0)).isEqualTo(quality);
        assertThat(video.stalledMicros(0)).isZero();
        long before = buffers.servedBits(0);
        play(now, 2000, link);
        // 500 segments with a deviation of 10.5 %: the mean is within 2 %.
        assertThat((buffers.servedBits(0) - before) / 2000.0).isCloseTo(rate, within(0.02 * rate));
    }

    @Test
    void pictureStandsStillOnALinkSlowerThanTheLowestQuality() {
        video.start(0, 0);
        play(0, 1000, 0.35e6);
        assertThat(video.quality(0)).isZero();
        // Each second takes two to fetch, so half of the time is waiting.
        assertThat(video.stalledMicros(0) / 1e6).isCloseTo(500, within(25.0));
    }

    @Test
    void goesDownWhenTheLinkGetsSlowAndUpAgain() {
        video.start(0, 0);
        long now = play(0, 200, 30e6);
        now = play(now, 200, 2.2e6);
        assertThat(video.quality(0)).isLessThanOrEqualTo(1);
        play(now, 200, 30e6);
        assertThat(video.quality(0)).isEqualTo(4);
    }

    @Test
    void lostSegmentIsAskedForAgain() {
        video.start(0, 0);
        long now = play(0, 1, 1000);
        assertThat(buffers.queuedBits(0)).isPositive();
        buffers.clear(0, now);
        play(now, 20, 30e6);
        assertThat(video.segments(0)).isPositive();
    }
}
