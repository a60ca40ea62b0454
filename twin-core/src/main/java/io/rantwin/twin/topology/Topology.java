package io.rantwin.twin.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carriers, sites, cells and neighbour relations. The order of the cells is the order of all per-cell arrays of the twin.
 * Immutable; built by {@link TopologyReader} or, from values already checked, directly.
 */
public final class Topology {
    private final List<Carrier> carriers;
    private final List<Site> sites;
    private final List<Cell> cells;
    private final List<NeighbourRelation> relations;
    private final List<Position> wrapVectors;
    private final Map<String, Integer> cellIndex = new HashMap<>();
    private final Map<String, Integer> siteIndex = new HashMap<>();
    private final Map<String, Integer> carrierIndex = new HashMap<>();
    private final List<List<NeighbourRelation>> relationsOf = new ArrayList<>();

    /**
     * Takes the parts.
     *
     * @param wrapVectors shifts under which the network repeats itself, without the zero shift; empty for a plane
     * @throws IllegalArgumentException when an identity repeats or a reference leads nowhere
     */
    public Topology(
            List<Carrier> carriers,
            List<Site> sites,
            List<Cell> cells,
            List<NeighbourRelation> relations,
            List<Position> wrapVectors) {
        this.carriers = List.copyOf(carriers);
        this.sites = List.copyOf(sites);
        this.cells = List.copyOf(cells);
        this.relations = List.copyOf(relations);
        this.wrapVectors = List.copyOf(wrapVectors);
        for (Carrier carrier : carriers) {
            number(carrierIndex, carrier.name(), "carrier");
        }
        for (Site site : sites) {
            number(siteIndex, site.siteId(), "site");
        }
        for (Cell cell : cells) {
            number(cellIndex, cell.cellId(), "cell");
            if (!carrierIndex.containsKey(cell.carrier())
                    || (cell.siteId() != null && !siteIndex.containsKey(cell.siteId()))) {
                throw new IllegalArgumentException(
                        "Cell " + cell.cellId() + " names a site or a carrier that is not in the topology.");
            }
            relationsOf.add(new ArrayList<>());
        }
        for (NeighbourRelation relation : relations) {
            if (Math.min(relation.cell(), relation.neighbour()) < 0
                    || Math.max(relation.cell(), relation.neighbour()) >= cells.size()) {
                throw new IllegalArgumentException("The relation " + relation + " leads to no cell.");
            }
            relationsOf.get(relation.cell()).add(relation);
        }
    }

    /** Carriers in the order of their indices. */
    public List<Carrier> carriers() {
        return carriers;
    }

    /** Sites. */
    public List<Site> sites() {
        return sites;
    }

    /** Cells in the order of all per-cell arrays. */
    public List<Cell> cells() {
        return cells;
    }

    /** All neighbour relations. */
    public List<NeighbourRelation> relations() {
        return relations;
    }

    /** Shifts under which the network repeats itself, without the zero shift. */
    public List<Position> wrapVectors() {
        return wrapVectors;
    }

    /** Index of a cell, -1 when there is none of that identity. */
    public int indexOf(String cellId) {
        return cellIndex.getOrDefault(cellId, -1);
    }

    /** Index of a cell's carrier. */
    public int carrierOf(int cell) {
        return carrierIndex.getOrDefault(cells.get(cell).carrier(), -1);
    }

    /** A cell's site, null when unknown. */
    public @Nullable Site siteOf(int cell) {
        int site = siteIndexOf(cell);
        return site < 0 ? null : sites.get(site);
    }

    /** Index of a cell's site, -1 when unknown. */
    public int siteIndexOf(int cell) {
        String siteId = cells.get(cell).siteId();
        return siteId == null ? -1 : siteIndex.getOrDefault(siteId, -1);
    }

    /** Relations from a cell. */
    public List<NeighbourRelation> relationsOf(int cell) {
        return List.copyOf(relationsOf.get(cell));
    }

    /** What can be modelled of a cell: geometry needs a position, an azimuth and a power; a graph needs a neighbour. */
    public ModelBasis basis(int cell) {
        Cell c = cells.get(cell);
        Site site = siteOf(cell);
        if (site != null
                && site.position() != null
                && c.azimuthDegrees() != null
                && c.configuredMaxTxPowerDbm() != null) {
            return ModelBasis.GEOMETRY;
        }
        return relationsOf.get(cell).isEmpty() ? ModelBasis.STAND_ALONE : ModelBasis.NEIGHBOUR_GRAPH;
    }

    private static void number(Map<String, Integer> index, String name, String what) {
        if (index.putIfAbsent(name, index.size()) != null) {
            throw new IllegalArgumentException("There are two " + what + "s named " + name + ".");
        }
    }
}
