package io.rantwin.planner.demo;

import io.rantwin.planner.testbed.EndsAtSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "All of it on this machine, each part a process of its own on free ports: a simulated network, a near-RT RIC, the twin as an",
            "xApp, PM data over Kafka, the planner with its console. Tells a story of about five minutes, says of each chapter",
            "whether it held, leaves a report, and runs until Ctrl-C. On a recorded network (--replay) it tells what can be told there."
        },
        footer = {
            "",
            "Examples:",
            "  rantwin demo                                          prints the address of the console",
            "  rantwin demo --headless --minutes 10 --seed 3 --json  one JSON object; 0 only when every chapter held",
            "  rantwin demo --replay ~/sets                          on recorded cells (docs/data-sets.md)",
            "",
            "RANTWIN_XAPP_JAVA and JDK_JAVA_OPTIONS change how much memory the xApp and the other processes may take."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(names = "--headless", description = "end after the story, in place of running until Ctrl-C")
    private boolean headless;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "15",
            description =
                    "end the story after so long; what is not told by then does not hold (default: ${DEFAULT-VALUE})")
    private double minutes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "of the network (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--replay",
            paramLabel = "DIR",
            description =
                    "on a recorded data set of this folder in place of the simulated network; the folder of one set, or of several")
    private @Nullable Path replay;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "10",
            description = "network seconds in one of ours, 1 to 20 (default: ${DEFAULT-VALUE})")
    private double speed;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "of the console; 0 for any that is free (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--json",
            description = "with --headless: one JSON object on standard output, the story on standard error")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "report, logs and all that the programs keep; by default a new folder that is told")
    private @Nullable Path out;

    @Option(
            names = "--launcher",
            paramLabel = "FILE",
            defaultValue = "${sys:rantwin.launcher:-./rantwin}",
            hidden = true,
            description = "the product's command")
    private Path launcher;

    @Override
    public Integer call() {
        check();
        PrintWriter lines =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        InstantSource clock = InstantSource.system();
        Teller teller = new Teller(clock, line -> {
            lines.println(line);
            lines.flush();
        });
        EndsAtSignal atSignal = new EndsAtSignal(Thread.currentThread());
        try {
            return run(new Performance(settings(), clock, teller));
        } catch (IOException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        } finally {
            spec.commandLine().getErr().flush();
            atSignal.close();
        }
    }

    private int run(Performance performance) throws IOException {
        boolean isTold = false;
        try {
            performance.run(() -> {
                if (!headless) {
                    new CountDownLatch(1).await();
                }
            });
            isTold = true;
        } catch (InterruptedException asked) {
            // What was told by now is in the report.
        }
        if (json) {
            PrintWriter text = spec.commandLine().getOut();
            text.println(performance.outcome().json());
            text.flush();
        }
        return isTold && performance.outcome().holds() ? 0 : 1;
    }

    private void check() {
        if (!(minutes > 0) || minutes > 24 * 60) {
            throw new ParameterException(spec.commandLine(), "--minutes is above 0 and at most 1440, not " + minutes);
        }
        if (!(speed >= 1) || speed > 20) {
            throw new ParameterException(spec.commandLine(), "--speed is 1 to 20, not " + speed);
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port is 0.." + HIGHEST_PORT + ", not " + port);
        }
        if (json && !headless) {
            throw new ParameterException(spec.commandLine(), "--json goes with --headless");
        }
        if (!Files.isExecutable(launcher)) {
            throw new ParameterException(spec.commandLine(), launcher + ": is no program; it starts the others");
        }
    }

    private DemoSettings settings() throws IOException {
        // What cannot be told is refused before anything is made.
        Recording recording = replay == null ? null : Recording.in(replay);
        Path folder = out == null ? Files.createTempDirectory("rantwin-demo") : Files.createDirectories(out);
        return new DemoSettings(
                launcher,
                folder.toAbsolutePath(),
                seed,
                speed,
                port,
                Duration.ofMillis(Math.round(60_000 * minutes)),
                recording);
    }
}
