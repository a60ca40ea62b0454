package io.rantwin.harness.e2node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.link.RecordingHandler;
import io.rantwin.harness.link.TransportChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class E2NodeCommandTest {
    private final CountDownLatch stop = new CountDownLatch(1);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new E2NodeCommand(stop))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void connectsTheNodesPrintsWhatHappensAndEndsWhenTold() throws Exception {
        List<RecordingHandler> accepted = new CopyOnWriteArrayList<>();
        try (E2Link link =
                E2Link.start(LinkOptions.DEFAULT.withTransport(TransportChoice.TCP), InstantSource.system())) {
            InetSocketAddress address = link.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> {
                        RecordingHandler handler = new RecordingHandler();
                        accepted.add(handler);
                        return handler;
                    })
                    .localAddress();
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(
                    () -> run("--connect", "127.0.0.1:" + address.getPort(), "--nodes", "3", "--transport", "tcp"));
            await().until(() -> accepted.size() == 3);
            for (RecordingHandler handler : accepted) {
                assertThat(handler.next()[1])
                        .as("procedure code of the E2 setup")
                        .isEqualTo((byte) 1);
            }
            stop.countDown();
            assertThat(exit.get(60, TimeUnit.SECONDS)).isZero();
            await().until(() ->
                    accepted.stream().allMatch(handler -> !handler.reasons().isEmpty()));
        }
        assertThat(out.toString())
                .contains("3 simulated nodes over TCP")
                .contains("0 of 3 nodes connected, 0 reports")
                .contains("0 sent");
    }

    @Test
    void aMachineWithoutSctpIsToldInASentence() {
        assumeThatThrownBy(TransportChoice.SCTP::resolve)
                .as("this machine has SCTP, so its absence is not tested")
                .isInstanceOf(IOException.class);
        assertThat(run("--connect", "127.0.0.1:1", "--transport", "sctp")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("rantwin e2node: transport sctp was asked for")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--connect nowhere",
                "--connect localhost:0",
                "--connect localhost:99999",
                "--connect localhost:1 --nodes 0",
                "--connect localhost:1 --plmn 1",
                "--connect localhost:1 --gnb-id 4194304",
                "--connect localhost:1 --gnb-id-bits 21",
                "--connect localhost:1 --kpm V1_00",
                "--connect localhost:1 --transport udp"
            })
    void saysWhatIsWrongWithItsOptions(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
    }
}
