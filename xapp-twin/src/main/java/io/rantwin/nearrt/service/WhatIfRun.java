package io.rantwin.nearrt.service;

import io.grpc.StatusException;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.Outcome;
import io.rantwin.twin.whatif.Scenario;
import io.rantwin.twin.whatif.WhatIf;

/** Runs a scenario in pieces of draws until all are made or the time is over. */
final class WhatIfRun {
    private static final long MOST_FIGURES_OF_A_PIECE = 2_000_000;
    private static final int FIGURES = Kpi.values().length;
    private static final int PIECES = 8;
    private static final double LONG_NANOS = 50e6;

    private final WhatIf engine;

    WhatIfRun(WhatIf engine) {
        this.engine = engine;
    }

    /**
     * Draws, at least the fewest that are worth an answer unless nobody waits any more.
     *
     * @throws StatusException DEADLINE_EXCEEDED when not even these could be made
     */
    DrawTally run(Question question, Turn turn) throws StatusException {
        DrawTally tally = new DrawTally(question);
        Scenario scenario = question.scenario();
        double work = question.workOfADraw();
        long begin = turn.now();
        WhatIf.Pieces pieces = engine.pieces(question.cut().snapshot(), scenario);
        int least = question.leastDraws();
        // A network whose draws take long is looked at after each, so that nobody waits in vain.
        int piece = turn.expectedNanos(work * least) > LONG_NANOS ? 1 : Math.min(least, most(question));
        double nanosOfADraw = 0;
        while (tally.draws() < scenario.draws() && !turn.isCancelled()) {
            long left = turn.left();
            if (tally.draws() >= least) {
                int affordable = nanosOfADraw > 0 ? (int) Math.min(left / nanosOfADraw, scenario.draws()) : piece;
                if (affordable < 1 || left <= 0) {
                    break;
                }
                // Not all that seems affordable at once: what a draw costs may change.
                piece = Math.max(Math.min(affordable, 1), affordable / PIECES);
            } else if (tally.draws() > 0 && turn.leftAtMost() < nanosOfADraw * (least - tally.draws())) {
                throw WhatIfDesk.late(nanosOfADraw * (least - tally.draws()), (double) turn.leftAtMost());
            }
            piece = Math.min(Math.min(piece, most(question)), scenario.draws() - tally.draws());
            Outcome outcome = pieces.next(piece);
            tally.add(outcome);
            long now = turn.now();
            long took = now - begin;
            begin = now;
            nanosOfADraw = (double) took / piece;
            turn.worked(work * piece, took);
        }
        return tally;
    }

    private static int most(Question question) {
        long figures = (long) question.scenario().reports()
                * FIGURES
                * question.cut().snapshot().cells();
        return Math.clamp(MOST_FIGURES_OF_A_PIECE / figures, 1, 1000);
    }
}
