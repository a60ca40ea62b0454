package io.rantwin.planner.plan.commands;

import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.plan.EnergyPlanner;
import io.rantwin.planner.plan.EnergyPlanning;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.PlanTask;
import io.rantwin.planner.plan.open.PlanKind;
import io.rantwin.planner.plan.open.PlanOutcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
final class PlanEnergyCommand extends PlanCall {
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

    @Override
    PlanKind kind() {
        return PlanKind.ENERGY;
    }

    @Override
    PlanOutcome plan(TwinWorld world, GateSettings settings, Map<String, Double> fidelity) throws PlanException {
        EnergyPlanning.Order order = order(world, settings, fidelity);
        show(world, ", power set " + world.powerSet());
        EnergyPlanning.Outcome outcome = new EnergyPlanning(() -> handOver().inForce(ric), this::progress).plan(order);
        PlanTables.plan(outcome.plan(), text());
        return PlanOutcome.of(outcome);
    }

    private EnergyPlanning.Order order(TwinWorld world, GateSettings settings, Map<String, Double> fidelity)
            throws PlanException {
        BitSet forbidden = cells(world, "--keep-on", keepOn);
        try {
            return new EnergyPlanning.Order(
                    new PlanTask(
                            world,
                            mostLoad / 100,
                            PlanTask.covered(world),
                            margins.getFirst(),
                            leastOff,
                            leastOn,
                            forbidden),
                    settings,
                    new EnergyPlanner.Search(
                            margins, EnergyPlanner.Search.USUAL.population(), generations(), trialDraws(), seed()),
                    fidelity,
                    id,
                    ric);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException(String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
