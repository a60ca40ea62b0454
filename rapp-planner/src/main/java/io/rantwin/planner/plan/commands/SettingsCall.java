package io.rantwin.planner.plan.commands;

import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.PlanProgress;
import io.rantwin.planner.plan.open.PlanOutcome;
import io.rantwin.planner.plan.settings.SettingsPlanner;
import io.rantwin.planner.plan.settings.SettingsPlanning;
import io.rantwin.planner.plan.settings.SettingsTask;
import io.rantwin.planner.terminal.Progress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What plans of settings have in common on the command line. */
@Command
abstract class SettingsCall extends PlanCall {
    @Option(
            names = "--most-load",
            paramLabel = "PERCENT",
            description = {
                "no cell that is below may come above this in the plan; of slices: none that needs less of what it can have may come",
                "to need more of it (default: 70, of slices 95)"
            })
    private @Nullable Double mostLoad;

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

    /** Id under which it is known. */
    abstract String policyId();

    /** The network with what is of one kind alone. */
    TwinWorld whole(TwinWorld world) throws PlanException {
        return world;
    }

    /** What may be changed, and by how much, as of {@link SettingsTask}. */
    abstract Map<Attribute, Double> reach();

    @Override
    final PlanOutcome plan(TwinWorld world, GateSettings settings, Map<String, Double> fidelity) throws PlanException {
        SettingsPlanning.Order order = order(whole(world), settings, fidelity);
        show(world, "");
        SettingsPlanning.Outcome outcome;
        try (Bar bar = new Bar()) {
            outcome = new SettingsPlanning(() -> handOver().inForce(null), bar).plan(order);
        }
        SettingsTables.plan(outcome.plan(), text());
        return PlanOutcome.of(outcome);
    }

    /** Sentences as lines, and a bar with the time left for each part of the search. */
    private final class Bar implements PlanProgress, AutoCloseable {
        private String part = "";
        private Progress bar = new Progress(null);

        @Override
        public void accept(String sentence) {
            close();
            progress(sentence);
        }

        @Override
        public void within(String what, int done, int of) {
            if (!what.equals(part)) {
                close();
                part = what;
                bar = Progress.over(System.err, what, of);
            }
            bar.accept(done);
        }

        @Override
        public void close() {
            bar.close();
            bar = new Progress(null);
            part = "";
        }
    }

    private SettingsPlanning.Order order(TwinWorld world, GateSettings settings, Map<String, Double> fidelity)
            throws PlanException {
        double ceiling = mostLoad == null ? 100 * SettingsTask.usualMostLoad(kind().goal()) : mostLoad;
        BitSet untouched = cells(world, "--leave-alone", leaveAlone);
        try {
            return new SettingsPlanning.Order(
                    new SettingsTask(world, kind().goal(), reach(), ceiling / 100, margin, untouched),
                    settings,
                    new SettingsPlanner.Search(
                            SettingsPlanner.Search.USUAL.population(), generations(), trialDraws(), seed()),
                    fidelity,
                    policyId());
        } catch (IllegalArgumentException wrong) {
            throw new PlanException(String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
