package io.rantwin.xapp.node;

/**
 * What became of a node. Applied one after the other to nothing, the events give the list of nodes.
 */
public sealed interface NodeEvent {
    /** The node, as it is now; for a removed one, as it was. */
    E2Node node();

    /** A node that was not there before. */
    record NodeAdded(E2Node node) implements NodeEvent {}

    /**
     * Something about a node is new.
     *
     * @param node as it is now
     * @param before as it was
     * @param interrupted the connection did not hold from then to now, or may not have: subscriptions at the node may be
     *     lost. The two may be equal then, when the node was away only briefly
     */
    record NodeChanged(E2Node node, E2Node before, boolean interrupted) implements NodeEvent {
        /** Whether the status is another one. */
        public boolean statusChanged() {
            return node.connectionStatus() != before.connectionStatus();
        }
    }

    /** A node that the platform does not know any more. */
    record NodeRemoved(E2Node node) implements NodeEvent {}
}
