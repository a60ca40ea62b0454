package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.per.Octets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RIC subscription (procedure 8) and RIC subscription delete (procedure 9). */
public sealed interface RicSubscription extends RicFunctional {
    /**
     * RIC to E2 node. The event trigger definition and the actions are the members of IE RIC Subscription Details.
     *
     * @param ricEventTriggerDefinition encoded E2SM event trigger definition
     * @param ricActionsToBeSetup 1..16 actions
     * @param ricSubscriptionStartTime since v03; 8 octets, NTP time stamp
     * @param ricSubscriptionEndTime since v03; 8 octets, NTP time stamp
     */
    record RicSubscriptionRequest(
            RicRequestId ricRequestId,
            int ranFunctionId,
            Octets ricEventTriggerDefinition,
            List<RicAction.ToBeSetup> ricActionsToBeSetup,
            @Nullable Octets ricSubscriptionStartTime,
            @Nullable Octets ricSubscriptionEndTime)
            implements RicSubscription {
        public RicSubscriptionRequest {
            ricActionsToBeSetup = List.copyOf(ricActionsToBeSetup);
        }
    }

    /**
     * E2 node to RIC.
     *
     * @param ricActionsAdmitted 1..16 actions
     */
    record RicSubscriptionResponse(
            RicRequestId ricRequestId,
            int ranFunctionId,
            List<RicAction.Id> ricActionsAdmitted,
            List<RicAction.IdCause> ricActionsNotAdmitted)
            implements RicSubscription {
        public RicSubscriptionResponse {
            ricActionsAdmitted = List.copyOf(ricActionsAdmitted);
            ricActionsNotAdmitted = List.copyOf(ricActionsNotAdmitted);
        }
    }

    /**
     * E2 node to RIC.
     *
     * @param cause since v02, mandatory
     * @param ricActionsNotAdmitted v01.01 only
     */
    record RicSubscriptionFailure(
            RicRequestId ricRequestId,
            int ranFunctionId,
            @Nullable Cause cause,
            List<RicAction.IdCause> ricActionsNotAdmitted,
            @Nullable CriticalityDiagnostics criticalityDiagnostics)
            implements RicSubscription {
        public RicSubscriptionFailure {
            ricActionsNotAdmitted = List.copyOf(ricActionsNotAdmitted);
        }
    }

    /** RIC to E2 node. */
    record RicSubscriptionDeleteRequest(RicRequestId ricRequestId, int ranFunctionId) implements RicSubscription {}

    /** E2 node to RIC. */
    record RicSubscriptionDeleteResponse(RicRequestId ricRequestId, int ranFunctionId) implements RicSubscription {}

    /** E2 node to RIC. */
    record RicSubscriptionDeleteFailure(
            RicRequestId ricRequestId,
            int ranFunctionId,
            @Nullable Cause cause,
            @Nullable CriticalityDiagnostics criticalityDiagnostics)
            implements RicSubscription {}
}
