package io.rantwin.nearrt.intent;

import io.rantwin.nearrt.live.CellGlance;
import io.rantwin.nearrt.live.LiveNodes;
import io.rantwin.xapp.node.E2Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The nodes as the RIC knows them, with the cells that they have reported. Thread-safe. */
public final class KnownNodes implements LiveNodes {
    private final Supplier<Collection<E2Node>> nodes;
    private final Supplier<List<CellGlance>> cells;
    private final NodeIntents intents;

    public KnownNodes(Supplier<Collection<E2Node>> nodes, Supplier<List<CellGlance>> cells, NodeIntents intents) {
        this.nodes = nodes;
        this.cells = cells;
        this.intents = intents;
    }

    @Override
    public List<NodeView> nodes() {
        Map<String, List<String>> cellsOf = new HashMap<>();
        for (CellGlance cell : cells.get()) {
            cellsOf.computeIfAbsent(cell.ranName(), _ -> new ArrayList<>()).add(cell.cellId());
        }
        return nodes.get().stream()
                .sorted(Comparator.comparing(E2Node::ranName))
                .map(node -> new NodeView(
                        node.ranName(),
                        node.isConnected(),
                        cellsOf.getOrDefault(node.ranName(), List.of()),
                        intents.missing(node.ranName())))
                .toList();
    }
}
