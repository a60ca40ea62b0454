package io.rantwin.harness.e2node;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.RanFunction;
import io.rantwin.codecs.e2ap.RicControl.RicControlRequest;
import io.rantwin.codecs.per.Octets;
import org.jspecify.annotations.Nullable;

/** A RAN function of a node that takes controls. Called where the node's messages are taken, see {@link Inbox}. */
public interface ControlFunction {
    /** What the node announces. */
    RanFunction.Item item();

    /** Judges and carries out a request that is addressed to this function. Must be quick. */
    Outcome carryOut(RicControlRequest request);

    /** What became of a request. */
    sealed interface Outcome {
        /** @param outcome encoded control outcome of the service model */
        record Done(@Nullable Octets outcome) implements Outcome {}

        /**
         * @param cause why nothing was done
         * @param outcome encoded control outcome of the service model
         * @param reason for people
         */
        record Refused(Cause cause, @Nullable Octets outcome, String reason) implements Outcome {}
    }
}
