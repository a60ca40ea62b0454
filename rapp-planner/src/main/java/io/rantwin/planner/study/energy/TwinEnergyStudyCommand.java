package io.rantwin.planner.study.energy;

import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.FileJournal;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.Evidence;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.plan.EnergyPlanner;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.PlanTask;
import io.rantwin.planner.plan.commands.GateOptions;
import io.rantwin.planner.plan.commands.NetworkOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rantwin study energy-twin}. */
@Command(
        name = "energy-twin",
        mixinStandardHelpOptions = true,
        description = {
            "Energy saving from plan to withdrawal: days as foreseen, a stadium that nobody foresaw, a policy in the way. In this form",
            "the days that happen are drawn from the twin, not from the simulated network: it shows that the chain works, not that",
            "the twin is right."
        })
public final class TwinEnergyStudyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private GateOptions gate;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "7",
            description = "that happen (default: ${DEFAULT-VALUE})")
    private int days;

    @Option(
            names = "--generations",
            paramLabel = "N",
            defaultValue = "20",
            description = "of the evolutionary search (default: ${DEFAULT-VALUE})")
    private int generations;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "keeps the audit log there; by default in a folder that is told at the end")
    private @Nullable Path out;

    @Override
    public Integer call() {
        try {
            return study();
        } catch (PlanException | DesiredException | AuditException | IOException wrong) {
            spec.commandLine().getErr().println("rantwin: " + wrong.getMessage());
            return 1;
        }
    }

    private int study() throws PlanException, DesiredException, AuditException, IOException {
        if (days < 1 || days > 1000) {
            throw new PlanException("--days is 1 to 1000, not " + days + ".");
        }
        GateSettings settings = gate.settings();
        TwinWorld world = network.world();
        PlanTask task = new PlanTask(world, 0.7, 0.96, 1, 1, 1, new BitSet());
        EnergyPlanner.Search usual = EnergyPlanner.Search.USUAL;
        var search =
                new EnergyPlanner.Search(usual.margins(), usual.population(), generations, usual.draws(), gate.seed());
        Path folder = out == null ? Files.createTempDirectory("rantwin-study") : out;
        InstantSource clock = InstantSource.system();
        List<FileJournal> journals = new ArrayList<>();
        try (AuditLog audit = AuditLog.open(folder.resolve("audit.jsonl"), clock, null, this::progress)) {
            EnergyStudy.Findings found = new EnergyStudy(world, settings, gate.fidelities(), days, this::progress)
                    .run(
                            task,
                            search,
                            run -> {
                                FileJournal journal =
                                        FileJournal.open(folder.resolve(run + ".journal"), this::progress);
                                journals.add(journal);
                                return new DesiredPolicies(journal, audit::append, clock);
                            },
                            audit::append);
            if (found == null) {
                throw new PlanException("No cell can sleep in this network at any hour: there is nothing to study.");
            }
            tell(found, folder);
            return found.gate().passes() ? 0 : 1;
        } finally {
            for (FileJournal journal : journals) {
                journal.close();
            }
        }
    }

    private void tell(EnergyStudy.Findings found, Path folder) {
        PrintWriter text = spec.commandLine().getOut();
        text.printf(
                "plan: %s; %s%n",
                found.plan().trials().getFirst().name(), found.gate().sentence());
        saving("policy under enforcement", found.policy(), text);
        saving("threshold rule", found.threshold(), text);
        course("1 as foreseen", found.asForeseen(), text);
        course("2 stadium", found.withStadium(), text);
        text.println("3 conflict: " + found.conflicting().sentence());
        text.println("audit log: " + folder.resolve("audit.jsonl"));
    }

    private static void saving(String name, Evidence.Gain gain, PrintWriter text) {
        text.printf(
                Locale.ROOT,
                "%-26s saves %.2f kWh a day (%.1f %%) against no sleep, %.1f sleeps a day, demand unmet in %.3f %% of"
                        + " reports (%.3f %% without sleep)%n",
                name,
                gain.savedKilowattHours(),
                100 * gain.savedShare(),
                gain.sleeps(),
                100 * gain.unmetWith(),
                100 * gain.unmetWithout());
    }

    private static void course(String name, EnergyStudy.@Nullable Course course, PrintWriter text) {
        text.println(
                course == null
                        ? name + ": the gate kept the policy here"
                        : name + ": " + course.phase() + " after " + course.reports() + " reports. "
                                + course.sentence());
    }

    private void progress(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("... " + sentence);
        err.flush();
    }
}
