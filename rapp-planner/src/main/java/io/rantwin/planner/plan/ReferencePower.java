package io.rantwin.planner.plan;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.energy.PowerModel;
import io.rantwin.twin.energy.ReferenceSet;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.whatif.PowerDraw;

/**
 * Electrical power of cells by a parameter set of TR 38.864, in watts by what a cell takes at full load. A scheduler that fills symbols
 * one by one makes power linear in load (clause 5.1 with a full band in the symbols that are used):
 *
 * <pre>
 * P = P3 + a (P4 - P3) A + load (P4 - P3) share,   a the share of symbols with pilots alone; deep sleep P1
 * </pre>
 */
public final class ReferencePower implements PowerDraw {
    private final String name;
    private final double idleWatts;
    private final double dynamicWatts;
    private final double sleepWatts;
    private final double transitionJoule;
    private final double[] fullDbm;

    /**
     * A set.
     *
     * @param fullLoadWatts of a cell with all PRBs at its configured power
     * @param pilotSymbols share of the symbols in which a cell transmits although it carries nothing, 0..1
     * @param radio whose powers count as full
     */
    public ReferencePower(ReferenceSet set, double fullLoadWatts, double pilotSymbols, RadioState radio) {
        PowerModel units = set.model(1, 0);
        double micro = units.micro().powerW();
        double unit = fullLoadWatts / set.downlinkSymbol(1, 1, 1);
        idleWatts = unit * (micro + pilotSymbols * (set.downlinkSymbol(0, 1, 1) - micro));
        dynamicWatts = fullLoadWatts - idleWatts;
        sleepWatts = unit * units.deep().powerW();
        transitionJoule = unit * units.deep().transitionJoule();
        name = set.title() + " at " + fullLoadWatts + " W full load";
        fullDbm = new double[radio.cells()];
        for (int c = 0; c < fullDbm.length; c++) {
            fullDbm[c] = radio.powerDbm(c);
        }
    }

    /** Name of the set with its anchor. */
    public String name() {
        return name;
    }

    /** Energy of one sleep on top of the powers, both ways. */
    public double transitionJoule() {
        return transitionJoule;
    }

    @Override
    public double watts(int cell, double load, double powerDbm, boolean serving) {
        return serving
                ? idleWatts
                        + dynamicWatts
                                * Math.clamp(load, 0, 1)
                                * Math.min(1, PortableMath.ratio(powerDbm - fullDbm[cell]))
                : sleepWatts;
    }
}
