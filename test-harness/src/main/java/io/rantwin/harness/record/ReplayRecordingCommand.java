package io.rantwin.harness.record;

import io.rantwin.harness.command.EndOnSignal;
import io.rantwin.harness.command.HostPort;
import io.rantwin.harness.command.StatusPeriod;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.link.TransportChoice;
import io.rantwin.harness.record.RecordingReplay.Figures;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrConfig;
import io.rantwin.xapp.rmr.RmrEngine;
import io.rantwin.xapp.rmr.RouteSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin replay recording}: sends what {@code rantwin record} has written. */
@Command(
        name = "recording",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        customSynopsis = "rantwin replay recording FILE [--connect HOST:PORT | --rmr HOST:PORT]",
        descriptionHeading = "%n",
        description = {
            "Sends again what rantwin record has written, at its own pace or faster; without a target it says what the file"
                    + " holds: messages, octets, nodes, times.",
            "",
            "--connect plays the recorded nodes to an E2 termination: each sets up an association of its own, its E2 setup"
                    + " request first, and the rest of its PDUs once that is answered. What the RIC sends is counted and not"
                    + " obeyed: indications carry the request ids that were recorded.",
            "--rmr sends the recorded RMR messages that went to an xApp to receivers that are named here.",
            "",
            "Exit code 1 when parts of the file are damaged, or messages were not taken; everything else is sent all the same.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  rantwin replay recording bug.rec",
            "  rantwin replay recording bug.rec --connect 127.0.0.1:36422 --speed 10",
            "  rantwin replay recording bug.rec --rmr 127.0.0.1:4560 --exact --loop",
            "  rantwin replay recording bug.rec --node gnb_001_001_00019b"
        })
public final class ReplayRecordingCommand implements Callable<Integer> {
    private static final int MOST_PROBLEMS_PRINTED = 20;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The recording.")
    private Path file;

    @Option(names = "--connect", paramLabel = "HOST:PORT", description = "The E2 termination to play the nodes to.")
    private @Nullable String connect;

    @Option(names = "--rmr", paramLabel = "HOST:PORT", split = ",", description = "RMR receivers; each gets a copy.")
    private List<String> receivers = new ArrayList<>();

