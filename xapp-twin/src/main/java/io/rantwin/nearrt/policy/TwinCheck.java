package io.rantwin.nearrt.policy;

import io.rantwin.nearrt.control.StandingChanges;
import io.rantwin.twin.enforcement.Coverage;
import io.rantwin.twin.enforcement.EnforcementAction;
import io.rantwin.twin.enforcement.EnforcementMemory;
import io.rantwin.twin.enforcement.PlannedAction;
import io.rantwin.twin.enforcement.PredictedEffect;
import io.rantwin.twin.enforcement.TwinActions;
import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.GuardRail;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.Outcome;
import io.rantwin.twin.whatif.Scenario;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.TimedAction;
import io.rantwin.twin.whatif.Violation;
import io.rantwin.twin.whatif.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The last-moment check: before anything is done, the twin is asked what it would do, from the newest state. A guard rail that breaks
 * because of an action refuses it; one that is broken anyway does not. Waking cells and taking back is never refused. Shares of slices
 * and handovers of single UEs are beyond the what-if; their bounds are enforcement's.
 */
public final class TwinCheck {
    private static final double NOT_WORSE = 0.05;
    private static final double BEYOND_ALL = 1e18;
    private static final int MOST_NAMES = 5;
    private static final long SEED = 1;

    private final WhatIf engine;
    private final TwinRails rails;

    /** With an engine and rails. */
    public TwinCheck(WhatIf engine, TwinRails rails) {
        this.engine = engine;
        this.rails = rails;
    }

    /**
     * What the twin says.
     *
     * @param allowed with the effects that the twin predicts
     * @param refused with the reason
     */
    public record Answer(List<PlannedAction> allowed, List<Refusal> refused) {
        /** Copies the lists. */
        public Answer {
            allowed = List.copyOf(allowed);
            refused = List.copyOf(refused);
        }
    }

    /** An action that is not to be done, with a sentence that names the cells that would suffer. */
    public record Refusal(PlannedAction planned, String reason) {}

    /** Asks of all actions together and, when a rail breaks, of one after the other on top of those allowed before. */
    public Answer ask(Snapshot cut, EnforcementMemory standing, List<PlannedAction> planned) {
        Snapshot snapshot = StandingChanges.in(cut, standing);
        TwinActions names = new TwinActions(snapshot);
        List<PlannedAction> allowed = new ArrayList<>();
        List<PlannedAction> asked = new ArrayList<>();
        for (PlannedAction each : planned) {
            (isFree(each) || names.of(each.action()) == null ? allowed : asked).add(each);
        }
        if (asked.isEmpty()) {
            return new Answer(allowed, List.of());
        }
        List<PlannedAction> together = new ArrayList<>(asked);
        Outcome outcome = run(snapshot, names, together);
        String broken = broken(snapshot, names, together, outcome);
        List<Refusal> refused = new ArrayList<>();
        if (broken != null) {
            together.clear();
            for (PlannedAction each : asked) {
                together.add(each);
                Outcome with = run(snapshot, names, together);
                String reason = broken(snapshot, names, together, with);
                if (reason != null) {
                    together.removeLast();
                    refused.add(new Refusal(
                            each, "The twin advises against to " + each.action().words() + ": " + reason + "."));
                } else {
                    outcome = with;
                }
            }
        }
        for (PlannedAction each : together) {
            allowed.add(each.withEffects(effects(each, names, outcome)));
        }
        return new Answer(allowed, refused);
    }

    private static boolean isFree(PlannedAction planned) {
        return planned.isRestoration() || planned.action() instanceof EnforcementAction.WakeCell;
    }

    private Outcome run(Snapshot snapshot, TwinActions names, List<PlannedAction> planned) {
        return engine.run(
                snapshot,
                new Scenario(
                        actions(names, planned).stream()
                                .map(action -> new TimedAction(0, action))
                                .toList(),
                        rails.horizonMillis(),
                        rails.stepMillis(),
                        rails.horizonMillis(),
                        rails.draws(),
                        SEED));
    }

    private static List<Action> actions(TwinActions names, List<PlannedAction> planned) {
        List<Action> actions = new ArrayList<>();
        for (PlannedAction each : planned) {
            Action action = names.of(each.action());
            if (action != null) {
                actions.add(action);
            }
        }
        return actions;
    }

