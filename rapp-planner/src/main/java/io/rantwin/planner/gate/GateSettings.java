package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Rail;
import io.rantwin.twin.whatif.Kpi;
import java.util.List;

/**
 * How much the gate asks for.
 *
 * @param rails what must hold
 * @param confidence of all bounds, one-sided; shared out among the rails
 * @param draws days of the ensemble
 * @param seed of all chance
 * @param leastFidelity of every touched cell, 0..1; 0 asks for none
 * @param touchedPoints a cell whose mean load changes by so many points is touched
 * @param mostCanaryShare of the scope's cells that the canary may have; one cell is always allowed
 * @param watch after activation
 */
public record GateSettings(
        List<Rail> rails,
        double confidence,
        int draws,
        long seed,
        double leastFidelity,
        double touchedPoints,
        double mostCanaryShare,
        WatchSettings watch) {
    /** The rails of the xApp's own last-moment check (90 % load, 98 % carried, 1 Mbit/s, in 9 of 10 days), 95 %, 200 draws. */
    public static final GateSettings USUAL = new GateSettings(
            List.of(
                    Rail.atMost(Kpi.PRB_LOAD, 90, 0.1),
                    Rail.atLeast(Kpi.CARRIED, 98, 0.1),
                    Rail.atLeast(Kpi.THROUGHPUT, 1000, 0.1)),
            0.95,
            200,
            1,
            0.7,
            1,
            0.34,
            WatchSettings.USUAL);

    /** Checks the ranges. */
    public GateSettings {
        rails = List.copyOf(rails);
        if (rails.isEmpty()) {
            throw new IllegalArgumentException("A gate without guard rails would let everything through: name one.");
        }
        if (!(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "The confidence must lie between 0.5 and 1, such as 0.95, not " + confidence + ".");
        }
        if (draws < 2 || draws > 10_000) {
            throw new IllegalArgumentException("There are 2 to 10000 draws, not " + draws + ".");
        }
        if (!(leastFidelity >= 0 && leastFidelity <= 1)) {
            throw new IllegalArgumentException("The least fidelity lies in 0..1, not " + leastFidelity + ".");
        }
        if (!(mostCanaryShare > 0 && mostCanaryShare <= 1) || !(touchedPoints > 0)) {
            throw new IllegalArgumentException("The canary's share lies above 0 and up to 1 and touched cells change by"
                    + " more than nothing, not " + mostCanaryShare + " and " + touchedPoints + ".");
        }
    }

    /** Confidence of one rail, such that all bounds hold together. */
    public double confidenceOfRail() {
        return 1 - (1 - confidence) / rails.size();
    }

    /** The same with other draws and seed. */
    public GateSettings with(int otherDraws, long otherSeed) {
        return new GateSettings(
                rails, confidence, otherDraws, otherSeed, leastFidelity, touchedPoints, mostCanaryShare, watch);
    }
}
