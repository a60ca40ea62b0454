package io.rantwin.nearrt.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NetworkTimeTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    private final AtomicLong own = new AtomicLong(5 * SECOND);
    private final NetworkTime time = new NetworkTime(own::get, MINUTE);

    private static long nanos(String instant) {
        return Instant.parse(instant).getEpochSecond() * SECOND;
    }

    /** Some nodes that report each second of the network, which runs at a speed. */
    private void run(long start, double speed, int seconds, int nodes) {
        for (int s = 1; s <= seconds; s++) {
            own.addAndGet(Math.round(SECOND / speed));
            for (int n = 0; n < nodes; n++) {
                time.told(time.node("n" + n), start + s * SECOND);
            }
            time.tick();
        }
    }

    @Test
    void isNotKnownBeforeTheFirstReport() {
        assertThat(time.nanos()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void ofALiveNetworkGoesOnWithOurClock() {
        long start = nanos("2026-11-21T10:00:00Z");
        run(start, 1, 30, 3);
        assertThat(time.speed()).isEqualTo(1);
        own.addAndGet(700_000_000L);
        assertThat(time.nanos()).isEqualTo(start + 30 * SECOND + 700_000_000L);
    }

    @Test
    void ofANetworkAtTwentyTimesOurTimeRunsTwentyTimesAsFast() {
        long start = nanos("2026-01-05T00:00:00Z");
        run(start, 20, 200, 7);
        assertThat(time.speed()).isCloseTo(20, Offset.offset(0.01));
        own.addAndGet(SECOND / 2);
        assertThat(time.nanos()).isCloseTo(start + 210 * SECOND, Offset.offset(SECOND / 10));
    }

    @Test
    void ofAFastNetworkThatIsSlowedDownOrPausedDoesNotRushOn() {
        long start = nanos("2026-01-05T00:00:00Z");
        run(start, 40, 2000, 7);
        // Nothing is heard for half a minute of ours: three periods or half a second at its speed, then our own pace.
        for (int s = 0; s < 30; s++) {
            own.addAndGet(SECOND);
            time.tick();
            assertThat(time.nanos()).isLessThanOrEqualTo(start + (2000 + 20 + s + 1) * SECOND);
        }
        assertThat(time.nanos()).isGreaterThan(start + (2000 + 20 + 29) * SECOND);
        // At real time from now on: it is ahead by what nothing was heard of, and no more.
        run(start + 2000 * SECOND, 1, 80, 7);
        assertThat(time.nanos()).isEqualTo(start + 2080 * SECOND);
    }

    @Test
    void ofAReplayOfOldDaysIsThatOfTheRecording() {
        long start = nanos("2013-11-01T00:00:00Z");
        run(start, 600, 36_000, 1);
        assertThat(time.speed()).isCloseTo(600, Offset.offset(1.0));
        assertThat(time.nanos()).isCloseTo(nanos("2013-11-01T10:00:00Z"), Offset.offset(2 * SECOND));
    }

    @Test
    void goesOnWhenAllFallSilentSoThatInformationAges() {
        long start = nanos("2026-11-21T10:00:00Z");
        run(start, 1, 30, 3);
        own.addAndGet(20 * SECOND);
        time.tick();
        assertThat(time.nanos()).isEqualTo(start + 50 * SECOND);
    }

    @Test
    void doesNotFollowOneNodeWithAWrongClock() {
        long start = nanos("2026-11-21T10:00:00Z");
        run(start, 1, 10, 5);
        for (int s = 11; s < 60; s++) {
            own.addAndGet(SECOND);
            for (int n = 0; n < 5; n++) {
                assertThat(time.told(time.node("n" + n), start + s * SECOND)).isTrue();
            }
            assertThat(time.told(time.node("bad"), start + s * SECOND + 3600 * SECOND))
                    .isFalse();
            // Within the tolerance it is believed, and rules nobody.
            assertThat(time.told(time.node("hasty"), start + s * SECOND + 20 * SECOND))
                    .isTrue();
            time.tick();
        }
        assertThat(time.nanos()).isEqualTo(start + 59 * SECOND);
        assertThat(time.epoch()).isZero();
        assertThat(time.node("bad").skewSeconds()).isCloseTo(3600, Offset.offset(1.0));
        assertThat(time.node("hasty").skewSeconds()).isCloseTo(20, Offset.offset(1.0));
    }

    @Test
    void beginsAnewWhenMostNodesLiveInAnotherTime() {
        long start = nanos("2026-11-21T10:00:00Z");
        run(start, 1, 10, 3);
        long again = nanos("2026-01-05T00:00:00Z");
        run(again, 1, 20, 3);
        assertThat(time.epoch()).isEqualTo(1);
        assertThat(time.nanos()).isEqualTo(again + 20 * SECOND);
    }

    @Test
    void neverGoesBackWithinAnEpoch() {
        long start = nanos("2026-11-21T10:00:00Z");
        run(start, 1, 10, 3);
        own.addAndGet(5 * SECOND);
        long before = time.nanos();
        // Reports come late by four seconds from now on.
        run(start + 10 * SECOND, 1, 3, 3);
        assertThat(time.nanos()).isGreaterThanOrEqualTo(before);
    }
}
