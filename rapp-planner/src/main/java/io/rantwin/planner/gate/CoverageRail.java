package io.rantwin.planner.gate;

import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.ensemble.ConfiguredCells;
import io.rantwin.planner.ensemble.NetworkStates;
import io.rantwin.planner.ensemble.Numbers;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.twin.enforcement.Coverage;
import java.util.ArrayList;
import java.util.List;

/**
 * Configuration may leave no more than a fiftieth of any cell's demand newly received below the floor of the world (-110 dBm), as in the
 * xApp's own check of its actions. Coverage is the same on every day, so there is nothing to be drawn.
 */
public final class CoverageRail {
    /** Share of a cell's demand that may newly be out of coverage. */
    public static final double MOST_LOST = 0.02;

    private CoverageRail() {}

    /** By how much the share of each home cell's demand that is out of coverage rises; below 0 where it falls. */
    public static double[] lost(TwinWorld world, NetworkStates.State before, NetworkStates.State after) {
        double[] lost = uncovered(world, after);
        double[] anyway = uncovered(world, before);
        for (int c = 0; c < lost.length; c++) {
            lost[c] -= anyway[c];
        }
        return lost;
    }

    private static double[] uncovered(TwinWorld world, NetworkStates.State state) {
        return new Coverage(state.map(), world.leastRsrpDbm()).uncoveredShares(state.serving(), state.radio());
    }

    static Evidence.RailCount count(GateCase it, Configuration configuration) {
        TwinWorld world = it.world();
        NetworkStates states = new NetworkStates(world);
        double[] lost = lost(
                world,
                states.untouched(),
                states.after(states.untouched(), new ConfiguredCells(world.snapshot()).actions(configuration)));
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < lost.length; c++) {
            if (lost[c] > MOST_LOST) {
                cells.add(world.snapshot().cellIds().get(c));
            }
        }
        int draws = it.settings().draws();
        return new Evidence.RailCount(
                "demand of a cell newly below " + Numbers.plain(world.leastRsrpDbm()) + " dBm at most "
                        + Numbers.percent(MOST_LOST),
                draws,
                cells.isEmpty() ? 0 : draws,
                cells.isEmpty() ? 0 : 1,
                it.settings().confidenceOfRail(),
                0,
                cells);
    }
}
