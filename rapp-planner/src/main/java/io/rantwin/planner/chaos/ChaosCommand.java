package io.rantwin.planner.chaos;

import io.rantwin.planner.chaos.report.SoakPage;
import io.rantwin.planner.chaos.report.SoakReport;
import io.rantwin.planner.chaos.schedule.Schedule;
import io.rantwin.planner.testbed.EndsAtSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin chaos}. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = {
            "A network with RIC, xApp and planner, each a process of its own on free ports, is harmed by a seeded schedule: kills, pauses,",
            "links that are cut, slow or corrupted, clocks that jump, disks that are full or slow; an operator wants and drops policies",
            "meanwhile. Looks once a second at what must hold whatever happens, and leaves a report."
        },
        footer = {
            "",
            "Examples:",
            "  rantwin chaos                          two hours of network time in twelve minutes",
            "  rantwin chaos --hours 24 --seed 7      a day in two hours and a half",
            "  rantwin chaos --plan --seed 7          what would be done and when, and nothing else",
            "",
            "Exit codes: 0 every fault could be made and every invariant held, 1 otherwise, 2 wrong usage. Linux only; no root is needed.",
            "RANTWIN_XAPP_JAVA and JDK_JAVA_OPTIONS change how much memory the xApp and the other processes may take."
        })
public final class ChaosCommand implements Callable<Integer> {
    private static final double LEAST_HOURS = 0.2;
    private static final double MOST_HOURS = 240;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "2",
            description = "of network time, 0.2 to 240 (default: ${DEFAULT-VALUE})")
    private double hours;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "of schedule, network and wishes (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "10",
            description = "network seconds in one of ours, 1 to 20 (default: ${DEFAULT-VALUE})")
    private double speed;

    @Option(
            names = "--within",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "of our time in which all must be whole again after a fault (default: ${DEFAULT-VALUE})")
    private long within;

    @Option(
            names = "--only",
            paramLabel = "WORDS",
            defaultValue = "",
            description =
                    "faults with these in their words as --plan prints them, such as 'corrupt' or 'A1'; usually all")
    private String only;

    @Option(names = "--plan", description = "print the schedule and end")
    private boolean plan;

    @Option(
            names = "--json",
            description = "the report as one JSON object on standard output, the story on standard error")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "report, logs and all that the processes keep; by default a new folder that is told")
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
        Schedule schedule = schedule();
        if (plan) {
            PrintWriter text = spec.commandLine().getOut();
            schedule.blows()
                    .forEach(each -> text.println(
                            each.at() + " for " + each.fault().lasts().toSeconds() + " s: "
                                    + each.fault().words()));
            schedule.stops().forEach(each -> text.println(each.from() + " to " + each.until() + ": no control"));
            text.flush();
            return 0;
        }
        InstantSource clock = InstantSource.system();
        EndsAtSignal atSignal = new EndsAtSignal(Thread.currentThread());
        try {
            return run(settings(), schedule, clock, teller(clock));
        } catch (IOException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        } catch (InterruptedException asked) {
            return 1;
        } finally {
            spec.commandLine().getErr().flush();
            atSignal.close();
        }
    }

    private Schedule schedule() {
        try {
            return Schedule.of(seed, Duration.ofSeconds(Math.round(3600 * hours)), only);
        } catch (IllegalArgumentException none) {
            throw new ParameterException(spec.commandLine(), "--only: " + none.getMessage(), none);
        }
    }

    private Consumer<String> teller(InstantSource clock) {
        PrintWriter lines =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        Instant begin = clock.instant();
        return line -> {
            Duration at = Duration.between(begin, clock.instant());
            lines.println(String.format(Locale.ROOT, "%02d:%02d  %s", at.toMinutes(), at.toSecondsPart(), line));
            lines.flush();
        };
    }

    private int run(SoakSettings settings, Schedule schedule, InstantSource clock, Consumer<String> teller)
            throws IOException, InterruptedException {
        teller.accept("all that is kept: " + settings.folder());
        SoakReport report = new SoakRun(settings, schedule, clock, teller).run();
        tell(report, settings.folder(), teller);
        return report.holds() ? 0 : 1;
    }

    private void tell(SoakReport report, Path folder, Consumer<String> teller) throws IOException {
        Files.writeString(folder.resolve("report.json"), report.json().toPrettyString() + "\n", StandardCharsets.UTF_8);
        Path page = Files.writeString(folder.resolve("report.html"), SoakPage.of(report), StandardCharsets.UTF_8);
        teller.accept("report: " + page);
        PrintWriter text = spec.commandLine().getOut();
        if (json) {
            text.println(report.json());
        } else {
            report.text().forEach(text::println);
        }
        text.flush();
    }

    private void check() {
        if (!(hours >= LEAST_HOURS) || hours > MOST_HOURS) {
            throw new ParameterException(
                    spec.commandLine(), "--hours is " + LEAST_HOURS + " to " + MOST_HOURS + ", not " + hours);
        }
        if (!(speed >= 1) || speed > 20) {
            throw new ParameterException(spec.commandLine(), "--speed is 1 to 20, not " + speed);
        }
        if (within < 1) {
            throw new ParameterException(spec.commandLine(), "--within is at least 1, not " + within);
        }
        if (!plan && !Files.isExecutable(launcher)) {
            throw new ParameterException(spec.commandLine(), launcher + ": is no program; it starts the others");
        }
    }

    private SoakSettings settings() throws IOException {
        Path folder = out == null ? Files.createTempDirectory("rantwin-chaos") : Files.createDirectories(out);
        return new SoakSettings(
                launcher,
                Path.of(System.getProperty("java.home")),
                folder.toAbsolutePath(),
                speed,
                Duration.ofSeconds(within));
    }
}
