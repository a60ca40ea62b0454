package io.rantwin.harness.record;

import io.rantwin.codecs.e2ap.E2apCodecs;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.link.TransportChoice;
import io.rantwin.xapp.rmr.RmrConfig;
import io.rantwin.xapp.rmr.RmrEngine;
import io.rantwin.xapp.rmr.RouteSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin record}: records until the process is told to end. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {
            "Records E2 or RMR messages to a file, octet for octet, until it is interrupted.",
            "With --listen it stands between E2 nodes and the E2 termination and passes everything on unchanged;",
            "with --rmr-port it is an RMR receiver that a route table names in a group of its own, so that it gets a copy."
        },
        footer = {
            "",
            "Examples:",
            "  rantwin record bug.rec --listen 36423 --connect localhost:36422",
            "  rantwin record bug.rec --rmr-port 4570",
            "     with the route  mse|12050|-1|xapp:4560;localhost:4570",
            "  rantwin replay recording bug.rec --connect localhost:36422"
        })
public final class RecordCommand implements Callable<Integer> {
    private static final int FLUSH_MILLIS = 1_000;

    /** What waits for a slow side may be long: the tap ends the associations when it does not fit. */
    private static final int SEND_QUEUE_OCTETS = 32 << 20;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The recording.")
    private Path file;

    @Option(names = "--append", description = "Continue the file if it exists; otherwise that is an error.")
    private boolean isAppending;

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            description = "Where E2 nodes connect to; port 0 takes a free one.")
    private @Nullable String listen;

    @Option(names = "--connect", paramLabel = "HOST:PORT", description = "Where the E2 termination listens.")
    private @Nullable String connect;

    @Option(
            names = "--transport",
            paramLabel = "auto|sctp|tcp",
            defaultValue = "auto",
            description = "What carries E2AP on both sides; auto takes SCTP where this machine has it.")
    private TransportChoice transport;

    @Option(
            names = "--rmr-port",
            paramLabel = "PORT",
            description = "Where RMR messages are taken; 0 takes a free one.")
    private @Nullable Integer rmrPort;

    @Option(
            names = "--status-seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "A line with figures every so many seconds (${DEFAULT-VALUE}).")
    private int statusSeconds;

    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch stop;

    public RecordCommand() {
        this(new CountDownLatch(1));
    }

    /** @param stop ends the command when it reaches 0 */
    RecordCommand(CountDownLatch stop) {
        this.stop = stop;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean isTap = listen != null || connect != null;
        if (isTap == (rmrPort != null) || isTap && (listen == null || connect == null)) {
            throw wrong("say either --listen and --connect (E2), or --rmr-port (RMR)");
        }
        if (statusSeconds < 1) {
            throw wrong("--status-seconds is at least 1");
        }
        HostPort from = listen == null ? null : HostPort.parse(listen, "0.0.0.0");
        HostPort to = connect == null ? null : HostPort.parse(connect, "");
        if (isTap && (from == null || to == null || to.port() == 0)) {
            throw wrong("--listen takes [HOST:]PORT and --connect HOST:PORT");
        }
        if (rmrPort != null && (rmrPort < 0 || rmrPort > 65_535)) {
            throw wrong("--rmr-port takes 0..65535, not " + rmrPort);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (EndOnSignal _ = new EndOnSignal("record", stop, spec.commandLine().getErr());
                RecordingWriter writer = open()) {
            if (from != null && to != null) {
                recordE2(writer, from, to, out);
            } else if (rmrPort != null) {
                recordRmr(writer, rmrPort, out);
            }
            EndOnSignal.print(out, writer.entries() + " messages recorded in " + file);
        } catch (RecordingException e) {
            throw new IOException(file + " cannot be continued: " + e.getMessage(), e);
        }
        return 0;
    }

    private RecordingWriter open() throws IOException, RecordingException {
        if (!Files.exists(file)) {
            return RecordingWriter.create(file, clock.instant());
        }
        if (!isAppending) {
            throw wrong(file + " exists; --append continues it");
        }
        return RecordingWriter.append(file);
    }

    private void recordE2(RecordingWriter writer, HostPort from, HostPort to, PrintWriter out)
            throws IOException, InterruptedException {
        LinkOptions limits = LinkOptions.DEFAULT;
        LinkOptions options = new LinkOptions(
                transport,
                limits.largestPduOctets(),
                SEND_QUEUE_OCTETS,
                2 * limits.mostAssociations(),
                limits.stallLimit());
        try (E2Link link = E2Link.start(options, clock);
                E2Tap tap = new E2Tap(link, from.address(), to::address, writer, new E2apCodecs(), clock)) {
            InetSocketAddress at = tap.localAddress();
            EndOnSignal.print(
                    out,
                    "recording between nodes at port " + at.getPort() + " and " + to + " over " + link.transport());
            watch(
                    writer,
                    out,
                    () -> "%d nodes, %d PDUs passed on%s"
                            .formatted(
                                    tap.pairs(),
                                    tap.passed(),
                                    tap.complaints().isEmpty() ? "" : ", " + tap.complaints()));
        }
    }

    private void recordRmr(RecordingWriter writer, int port, PrintWriter out) throws IOException, InterruptedException {
        RmrRecorder recorder = new RmrRecorder(writer, clock);
        RmrConfig config = RmrConfig.onPort(port, "localhost", new RouteSource.FileOnly());
        try (RmrEngine rmr = RmrEngine.start(config, recorder, clock, System::nanoTime, new SplittableRandom())) {
            EndOnSignal.print(
                    out, "recording RMR messages at port " + rmr.ownAddress().port());
            watch(writer, out, () -> rmr.statistics().received() + " messages came, " + recorder.lost() + " lost");
        }
    }

    private void watch(RecordingWriter writer, PrintWriter out, Supplier<String> figures)
            throws IOException, InterruptedException {
        long last = clock.millis();
        while (!stop.await(FLUSH_MILLIS, TimeUnit.MILLISECONDS)) {
            writer.flush();
            if (clock.millis() - last >= TimeUnit.SECONDS.toMillis(statusSeconds)) {
                last = clock.millis();
                EndOnSignal.print(out, line(writer, figures));
            }
        }
        EndOnSignal.print(out, line(writer, figures));
    }

    private static String line(RecordingWriter writer, Supplier<String> figures) {
        return figures.get() + "; " + writer.entries() + " recorded, " + writer.octets() + " octets in the file";
    }
}