    private @Nullable String broken(
            Snapshot snapshot, TwinActions names, List<PlannedAction> planned, Outcome outcome) {
        List<String> reasons = new ArrayList<>();
        add(reasons, uncovered(snapshot, actions(names, planned)));
        add(
                reasons,
                rail(
                        outcome,
                        Kpi.PRB_LOAD,
                        -1,
                        rails.mostLoadPercent(),
                        "would be above %s of their PRBs",
                        percent(rails.mostLoadPercent())));
        add(
                reasons,
                rail(
                        outcome,
                        Kpi.CARRIED,
                        rails.leastCarriedPercent(),
                        BEYOND_ALL,
                        "would carry less than %s of their demand",
                        percent(rails.leastCarriedPercent())));
        add(
                reasons,
                rail(
                        outcome,
                        Kpi.THROUGHPUT,
                        rails.leastThroughputKbits(),
                        BEYOND_ALL,
                        "would give their users less than %s",
                        number(rails.leastThroughputKbits() / 1e3) + " Mbit/s"));
        return reasons.isEmpty() ? null : String.join("; ", reasons);
    }

    private static void add(List<String> reasons, @Nullable String reason) {
        if (reason != null) {
            reasons.add(reason);
        }
    }

    /** The rails. */
    public TwinRails rails() {
        return rails;
    }

    // Demand of a cell that no cell in service reaches any more.
    private @Nullable String uncovered(Snapshot snapshot, List<Action> actions) {
        RadioState after = snapshot.radio();
        for (Action action : actions) {
            after = switch (action) {
                case Action.Sleep sleep -> after.withServing(sleep.cell(), false);
                case Action.Power power -> after.withPowerDbm(power.cell(), power.powerDbm());
                default -> after;
            };
        }
        int[] serving = new Association(snapshot.map(), snapshot.hysteresisDb())
                .changed(snapshot.serving(), snapshot.radio(), snapshot.map(), after);
        Coverage coverage = new Coverage(snapshot.map(), rails.leastRsrpDbm());
        double[] then = coverage.uncoveredShares(serving, after);
        double[] now = coverage.uncoveredShares(snapshot.serving(), snapshot.radio());
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < snapshot.cells(); c++) {
            // What is out of coverage anyway is not lost by the action.
            if (then[c] - now[c] > rails.mostUncoveredShare()) {
                cells.add(snapshot.cellIds().get(c) + " (" + percent(100 * then[c]) + ")");
            }
        }
        return cells.isEmpty() ? null : "demand of " + names(cells) + " would be out of coverage";
    }

    private @Nullable String rail(Outcome outcome, Kpi kpi, double least, double most, String sentence, String bound) {
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < outcome.cellIds().size(); c++) {
            // A cell that sleeps serves nobody: what becomes of its demand is coverage and the load of others.
            if (outcome.trajectory(Kpi.VOLUME, c, 0, true).high() <= 0) {
                continue;
            }
            Violation violation = outcome.violation(new GuardRail(kpi, c, least, most));
            if (violation.probability() > rails.mostProbability()
                    && violation.probability() > violation.probabilityWithout() + NOT_WORSE) {
                cells.add(outcome.cellIds().get(c) + " ("
                        + number(outcome.trajectory(kpi, c, 0, true).median()) + " " + kpi.unit() + ")");
            }
        }
        return cells.isEmpty() ? null : names(cells) + " " + String.format(Locale.ROOT, sentence, bound);
    }

    private static String names(List<String> cells) {
        String shown = String.join(", ", cells.subList(0, Math.min(MOST_NAMES, cells.size())));
        return cells.size() <= MOST_NAMES ? shown : shown + " and " + (cells.size() - MOST_NAMES) + " more";
    }

    private static String percent(double value) {
        return number(value) + " %";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    // What the twin says instead of enforcement's rough figures, for the same measurements.
    private static List<PredictedEffect> effects(PlannedAction planned, TwinActions names, Outcome outcome) {
        List<PredictedEffect> better = new ArrayList<>();
        for (PredictedEffect effect : planned.effects()) {
            int cell = names.indexOf(effect.cellId());
            double change =
                    cell < 0 ? Double.NaN : outcome.effect(effect.kpi(), cell).mean();
            better.add(
                    Double.isNaN(change) || change == 0 || effect.kpi() == Kpi.POWER
                            ? effect
                            : new PredictedEffect(effect.kpi(), effect.cellId(), effect.now(), effect.now() + change));
        }
        return better;
    }
}
