package io.rantwin.twin.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Answers scenarios: an ensemble with the actions and one without them, both under the same demand (common random numbers).
 *
 * <p>For each step of each draw the load equation is solved anew, warm from the step before; a draw begins from a start that all
 * share. So the result depends on snapshot, scenario and seed only, not on threads. Thread-safe.
 */
public final class WhatIf {
    private static final int DRAWS_OF_A_PIECE = 8;

    private final PowerDraw power;
    private final @Nullable Executor executor;

    /**
     * An engine.
     *
     * @param executor runs pieces of ensembles; null to do all in the calling thread
     */
    public WhatIf(PowerDraw power, @Nullable Executor executor) {
        this.power = power;
        this.executor = executor;
    }

    /**
     * Runs a scenario.
     *
     * @throws IllegalArgumentException when an action names a cell or a value that cannot be
     */
    public Outcome run(Snapshot snapshot, Scenario scenario) {
        return run(snapshot, scenario, 0);
    }

    /**
     * Runs some draws of a longer run: draw {@code d} of the outcome has the same bits as draw {@code firstDraw + d} of a run of
     * the scenario with more draws. So a run can be made in pieces, and ended early when time is short.
     *
     * @param scenario with as many draws as are wanted now
     * @param firstDraw draws that are left out before them, at least 0
     * @throws IllegalArgumentException when an action names a cell or a value that cannot be
     */
    public Outcome run(Snapshot snapshot, Scenario scenario, int firstDraw) {
        for (TimedAction timed : scenario.actions()) {
            ActionCheck.check(timed.action(), snapshot);
        }
        Phase untouched = Phase.untouched(snapshot);
        List<Phase> acted = Phase.of(snapshot, scenario, untouched);
        Outcome outcome = new Outcome(snapshot, scenario);
        acted.forEach(phase -> outcome.remark(phase.remarks));
        List<CompletableFuture<Void>> pieces = new ArrayList<>();
        for (int from = 0; from < scenario.draws(); from += DRAWS_OF_A_PIECE) {
            int first = from;
            int last = Math.min(from + DRAWS_OF_A_PIECE, scenario.draws());
            Runnable piece = () -> draws(snapshot, scenario, untouched, acted, outcome, firstDraw, first, last);
            if (executor == null) {
                piece.run();
            } else {
                pieces.add(CompletableFuture.runAsync(piece, executor));
            }
        }
        CompletableFuture.allOf(pieces.toArray(new CompletableFuture<?>[0])).join();
        return outcome;
    }

    private void draws(
            Snapshot snapshot,
            Scenario scenario,
            Phase untouched,
            List<Phase> acted,
            Outcome outcome,
            int skipped,
            int first,
            int last) {
        int n = snapshot.cells();
        Arm without = new Arm(List.of(untouched), power, n);
        Arm with = new Arm(acted, power, n);
        DemandDraws demands = new DemandDraws(snapshot, scenario);
        double[] demand = new double[n];
        int stepsOfReport = (int) (scenario.reportMillis() / scenario.stepMillis());
        for (int draw = first; draw < last; draw++) {
            without.begin();
            with.begin();
            demands.begin(skipped + draw);
            for (int step = 0; step < scenario.steps(); step++) {
                demands.step(skipped + draw, step, demand);
                without.step(step, demand);
                with.step(step, demand);
                if ((step + 1) % stepsOfReport == 0 || step + 1 == scenario.steps()) {
                    int report = step / stepsOfReport;
                    without.report(outcome.without(), outcome.place(draw, report));
                    with.report(outcome.with(), outcome.place(draw, report));
                }
            }
        }
    }
}
