package io.rantwin.nearrt.control;

import io.rantwin.xapp.node.E2Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which E2 node a cell belongs to. Thread-safe. */
public interface NodeCells {
    /** The node that reports a cell; null when none is connected. */
    @Nullable
    E2Node nodeOf(String cellId);

    /** All connected nodes. */
    List<E2Node> nodes();

    /** Cells that a node reports, sorted. */
    List<String> cellsOf(String ranName);
}
