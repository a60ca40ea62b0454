package io.rantwin.twin.whatif;

import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.LinkFit;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.LoadNetwork;
import io.rantwin.twin.loadcoupling.LoadSolver;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Topology;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts snapshots whose load equation has the believed loads as its solution. The radio map is made once, by others; a cut makes one
 * {@link LoadNetwork} and some arrays.
 *
 * <p>Two things are fitted. First the demand of the home cells, so that each cell is asked for its believed traffic: where every cell
 * serves its own home that is the traffic itself; while cells sleep, home demands are shared out by the iteration of Richardson and
 * Lucy, which keeps them positive and leaves a sleeping cell's demand as believed. Second a factor on each home's link model (eta and
 * seMax alike), so that the need of the cell at the believed loads is the believed one:
 *
 * <pre>
 * need_i(loads) = sum over homes h of (demand of h in i * cost(loads) / k_h),  so at home  k_i = that sum / believed need_i
 * </pre>
 *
 * The factor stands for what the map does not know of the home's users, so it goes with them where others serve them ({@link LinkFit}).
 *
 * The capped equation has one solution only, so the untouched network has the believed loads. Immutable and thread-safe.
 */
public final class SnapshotCutter {
    /** Deviation of the logarithm of shares towards neighbours, see {@link Snapshot}; chosen on 32 pairs of simulated runs, see docs/what-if.md. */
    public static final double USUAL_SHARE_ERROR = 0.5;

    private static final int SHARING_STEPS = 50;
    private static final double CLOSE = 1e-9;
    private static final double LEAST_FACTOR = 0.02;
    private static final double MOST_FACTOR = 50;
    private static final double SOME_TRAFFIC = 1e-3;

    private final List<String> cellIds;
    private final RadioMap map;
    private final double hysteresisDb;
    private final double shareError;

    /** A cutter for a network whose radio map is as uncertain as maps were found to be, {@link #USUAL_SHARE_ERROR}. */
    public SnapshotCutter(Topology topology, RadioMap map, double hysteresisDb) {
        this(topology, map, hysteresisDb, USUAL_SHARE_ERROR);
    }

    /**
     * A cutter for a network.
     *
     * @param topology all cells, also those that stand alone, see {@link io.rantwin.twin.topology.ReportingCells}
     * @param map made of it
     * @param hysteresisDb of event A3, with its offset
     * @param shareError what is not known of where demand lies, see {@link Snapshot}; 0 to take the map as true
     */
    public SnapshotCutter(Topology topology, RadioMap map, double hysteresisDb, double shareError) {
        this.cellIds = topology.cells().stream().map(Cell::cellId).toList();
        this.map = map;
        this.hysteresisDb = hysteresisDb;
        this.shareError = shareError;
        if (cellIds.size() != map.cells()) {
            throw new IllegalArgumentException(
                    "The radio map has " + map.cells() + " cells, the topology " + cellIds.size() + ".");
        }
    }

    /** Identities in the order that beliefs must have. */
    public List<String> cellIds() {
        return cellIds;
    }

    /** The network as all points are served at home. */
    public Snapshot cut(long networkTimeMillis, RadioState radio, CellBeliefs beliefs) {
        return cut(networkTimeMillis, radio, Association.home(map), beliefs);
    }

