package io.rantwin.api.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ports that nobody has, and ports that nobody listens at. */
class FreePortsTest {
    @Test
    void noneIsGivenTwiceAndNoneOfThoseThatTheSystemGives() throws Exception {
        FreePorts ports = new FreePorts(Path.of("here"));
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            int port = ports.next();
            assertThat(seen.add(port)).isTrue();
            assertThat(port).isBetween(10_000, 31_999);
        }
        try (ServerSocket any = new ServerSocket(0)) {
            assertThat(seen).doesNotContain(any.getLocalPort());
        }
    }

    @Test
    void aPortThatIsTakenIsPassedOver() throws Exception {
        // The same folder: the same order.
        int first = new FreePorts(Path.of("same")).next();
        try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new FreePorts(Path.of("same")).next()).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void worldsBesideEachOtherLookElsewhere() throws Exception {
        Set<Integer> firsts = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            firsts.add(new FreePorts(Path.of("world-" + i)).next());
        }
        // Some may fall together by chance, half of them do not.
        assertThat(firsts).hasSizeGreaterThan(10);
    }

    @Test
    void nobodyListensAtAClosedPort() throws Exception {
        try (ClosedPort nobody = new ClosedPort()) {
            assertThatThrownBy(() -> new Socket(
                                    nobody.address().getAddress(),
                                    nobody.address().getPort())
                            .close())
                    .isInstanceOf(ConnectException.class);
        }
    }
}
