package io.rantwin.planner.chaos.harm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.api.ports.ClosedPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TcpProxyTest {
    private static final int SOON_MILLIS = 60_000;
    private static final int NOTHING_COMES_MILLIS = 150;

    private ServerSocket echo;
    private TcpProxy proxy;

    @BeforeEach
    void begin() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!echo.isClosed()) {
                try {
                    Socket one = echo.accept();
                    Thread.ofVirtual().start(() -> {
                        try (one) {
                            one.getInputStream().transferTo(one.getOutputStream());
                        } catch (IOException ended) {
                            // The test has what it wants.
                        }
                    });
                } catch (IOException ended) {
                    return;
                }
            }
        });
        proxy = TcpProxy.to(echo.getLocalPort(), new Random(1));
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
        echo.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(SOON_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
    }

    private static String hear(Socket socket, int octets) throws IOException {
        return new String(socket.getInputStream().readNBytes(octets), StandardCharsets.UTF_8);
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(NOTHING_COMES_MILLIS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(SOON_MILLIS);
    }

    @Test
    void passesAllWhileItIsWell() throws IOException {
        try (Socket socket = connect()) {
            say(socket, "hello");
            assertThat(hear(socket, 5)).isEqualTo("hello");
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(proxy.harmed()).isZero();
    }

    @Test
    void aSilentCutHoldsBackAndDeliversInOrderAfterwards() throws IOException {
        try (Socket socket = connect()) {
            say(socket, "a");
            assertThat(hear(socket, 1)).isEqualTo("a");
            proxy.set(new TcpProxy.State.Holding());
            say(socket, "b");
            assertSilent(socket);
            try (Socket late = connect()) {
                say(late, "x");
                say(socket, "c");
                assertSilent(late);
                proxy.set(new TcpProxy.State.Well());
                assertThat(hear(socket, 2)).isEqualTo("bc");
                assertThat(hear(late, 1)).isEqualTo("x");
            }
        }
        assertThat(proxy.harmed()).isPositive();
    }

    @Test
    void aLoudCutResetsConnectionsAndRefusesNewOnes() throws IOException {
        try (Socket socket = connect()) {
            say(socket, "a");
            assertThat(hear(socket, 1)).isEqualTo("a");
            proxy.set(new TcpProxy.State.Refusing());
            assertThatThrownBy(() -> {
                        if (socket.getInputStream().read() < 0) {
                            throw new IOException("ended");
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
        assertThatThrownBy(() -> {
                    try (Socket refused = connect()) {
                        say(refused, "b");
                        if (hear(refused, 1).isEmpty()) {
                            throw new IOException("ended");
                        }
                    }
                })
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(SocketTimeoutException.class);
        proxy.set(new TcpProxy.State.Well());
        try (Socket again = connect()) {
            say(again, "c");
            assertThat(hear(again, 1)).isEqualTo("c");
        }
    }

    @Test
    void delays() throws IOException {
        Duration late = Duration.ofMillis(NOTHING_COMES_MILLIS);
        proxy.set(new TcpProxy.State.Late(late));
        try (Socket socket = connect()) {
            long said = System.nanoTime();
            say(socket, "a");
            assertThat(hear(socket, 1)).isEqualTo("a");
            // There and back.
            assertThat(Duration.ofNanos(System.nanoTime() - said)).isGreaterThanOrEqualTo(late.multipliedBy(2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCorruptedPieceHasOneWrongBitAndKeepsItsLength(TcpProxy.Way way) throws IOException {
        proxy.set(new TcpProxy.State.Corrupting(1, EnumSet.of(way)));
        byte[] sent = new byte[64];
        new Random(2).nextBytes(sent);
        try (Socket socket = connect()) {
            socket.getOutputStream().write(sent);
            byte[] got = socket.getInputStream().readNBytes(sent.length);
            BitSet wrong = BitSet.valueOf(sent);
            wrong.xor(BitSet.valueOf(got));
            // One for each piece that passed; how octets are cut into pieces is the system's choice.
            assertThat((long) wrong.cardinality()).isBetween(1L, proxy.harmed());
        }
    }

    @Test
    void connectsToWhoIsNotThereYetOnlyLater() throws IOException {
        try (ClosedPort nobody = new ClosedPort();
                TcpProxy toNobody = TcpProxy.to(nobody.address().getPort(), new Random(1));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), toNobody.port())) {
            socket.setSoTimeout(SOON_MILLIS);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }
}
