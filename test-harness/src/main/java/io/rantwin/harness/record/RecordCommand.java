package io.rantwin.harness.record;

import io.rantwin.harness.command.EndOnSignal;
import io.rantwin.harness.command.HostPort;
import io.rantwin.harness.command.StatusPeriod;
import io.rantwin.harness.link.TransportChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin record}: records until the process is told to end. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        customSynopsis = {
            "rantwin record [FILE] [--listen [HOST:]PORT] [--connect HOST:PORT] [OPTION...]",
            "       rantwin record [FILE] --rmr-port PORT [OPTION...]"
        },
        descriptionHeading = "%n",
        description = {
            "Records live E2 or RMR messages to a file, octet for octet, with the time of each in nanoseconds, until it is"
                    + " interrupted (Ctrl-C or SIGTERM). Such a file is what to send along with a bug report.",
            "",
            "E2: it stands between E2 nodes and the E2 termination of a near-RT RIC. Nodes connect to --listen, in place of"
                    + " the RIC; each is connected on to --connect, and all PDUs pass unchanged, both ways.",
            "",
            "RMR (--rmr-port): it is a receiver of RMR messages. Name it in a route in a group of its own (after a ;), and it"
                    + " gets a copy of what the xApp gets.",
            "",
            "What is recorded is on disk a second later: a process that is killed loses no more than that.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  rantwin record bug.rec                 from port 36423 to the RIC",
            "  rantwin record bug.rec --listen 0.0.0.0:36421 --connect ric:36422",
            "  rantwin record bug.rec --rmr-port 4570",
            "      with a route  mse|12050|-1|xapp:4560;thishost:4570",
            "  rantwin replay recording bug.rec       what is in it"
        })
public final class RecordCommand implements Callable<Integer> {
    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The recording; without it rantwin-TIME.rec in this folder.")
    private @Nullable Path given;

    @Option(names = "--append", description = "Continue FILE if it exists; otherwise that is an error.")
    private boolean isAppending;

    @Option(
            names = "--listen",
            paramLabel = "[HOST:]PORT",
            defaultValue = "127.0.0.1:36423",
            description = "Where E2 nodes connect to (${DEFAULT-VALUE}); a port alone listens at all addresses, port 0"
                    + " takes a free one.")
    private String listen;

    @Option(
            names = "--connect",
            paramLabel = "HOST:PORT",
            defaultValue = HostPort.E2_TERMINATION,
            description = "Where the E2 termination listens; without it RANTWIN_RIC_E2, which the file of"
                    + " rantwin ric --env-file sets, then 127.0.0.1:36422.")
    private String connect;

    @Option(
            names = "--transport",
            paramLabel = "auto|sctp|tcp",
            defaultValue = "auto",
            description = "What carries E2AP on both sides; auto takes SCTP where this machine has it.")
    private TransportChoice transport;

    @Option(
            names = "--rmr-port",
            paramLabel = "PORT",
            description = "Record RMR messages, and take them at this port; 0 takes a free one.")
    private @Nullable Integer rmrPort;

    @Mixin
    private StatusPeriod status;

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
    public Integer call() throws InterruptedException {
        if (status.seconds() < 1) {
            throw wrong("--status-seconds is at least 1");
        }
        HostPort from = HostPort.parse(listen, "0.0.0.0");
        HostPort to = HostPort.parse(connect, "");
        if (from == null || to == null || to.port() == 0) {
            throw wrong("--listen takes [HOST:]PORT and --connect HOST:PORT, not " + listen + " and " + connect);
        }
        if (rmrPort != null && (isGiven("--listen") || isGiven("--connect"))) {
            throw wrong("say either --listen and --connect (E2), or --rmr-port (RMR)");
        }
        if (rmrPort != null && (rmrPort < 0 || rmrPort > 65_535)) {
            throw wrong("--rmr-port takes 0..65535, not " + rmrPort);
        }
        Path file = given == null ? Path.of("rantwin-" + NAME_TIME.format(clock.instant()) + ".rec") : given;
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (EndOnSignal _ = new EndOnSignal("record", stop, err)) {
            boolean isNew = !Files.exists(file);
            RecordingWriter writer = open(file, isNew);
            try (writer) {
                RecordingSession session = new RecordingSession(
                        writer, clock, stop, line -> EndOnSignal.print(err, line), status.seconds());
                EndOnSignal.print(err, "recording to " + file);
                if (rmrPort == null) {
                    session.e2(from.address(), to, transport);
                } else {
                    session.rmr(rmrPort, System::nanoTime, new SplittableRandom());
                }
            } catch (IOException e) {
                if (isNew && writer.entries() == 0) {
                    // Nobody would want it, and it would be in the way of the next attempt.
                    Files.deleteIfExists(file);
                }
                throw e;
            }
            EndOnSignal.print(out, writer.entries() + " messages recorded in " + file);
            return 0;
        } catch (RecordingException e) {
            return failed(err, file + " cannot be continued: " + e.getMessage());
        } catch (FileSystemException e) {
            return failed(err, "cannot write " + file + ": " + reason(e));
        } catch (IOException e) {
            return failed(err, String.valueOf(e.getMessage()));
        }
    }

    private static String reason(FileSystemException e) {
        return switch (e) {
            case NoSuchFileException _ -> "its folder is not there";
            case AccessDeniedException _ -> "access is denied";
            default -> e.getReason() == null ? e.toString() : e.getReason();
        };
    }

    private boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private static int failed(PrintWriter err, String sentence) {
        EndOnSignal.print(err, "rantwin record: " + sentence);
        return 1;
    }

    private RecordingWriter open(Path file, boolean isNew) throws IOException, RecordingException {
        if (isNew) {
            return RecordingWriter.create(file, clock.instant());
        }
        if (!isAppending) {
            throw wrong(file + " exists; --append continues it");
        }
        return RecordingWriter.append(file);
    }
}
