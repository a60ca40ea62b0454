package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.e2ap.RicSubscriptionModification.RicSubscriptionModificationConfirm;
import io.rantwin.codecs.e2ap.RicSubscriptionModification.RicSubscriptionModificationFailure;
import io.rantwin.codecs.e2ap.RicSubscriptionModification.RicSubscriptionModificationRefuse;
import io.rantwin.codecs.e2ap.RicSubscriptionModification.RicSubscriptionModificationRequest;
import io.rantwin.codecs.e2ap.RicSubscriptionModification.RicSubscriptionModificationRequired;
import io.rantwin.codecs.e2ap.RicSubscriptionModification.RicSubscriptionModificationResponse;
import java.util.List;

/** Mappings of the messages of subscription modification and modification required. */
final class ModificationMappings {
    static final List<MessageMapping<?>> ALL = List.of(
            new MessageMapping<>(
                    "RICsubscriptionModificationRequest",
                    RicSubscriptionModificationRequest.class,
                    in -> new RicSubscriptionModificationRequest(
                            in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.requiredInt(IeId.RAN_FUNCTION_ID),
                            in.optional(IeId.EVENT_TRIGGER_TO_BE_MODIFIED, BasicMappings.OCTETS),
                            in.list(IeId.ACTIONS_TO_BE_REMOVED, ItemMappings.ACTION_ID),
                            in.list(IeId.ACTIONS_TO_BE_MODIFIED, ItemMappings.ACTION_TO_BE_MODIFIED),
                            in.list(IeId.ACTIONS_TO_BE_ADDED, ItemMappings.ACTION_TO_BE_SETUP)),
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())
                            .put(
                                    IeId.EVENT_TRIGGER_TO_BE_MODIFIED,
                                    "ricEventTriggerDefinitionToBeModified",
                                    message.ricEventTriggerDefinitionToBeModified(),
                                    BasicMappings.OCTETS)
                            .putList(
                                    IeId.ACTIONS_TO_BE_REMOVED,
                                    "ricActionsToBeRemoved",
                                    message.ricActionsToBeRemoved(),
                                    ItemMappings.ACTION_ID)
                            .putList(
                                    IeId.ACTIONS_TO_BE_MODIFIED,
                                    "ricActionsToBeModified",
                                    message.ricActionsToBeModified(),
                                    ItemMappings.ACTION_TO_BE_MODIFIED)
                            .putList(
                                    IeId.ACTIONS_TO_BE_ADDED,
                                    "ricActionsToBeAdded",
                                    message.ricActionsToBeAdded(),
                                    ItemMappings.ACTION_TO_BE_SETUP)),
            new MessageMapping<>(
                    "RICsubscriptionModificationResponse",
                    RicSubscriptionModificationResponse.class,
                    in -> new RicSubscriptionModificationResponse(
                            in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.requiredInt(IeId.RAN_FUNCTION_ID),
                            in.list(IeId.ACTIONS_REMOVED, ItemMappings.ACTION_ID),
                            in.list(IeId.ACTIONS_FAILED_TO_BE_REMOVED, ItemMappings.ACTION_CAUSE),
                            in.list(IeId.ACTIONS_MODIFIED, ItemMappings.ACTION_ID),
                            in.list(IeId.ACTIONS_FAILED_TO_BE_MODIFIED, ItemMappings.ACTION_CAUSE),
                            in.list(IeId.ACTIONS_ADDED, ItemMappings.ACTION_ID),
                            in.list(IeId.ACTIONS_FAILED_TO_BE_ADDED, ItemMappings.ACTION_CAUSE)),
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())
                            .putList(
                                    IeId.ACTIONS_REMOVED,
                                    "ricActionsRemoved",
                                    message.ricActionsRemoved(),
                                    ItemMappings.ACTION_ID)
                            .putList(
                                    IeId.ACTIONS_FAILED_TO_BE_REMOVED,
                                    "ricActionsFailedToBeRemoved",
                                    message.ricActionsFailedToBeRemoved(),
                                    ItemMappings.ACTION_CAUSE)
                            .putList(
                                    IeId.ACTIONS_MODIFIED,
                                    "ricActionsModified",
                                    message.ricActionsModified(),
                                    ItemMappings.ACTION_ID)
                            .putList(
                                    IeId.ACTIONS_FAILED_TO_BE_MODIFIED,
                                    "ricActionsFailedToBeModified",
                                    message.ricActionsFailedToBeModified(),
                                    ItemMappings.ACTION_CAUSE)
                            .putList(
                                    IeId.ACTIONS_ADDED,
                                    "ricActionsAdded",
                                    message.ricActionsAdded(),
                                    ItemMappings.ACTION_ID)
                            .putList(
                                    IeId.ACTIONS_FAILED_TO_BE_ADDED,
                                    "ricActionsFailedToBeAdded",
                                    message.ricActionsFailedToBeAdded(),
                                    ItemMappings.ACTION_CAUSE)),
            new MessageMapping<>(
                    "RICsubscriptionModificationFailure",
                    RicSubscriptionModificationFailure.class,
                    in -> new RicSubscriptionModificationFailure(
                            in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.requiredInt(IeId.RAN_FUNCTION_ID),
                            in.optional(IeId.CAUSE, BasicMappings.CAUSE),
                            in.optional(IeId.CRITICALITY_DIAGNOSTICS, BasicMappings.CRITICALITY_DIAGNOSTICS)),
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())
                            .put(IeId.CAUSE, "cause", message.cause(), BasicMappings.CAUSE)
                            .put(
                                    IeId.CRITICALITY_DIAGNOSTICS,
                                    "criticalityDiagnostics",
                                    message.criticalityDiagnostics(),
                                    BasicMappings.CRITICALITY_DIAGNOSTICS)),
            new MessageMapping<>(
                    "RICsubscriptionModificationRequired",
                    RicSubscriptionModificationRequired.class,
                    in -> new RicSubscriptionModificationRequired(
                            in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.requiredInt(IeId.RAN_FUNCTION_ID),
                            in.list(IeId.ACTIONS_REQUIRED_TO_BE_MODIFIED, ItemMappings.ACTION_REQUIRED_TO_BE_MODIFIED),
                            in.list(IeId.ACTIONS_REQUIRED_TO_BE_REMOVED, ItemMappings.ACTION_CAUSE)),
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())
                            .putList(
                                    IeId.ACTIONS_REQUIRED_TO_BE_MODIFIED,
                                    "ricActionsRequiredToBeModified",
                                    message.ricActionsRequiredToBeModified(),
                                    ItemMappings.ACTION_REQUIRED_TO_BE_MODIFIED)
                            .putList(
                                    IeId.ACTIONS_REQUIRED_TO_BE_REMOVED,
                                    "ricActionsRequiredToBeRemoved",
                                    message.ricActionsRequiredToBeRemoved(),
                                    ItemMappings.ACTION_CAUSE)),
            new MessageMapping<>(
                    "RICsubscriptionModificationConfirm",
                    RicSubscriptionModificationConfirm.class,
                    in -> new RicSubscriptionModificationConfirm(
                            in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.requiredInt(IeId.RAN_FUNCTION_ID),
                            in.list(IeId.ACTIONS_CONFIRMED_FOR_MODIFICATION, ItemMappings.ACTION_ID),
                            in.list(IeId.ACTIONS_REFUSED_TO_BE_MODIFIED, ItemMappings.ACTION_CAUSE),
                            in.list(IeId.ACTIONS_CONFIRMED_FOR_REMOVAL, ItemMappings.ACTION_ID),
                            in.list(IeId.ACTIONS_REFUSED_TO_BE_REMOVED, ItemMappings.ACTION_CAUSE)),
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())
                            .putList(
                                    IeId.ACTIONS_CONFIRMED_FOR_MODIFICATION,
                                    "ricActionsConfirmedForModification",
                                    message.ricActionsConfirmedForModification(),
                                    ItemMappings.ACTION_ID)
                            .putList(
                                    IeId.ACTIONS_REFUSED_TO_BE_MODIFIED,
                                    "ricActionsRefusedToBeModified",
                                    message.ricActionsRefusedToBeModified(),
                                    ItemMappings.ACTION_CAUSE)
                            .putList(
                                    IeId.ACTIONS_CONFIRMED_FOR_REMOVAL,
                                    "ricActionsConfirmedForRemoval",
                                    message.ricActionsConfirmedForRemoval(),
                                    ItemMappings.ACTION_ID)
                            .putList(
                                    IeId.ACTIONS_REFUSED_TO_BE_REMOVED,
                                    "ricActionsRefusedToBeRemoved",
                                    message.ricActionsRefusedToBeRemoved(),
                                    ItemMappings.ACTION_CAUSE)),
            new MessageMapping<>(
                    "RICsubscriptionModificationRefuse",
                    RicSubscriptionModificationRefuse.class,
                    in -> new RicSubscriptionModificationRefuse(
                            in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.requiredInt(IeId.RAN_FUNCTION_ID),
                            in.optional(IeId.CAUSE, BasicMappings.CAUSE),
                            in.optional(IeId.CRITICALITY_DIAGNOSTICS, BasicMappings.CRITICALITY_DIAGNOSTICS)),
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())
                            .put(IeId.CAUSE, "cause", message.cause(), BasicMappings.CAUSE)
                            .put(
                                    IeId.CRITICALITY_DIAGNOSTICS,
                                    "criticalityDiagnostics",
                                    message.criticalityDiagnostics(),
                                    BasicMappings.CRITICALITY_DIAGNOSTICS)));

    private ModificationMappings() {}
}
