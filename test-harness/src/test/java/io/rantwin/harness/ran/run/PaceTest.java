package io.rantwin.harness.ran.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Network time against ours, which is moved by hand: a wait lets it pass. */
class PaceTest {
    private static final long STEP_MICROS = 10_000;

    /** A clock, and a latch of which a wait costs no time. */
    private static final class HandMovedTime extends CountDownLatch {
        private long nanos = 5_000_000_000L;
        private int waits;

        HandMovedTime() {
            super(1);
        }

        @Override
        public boolean await(long timeout, TimeUnit unit) {
            nanos += unit.toNanos(timeout);
            waits++;
            return getCount() == 0;
        }
    }

    private final HandMovedTime time = new HandMovedTime();

    private Pace pace(double speed) {
        Pace pace = new Pace(speed, () -> time.nanos);
        pace.begin();
        return pace;
    }

    /** Steps through network time; what it took of ours, in seconds. */
    private double run(Pace pace, double fromSeconds, double untilSeconds, long nanosPerStep) throws Exception {
        long began = time.nanos;
        long until = Math.round(untilSeconds * 1e6);
        for (long now = Math.round(fromSeconds * 1e6); now < until; now += STEP_MICROS) {
            assertThat(pace.isStoppedBefore(now + STEP_MICROS, time)).isFalse();
            time.nanos += nanosPerStep;
        }
        return (time.nanos - began) / 1e9;
    }

    @Test
    void aNetworkGoesAsFastAsItIsTold() throws Exception {
        assertThat(run(pace(1), 0, 10, 0)).isCloseTo(10, within(0.001));
        assertThat(run(pace(4), 0, 10, 1_000_000)).isCloseTo(2.5, within(0.002));
        assertThat(run(pace(0.5), 0, 10, 0)).isCloseTo(20, within(0.001));
    }

    @Test
    void anotherSpeedCountsFromThenOn() throws Exception {
        Pace pace = pace(1);
        assertThat(run(pace, 0, 10, 0)).isCloseTo(10, within(0.001));
        pace.setSpeed(20);
        assertThat(run(pace, 10, 30, 0)).isCloseTo(1, within(0.002));
        pace.setSpeed(2);
        assertThat(run(pace, 30, 32, 0)).isCloseTo(1, within(0.01));
        assertThat(pace.givenUpSeconds()).isZero();
    }

    @Test
    void asFastAsPossibleNeverWaits() throws Exception {
        assertThat(run(pace(Double.POSITIVE_INFINITY), 0, 10, 1_000)).isCloseTo(1e-3, within(1e-9));
        assertThat(time.waits).isZero();
    }

    @Test
    void aShortDelayIsMadeUpFor() throws Exception {
        Pace pace = pace(2);
        double before = run(pace, 0, 5, 0);
        time.nanos += 900_000_000;
        double after = run(pace, 5, 10, 0);
        assertThat(before + 0.9 + after).isCloseTo(5, within(0.001));
        assertThat(pace.givenUpSeconds()).isZero();
    }

    @Test
    void aLongDelayIsGivenUpSoThatReportsDoNotComeInABurst() throws Exception {
        Pace pace = pace(2);
        run(pace, 0, 5, 0);
        time.nanos += 7_000_000_000L;
        assertThat(run(pace, 5, 10, 0)).isCloseTo(2.5, within(0.02));
        assertThat(pace.givenUpSeconds()).isCloseTo(7, within(0.02));
    }

    @Test
    void aMachineThatIsTooSlowRunsAsFastAsItCan() throws Exception {
        Pace pace = pace(10);
        // A step of 10 ms takes 4 ms, a quarter of the speed that is wanted.
        assertThat(run(pace, 0, 20, 4_000_000)).isCloseTo(8, within(0.01));
        assertThat(pace.givenUpSeconds()).isBetween(4.5, 6.0);
        assertThat(time.waits).isLessThan(2);
    }

    @Test
    void beingToldToStopIsNoticedWhileWaitingAndWithout() throws Exception {
        Pace paced = pace(1);
        Pace unpaced = pace(Double.POSITIVE_INFINITY);
        time.countDown();
        assertThat(paced.isStoppedBefore(STEP_MICROS, time)).isTrue();
        time.nanos += 1_000_000_000L;
        assertThat(paced.isStoppedBefore(STEP_MICROS, time)).isTrue();
        assertThat(unpaced.isStoppedBefore(STEP_MICROS, time)).isTrue();
    }

    @Test
    void waitingForNodesIsNotNetworkTime() throws Exception {
        Pace pace = new Pace(1, () -> time.nanos);
        time.nanos += 30_000_000_000L;
        pace.begin();
        assertThat(run(pace, 0, 3, 0)).isCloseTo(3, within(0.001));
        assertThat(pace.givenUpSeconds()).isZero();
    }
}
