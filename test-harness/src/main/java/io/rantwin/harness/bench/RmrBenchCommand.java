package io.rantwin.harness.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrConfig;
import io.rantwin.xapp.rmr.RmrEngine;
import io.rantwin.xapp.rmr.RouteSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Load over RMR: alone it starts both ends as two processes; with {@code --connect} or {@code --listen} it is one of them, and
 * the other may be any RMR process.
 */
@Command(
        name = "rmr",
        description = {
            "Measures RMR between two processes: paced flow, flow as fast as it goes, round trip.",
            "Without --connect and --listen it starts both ends. The other end may also be a program on librmr: messages"
                    + " carry an 8-octet big-endian number from 0, round trips are calls that are answered with type + 1."
        },
        mixinStandardHelpOptions = true)
final class RmrBenchCommand implements Callable<Integer> {
    private static final int FLOW_TYPE = 1001;
    private static final int ECHO_TYPE = 2000;

    @Spec
    private CommandSpec spec;

    @ArgGroup
    private @Nullable Side side;

    /** Which end this process is. */
    static final class Side {
        @Option(names = "--connect", paramLabel = "HOST:PORT", description = "send to a process that listens there")
        private @Nullable String connect;

        @Option(
                names = "--listen",
                paramLabel = "PORT",
                description = "receive, count and answer until standard input ends; 0 for a free port")
        private @Nullable Integer listen;
    }

    /** What the sending end does. */
    enum Measurement {
        PACED,
        UNTHROTTLED,
        PING
    }

