package io.rantwin.codecs.rc;

import java.util.List;

/**
 * NeighborRelation-Info: the neighbour table of a cell.
 *
 * @param servingCellPci physical cell id of the cell itself
 * @param servingCellArfcn carrier of the cell itself
 * @param neighborCells at least one
 */
public record NeighborRelations(
        ServingCell.Pci servingCellPci, ServingCell.Arfcn servingCellArfcn, List<NeighborCell> neighborCells) {
    public NeighborRelations {
        neighborCells = List.copyOf(neighborCells);
    }
}
