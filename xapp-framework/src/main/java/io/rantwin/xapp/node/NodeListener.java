package io.rantwin.xapp.node;

/** Is told what becomes of nodes, on the thread that ticks the directory: must not block. */
@FunctionalInterface
public interface NodeListener {
    /** Something happened to a node. */
    void happened(NodeEvent event);
}
