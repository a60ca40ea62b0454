package io.rantwin.nearrt.live;

import java.util.List;
import java.util.function.Consumer;

/** A1 policies that the xApp holds, what they caused, and the switch over all control. Thread-safe. */
public interface LivePolicies {
    /** All policies in the order of their ids. */
    List<PolicyView> policies();

    /**
     * Calls with each change of a policy or of what became of its controls, on the enforcement's thread: the listener hands it on and
     * returns at once. A policy that is taken away is told of once more, not enforced, with that as the reason.
     *
     * @return ends it
     */
    AutoCloseable watch(Consumer<PolicyView> listener);

    /** False after the kill switch. */
    boolean isControlEnabled();

    /**
     * The kill switch: false stops all control and takes cells back to the state before; true lets control go on. Returns when the
     * taking back has been sent.
     *
     * @param reason who and why, for the audit log; not empty
     * @return controls taken back by this call
     */
    int setControlEnabled(boolean enabled, String reason);
}
