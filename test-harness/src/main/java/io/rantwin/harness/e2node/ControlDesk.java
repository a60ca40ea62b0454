package io.rantwin.harness.e2node;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.RicControl.RicControlRequest;
import org.jspecify.annotations.Nullable;

/** Decides on RIC control requests that are addressed to the RC function and can be read. Must be quick. */
@FunctionalInterface
public interface ControlDesk {
    /** Does whatever is asked for. */
    ControlDesk WILLING = (_, _) -> null;

    /** The cause for a failure, or {@code null} when the request was carried out. */
    @Nullable
    Cause carryOut(NodeIdentity node, RicControlRequest request);
}
