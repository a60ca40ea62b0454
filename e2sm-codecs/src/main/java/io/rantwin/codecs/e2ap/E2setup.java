package io.rantwin.codecs.e2ap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** E2 setup (procedure 1): the E2 node introduces itself to the near-RT RIC. */
public sealed interface E2setup extends E2apMessage {
    /**
     * E2 node to RIC.
     *
     * @param ranFunctionsAdded at least one since v02
     * @param e2nodeComponentConfigAdditions since v02, at least one
     * @param e2nodeComponentConfigUpdates v01.01 only
     */
    record E2setupRequest(
            @Nullable Integer transactionId,
            GlobalE2nodeId globalE2nodeId,
            List<RanFunction.Item> ranFunctionsAdded,
            List<E2nodeComponentConfig.Item> e2nodeComponentConfigAdditions,
            List<E2nodeComponentConfig.Item> e2nodeComponentConfigUpdates)
            implements E2setup {
        public E2setupRequest {
            ranFunctionsAdded = List.copyOf(ranFunctionsAdded);
            e2nodeComponentConfigAdditions = List.copyOf(e2nodeComponentConfigAdditions);
            e2nodeComponentConfigUpdates = List.copyOf(e2nodeComponentConfigUpdates);
        }
    }

    /**
     * RIC to E2 node.
     *
     * @param e2nodeComponentConfigAdditionAcks since v02, at least one
     * @param e2nodeComponentConfigUpdateAcks v01.01 only
     */
    record E2setupResponse(
            @Nullable Integer transactionId,
            GlobalRicId globalRicId,
            List<RanFunction.Id> ranFunctionsAccepted,
            List<RanFunction.IdCause> ranFunctionsRejected,
            List<E2nodeComponentConfig.Ack> e2nodeComponentConfigAdditionAcks,
            List<E2nodeComponentConfig.Ack> e2nodeComponentConfigUpdateAcks)
            implements E2setup {
        public E2setupResponse {
            ranFunctionsAccepted = List.copyOf(ranFunctionsAccepted);
            ranFunctionsRejected = List.copyOf(ranFunctionsRejected);
            e2nodeComponentConfigAdditionAcks = List.copyOf(e2nodeComponentConfigAdditionAcks);
            e2nodeComponentConfigUpdateAcks = List.copyOf(e2nodeComponentConfigUpdateAcks);
        }
    }

    /**
     * RIC to E2 node.
     *
     * @param tnlInformation another endpoint of the RIC to try
     */
    record E2setupFailure(
            @Nullable Integer transactionId,
            @Nullable Cause cause,
            @Nullable TimeToWait timeToWait,
            @Nullable CriticalityDiagnostics criticalityDiagnostics,
            @Nullable TnlInformation tnlInformation)
            implements E2setup {}
}
