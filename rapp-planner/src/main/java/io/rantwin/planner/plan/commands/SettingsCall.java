package io.rantwin.planner.plan.commands;

import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.TwinWorld;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.open.PlanKind;
import io.rantwin.planner.plan.open.PlanOutcome;
import io.rantwin.planner.plan.open.SettingsOrder;
import io.rantwin.planner.plan.settings.SettingsPlanner;
import io.rantwin.planner.plan.settings.SettingsPlanning;
import io.rantwin.planner.plan.settings.SettingsTask;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What plans of settings have in common on the command line. */
final class SettingsCall {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private GateOptions gateOptions;

    @Option(
            names = "--most-load",
            paramLabel = "PERCENT",
            defaultValue = "70",
            description = "no cell that is below may come above this in the plan (default: ${DEFAULT-VALUE})")
    private double mostLoad;

    @Option(
            names = "--margin",
            paramLabel = "SIGMA",
            defaultValue = "1",
            description = "deviations above the mean demand at which that holds (default: ${DEFAULT-VALUE})")
    private double margin;

    @Option(
            names = "--leave-alone",
            paramLabel = "CELL",
            split = ",",
            description = "cells of which nothing may be changed")
    private List<String> leaveAlone = new ArrayList<>();

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

    /** Plans, shows, and hands over where that was asked for; the exit code. */
    int run(PlanKind kind, String policyId, Map<Attribute, Double> reach) {
        try {
            return plan(kind, policyId, reach);
        } catch (PlanException | DesiredException | AuditException wrong) {
            spec.commandLine().getErr().println("rantwin: " + wrong.getMessage());
            return 1;
        }
    }

    private int plan(PlanKind kind, String policyId, Map<Attribute, Double> reach)
            throws PlanException, DesiredException, AuditException {
        handOver.check();
        GateSettings settings = gateOptions.settings();
        Map<String, Double> fidelity = gateOptions.fidelities();
        TwinWorld world = network.world();
        SettingsPlanning.Order order;
        try {
            order = new SettingsPlanning.Order(
                    new SettingsTask(world, SettingsOrder.goal(kind), reach, mostLoad / 100, margin, leftAlone(world)),
                    settings,
                    new SettingsPlanner.Search(
                            SettingsPlanner.Search.USUAL.population(), generations, trialDraws, gateOptions.seed()),
                    fidelity,
                    policyId);
        } catch (IllegalArgumentException wrong) {
            throw new PlanException(String.valueOf(wrong.getMessage()), wrong);
        }
        PrintWriter text = spec.commandLine().getOut();
        text.printf(
                "%d cells, %d periods of %d s%n",
                world.profile().cells(),
                world.profile().periods(),
                world.profile().periodMillis() / 1000);
        SettingsPlanning.Outcome outcome =
                new SettingsPlanning(() -> handOver.inForce(null), this::progress).plan(order);
        SettingsTables.plan(outcome.plan(), text);
        if (outcome.proved() == null) {
            text.println(kind.nothing());
            return 1;
        }
        return handOver.decide(kind, PlanOutcome.of(outcome), this::progress);
    }

    private BitSet leftAlone(TwinWorld world) throws PlanException {
        BitSet cells = new BitSet();
        for (String cell : leaveAlone) {
            int index = world.snapshot().cellIds().indexOf(cell);
            if (index < 0) {
                throw new PlanException("--leave-alone names the cell " + cell + ", which the network does not have.");
            }
            cells.set(index);
        }
        return cells;
    }

    private void progress(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("... " + sentence);
        err.flush();
    }
}
