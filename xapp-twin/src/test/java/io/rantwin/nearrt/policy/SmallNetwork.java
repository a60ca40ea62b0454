package io.rantwin.nearrt.policy;

import io.rantwin.nearrt.live.LiveNetwork;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.AntennaPattern;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.propagation.RadioMapMaker;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.Carrier;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Environment;
import io.rantwin.twin.topology.NeighbourRelation;
import io.rantwin.twin.topology.Position;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Site;
import io.rantwin.twin.topology.SliceShare;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.SliceMix;
import io.rantwin.twin.whatif.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two carriers on four sites of three sectors: cells 0 to 11 for coverage, 12 to 23 for capacity over the same areas; and one far away. */
final class SmallNetwork implements LiveNetwork {
    static final int CELLS = 25;
    /** Alone on a site thirty kilometres away. */
    static final int REMOTE = 24;

    static final Snssai GOLD = new Snssai(1, Snssai.NO_SD);

    private final Topology topology = build();
    private final RadioMap map = RadioMapMaker.make(
            topology, new RadioOptions(12, 8, AntennaPattern.PANEL, 1.5, Environment.UMA), new Chance(3));
    /** Of each cell in bit/s. */
    final double[] demand = new double[CELLS];
    /** How far off that may be, as a share of it. */
    double relativeDeviation;
    /** Whether anything has reported. */
    boolean isReady = true;

    SmallNetwork() {
        Arrays.fill(demand, 2e6);
    }

    static String id(int cell) {
        return String.format("001-01-%09x", cell);
    }

    private static Topology build() {
        List<Carrier> carriers =
                List.of(new Carrier("low", 8e8, 15e3, 20, 106, 1), new Carrier("high", 2.1e9, 15e3, 20, 106, 1));
        List<Site> sites = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        List<NeighbourRelation> relations = new ArrayList<>();
        for (int s = 0; s < 4; s++) {
            sites.add(new Site("S" + s, new Position(400.0 * (s % 2), s > 1 ? 400 : 0), Environment.UMA));
        }
        sites.add(new Site("S4", new Position(30_000, 0), Environment.UMA));
        for (int c = 0; c < CELLS; c++) {
            cells.add(new Cell(
                    id(c),
                    c == REMOTE ? "S4" : "S" + c % 12 / 3,
                    c < 12 ? "low" : "high",
                    120.0 * (c % 3),
                    0.0,
                    6.0,
                    25.0,
                    43.0,
                    c,
                    true,
                    List.of(new SliceShare(GOLD, RRMPolicyRatio.FREE))));
            for (int other = 0; other < CELLS; other++) {
                if (other != c) {
                    relations.add(new NeighbourRelation(c, other, 0, null));
                }
            }
        }
        return new Topology(carriers, sites, cells, relations, List.of());
    }

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public List<String> unknownCellIds() {
        return List.of();
    }

    @Override
    public void importTopology(String json) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Snapshot cut() throws NotReadyException {
        if (!isReady) {
            throw new NotReadyException("Nothing has reported yet.");
        }
        double[] correlation = new double[CELLS];
        Arrays.fill(correlation, 10);
        int[] limit = new int[CELLS];
        Arrays.fill(limit, 100);
        double[] sizes = new double[CELLS];
        Arrays.fill(sizes, 4e6);
        RadioState radio = RadioState.of(topology, LinkModel.START);
        return new Snapshot(
                0,
                topology.cells().stream().map(Cell::cellId).toList(),
                map,
                radio,
                new Association(map, 2).settled(radio),
                demand.clone(),
                Arrays.stream(demand).map(each -> relativeDeviation * each).toArray(),
                new double[CELLS],
                correlation,
                limit,
                sizes,
                2,
                0,
                SliceMix.NONE);
    }
}
