package io.rantwin.twin.loadcoupling;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.propagation.RadioMap;

/**
 * What single demand points cost the cells that may serve them, by the same link as {@link LoadNetwork} has it: with {@code g} the noise and
 * interference over the signal, a bit/s takes {@code 1 / (usable bandwidth * min(eta log2(1 + 1/g), cap))} of the PRBs. Immutable; loads are
 * read when it is asked.
 */
public final class PointCost {
    private final RadioMap map;
    private final RadioState state;
    private final double[] load;

    /** @param load share of PRBs in use by cell, which is how much each one interferes */
    public PointCost(RadioMap map, RadioState state, double[] load) {
        this.map = map;
        this.state = state;
        this.load = load;
    }

    /** Share of a cell's PRBs that one bit/s to the point takes; infinite when the cell does not reach it. */
    public double of(int point, int cell) {
        LinkModel link = state.link(cell);
        double signal = 0;
        double disturbing = link.noiseWattsPerHertz();
        for (int k = 0; k < map.candidates(); k++) {
            int other = map.cell(point, k);
            if (other == RadioMap.NONE) {
                break;
            }
            double received = state.wattsPerHertz(other) * map.gain(point, k);
            if (other == cell) {
                signal = received;
            } else {
                disturbing += link.gamma() * state.overlap(cell, other) * load[other] * received;
            }
        }
        if (!(signal > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double g = disturbing / signal + link.gamma() * map.background(point);
        LinkModel users = state.link(map.home(point));
        double efficiency = Math.min(PortableMath.log2(1 + 1 / g) * users.eta(), users.seMax());
        return 1 / (state.usableHertz(cell) * efficiency);
    }
}
