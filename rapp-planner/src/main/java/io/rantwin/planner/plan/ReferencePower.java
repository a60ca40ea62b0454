package io.rantwin.planner.plan;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.energy.PowerModel;
import io.rantwin.twin.energy.ReferenceSet;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.whatif.PowerDraw;

/**
 * Electrical power of cells by a parameter set of TR 38.864, in watts by what a cell takes at full load; deep sleep while it sleeps.
 */
public final class ReferencePower implements PowerDraw {
    private final PowerModel model;
    private final double[] fullDbm;

    /**
     * A set.
     *
     * @param fullLoadWatts of a cell with all PRBs at its configured power
     * @param activeSymbols share of the time in which a cell transmits although it carries nothing, above 0 and up to 1
     * @param radio whose powers count as full
     */
    public ReferencePower(ReferenceSet set, double fullLoadWatts, double activeSymbols, RadioState radio) {
        model = set.model(activeSymbols, 0).anchoredAt(fullLoadWatts, 1);
        fullDbm = new double[radio.cells()];
        for (int c = 0; c < fullDbm.length; c++) {
            fullDbm[c] = radio.powerDbm(c);
        }
    }

    /** Name of the set with its anchor. */
    public String name() {
        return model.name();
    }

    /** Energy of one sleep on top of the powers, both ways. */
    public double transitionJoule() {
        return model.deep().transitionJoule();
    }

    @Override
    public double watts(int cell, double load, double powerDbm, boolean serving) {
        return serving
                ? model.activeW(load, Math.min(1, PortableMath.ratio(powerDbm - fullDbm[cell])), 1)
                : model.deep().powerW();
    }
}
