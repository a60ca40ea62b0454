package io.rantwin.planner.sweep.commands;

import io.rantwin.twin.topology.Carrier;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Environment;
import io.rantwin.twin.topology.Position;
import io.rantwin.twin.topology.Site;
import io.rantwin.twin.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/** Three-sector urban macro sites, 500 m apart on a triangular lattice around the origin: what the benchmark sweeps over. */
final class HexagonalNetwork {
    private static final double METRES = 500;
    private static final int RADIUS = 20;
    private static final int SECTORS = 3;

    private HexagonalNetwork() {}

    /** So many sites, 1 to 1000. */
    static Topology of(int sites) {
        List<Position> lattice = new ArrayList<>();
        for (int a = -RADIUS; a <= RADIUS; a++) {
            for (int b = -RADIUS; b <= RADIUS; b++) {
                lattice.add(new Position(METRES * (a + 0.5 * b), METRES * b * Math.sqrt(0.75)));
            }
        }
        lattice.sort((p, q) -> Double.compare(square(p), square(q)));
        List<Site> list = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        for (int s = 0; s < sites; s++) {
            list.add(new Site("S" + s, lattice.get(s), Environment.UMA));
            for (int sector = 0; sector < SECTORS; sector++) {
                double azimuth = 30.0 + 360.0 / SECTORS * sector;
                cells.add(new Cell(
                        "S" + s + "-" + sector, "S" + s, "n78", azimuth, 0.0, 9.0, 25.0, 46.0, null, true, List.of()));
            }
        }
        return new Topology(
                List.of(new Carrier("n78", 3.5e9, 30e3, 100, 273, 0.75)), list, cells, List.of(), List.of());
    }

    private static double square(Position p) {
        return p.xMetres() * p.xMetres() + p.yMetres() * p.yMetres();
    }
}
