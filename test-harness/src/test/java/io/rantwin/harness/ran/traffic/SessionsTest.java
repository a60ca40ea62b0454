package io.rantwin.harness.ran.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.harness.ran.chance.PositiveDistribution;
import io.rantwin.harness.ran.chance.Streams;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** How many are in session follows from the shares; Little's law holds on what was seen. */
class SessionsTest {
    private static final long SECOND = 1_000_000;
    private static final SessionListener NOBODY = new SessionListener() {
        @Override
        public void started(int ue, long atMicros) {}

        @Override
        public void ended(int ue, long atMicros) {}
    };

    static final List<PositiveDistribution> DURATIONS = List.of(
            new PositiveDistribution.Fixed(60),
            new PositiveDistribution.Exponential(60),
            new PositiveDistribution.TruncatedLognormal(3.5, 1, 600));

    @ParameterizedTest
    @FieldSource("DURATIONS")
    void meanNumberInSessionIsTheSumOfShares(PositiveDistribution duration) {
        int ues = 300;
        Sessions sessions = new Sessions(ues, duration, new Streams(4).of("sessions"));
        double shares = 0;
        for (int ue = 0; ue < ues; ue++) {
            double share = 0.05 + 0.3 * ue / ues;
            sessions.setActiveShare(ue, share);
            shares += share;
        }
        assertThat(sessions.expectedActive()).isCloseTo(shares, within(1e-9));
        double sum = 0;
        int warmUp = 1000;
        int seconds = 40_000;
        long begunBefore = 0;
        double secondsBefore = 0;
        for (int i = 1; i <= seconds; i++) {
            sessions.advanceTo(i * SECOND, NOBODY);
            if (i == warmUp) {
                begunBefore = sessions.endedCount();
                secondsBefore = sessions.endedSeconds();
            } else if (i > warmUp) {
                sum += sessions.activeCount();
            }
        }
        double mean = sum / (seconds - warmUp);
        assertThat(mean).isCloseTo(shares, within(0.03 * shares));
        double perSecond = (sessions.endedCount() - begunBefore) / (double) (seconds - warmUp);
        double length = (sessions.endedSeconds() - secondsBefore) / (sessions.endedCount() - begunBefore);
        assertThat(perSecond * length).as("Little").isCloseTo(mean, within(0.01 * mean));
    }

    @Test
    void listenerHearsStartsAndEndsInOrderAndMayRefuse() {
        Sessions sessions = new Sessions(1, new PositiveDistribution.Fixed(2), new Streams(4).of("sessions"));
        sessions.setActiveShare(0, 0.9);
        long[] last = {0};
        int[] heard = {0, 0};
        SessionListener refusesEverySecond = new SessionListener() {
            @Override
            public void started(int ue, long atMicros) {
                assertThat(atMicros).isGreaterThanOrEqualTo(last[0]);
                last[0] = atMicros;
                if (++heard[0] % 2 == 0) {
                    sessions.end(ue, atMicros);
                }
            }

            @Override
            public void ended(int ue, long atMicros) {
                assertThat(atMicros - last[0]).isEqualTo(2 * SECOND);
                last[0] = atMicros;
                heard[1]++;
            }
        };
        for (int i = 1; i <= 50; i++) {
            sessions.advanceTo(i * 7L * SECOND, refusesEverySecond);
        }
        assertThat(heard[0]).isGreaterThan(100);
        assertThat(heard[1]).isBetween(heard[0] / 2 - 1, heard[0] / 2 + 1);
        assertThat(sessions.begunCount() - sessions.endedCount()).isEqualTo(sessions.activeCount());
    }

    @Test
    void noShareMeansNoSession() {
        Sessions sessions = new Sessions(5, new PositiveDistribution.Fixed(2), new Streams(4).of("sessions"));
        sessions.advanceTo(100_000 * SECOND, NOBODY);
        assertThat(sessions.begunCount()).isZero();
    }
}
