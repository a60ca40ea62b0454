package io.rantwin.twin.enforcement;

import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.LoadNetwork;
import io.rantwin.twin.loadcoupling.LoadSolver;
import io.rantwin.twin.loadcoupling.PointCost;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.NeighbourRelation;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.PowerDraw;
import io.rantwin.twin.whatif.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Cells as a snapshot of the twin knows them: loads by its load equation, capacity by the demand that fills them, and who would carry
 * whose users, at the cost that its radio map and the present interference tell. Levers and forecasts are for the caller to add.
 */
public final class SnapshotCells {
    private static final double TOLERANCE = 1e-6;
    private static final double LEAST_LOAD = 1e-3;

    private final Snapshot snapshot;
    private final Topology topology;
    private final PowerDraw power;
    private final Coverage coverage;
    private final TwinActions names;
    private final Takeover nobody;
    private final double[] load;
    private final double[] arriving;

    /**
     * Solves the snapshot's load equation once. Cells of the topology that are not in the snapshot are left out.
     *
     * @param leastRsrpDbm below which a cell takes nobody over, as in {@link Coverage}
     */
    public SnapshotCells(Snapshot snapshot, Topology topology, PowerDraw power, double leastRsrpDbm) {
        this.snapshot = snapshot;
        this.topology = topology;
        this.power = snapshot.powers().over(power);
        this.coverage = new Coverage(snapshot.map(), leastRsrpDbm);
        int n = snapshot.cells();
        names = new TwinActions(snapshot);
        nobody = new Takeover(new double[n], new double[n]);
        load = new double[n];
        arriving = new double[n];
        LoadNetwork network = LoadNetwork.of(snapshot.map(), snapshot.radio(), snapshot.serving());
        LoadSolver solver = new LoadSolver();
        solver.take(network);
        solver.solve(snapshot.demandMean(), load, TOLERANCE);
        Arrays.setAll(arriving, c -> network.demandOf(c, snapshot.demandMean()));
    }

    /**
     * The cells of the snapshot in its order.
     *
     * @param withTakeover cells of which it is worked out who would carry their users; of all others nobody is known to
     */
    public List<CellCondition> cells(Collection<String> withTakeover) {
        List<CellCondition> cells = new ArrayList<>();
        for (int c = 0; c < snapshot.cells(); c++) {
            cells.add(cell(c, withTakeover.contains(snapshot.cellIds().get(c))));
        }
        return cells;
    }

    private CellCondition cell(int c, boolean withTakeover) {
        RadioState radio = snapshot.radio();
        String id = snapshot.cellIds().get(c);
        boolean serves = radio.isServing(c);
        int place = topology.indexOf(id);
        Cell configured = place < 0 ? null : topology.cells().get(place);
        boolean isLocked = configured != null && !configured.unlocked();
        double dbm = radio.powerDbm(c);
        CellCondition condition = CellCondition.of(id, serves ? load[c] : 0)
                .withPowers(power.watts(c, serves ? load[c] : 0, dbm, true), power.watts(c, 0, dbm, false), dbm)
                .withRates(load[c] > LEAST_LOAD ? arriving[c] / load[c] / 1e3 : Double.NaN, Double.NaN)
                .withNeighbours(neighbours(c, place, withTakeover ? takeover(c) : nobody));
        return serves ? condition : condition.in(isLocked ? CellCondition.State.LOCKED : CellCondition.State.ASLEEP);
    }

    /** By the cell that takes over: the share of the demand, and PRBs for each of the sleeping cell's; NaN where that is not known. */
    private record Takeover(double[] share, double[] cost) {}

    private List<Neighbour> neighbours(int c, int place, Takeover takeover) {
        List<Neighbour> neighbours = new ArrayList<>();
        boolean[] related = new boolean[snapshot.cells()];
        if (place >= 0) {
            for (NeighbourRelation relation : topology.relationsOf(place)) {
                int other =
                        names.indexOf(topology.cells().get(relation.neighbour()).cellId());
                if (other >= 0) {
                    related[other] = true;
                }
            }
        }
        for (int other = 0; other < snapshot.cells(); other++) {
            if (related[other] || takeover.share()[other] > 0) {
                neighbours.add(new Neighbour(
                        snapshot.cellIds().get(other),
                        takeover.share()[other],
                        takeover.cost()[other],
                        related[other],
                        snapshot.radio().offsetDb(c, other)));
            }
        }
        return neighbours;
    }

    // Where the demand of the points goes that the cell serves (or that call it home, while it sleeps) when it does not
    // serve. Points that it does not cover itself are nobody's to lose.
    private Takeover takeover(int c) {
        RadioMap map = snapshot.map();
        RadioState radio = snapshot.radio();
        boolean serves = radio.isServing(c);
        RadioState awake = serves ? radio : radio.withServing(c, true);
        int[] then = serves
                ? new Association(map, snapshot.hysteresisDb())
                        .changed(snapshot.serving(), radio, map, radio.withServing(c, false))
                : snapshot.serving();
        double[] share = new double[snapshot.cells()];
        double[] prbs = new double[snapshot.cells()];
        double all = 0;
        double own = 0;
        PointCost ownCost = new PointCost(map, awake, load);
        // Who takes over is not disturbed by the cell any more.
        double[] silent = load.clone();
        silent[c] = 0;
        PointCost othersCost = new PointCost(map, radio, silent);
        for (int p = 0; p < map.points(); p++) {
            boolean isItsOwn = serves ? snapshot.serving()[p] == c : map.home(p) == c;
            if (!isItsOwn || !coverage.isCovered(p, c, awake)) {
                continue;
            }
            double demand = map.weight(p) * snapshot.demandMean()[map.home(p)];
            all += demand;
            own += demand * ownCost.of(p, c);
            if (then[p] != c && coverage.isCovered(p, then[p], radio)) {
                share[then[p]] += demand;
                prbs[then[p]] += demand * othersCost.of(p, then[p]);
            }
        }
        for (int other = 0; other < share.length; other++) {
            share[other] = all > 0 ? share[other] / all : 0;
            prbs[other] = own > 0 && Double.isFinite(own) ? prbs[other] / own : Double.NaN;
        }
        return new Takeover(share, prbs);
    }
}
