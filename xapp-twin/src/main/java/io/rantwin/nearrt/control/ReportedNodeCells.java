package io.rantwin.nearrt.control;

import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.xapp.node.E2Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Nodes and their cells by who reports what. */
public final class ReportedNodeCells implements NodeCells {
    private final LiveCells cells;
    private final Supplier<Collection<E2Node>> nodes;

    /**
     * Over live states.
     *
     * @param nodes such as {@code NodeDirectory::nodes}
     */
    public ReportedNodeCells(LiveCells cells, Supplier<Collection<E2Node>> nodes) {
        this.cells = cells;
        this.nodes = nodes;
    }

    @Override
    public @Nullable E2Node nodeOf(String cellId) {
        CellView cell = cells.cell(cellId);
        if (cell == null) {
            return null;
        }
        for (E2Node node : nodes.get()) {
            if (node.ranName().equals(cell.ranName()) && node.isConnected()) {
                return node;
            }
        }
        return null;
    }

    @Override
    public List<E2Node> nodes() {
        return nodes.get().stream()
                .filter(E2Node::isConnected)
                .sorted(Comparator.comparing(E2Node::ranName))
                .toList();
    }

    @Override
    public List<String> cellsOf(String ranName) {
        List<String> own = new ArrayList<>();
        for (String id : cells.cellIds()) {
            CellView cell = cells.cell(id);
            if (cell != null && cell.ranName().equals(ranName)) {
                own.add(id);
            }
        }
        return own;
    }
}
