package io.rantwin.harness.ric.e2;

import io.rantwin.harness.ric.fault.PassThrough;

/**
 * Where the E2 termination lets messages be harmed.
 *
 * @param fromNodes indications and control outcomes on their way to xApps
 * @param toNodes control requests on their way to nodes
 */
public record E2Faults(PassThrough fromNodes, PassThrough toNodes) {
    /** Nothing is harmed. */
    public static final E2Faults NONE = new E2Faults(PassThrough.UNHARMED, PassThrough.UNHARMED);
}
