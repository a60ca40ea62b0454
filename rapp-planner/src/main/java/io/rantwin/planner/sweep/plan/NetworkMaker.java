package io.rantwin.planner.sweep.plan;

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
 * Makes a snapshot of a network of which the inventory is known and loads are assumed: the traffic of each cell is what brings it to its
 * load on the radio map.
 *
 * @param demandDeviation deviation of a cell's demand as a share of it
 * @param fastDeviation that of its fast component
 * @param hysteresisDb of event A3, with its offset
 * @param shareError see {@link Snapshot}
 * @param points demand points of each cell
 * @param seed of the radio map
 */
public record NetworkMaker(
        double demandDeviation, double fastDeviation, double hysteresisDb, double shareError, int points, long seed) {
    /** As plans have it that do not say otherwise. */
    public static final NetworkMaker USUAL = new NetworkMaker(0.2, 0, 3, 0, 100, 1);

    /**
     * The snapshot.
     *
     * @param load of each cell, 0 to 1
     */
    public Snapshot make(Topology topology, double[] load) {
        RadioOptions standard = RadioOptions.STANDARD;
        RadioOptions options = new RadioOptions(
                points, standard.strongest(), standard.pattern(), standard.userMetres(), standard.environment());
        RadioMap map = RadioMapMaker.make(topology, options, new Chance(seed));
        RadioState radio = RadioState.of(topology, LinkModel.START);
        int n = map.cells();
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        double[] need = new double[n];
        double[] at = new double[n];
        Arrays.setAll(at, c -> radio.isServing(c) ? load[c] : 0);
        LoadSolver solver = new LoadSolver();
        solver.take(LoadNetwork.of(map, radio, Association.home(map)));
        solver.needAt(ones, at, need);
        CellBeliefs beliefs = CellBeliefs.unknown(n);
        for (int c = 0; c < n; c++) {
            beliefs.fastDeviation()[c] = fastDeviation;
            if (radio.isServing(c) && need[c] > 0) {
                // Every point is served at home: need is the cost of one bit/s.
                beliefs.set(c, load[c] / need[c], load[c], demandDeviation);
            }
        }
        return new SnapshotCutter(topology, map, hysteresisDb, shareError).cut(0, radio, beliefs);
    }
}
