package io.rantwin.twin.topology;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a topology whole: every cell that reports is in it, also where the inventory does not know the cell, or nothing at all. */
public final class ReportingCells {
    /**
     * Stands for the carrier of a cell of which only reports are known: the 100 MHz at 3.5 GHz with 30 kHz that most mid-band networks
     * have, three quarters downlink. Loads do not depend on it; a beliefs' load and traffic set the cell's capacity.
     */
    public static final Carrier UNKNOWN_CARRIER = new Carrier("unknown", 3.5e9, 30e3, 100, 273, 0.75);

    private ReportingCells() {}

    /**
     * The known topology, its cells first and in their order, and behind them the cells that report and are not in it, in the order
     * given. These stand alone unless a relation leads to them.
     *
     * @param known null where there is no topology
     * @param reporting identities; those that are known change nothing
     * @param carrier of the unknown ones, such as {@link #UNKNOWN_CARRIER}
     * @param learned relations learned from handovers, by index in the result; those that the topology has already, between the
     *     same cells, are replaced by them with the topology's offset
     */
    public static Topology joined(
            @Nullable Topology known, List<String> reporting, Carrier carrier, List<NeighbourRelation> learned) {
        List<Cell> cells = new ArrayList<>(known == null ? List.of() : known.cells());
        List<Carrier> carriers = new ArrayList<>(known == null ? List.of() : known.carriers());
        for (String cellId : reporting) {
            if (known == null || known.indexOf(cellId) < 0) {
                cells.add(new Cell(cellId, null, carrier.name(), null, null, null, null, null, null, true, List.of()));
            }
        }
        if (carriers.stream().noneMatch(other -> other.name().equals(carrier.name()))) {
            carriers.add(carrier);
        }
        List<NeighbourRelation> relations = new ArrayList<>();
        for (NeighbourRelation relation : known == null ? List.<NeighbourRelation>of() : known.relations()) {
            if (learned.stream().noneMatch(other -> sameCells(relation, other))) {
                relations.add(relation);
            }
        }
        for (NeighbourRelation relation : learned) {
            double offset = relation.cellIndividualOffsetDb();
            if (known != null && relation.cell() < known.cells().size()) {
                for (NeighbourRelation configured : known.relationsOf(relation.cell())) {
                    offset = sameCells(configured, relation) ? configured.cellIndividualOffsetDb() : offset;
                }
            }
            relations.add(new NeighbourRelation(relation.cell(), relation.neighbour(), offset, relation.handovers()));
        }
        return new Topology(
                carriers,
                known == null ? List.of() : known.sites(),
                cells,
                relations,
                known == null ? List.of() : known.wrapVectors());
    }

    private static boolean sameCells(NeighbourRelation a, NeighbourRelation b) {
        return a.cell() == b.cell() && a.neighbour() == b.neighbour();
    }
}
