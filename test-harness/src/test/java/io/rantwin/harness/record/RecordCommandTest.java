package io.rantwin.harness.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.link.RecordingHandler;
import io.rantwin.harness.link.TransportChoice;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RecordCommandTest {
    private static final Pattern PORT = Pattern.compile("port (\\d+)");

    @TempDir
    private Path folder;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((failure, line, _) -> {
                    line.getErr().println(failure.getMessage());
                    line.getErr().flush();
                    return 1;
                })
                .execute(arguments);
    }

    private int port() {
        await().until(() -> PORT.matcher(err.toString()).find());
        Matcher port = PORT.matcher(err.toString());
        assertThat(port.find()).isTrue();
        return Integer.parseInt(port.group(1));
    }

    @Test
    void recordsBetweenANodeAndATerminationUntilToldToEndAndReplaysIt() throws Exception {
        Path file = folder.resolve("session.rec");
        BlockingQueue<RecordingHandler> accepted = new LinkedBlockingQueue<>();
        try (E2Link link =
                E2Link.start(LinkOptions.DEFAULT.withTransport(TransportChoice.TCP), InstantSource.system())) {
            InetSocketAddress ric = link.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> {
                        RecordingHandler handler = new RecordingHandler();
                        accepted.add(handler);
                        return handler;
                    })
                    .localAddress();
            String target = "127.0.0.1:" + ric.getPort();
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> run(
                    new RecordCommand(stop),
                    file.toString(),
                    "--listen",
                    "127.0.0.1:0",
                    "--connect",
                    target,
                    "--transport",
                    "tcp"));
            RecordingHandler node = new RecordingHandler();
            link.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), node);
            node.association().send(new byte[] {1, 2, 3});
            RecordingHandler termination = accepted.take();
            assertThat(termination.next()).containsExactly(1, 2, 3);
            termination.association().send(new byte[] {4});
            assertThat(node.next()).containsExactly(4);
            stop.countDown();
            assertThat(exit.get(60, TimeUnit.SECONDS)).isZero();
            assertThat(out.toString()).contains("2 messages recorded");

            assertThat(run(new ReplayRecordingCommand(), file.toString())).isZero();
            assertThat(out.toString())
                    .contains("2 messages, 4 octets", "  127.0.0.1:", ": 1 from the node, 1 to it, 4 octets");
            assertThat(run(
                            new ReplayRecordingCommand(),
                            file.toString(),
                            "--connect",
                            target,
                            "--transport",
                            "tcp",
                            "--exact"))
                    .isZero();
            assertThat(accepted.take().next()).containsExactly(1, 2, 3);
            assertThat(out.toString()).contains("1 sent, 0 refused, 1 not for this target, pass 1, 0 damaged parts");
        }
        assertThat(run(new ReplayRecordingCommand(), file.toString(), "--connect", "127.0.0.1:1", "--transport", "tcp"))
                .as("nobody is there")
                .isEqualTo(1);
        assertThat(err.toString()).contains("1 messages were not taken");
        assertThat(run(new RecordCommand(), file.toString(), "--rmr-port", "0")).isEqualTo(2);
        assertThat(run(new RecordCommand(stop), file.toString(), "--rmr-port", "0", "--append"))
                .isZero();
        assertThat(err.toString()).contains("exists; --append continues it");
    }

    @Test
    void aDamagedRecordingIsToldAndEndsWithAFailure() throws Exception {
        Path file = folder.resolve("damaged.rec");
        Recordings.write(file, Recordings.entries(30, 20, 1), 10);
        byte[] octets = Files.readAllBytes(file);
        octets[100] ^= 1;
        Files.write(file, octets);
        assertThat(run(new ReplayRecordingCommand(), file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("octet 24, ").contains("its 10 entries are lost");
        assertThat(out.toString()).contains("20 messages");
        Files.writeString(file, "no recording at all, only text");
        assertThat(run(new ReplayRecordingCommand(), file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("this is no recording");
        assertThat(run(new RecordCommand(stop), file.toString(), "--rmr-port", "0", "--append"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("cannot be continued");
    }

    @Test
    void wrongUseIsAnsweredWithASentence() {
        String file = folder.resolve("a.rec").toString();
        assertThat(run(new RecordCommand(), file, "--rmr-port", "0", "--listen", "1"))
                .isEqualTo(2);
        assertThat(run(new RecordCommand(), file, "--listen", "x:y", "--connect", "localhost:1"))
                .isEqualTo(2);
        assertThat(run(new RecordCommand(), file, "--rmr-port", "70000")).isEqualTo(2);
        assertThat(run(new ReplayRecordingCommand(), file, "--rmr", "a:1", "--connect", "b:2"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("say either --listen and --connect (E2), or --rmr-port (RMR)");
    }

    @Test
    void whatCannotBeginIsToldAndLeavesNoFileBehind() throws Exception {
        Path file = folder.resolve("a.rec");
        try (E2Link link =
                E2Link.start(LinkOptions.DEFAULT.withTransport(TransportChoice.TCP), InstantSource.system())) {
            int taken = link.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), RecordingHandler::new)
                    .localAddress()
                    .getPort();
            String listen = "127.0.0.1:" + taken;
            assertThat(run(new RecordCommand(), file.toString(), "--listen", listen, "--transport", "tcp"))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("rantwin record: ", String.valueOf(taken));
        }
        assertThat(file).doesNotExist();
        assertThat(run(new RecordCommand(), folder.resolve("nowhere/a.rec").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("its folder is not there");
        assertThat(run(new ReplayRecordingCommand(), file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("there is no file " + file);
    }
}
