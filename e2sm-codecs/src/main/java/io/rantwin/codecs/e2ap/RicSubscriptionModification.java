package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.per.Octets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RIC subscription modification (procedure 14) and RIC subscription modification required (procedure 15); since v03.
 * Each list has up to 16 actions.
 */
public sealed interface RicSubscriptionModification extends RicFunctional {
    /**
     * RIC to E2 node.
     *
     * @param ricEventTriggerDefinitionToBeModified encoded E2SM event trigger definition
     */
    record RicSubscriptionModificationRequest(
            RicRequestId ricRequestId,
            int ranFunctionId,
            @Nullable Octets ricEventTriggerDefinitionToBeModified,
            List<RicAction.Id> ricActionsToBeRemoved,
            List<RicAction.ToBeModified> ricActionsToBeModified,
            List<RicAction.ToBeSetup> ricActionsToBeAdded)
            implements RicSubscriptionModification {
        public RicSubscriptionModificationRequest {
            ricActionsToBeRemoved = List.copyOf(ricActionsToBeRemoved);
            ricActionsToBeModified = List.copyOf(ricActionsToBeModified);
            ricActionsToBeAdded = List.copyOf(ricActionsToBeAdded);
        }
    }

    /** E2 node to RIC. */
    record RicSubscriptionModificationResponse(
            RicRequestId ricRequestId,
            int ranFunctionId,
            List<RicAction.Id> ricActionsRemoved,
            List<RicAction.IdCause> ricActionsFailedToBeRemoved,
            List<RicAction.Id> ricActionsModified,
            List<RicAction.IdCause> ricActionsFailedToBeModified,
            List<RicAction.Id> ricActionsAdded,
            List<RicAction.IdCause> ricActionsFailedToBeAdded)
            implements RicSubscriptionModification {
        public RicSubscriptionModificationResponse {
            ricActionsRemoved = List.copyOf(ricActionsRemoved);
            ricActionsFailedToBeRemoved = List.copyOf(ricActionsFailedToBeRemoved);
            ricActionsModified = List.copyOf(ricActionsModified);
            ricActionsFailedToBeModified = List.copyOf(ricActionsFailedToBeModified);
            ricActionsAdded = List.copyOf(ricActionsAdded);
            ricActionsFailedToBeAdded = List.copyOf(ricActionsFailedToBeAdded);
        }
    }

    /** E2 node to RIC. */
    record RicSubscriptionModificationFailure(
            RicRequestId ricRequestId,
            int ranFunctionId,
            @Nullable Cause cause,
            @Nullable CriticalityDiagnostics criticalityDiagnostics)
            implements RicSubscriptionModification {}

    /** E2 node to RIC. */
    record RicSubscriptionModificationRequired(
            RicRequestId ricRequestId,
            int ranFunctionId,
            List<RicAction.RequiredToBeModified> ricActionsRequiredToBeModified,
            List<RicAction.IdCause> ricActionsRequiredToBeRemoved)
            implements RicSubscriptionModification {
        public RicSubscriptionModificationRequired {
            ricActionsRequiredToBeModified = List.copyOf(ricActionsRequiredToBeModified);
            ricActionsRequiredToBeRemoved = List.copyOf(ricActionsRequiredToBeRemoved);
        }
    }

    /** RIC to E2 node. */
    record RicSubscriptionModificationConfirm(
            RicRequestId ricRequestId,
            int ranFunctionId,
            List<RicAction.Id> ricActionsConfirmedForModification,
            List<RicAction.IdCause> ricActionsRefusedToBeModified,
            List<RicAction.Id> ricActionsConfirmedForRemoval,
            List<RicAction.IdCause> ricActionsRefusedToBeRemoved)
            implements RicSubscriptionModification {
        public RicSubscriptionModificationConfirm {
            ricActionsConfirmedForModification = List.copyOf(ricActionsConfirmedForModification);
            ricActionsRefusedToBeModified = List.copyOf(ricActionsRefusedToBeModified);
            ricActionsConfirmedForRemoval = List.copyOf(ricActionsConfirmedForRemoval);
            ricActionsRefusedToBeRemoved = List.copyOf(ricActionsRefusedToBeRemoved);
        }
    }

    /** RIC to E2 node. */
    record RicSubscriptionModificationRefuse(
            RicRequestId ricRequestId,
            int ranFunctionId,
            @Nullable Cause cause,
            @Nullable CriticalityDiagnostics criticalityDiagnostics)
            implements RicSubscriptionModification {}
}
