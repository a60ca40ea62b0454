package io.rantwin.twin.bench;

import io.rantwin.twin.topology.Carrier;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Environment;
import io.rantwin.twin.topology.Position;
import io.rantwin.twin.topology.Site;
import io.rantwin.twin.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/** Hexagonal three-sector networks of a size. */
final class BenchNetwork {
    private static final double METRES = 500;
    private static final int RADIUS = 9;

    private BenchNetwork() {}

    /** So many cells on sites around the origin. */
    static Topology of(int cells) {
        List<Position> lattice = new ArrayList<>();
        for (int a = -RADIUS; a <= RADIUS; a++) {
            for (int b = -RADIUS; b <= RADIUS; b++) {
                lattice.add(new Position(METRES * (a + 0.5 * b), METRES * b * Math.sqrt(0.75)));
            }
        }
        lattice.sort((p, q) -> Double.compare(square(p), square(q)));
        List<Site> sites = new ArrayList<>();
        List<Cell> list = new ArrayList<>();
        for (int s = 0; list.size() < cells; s++) {
            sites.add(new Site("S" + s, lattice.get(s), Environment.UMA));
            for (int sector = 0; sector < 3 && list.size() < cells; sector++) {
                list.add(new Cell(
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
        Carrier carrier = new Carrier("n78", 3.5e9, 30e3, 100, 273, 0.75);
        return new Topology(List.of(carrier), sites, list, List.of(), List.of());
    }

    private static double square(Position p) {
        return p.xMetres() * p.xMetres() + p.yMetres() * p.yMetres();
    }
}