    @Option(
            names = "--transport",
            paramLabel = "auto|sctp|tcp",
            defaultValue = "auto",
            description = "What carries E2AP; auto takes SCTP where this machine has it.")
    private TransportChoice transport;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "Seconds of the recording in a second (${DEFAULT-VALUE}).")
    private double speed;

    @Option(names = "--loop", description = "Begin anew at the end.")
    private boolean isLooping;

    @Option(
            names = "--exact",
            description =
                    "Send every octet as it was recorded; without it, the times in KPM reports are moved to the present.")
    private boolean isExact;

    @Option(names = "--node", paramLabel = "NAME", split = ",", description = "These nodes only.")
    private List<String> nodes = new ArrayList<>();

    @Option(names = "--from", paramLabel = "TIME", description = "From this arrival on, such as 2026-03-01T12:00:00Z.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "Up to this arrival.")
    private @Nullable Instant to;

    @Mixin
    private StatusPeriod status;

    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch stop;
    private final AtomicLong problems = new AtomicLong();
    private long refused;

    public ReplayRecordingCommand() {
        this(new CountDownLatch(1));
    }

    /** @param stop ends the command when it reaches 0 */
    ReplayRecordingCommand(CountDownLatch stop) {
        this.stop = stop;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (connect != null && !receivers.isEmpty()) {
            throw wrong("say either --connect or --rmr");
        }
        if (!(speed > 0) || Double.isInfinite(speed) || status.seconds() < 1) {
            throw wrong("--speed is above 0, --status-seconds at least 1");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        RecordingQuery query = new RecordingQuery(
                from == null ? Long.MIN_VALUE : RecordingWriter.nanos(from),
                to == null ? Long.MAX_VALUE : RecordingWriter.nanos(to),
                Set.copyOf(nodes));
        try (EndOnSignal _ = new EndOnSignal("replay", stop, err);
                RecordingReader reader = RecordingReader.open(file, problem -> damaged(err, problem))) {
            if (connect != null) {
                toTermination(reader, query, connect, out, err);
            } else if (!receivers.isEmpty()) {
                toReceivers(reader, query, out, err);
            } else {
                RecordingSummary.of(reader, query).lines().forEach(line -> EndOnSignal.print(out, line));
            }
        } catch (RecordingException e) {
            return failed(err, file + ": " + e.getMessage());
        } catch (NoSuchFileException _) {
            return failed(err, "there is no file " + file);
        } catch (IOException e) {
            return failed(err, String.valueOf(e.getMessage()));
        }
        return refused > 0
                ? failed(err, refused + " messages were not taken: is the target there, and did it stay?")
                : problems.get() == 0 ? 0 : 1;
    }

    private static int failed(PrintWriter err, String sentence) {
        EndOnSignal.print(err, "rantwin replay recording: " + sentence);
        return 1;
    }

    private void damaged(PrintWriter err, RecordingProblem problem) {
        if (problems.incrementAndGet() <= MOST_PROBLEMS_PRINTED) {
            EndOnSignal.print(err, file + ": " + problem);
        }
    }

    private void toTermination(
            RecordingReader reader, RecordingQuery query, String target, PrintWriter out, PrintWriter err)
            throws IOException, InterruptedException {
        HostPort termination = HostPort.parse(target, "");
        if (termination == null || termination.port() == 0) {
            throw wrong("--connect takes HOST:PORT, not " + target);
        }
        try (E2Link link = E2Link.start(LinkOptions.DEFAULT.withTransport(transport), clock)) {
            E2ReplayTarget nodesOfIt = new E2ReplayTarget(link, termination::address, clock);
            EndOnSignal.print(err, "replaying to " + termination + " over " + link.transport());
            run(new RecordingReplay(reader, nodesOfIt, options(query)), out, err);
            EndOnSignal.print(err, nodesOfIt.received() + " PDUs came from the E2 termination");
        }
    }

    private void toReceivers(RecordingReader reader, RecordingQuery query, PrintWriter out, PrintWriter err)
            throws IOException, InterruptedException {
        List<RmrAddress> addresses = new ArrayList<>();
        for (String receiver : receivers) {
            RmrAddress address = RmrAddress.parse(receiver);
            if (address == null) {
                throw wrong("--rmr takes HOST:PORT, not " + receiver);
            }
            addresses.add(address);
        }
        RmrConfig config = RmrConfig.onPort(0, "localhost", new RouteSource.FileOnly());
        try (RmrEngine rmr = RmrEngine.start(config, _ -> {}, clock, System::nanoTime, new SplittableRandom())) {
            EndOnSignal.print(err, "replaying to " + addresses);
            run(new RecordingReplay(reader, new RmrReplayTarget(rmr, addresses, clock), options(query)), out, err);
        }
    }

    private RecordingReplay.Options options(RecordingQuery query) {
        return new RecordingReplay.Options(query, speed, isLooping, isExact);
    }

    private void run(RecordingReplay replay, PrintWriter out, PrintWriter err)
            throws IOException, InterruptedException {
        long statusNanos = TimeUnit.SECONDS.toNanos(status.seconds());
        long now = RecordingWriter.nanos(clock.instant());
        long printed = now;
        long due = replay.run(now);
        while (due != Long.MAX_VALUE) {
            long pause = Math.max(0, Math.min(due, printed + statusNanos) - now);
            if (stop.await(pause, TimeUnit.NANOSECONDS)) {
                break;
            }
            now = RecordingWriter.nanos(clock.instant());
            due = replay.run(now);
            if (now - printed >= statusNanos) {
                printed = now;
                EndOnSignal.print(err, line(replay.figures()));
            }
        }
        refused = replay.figures().refused();
        EndOnSignal.print(out, line(replay.figures()));
    }

    private String line(Figures figures) {
        return "%d sent, %d refused, %d not for this target, pass %d, %d damaged parts"
                .formatted(figures.sent(), figures.refused(), figures.notMeant(), figures.passes(), problems.get());
    }
}
