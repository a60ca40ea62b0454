package io.rantwin.xapp.node;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the state of the nodes can be read. Methods block, in bounded time. Thread-safe. */
public interface NodeSource {
    /**
     * All nodes.
     *
     * @throws NodeSourceException when the source is away or its answer makes no sense as a whole
     */
    Reading readAll() throws NodeSourceException;

    /**
     * One node.
     *
     * @return {@code null} when there is no such node
     * @throws NodeSourceException when the source is away or what it says of the node is not readable
     */
    @Nullable
    E2Node read(String ranName) throws NodeSourceException;

    /**
     * An answer for all nodes.
     *
     * @param nodes those that could be read, at most one of a name
     * @param unreadable status of those of which no more than that could be read
     */
    record Reading(List<E2Node> nodes, Map<String, ConnectionStatus> unreadable) {
        public Reading {
            nodes = List.copyOf(nodes);
            unreadable = Map.copyOf(unreadable);
        }
    }
}
