package io.rantwin.harness.ran.node;

/** A fault: cells that acknowledge controls and do nothing. Asked by the network's thread. */
@FunctionalInterface
public interface ControlGate {
    /** Every cell obeys. */
    ControlGate OPEN = _ -> false;

    /** Whether a cell ignores what it acknowledges. */
    boolean ignores(int cell);
}
