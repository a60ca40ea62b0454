package io.rantwin.planner.study.energy.network;

import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.plan.EnergyPlanner;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.commands.GateOptions;
import io.rantwin.twin.energy.ReferenceSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rantwin study energy}. */
@Command(
        name = "energy",
        mixinStandardHelpOptions = true,
        description = {
            "Energy saving on the simulated network, each part a process of its own: learn, plan, gate, canary, rollout, watch; the same days",
            "without sleep, under a threshold rule and with minimal cells; a stadium that nobody foresaw; a policy that is in the way.",
            "A week takes some 70 min on two free cores, --days 2 about 30 min."
        })
public final class EnergyStudyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GateOptions gate;

    @Option(
            names = "--scenario",
            paramLabel = "NAME|FILE",
            defaultValue = "energy-21",
            description = "of rantwin ran (default: ${DEFAULT-VALUE})")
    private String scenario;

    @Option(
            names = "--day",
            paramLabel = "SECONDS",
            defaultValue = "1800",
            description = "network time of a day (default: ${DEFAULT-VALUE}, 48x)")
    private int day;

    @Option(
            names = "--learn-days",
            paramLabel = "N",
            defaultValue = "3",
            description = "without a policy (default: ${DEFAULT-VALUE})")
    private int learnDays;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "7",
            description = "under the policy (default: ${DEFAULT-VALUE})")
    private int days;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "10",
            description = "network seconds in one of ours under a policy (default: ${DEFAULT-VALUE})")
    private double speed;

    @Option(
            names = "--learn-speed",
            paramLabel = "N",
            defaultValue = "30",
            description = "the same while nothing is decided (default: ${DEFAULT-VALUE})")
    private double learnSpeed;

    @Option(
            names = "--power-set",
            paramLabel = "SET",
            defaultValue = "CATEGORY_1_SET_1",
            description = "that the scenario names, of TR 38.864 (default: ${DEFAULT-VALUE})")
    private ReferenceSet powerSet;

    @Option(
            names = "--report-seconds",
            paramLabel = "N",
            defaultValue = "15",
            description = "period of counters, network time (default: ${DEFAULT-VALUE})")
    private int reportSeconds;

    @Option(
            names = "--settle-seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "network time from a revision until its effect is in the reports (default: ${DEFAULT-VALUE})")
    private int settleSeconds;

    @Option(
            names = "--sleep-below",
            paramLabel = "PERCENT",
            defaultValue = "45",
            description = "load of a cell that may sleep, for xApp and gate (default: ${DEFAULT-VALUE})")
    private double sleepBelow;

    @Option(
            names = "--sleep-ceiling",
            paramLabel = "PERCENT",
            defaultValue = "80",
            description = "load that who takes over may come to, for xApp and gate (default: ${DEFAULT-VALUE})")
    private double sleepCeiling;

    @Option(
            names = "--quantile",
            paramLabel = "Q",
            defaultValue = "0.6",
            description = "of load forecasts by which cells sleep and wake (default: ${DEFAULT-VALUE})")
    private double quantile;

    @Option(
            names = "--most-load",
            paramLabel = "PERCENT",
            defaultValue = "65",
            description = "ceiling of the plan at its margins (default: ${DEFAULT-VALUE})")
    private double mostLoad;

    @Option(
            names = "--keep-on",
            paramLabel = "CARRIER",
            split = ",",
            defaultValue = "n3-1840",
            description =
                    "carriers whose cells the plan leaves on, or none (default: ${DEFAULT-VALUE}, which covers all)")
    private Set<String> keepOn = new LinkedHashSet<>();

    @Option(
            names = "--margins",
            paramLabel = "M",
            split = ",",
            defaultValue = "0,1",
            description =
                    "deviations above the mean demand at which that holds; each is planned (default: ${DEFAULT-VALUE})")
    private List<Double> margins = new ArrayList<>();

    @Option(
            names = "--generations",
            paramLabel = "N",
            defaultValue = "10",
            description = "of the evolutionary search (default: ${DEFAULT-VALUE})")
    private int generations;

    @Option(
            names = "--runs",
            paramLabel = "RUN",
            split = ",",
            defaultValue = "SAVING,RULES,STADIUM,CONFLICT",
            description = "which parts: ${COMPLETION-CANDIDATES} (default: all)")
    private Set<EnergyStudy.Run> runs = EnumSet.allOf(EnergyStudy.Run.class);

    @Option(
            names = "--launcher",
            paramLabel = "FILE",
            defaultValue = "${sys:rantwin.launcher:-./rantwin}",
            description = "the product's command (default: ${DEFAULT-VALUE})")
    private Path launcher;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "report, pictures, logs, audit logs; by default a folder that is told at the end")
    private @Nullable Path out;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter text = spec.commandLine().getOut();
        try {
            Conditions conditions = conditions();
            EnergyStudy.Findings found =
                    new EnergyStudy(conditions, runs, InstantSource.system(), this::progress).run();
            for (Path file : Report.write(found, conditions)) {
                text.println(file);
            }
            text.println();
            text.print(Report.text(found, conditions));
            text.flush();
            return found.reachesTheBar() ? 0 : 1;
        } catch (PlanException | DesiredException | AuditException | StudyException | IOException wrong) {
            spec.commandLine().getErr().println("rantwin: " + wrong.getMessage());
            return 1;
        }
    }

    private Conditions conditions() throws PlanException, IOException {
        if (day < 600 || day > 86_400 || days < 1 || days > 60 || learnDays < 1 || learnDays > 60) {
            throw new PlanException("--day is 600 to 86400 s, --days and --learn-days are 1 to 60.");
        }
        if (!(speed >= 0.1 && speed <= 1000 && learnSpeed >= 0.1 && learnSpeed <= 1000)
                || reportSeconds < 5
                || day / 24 % reportSeconds != 0) {
            throw new PlanException("--speed and --learn-speed are 0.1 to 1000, and an hour of the day, " + day / 24
                    + " s, holds a whole number of --report-seconds, 5 or more each.");
        }
        if (!Files.isExecutable(launcher)) {
            throw new PlanException(launcher + ": is no program; --launcher says where the product's command is.");
        }
        GateSettings settings = gate.settings();
        EnergyPlanner.Search usual = EnergyPlanner.Search.USUAL;
        try {
            return new Conditions(
                    launcher,
                    out == null ? Files.createTempDirectory("rantwin-study") : Files.createDirectories(out),
                    scenario,
                    day,
                    learnDays,
                    days,
                    learnSpeed,
                    speed,
                    powerSet,
                    reportSeconds,
                    Conditions.squeezed(sleepBelow / 100, sleepCeiling / 100, quantile, day, powerSet),
                    mostLoad / 100,
                    keepOn.contains("none") ? Set.of() : keepOn,
                    settings,
                    new EnergyPlanner.Search(margins, usual.population(), generations, 20, gate.seed()),
                    0.5,
                    1000L * settleSeconds);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private void progress(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("... " + sentence);
        err.flush();
    }
}
