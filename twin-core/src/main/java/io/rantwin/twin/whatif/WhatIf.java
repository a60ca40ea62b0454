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
 * share. Where it is uncertain in which part of a cell the demand lies, draws take turns in {@value Member#MOST} networks that could be the true one, which
 * agree in all that is known. So the result depends on snapshot, scenario and seed only, not on threads. Thread-safe.
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
        return pieces(snapshot, scenario).next(scenario.draws());
    }

    /**
     * Begins a run that is made in pieces, so that it can be ended early when time is short.
     *
     * @throws IllegalArgumentException when an action names a cell or a value that cannot be
     */
    public Pieces pieces(Snapshot snapshot, Scenario scenario) {
        for (TimedAction timed : scenario.actions()) {
            ActionCheck.check(timed.action(), snapshot);
        }
        DemandPath path = scenario.path();
        if (path != null && path.cells() != snapshot.cells()) {
            throw new IllegalArgumentException(
                    "A demand path for " + path.cells() + " cells is none for " + snapshot.cells() + ".");
        }
        return new Pieces(snapshot, scenario);
    }

    /** A run in pieces: their draws, one after the other, have the bits of the whole run's draws. Not thread-safe. */
    public final class Pieces {
        private final Snapshot snapshot;
        private final Scenario scenario;
        private final Member.Maker maker;
        private int made;

        private Pieces(Snapshot snapshot, Scenario scenario) {
            this.snapshot = snapshot;
            this.scenario = scenario;
            maker = new Member.Maker(snapshot, scenario);
        }

        /** The next draws, at least 1. */
        public Outcome next(int draws) {
            Outcome outcome = new Outcome(snapshot, scenario.withDraws(draws));
            List<Member> members = maker.first(made + draws);
            members.getFirst().acted().forEach(phase -> outcome.remark(phase.remarks));
            int skipped = made;
            List<CompletableFuture<Void>> pieces = new ArrayList<>();
            for (int from = 0; from < draws; from += DRAWS_OF_A_PIECE) {
                int first = from;
                int last = Math.min(from + DRAWS_OF_A_PIECE, draws);
                Runnable piece = () -> draws(snapshot, scenario, members, outcome, skipped, first, last);
                if (executor == null) {
                    piece.run();
                } else {
                    pieces.add(CompletableFuture.runAsync(piece, executor));
                }
            }
            CompletableFuture.allOf(pieces.toArray(new CompletableFuture<?>[0])).join();
            made += draws;
            return outcome;
        }
    }

    private void draws(
            Snapshot snapshot,
            Scenario scenario,
            List<Member> members,
            Outcome outcome,
            int skipped,
            int first,
            int last) {
        int n = snapshot.cells();
        Arm without = new Arm(snapshot, scenario, power);
        Arm with = new Arm(snapshot, scenario, power);
        DemandDraws demands = new DemandDraws(snapshot, scenario);
        double[] demand = new double[n];
        int stepsOfReport = (int) (scenario.reportMillis() / scenario.stepMillis());
        for (int draw = first; draw < last; draw++) {
            Member member = members.get((skipped + draw) % members.size());
            without.begin(List.of(member.untouched()), member.untouched());
            with.begin(member.acted(), member.untouched());
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
