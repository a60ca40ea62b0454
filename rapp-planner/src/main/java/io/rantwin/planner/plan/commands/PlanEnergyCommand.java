package io.rantwin.planner.plan.commands;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.conflict.NamedPolicy;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.desired.ActivePolicies;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.PolicyRecord;
import io.rantwin.planner.desired.commands.Decider;
import io.rantwin.planner.desired.commands.PolicyFolder;
import io.rantwin.planner.gate.GateReport;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.LiveReports;
import io.rantwin.planner.gate.TwinWorld;
import io.rantwin.planner.plan.EnergyPlanner;
import io.rantwin.planner.plan.EnergyPlanning;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.PlanTask;
import io.rantwin.planner.plan.open.OpenPlans;
import io.rantwin.planner.plan.open.PlanJson;
import io.rantwin.planner.plan.open.PlanStateException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rantwin plan energy}: which cells sleep at which hour. */
@Command(
        name = "energy",
        mixinStandardHelpOptions = true,
        description = {
            "Plans which cells sleep at which hour, tries the plans under enforcement on days drawn from the forecast, beside",
            "the simple rules of the field, and takes the best one before the gate. Without --approve nothing is handed over."
        },
        footer = {
            "",
            "Example:",
            "  rantwin plan energy --topology plan.json --demand loads.csv --ric ric1 --fidelity fidelity.csv --dry-run",
            "",
            "Exit codes: 0 passed (or handed over), 1 stays here, 2 wrong usage."
        })