    @Option(
            names = "--only",
            paramLabel = "MEASUREMENT",
            split = ",",
            description = "some of ${COMPLETION-CANDIDATES}; all when left out")
    private List<Measurement> only = List.of(Measurement.values());

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "200000",
            description = "messages a second of the paced flow (${DEFAULT-VALUE})")
    private long rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "length of each flow (${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--size",
            paramLabel = "OCTETS",
            defaultValue = "1024",
            description = "payload of a flow's messages (${DEFAULT-VALUE})")
    private int size;

    @Option(
            names = "--calls",
            paramLabel = "N",
            defaultValue = "20000",
            description = "round trips, of 256 octets (${DEFAULT-VALUE})")
    private int calls;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (rate < 1 || seconds < 1 || size < 8 || size > 400_000 || calls < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--rate, --seconds and --calls begin at 1, --size is in 8..400000");
        }
        if (side == null) {
            return both();
        }
        if (side.listen != null && (side.listen < 0 || side.listen > 65_535)) {
            throw new ParameterException(spec.commandLine(), "--listen takes 0..65535, not " + side.listen);
        }
        if (side.connect == null) {
            return listen(side.listen == null ? 0 : side.listen);
        }
        RmrAddress peer = RmrAddress.parse(side.connect);
        if (peer == null) {
            throw new ParameterException(spec.commandLine(), "--connect wants HOST:PORT, not '" + side.connect + "'");
        }
        header();
        send(peer, only);
        return 0;
    }

    private static RmrConfig config(int port) {
        return RmrConfig.onPort(port, "127.0.0.1", new RouteSource.Pushed(0));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void header() {
        if (!json) {
            out().println("RMR on " + Machine.here());
            out().flush();
        }
    }

    private void say(ObjectNode result, String text) {
        out().println(json ? result.toString() : text);
        out().flush();
    }

    private static ObjectNode node(String measurement) {
        return new ObjectMapper().createObjectNode().put("measurement", measurement);
    }

    private void send(RmrAddress peer, List<Measurement> measurements)
            throws IOException, ExecutionException, InterruptedException {
        for (Measurement measurement : measurements) {
            try (RmrEngine engine =
                    RmrEngine.start(config(0), _ -> {}, InstantSource.system(), System::nanoTime, new Random(1))) {
                switch (measurement) {
                    case PACED -> flow(engine, peer, rate, "paced");
                    case UNTHROTTLED -> flow(engine, peer, 0, "unthrottled");
                    case PING -> ping(engine, peer);
                }
            }
        }
    }

    private void flow(RmrEngine engine, RmrAddress peer, long perSecond, String name) {
        RmrFlow.Sent sent = new RmrFlow(engine, peer, FLOW_TYPE, size, System::nanoTime).send(perSecond, seconds);
        while (engine.statistics().queuedOctets() > 0 && engine.statistics().openConnections() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
        ObjectNode result = node(name)
                .put("messages", sent.messages())
                .put("octets", size)
                .put("perSecond", Math.round(sent.perSecond()))
                .put("told", sent.told())
                .put("largestDelayMillis", Math.round(sent.largestDelaySeconds() * 1e3))
                .put("lostWithConnection", engine.statistics().lostWithConnection());
        say(
                result,
                String.format(
                        Locale.ROOT,
                        "%-12s sent %,d messages of %d octets, %,.0f/s; told to wait %,d times; at most %.0f ms behind",
                        name,
                        sent.messages(),
                        size,
                        sent.perSecond(),
                        sent.told(),
                        sent.largestDelaySeconds() * 1e3));
    }

    private void ping(RmrEngine engine, RmrAddress peer) throws ExecutionException, InterruptedException {
        Histogram nanos = new RmrPing(engine, peer, ECHO_TYPE, 256, System::nanoTime).ping(calls);
        ObjectNode result = node("ping").put("calls", calls);
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-12s %,d calls:", "round trip", calls));
        for (double percentile : new double[] {50, 90, 99, 100}) {
            double micros = nanos.getValueAtPercentile(percentile) / 1e3;
            String name = percentile == 100 ? "max" : "p" + Math.round(percentile);
            result.put(name + "Micros", micros);
            text.append(String.format(Locale.ROOT, " %s %.1f us", name, micros));
        }
        say(result, text.toString());
    }

    private int listen(int port) throws IOException, InterruptedException {
        RmrSink sink = new RmrSink(ECHO_TYPE);
        try (RmrEngine engine =
                RmrEngine.start(config(port), sink, InstantSource.system(), System::nanoTime, new Random(1))) {
            sink.answerThrough(engine);
            say(
                    node("listening").put("port", engine.ownAddress().port()),
                    "listening on port " + engine.ownAddress().port() + "; end with Ctrl-D or Ctrl-C");
            CountDownLatch ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> report(sink)));
            Thread.ofVirtual().start(() -> {
                try {
                    System.in.transferTo(OutputStream.nullOutputStream());
                } catch (IOException _) {
                    // No more input either way.
                    return;
                } finally {
                    ended.countDown();
                }
            });
            ended.await();
            untilQuiet(sink);
        }
        return 0;
    }

    /** What the sender had sent when it ended may still be on its way. */
    private static void untilQuiet(RmrSink sink) {
        long before = -1;
        while (sink.messages() != before) {
            before = sink.messages();
            LockSupport.parkNanos(300_000_000);
        }
    }

    private void report(RmrSink sink) {
        say(
                node("received").put("messages", sink.messages()).put("missing", sink.missing()),
                String.format(
                        Locale.ROOT, "%-12s %,d messages, %,d missing", "received", sink.messages(), sink.missing()));
    }

    private int both() throws Exception {
        header();
        for (Measurement measurement : only) {
            ProcessBuilder builder = new ProcessBuilder(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.rantwin.harness.Main",
                    "bench",
                    "rmr",
                    "--listen",
                    "0",
                    "--json");
            Process listener =
                    builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (BufferedReader said =
                    new BufferedReader(new InputStreamReader(listener.getInputStream(), StandardCharsets.UTF_8))) {
                ObjectMapper mapper = new ObjectMapper();
                int port = mapper.readTree(said.readLine()).path("port").asInt();
                send(new RmrAddress("127.0.0.1", port), List.of(measurement));
                listener.getOutputStream().close();
                ObjectNode received = (ObjectNode) mapper.readTree(said.readLine());
                if (measurement != Measurement.PING) {
                    say(
                            received,
                            String.format(
                                    Locale.ROOT,
                                    "%-12s received %,d, missing %,d",
                                    "",
                                    received.path("messages").asLong(),
                                    received.path("missing").asLong()));
                }
            } finally {
                listener.destroy();
            }
        }
        return 0;
    }
}
