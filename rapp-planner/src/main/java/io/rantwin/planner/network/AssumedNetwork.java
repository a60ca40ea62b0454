package io.rantwin.planner.network;

import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.LoadNetwork;
import io.rantwin.twin.loadcoupling.LoadSolver;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.propagation.RadioMapMaker;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.CellBeliefs;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.SnapshotCutter;
import java.util.Arrays;

/**
 * Makes a snapshot of a network of which the inventory is known and loads are assumed: the traffic of a cell of which nobody has told it
 * is what brings it to its load on the radio map.
 *
 * @param demandDeviation deviation of a cell's demand as a share of it
 * @param fastDeviation that of its fast component
 * @param hysteresisDb of event A3, with its offset
 * @param shareError see {@link Snapshot}
 * @param options of the radio map
 * @param seed of the radio map
 */
public record AssumedNetwork(
        double demandDeviation,
        double fastDeviation,
        double hysteresisDb,
        double shareError,
        RadioOptions options,
        long seed) {
    /** As plans of sweeps have it that do not say otherwise. */
    public static final AssumedNetwork USUAL = new AssumedNetwork(0.2, 0, 3, 0, RadioOptions.STANDARD, 1);

    /**
     * The snapshot.
     *
     * @param load of each cell, 0 to 1
     */
    public Snapshot make(Topology topology, double[] load) {
        double[] unknown = new double[load.length];
        Arrays.fill(unknown, Double.NaN);
        return make(topology, load, unknown);
    }

    /**
     * The snapshot.
     *
     * @param load of each cell, 0 to 1
     * @param traffic of each cell in bit/s; NaN where nobody has told
     */
    public Snapshot make(Topology topology, double[] load, double[] traffic) {
        RadioMap map = RadioMapMaker.make(topology, options, new Chance(seed));
        RadioState radio = RadioState.of(topology, LinkModel.START);
        double[] cost = costs(map, radio, load);
        CellBeliefs beliefs = CellBeliefs.unknown(map.cells());
        Arrays.fill(beliefs.fastDeviation(), fastDeviation);
        for (int c = 0; c < cost.length; c++) {
            double asked = Double.isNaN(traffic[c]) ? (cost[c] > 0 ? load[c] / cost[c] : 0) : traffic[c];
            beliefs.set(c, asked, load[c], demandDeviation);
        }
        return new SnapshotCutter(topology, map, hysteresisDb, shareError).cut(0, radio, beliefs);
    }

    /** Share of the PRBs that one bit/s takes in each cell while the others have these loads and each serves its own home. */
    public static double[] costs(RadioMap map, RadioState radio, double[] load) {
        double[] ones = new double[load.length];
        Arrays.fill(ones, 1);
        double[] at = new double[load.length];
        Arrays.setAll(at, c -> radio.isServing(c) ? load[c] : 0);
        double[] cost = new double[load.length];
        LoadSolver solver = new LoadSolver();
        solver.take(LoadNetwork.of(map, radio, Association.home(map)));
        solver.needAt(ones, at, cost);
        return cost;
    }
}
