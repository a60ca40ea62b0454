package io.rantwin.nearrt.service;

import io.grpc.Status;
import io.grpc.StatusException;
import io.rantwin.twin.whatif.Difference;
import io.rantwin.twin.whatif.Explanation;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.Outcome;
import io.rantwin.twin.whatif.PowerDraw;
import io.rantwin.twin.whatif.Scenario;
import io.rantwin.twin.whatif.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * Explains a result: Shapley shares of the actions and the differences in words. It runs the scenario once for each set of actions, so
 * the number of draws is chosen by what a draw costs and what time there is.
 */
final class ExplainRun {
    /** More actions than these would take longer than anyone waits. */
    static final int MOST_ACTIONS = 20;

    private static final int LEAST_DRAWS = 4;
    private static final int SAMPLED_ORDERS = 48;
    private static final double MARGIN = 1.5;
    private static final long MOST_FIGURES = 4_000_000;
    private static final int FIGURES = Kpi.values().length;

    private final PowerDraw power;

    ExplainRun(PowerDraw power) {
        this.power = power;
    }

    /** Runs of the scenario that shares of so many actions need at most. */
    static double runs(int actions) {
        return actions <= Explanation.MOST_EXACT ? Math.pow(2, actions) : (double) SAMPLED_ORDERS * actions;
    }

    /** Quantity that is explained: that of the first guard rail, or the load. */
    static Kpi explained(Question question) {
        return question.rails().isEmpty()
                ? Kpi.PRB_LOAD
                : question.rails().getFirst().kpi();
    }

    io.rantwin.api.v1.Explanation run(Question question, Turn turn) throws StatusException {
        // Pieces of a run pass through here, so that a run stops when nobody waits or the time is over.
        WhatIf engine = new WhatIf(power, piece -> {
            if (turn.isCancelled() || turn.leftAtMost() <= 0) {
                throw new CancellationException();
            }
            piece.run();
        });
        try {
            Scenario scenario = question.scenario();
            int least = Math.min(LEAST_DRAWS, scenario.draws());
            long begin = turn.now();
            engine.run(question.cut().snapshot(), scenario.withDraws(least));
            double nanosOfADraw = (double) (turn.now() - begin) / least;
            turn.worked(question.workOfADraw() * least, turn.now() - begin);
            double runs = runs(scenario.actions().size()) + 1;
            double affordable = turn.left() / (MARGIN * runs * Math.max(1, nanosOfADraw));
            int draws = (int) Math.clamp(affordable, least, Math.min(scenario.draws(), most(question)));
            return explanation(engine, question, scenario.withDraws(draws));
        } catch (CancellationException e) {
            throw Status.DEADLINE_EXCEEDED
                    .withDescription("The time was over before all sets of the "
                            + question.scenario().actions().size()
                            + " actions were run. Give more time, fewer actions or fewer steps.")
                    .asException();
        }
    }

    private static int most(Question question) {
        long figures = (long) question.scenario().reports()
                * FIGURES
                * question.cut().snapshot().cells();
        return Math.clamp(MOST_FIGURES / figures, LEAST_DRAWS, 10_000);
    }

    private static io.rantwin.api.v1.Explanation explanation(WhatIf engine, Question question, Scenario scenario) {
        Kpi kpi = explained(question);
        Explanation why = Explanation.of(engine, question.cut().snapshot(), scenario, kpi);
        Outcome outcome = engine.run(question.cut().snapshot(), scenario);
        List<String> sentences = new ArrayList<>();
        sentences.add(String.format(
                Locale.ROOT,
                "All actions together change %s of the whole network by %+.4g %s (%d draws).",
                name(kpi),
                why.total(),
                kpi.unit(),
                scenario.draws()));
        io.rantwin.api.v1.Explanation.Builder answer =
                io.rantwin.api.v1.Explanation.newBuilder().setExact(why.exact());
        for (int at : question.timedIndices()) {
            answer.addActionShares(at < 0 ? 0 : why.shares()[at]);
            if (at >= 0) {
                sentences.add(String.format(
                        Locale.ROOT,
                        "Due to %s: %+.4g %s.",
                        scenario.actions().get(at).action().words(outcome.cellIds()),
                        why.shares()[at],
                        kpi.unit()));
            }
        }
        if (!why.exact()) {
            sentences.add("The shares are means over " + SAMPLED_ORDERS + " orders of the actions, not over all.");
        }
        Difference difference = Difference.againstNothing(outcome);
        difference.network().forEach(line -> sentences.add(line.words()));
        difference.cells().forEach(line -> sentences.add(line.words()));
        sentences.addAll(difference.remarks());
        sentences.addAll(question.reservations());
        return answer.addAllSentences(sentences).build();
    }

    private static String name(Kpi kpi) {
        return kpi.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " (" + kpi.measurement() + ")";
    }
}
