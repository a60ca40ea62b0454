package io.rantwin.codecs.e2ap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** E2 connection update (procedure 11): the RIC adds, changes or removes transport associations. */
public sealed interface E2connection extends E2apMessage {
    /** RIC to E2 node. */
    record E2connectionUpdate(
            @Nullable Integer transactionId,
            List<TnlAssociation.Usage> e2connectionUpdateAdd,
            List<TnlInformation> e2connectionUpdateRemove,
            List<TnlAssociation.Usage> e2connectionUpdateModify)
            implements E2connection {
        public E2connectionUpdate {
            e2connectionUpdateAdd = List.copyOf(e2connectionUpdateAdd);
            e2connectionUpdateRemove = List.copyOf(e2connectionUpdateRemove);
            e2connectionUpdateModify = List.copyOf(e2connectionUpdateModify);
        }
    }

    /** E2 node to RIC. */
    record E2connectionUpdateAcknowledge(
            @Nullable Integer transactionId,
            List<TnlAssociation.Usage> e2connectionSetup,
            List<TnlAssociation.SetupFailed> e2connectionSetupFailed)
            implements E2connection {
        public E2connectionUpdateAcknowledge {
            e2connectionSetup = List.copyOf(e2connectionSetup);
            e2connectionSetupFailed = List.copyOf(e2connectionSetupFailed);
        }
    }

    /**
     * E2 node to RIC.
     *
     * @param cause optional
     */
    record E2connectionUpdateFailure(
            @Nullable Integer transactionId,
            @Nullable Cause cause,
            @Nullable TimeToWait timeToWait,
            @Nullable CriticalityDiagnostics criticalityDiagnostics)
            implements E2connection {}
}
