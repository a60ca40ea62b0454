package io.rantwin.planner.plan.commands;

import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.TwinWorld;
import io.rantwin.planner.plan.EnergyPlanner;
import io.rantwin.planner.plan.EnergyPlanning;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.PlanTask;
import io.rantwin.planner.plan.open.PlanKind;
import io.rantwin.planner.plan.open.PlanOutcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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

    @Mixin
    private HandOver handOver;

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
        handOver.check();
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
        EnergyPlanning.Outcome outcome = new EnergyPlanning(() -> handOver.inForce(ric), this::progress)
                .plan(new EnergyPlanning.Order(task, settings, search, fidelity, id, ric));
        PlanTables.plan(outcome.plan(), text);
        EnergyPlanning.Choice choice = outcome.choice();
        if (choice == null) {
            text.println("No cell can sleep in this network at any hour: there is nothing to push.");
            return 1;
        }
        return handOver.decide(PlanKind.ENERGY, PlanOutcome.of(outcome), this::progress);
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

    private void progress(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("... " + sentence);
        err.flush();
    }
}
