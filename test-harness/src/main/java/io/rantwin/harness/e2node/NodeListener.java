package io.rantwin.harness.e2node;

/** Is told what happens to nodes. Called on the thread that serves them: must be quick. */
@FunctionalInterface
public interface NodeListener {
    /** Not interested. */
    NodeListener SILENT = _ -> {};

    void event(NodeEvent event);
}
