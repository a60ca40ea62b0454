package io.rantwin.twin.topology;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts a planned site into a topology: its cells are there and locked. No demand is at home in a locked cell, yet all points know how
 * they would receive it, so a what-if can put it on air. A new radio map has to be made of the result.
 */
public final class PlannedSite {
    private PlannedSite() {}

    /**
     * The topology with a site more.
     *
     * @param cells of the site; their carriers are the topology's
     * @throws IllegalArgumentException when an identity repeats, or a cell names another site or an unknown carrier
     */
    public static Topology in(Topology topology, Site site, List<Cell> cells) {
        List<Site> sites = new ArrayList<>(topology.sites());
        sites.add(site);
        List<Cell> all = new ArrayList<>(topology.cells());
        for (Cell cell : cells) {
            if (!site.siteId().equals(cell.siteId())) {
                throw new IllegalArgumentException(
                        "Cell " + cell.cellId() + " of the planned site names the site " + cell.siteId() + ".");
            }
            all.add(new Cell(
                    cell.cellId(),
                    cell.siteId(),
                    cell.carrier(),
                    cell.azimuthDegrees(),
                    cell.mechanicalTiltDegrees(),
                    cell.electricalTiltDegrees(),
                    cell.heightMetres(),
                    cell.configuredMaxTxPowerDbm(),
                    cell.nRPCI(),
                    false,
                    cell.slices()));
        }
        return new Topology(topology.carriers(), sites, all, topology.relations(), topology.wrapVectors());
    }
}