final class PlanEnergyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private GateOptions gateOptions;

    @Option(
            names = "--id",
            paramLabel = "ID",
            defaultValue = "es-plan",
            description = "policy id (default: ${DEFAULT-VALUE})")
    private String id;

    @Option(
            names = "--ric",
            paramLabel = "RIC",
            defaultValue = "ric1",
            description = "near-RT RIC (default: ${DEFAULT-VALUE})")
    private String ric;

    @Mixin
    private Decider decider;

    @Option(
            names = "--most-load",
            paramLabel = "PERCENT",
            defaultValue = "70",
            description = "ceiling of every cell's load in the plan (default: ${DEFAULT-VALUE})")
    private double mostLoad;

    @Option(
            names = "--margin",
            paramLabel = "SIGMA",
            split = ",",
            defaultValue = "1,2",
            description =
                    "deviations above the mean demand at which that holds; each is planned (default: ${DEFAULT-VALUE})")
    private List<Double> margins = new ArrayList<>();

    @Option(
            names = "--least-off",
            paramLabel = "PERIODS",
            defaultValue = "1",
            description = "that a sleep lasts at least (default: ${DEFAULT-VALUE})")
    private int leastOff;

    @Option(
            names = "--least-on",
            paramLabel = "PERIODS",
            defaultValue = "1",
            description = "that a cell is on between two sleeps (default: ${DEFAULT-VALUE})")
    private int leastOn;

    @Option(names = "--keep-on", paramLabel = "CELL", split = ",", description = "cells that must not sleep")
    private List<String> keepOn = new ArrayList<>();

    @Option(
            names = "--generations",
            paramLabel = "N",
            defaultValue = "20",
            description = "of the evolutionary search; 0 for the greedy plan alone (default: ${DEFAULT-VALUE})")
    private int generations;

    @Option(
            names = "--trial-draws",
            paramLabel = "N",
            defaultValue = "20",
            description = "days on which candidates and simple rules are compared (default: ${DEFAULT-VALUE})")
    private int trialDraws;

    @Option(names = "--dry-run", description = "shows everything and hands over nothing")
    private boolean dryRun;

    @Option(names = "--approve", description = "hands the canary over when all seven checks are passed")
    private boolean approve;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "energy plan",
            description = "why, for the audit log")
    private String reason;

    @Option(names = "--out", paramLabel = "FILE", description = "writes the plan and the gate's report as JSON")
    private @Nullable Path out;

    @Override
    public Integer call() {
        try {
            return plan();
        } catch (PlanException | DesiredException | AuditException wrong) {
            spec.commandLine().getErr().println("rantwin: " + wrong.getMessage());
            return 1;
        }
    }

    private int plan() throws PlanException, DesiredException, AuditException {
        if (dryRun && approve) {
            throw new PlanException("--dry-run hands over nothing and --approve does: take one of both.");
        }
        GateSettings settings = gateOptions.settings();
        Map<String, Double> fidelity = gateOptions.fidelities();
        TwinWorld world = network.world();
        PlanTask task = task(world);
        var search = search();
        PrintWriter text = spec.commandLine().getOut();
        text.printf(
                "%d cells, %d periods of %d s, power set %s%n",
                world.profile().cells(),
                world.profile().periods(),
                world.profile().periodMillis() / 1000,
                world.powerSet());
        List<NamedPolicy> inForce = Files.exists(decider.folder())
                ? ActivePolicies.at(PolicyFolder.view(decider.folder(), InstantSource.system()), ric)
                : List.of();
        EnergyPlanning.Outcome outcome = new EnergyPlanning(() -> inForce, this::progress)
                .plan(new EnergyPlanning.Order(task, settings, search, fidelity, id, ric));
        PlanTables.plan(outcome.plan(), text);
        EnergyPlanning.Choice choice = outcome.choice();
        if (choice == null) {
            text.println("No cell can sleep in this network at any hour: there is nothing to push.");
            return 1;
        }
        PlanTables.gate(choice.report(), text);
        write(PlanJson.write(outcome));
        return decide(outcome, choice);
    }

    private int decide(EnergyPlanning.Outcome outcome, EnergyPlanning.Choice choice)
            throws PlanException, DesiredException, AuditException {
        PrintWriter text = spec.commandLine().getOut();
        GateReport report = choice.report();
        if (dryRun) {
            text.println("Dry run: nothing was handed over.");
            return report.passes() ? 0 : 1;
        }
        InstantSource clock = InstantSource.system();
        try (PolicyFolder open = PolicyFolder.open(decider.folder(), clock, this::progress)) {
            OpenPlans plans = OpenPlans.open(
                    PolicyFolder.plans(decider.folder()),
                    open.policies(),
                    open.audit()::append,
                    AuditLog.list(PolicyFolder.auditFile(decider.folder()), _ -> true),
                    LiveReports.none(clock),
                    clock,
                    this::progress);
            String planId = plans.idFor(null);
            plans.order(
                    planId,
                    OpenPlans.Terms.of(id, ric, choice.it().world()),
                    JsonNodeFactory.instance.objectNode().put("kind", "energy").put("asked", "rantwin plan energy"),
                    decider.actor(),
                    reason);
            plans.done(planId, outcome);
            if (!report.passes()) {
                text.println(report.sentence());
                return 1;
            }
            if (!approve) {
                text.println("All seven checks are passed; plan " + planId
                        + " waits for approval, at a running rantwin rapp or here: say it again with --approve.");
                return 0;
            }
            plans.approve(planId, decider.actor(), reason);
            PolicyRecord record = Objects.requireNonNull(open.policies().record(id));
            text.printf(
                    "Canary handed over: policy %s, revision %d: %s. rantwin rapp puts it there and watches it (plan %s).%n",
                    id, record.revision(), record.phase(), planId);
            return 0;
        } catch (PlanStateException other) {
            throw new PlanException(String.valueOf(other.getMessage()), other);
        }
    }

    private PlanTask task(TwinWorld world) throws PlanException {
        BitSet forbidden = new BitSet();
        for (String cell : keepOn) {
            int index = world.snapshot().cellIds().indexOf(cell);
            if (index < 0) {
                throw new PlanException("--keep-on names the cell " + cell + ", which the network does not have.");
            }
            forbidden.set(index);
        }
        try {
            return new PlanTask(
                    world, mostLoad / 100, PlanTask.covered(world), margins.getFirst(), leastOff, leastOn, forbidden);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private EnergyPlanner.Search search() throws PlanException {
        try {
            return new EnergyPlanner.Search(
                    margins, EnergyPlanner.Search.USUAL.population(), generations, trialDraws, gateOptions.seed());
        } catch (IllegalArgumentException wrong) {
            throw new PlanException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private void write(ObjectNode json) throws PlanException {
        if (out != null) {
            try {
                Files.writeString(out, json.toPrettyString() + "\n");
            } catch (IOException failed) {
                throw new PlanException(out + ": cannot be written: " + failed, failed);
            }
        }
    }

    private void progress(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("... " + sentence);
        err.flush();
    }
}
