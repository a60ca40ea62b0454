package io.rantwin.codecs.e2ap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** RIC service update (procedure 7) and RIC service query (procedure 6): which RAN functions a node offers. */
public sealed interface RicService extends E2apMessage {
    /** E2 node to RIC: changes. */
    record RicServiceUpdate(
            @Nullable Integer transactionId,
            List<RanFunction.Item> ranFunctionsAdded,
            List<RanFunction.Item> ranFunctionsModified,
            List<RanFunction.Id> ranFunctionsDeleted)
            implements RicService {
        public RicServiceUpdate {
            ranFunctionsAdded = List.copyOf(ranFunctionsAdded);
            ranFunctionsModified = List.copyOf(ranFunctionsModified);
            ranFunctionsDeleted = List.copyOf(ranFunctionsDeleted);
        }
    }

    /** RIC to E2 node. */
    record RicServiceUpdateAcknowledge(
            @Nullable Integer transactionId,
            List<RanFunction.Id> ranFunctionsAccepted,
            List<RanFunction.IdCause> ranFunctionsRejected)
            implements RicService {
        public RicServiceUpdateAcknowledge {
            ranFunctionsAccepted = List.copyOf(ranFunctionsAccepted);
            ranFunctionsRejected = List.copyOf(ranFunctionsRejected);
        }
    }

    /**
     * RIC to E2 node.
     *
     * @param cause since v02, mandatory
     * @param ranFunctionsRejected v01.01 only
     */
    record RicServiceUpdateFailure(
            @Nullable Integer transactionId,
            @Nullable Cause cause,
            List<RanFunction.IdCause> ranFunctionsRejected,
            @Nullable TimeToWait timeToWait,
            @Nullable CriticalityDiagnostics criticalityDiagnostics)
            implements RicService {
        public RicServiceUpdateFailure {
            ranFunctionsRejected = List.copyOf(ranFunctionsRejected);
        }
    }

    /**
     * RIC to E2 node: asks for a RIC service update.
     *
     * @param ranFunctionsAccepted what the RIC knows already
     */
    record RicServiceQuery(@Nullable Integer transactionId, List<RanFunction.Id> ranFunctionsAccepted)
            implements RicService {
        public RicServiceQuery {
            ranFunctionsAccepted = List.copyOf(ranFunctionsAccepted);
        }
    }
}
