package io.rantwin.planner.sweep;

import io.rantwin.twin.whatif.Outcome;
import java.io.Serializable;

/**
 * What must hold in a steady state. A cell without the figure, such as the throughput of one that sleeps, breaks nothing.
 *
 * @param figure over the whole network, or of every cell: then {@link Figure.Over#GREATEST} against the upper and
 *     {@link Figure.Over#LEAST} against the lower bound are looked at
 * @param least allowed, or negative infinity
 * @param most allowed, or infinity
 * @param risk share of draws that may break it, 0 to 1
 */
public record Rail(Figure figure, double least, double most, double risk) implements Serializable {
    /** Whether it is broken in a draw. */
    boolean isBroken(Outcome outcome, int draw, boolean acted) {
        double value = figure.of(outcome, draw, acted);
        return value < least || value > most;
    }

    /** Such as {@code greatest RRU.PrbTotDl <= 80.0}. */
    public String words() {
        return figure.words()
                + (Double.isInfinite(least) ? "" : " >= " + least)
                + (Double.isInfinite(most) ? "" : " <= " + most);
    }
}
