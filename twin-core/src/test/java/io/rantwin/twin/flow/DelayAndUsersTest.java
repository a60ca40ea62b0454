package io.rantwin.twin.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DelayAndUsersTest {
    private static PacketDelay plain(double scv) {
        return new PacketDelay(0, 1, scv, 0, 0, 0, 1);
    }

    @Test
    void queueingIsMD1ForEqualPacketsAndMM1ForExponentialOnes() {
        // M/D/1: W = rho / (2 (1 - rho)) services; M/M/1: rho / (1 - rho).
        assertThat(plain(0).queueingSeconds(0.5)).isCloseTo(0.5, within(1e-12));
        assertThat(plain(0).queueingSeconds(0.9)).isCloseTo(4.5, within(1e-12));
        assertThat(plain(1).queueingSeconds(0.9)).isCloseTo(9, within(1e-12));
        assertThat(plain(0).queueingSeconds(1)).isInfinite();
    }

    /** Lindley's recursion with two packet sizes. */
    @Test
    void queueingAgreesWithASimulatedQueue() {
        var random = new Random(3);
        double wait = 0;
        double sum = 0;
        int packets = 2_000_000;
        for (int i = 0; i < packets; i++) {
            // 0.5 with 0.8, 3 with 0.2: mean 1, E[S^2] = 2, scv 1.
            double service = random.nextInt(5) == 0 ? 3 : 0.5;
            sum += wait;
            wait = Math.max(0, wait + service + Math.log(1 - random.nextDouble()) / 0.7);
        }
        assertThat(plain(1).queueingSeconds(0.7)).isCloseTo(sum / packets, within(0.08));
    }

    @Test
    void harqCostsARoundTripAnAttempt() {
        var delay = new PacketDelay(1e-3, 1e-4, 0, 8e-3, 0.1, 0.2, 4);
        assertThat(delay.meanRetransmissions()).isCloseTo(0.1 + 0.02 + 0.004, within(1e-15));
        assertThat(delay.unloadedSeconds()).isCloseTo(1.5e-3 + 0.124 * 8e-3, within(1e-12));
        assertThat(delay.meanSecondsBehind(2e6, 1e6)).isCloseTo(2 + delay.unloadedSeconds(), within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> new PacketDelay(1, 1, 0, 0, 1.5, 0, 1));
    }

    @Test
    void connectedUsersFollowLittle() {
        var strangers = new ConnectedUsers(10, Double.POSITIVE_INFINITY);
        assertThat(strangers.meanConnected(2, 3)).isCloseTo(26, within(1e-12));
        assertThat(strangers.burstsPerSecond(26, 3)).isCloseTo(2, within(1e-12));
        var regulars = new ConnectedUsers(10, 10);
        assertThat(regulars.idleConnectedSeconds()).isCloseTo(10 * (1 - Math.exp(-1)), within(1e-12));
    }

    /** One user: a burst, a pause, a burst; connected until the timer runs out. */
    @Test
    void connectedUsersAgreeWithASimulatedUser() {
        var random = new Random(5);
        double connected = 0;
        double clock = 0;
        int bursts = 400_000;
        for (int i = 0; i < bursts; i++) {
            double gap = -6 * Math.log(1 - random.nextDouble());
            clock += 0.5 + gap;
            connected += 0.5 + Math.min(gap, 10);
        }
        var model = new ConnectedUsers(10, 6);
        assertThat(model.meanConnected(bursts / clock, 0.5)).isCloseTo(connected / clock, within(0.005));
    }
}
