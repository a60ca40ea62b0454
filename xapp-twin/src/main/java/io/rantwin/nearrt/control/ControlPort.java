package io.rantwin.nearrt.control;

import io.rantwin.twin.enforcement.EnforcementAction;
import io.rantwin.twin.enforcement.Lever;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An interface over which cells are changed. Thread-safe; no method blocks. */
public interface ControlPort {
    /** Name for people, such as {@code E2SM-RC}. */
    String name();

    /** What it offers for a cell now. */
    Set<Lever> levers(String cellId);

    /** Why it cannot carry out an action, in a sentence; null when it can. */
    @Nullable
    String objection(EnforcementAction action);

    /**
     * Sends a control.
     *
     * @return never fails, but has a result for everything
     */
    CompletableFuture<PortResult> carryOut(EnforcementAction action);

    /**
     * Reads back whether a change is in place.
     *
     * @return never fails
     */
    default CompletableFuture<InPlace> readBack(EnforcementAction action) {
        return CompletableFuture.completedFuture(InPlace.UNKNOWN);
    }
}
