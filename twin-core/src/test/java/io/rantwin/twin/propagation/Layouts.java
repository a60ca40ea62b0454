package io.rantwin.twin.propagation;

import io.rantwin.twin.topology.Carrier;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Environment;
import io.rantwin.twin.topology.NeighbourRelation;
import io.rantwin.twin.topology.Position;
import io.rantwin.twin.topology.Site;
import io.rantwin.twin.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/** Topologies for tests. */
public final class Layouts {
    private static final Carrier N78 = new Carrier("n78", 3.5e9, 30e3, 100, 273, 0.75);

    private Layouts() {}

    /** Three-sector urban macro sites on a triangular lattice, nearest to the origin first; no wrap-around. */
    public static Topology hexagonal(int sites, double metres) {
        List<Position> lattice = new ArrayList<>();
        for (int a = -8; a <= 8; a++) {
            for (int b = -8; b <= 8; b++) {
                lattice.add(new Position(metres * (a + 0.5 * b), metres * b * Math.sqrt(0.75)));
            }
        }
        lattice.sort((p, q) -> Double.compare(order(p), order(q)));
        List<Site> list = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        for (int s = 0; s < sites; s++) {
            list.add(new Site("S" + s, lattice.get(s), Environment.UMA));
            for (int sector = 0; sector < 3; sector++) {
                cells.add(new Cell(
                        "S" + s + "-" + sector,
                        "S" + s,
                        "n78",
                        30.0 + 120 * sector,
                        0.0,
                        9.0,
                        25.0,
                        46.0,
                        null,
                        true,
                        List.of()));
            }
        }
        return new Topology(List.of(N78), list, cells, List.of(), List.of());
    }

    /** Three cells of unknown place. */
    static Topology graph(List<NeighbourRelation> relations) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            cells.add(new Cell("c" + i, null, "n78", null, null, null, null, null, null, true, List.of()));
        }
        return new Topology(List.of(N78), List.of(), cells, relations, List.of());
    }

    private static double order(Position p) {
        return Math.rint(Math.hypot(p.xMetres(), p.yMetres())) + 1e-4 * Math.atan2(p.yMetres(), p.xMetres());
    }
}