    /**
     * The network as it is.
     *
     * @param radio powers, states, offsets as they are now; link models as calibrated, or {@link LinkModel#START}
     * @param serving cell that serves each point now: the home cells, or {@link #served} after executed actions
     * @param beliefs of a cell that does not serve: its traffic is what its home would ask for, its load is ignored. A cell of which
     *     nothing is known has the mean need of those of which something is, with the deviation given.
     */
    public Snapshot cut(long networkTimeMillis, RadioState radio, int[] serving, CellBeliefs beliefs) {
        int n = map.cells();
        double usual = usualNeed(radio, beliefs);
        double[] need = new double[n];
        double[] traffic = new double[n];
        LinkModel[] links = new LinkModel[n];
        for (int c = 0; c < n; c++) {
            links[c] = radio.link(c);
            boolean known = beliefs.knows(c);
            need[c] = !radio.isServing(c) ? 0 : known ? beliefs.load()[c] : usual;
            traffic[c] = known ? Math.max(beliefs.traffic()[c], SOME_TRAFFIC) : Double.NaN;
        }
        LoadNetwork network = LoadNetwork.of(map, radio, serving);
        LoadSolver solver = new LoadSolver();
        solver.take(network);
        double[] load = new double[n];
        Arrays.setAll(load, c -> Math.min(need[c], 1));
        double[] cost = costs(solver, network, load);
        for (int c = 0; c < n; c++) {
            // Of an unknown cell only the need is guessed; the model says what traffic that is.
            traffic[c] = Double.isNaN(traffic[c]) ? (cost[c] > 0 ? need[c] / cost[c] : SOME_TRAFFIC) : traffic[c];
        }
        double[] demand = homeDemand(network, radio, serving, traffic);
        LinkFit fit = LinkFit.of(network, demand, load, need, LEAST_FACTOR, MOST_FACTOR);
        for (int c = 0; c < n; c++) {
            links[c] = links[c].times(fit.factor(c));
            if (fit.need(c) > 0 && need[c] > 0) {
                // Where no sensible link explains the load, the traffic is disbelieved, not the load.
                demand[c] *= need[c] / fit.need(c);
            }
        }
        double[] deviation = new double[n];
        Arrays.setAll(deviation, c -> beliefs.relativeDeviation()[c] * demand[c]);
        return new Snapshot(
                networkTimeMillis,
                cellIds,
                map,
                radio.withLinks(links),
                serving.clone(),
                demand,
                deviation,
                beliefs.fastDeviation().clone(),
                beliefs.correlationSeconds().clone(),
                beliefs.admissionLimit().clone(),
                beliefs.meanFlowBits().clone(),
                hysteresisDb,
                shareError,
                SliceMix.NONE,
                beliefs.connectedUsers().clone(),
                CellPowers.NONE);
    }

    /** Which cell serves each point once a network has gone from one state to another, as after executed actions. */
    public int[] served(int[] servingBefore, RadioState before, RadioState after) {
        return new Association(map, hysteresisDb).changed(servingBefore, before, map, after);
    }

    private static double usualNeed(RadioState radio, CellBeliefs beliefs) {
        double sum = 0;
        int count = 0;
        for (int c = 0; c < radio.cells(); c++) {
            if (beliefs.knows(c) && radio.isServing(c)) {
                sum += beliefs.load()[c];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    // PRB share of one bit/s in each cell, of its whole mix.
    private static double[] costs(LoadSolver solver, LoadNetwork network, double[] load) {
        double[] ones = new double[load.length];
        Arrays.fill(ones, 1);
        double[] cost = new double[load.length];
        solver.needAt(ones, load, cost);
        for (int c = 0; c < cost.length; c++) {
            double arriving = network.demandOf(c, ones);
            cost[c] = arriving > 0 ? cost[c] / arriving : 0;
        }
        return cost;
    }

    private double[] homeDemand(LoadNetwork network, RadioState radio, int[] serving, double[] traffic) {
        double[] demand = traffic.clone();
        int n = demand.length;
        double[] share = new double[n * n];
        for (int p = 0; p < serving.length; p++) {
            if (serving[p] != Association.UNSERVED) {
                share[map.home(p) * n + serving[p]] += map.weight(p);
            }
        }
        for (int step = 0; step < SHARING_STEPS; step++) {
            double moved = 0;
            double[] ratio = new double[n];
            for (int c = 0; c < n; c++) {
                double arriving = network.demandOf(c, demand);
                ratio[c] = arriving > 0 ? traffic[c] / arriving : 1;
            }
            for (int home = 0; home < n; home++) {
                if (!radio.isServing(home)) {
                    continue;
                }
                double sum = 0;
                double weight = 0;
                for (int c = 0; c < n; c++) {
                    sum += share[home * n + c] * ratio[c];
                    weight += share[home * n + c];
                }
                if (weight > 0) {
                    moved = Math.max(moved, Math.abs(sum / weight - 1));
                    demand[home] *= sum / weight;
                }
            }
            if (moved < CLOSE) {
                break;
            }
        }
        return demand;
    }
}
