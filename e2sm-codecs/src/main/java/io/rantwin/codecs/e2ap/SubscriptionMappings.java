package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteResponse;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionResponse;
import io.rantwin.codecs.per.Octets;
import java.util.List;

/** Mappings of the messages of subscription, subscription delete and delete required. */
final class SubscriptionMappings {
    /** Contents of IE RIC Subscription Details, which is no record of its own for the user. */
    private record Details(Octets ricEventTriggerDefinition, List<RicAction.ToBeSetup> ricActionsToBeSetup) {}

    private static final Mapping<Details> DETAILS = new Mapping<>(
            (value, in) -> {
                SequenceValue details = in.sequence(value);
                return new Details(
                        details.octets("ricEventTriggerDefinition"),
                        in.items(
                                "RICactions-ToBeSetup-List",
                                details.get("ricAction-ToBeSetup-List"),
                                ItemMappings.ACTION_TO_BE_SETUP));
            },
            (details, out) -> SequenceValue.of(
                    "ricEventTriggerDefinition",
                    Value.of(details.ricEventTriggerDefinition()),
                    "ricAction-ToBeSetup-List",
                    out.items(
                            "RICactions-ToBeSetup-List",
                            details.ricActionsToBeSetup(),
                            ItemMappings.ACTION_TO_BE_SETUP)));

    static final List<MessageMapping<?>> ALL = List.of(
            new MessageMapping<>(
                    "RICsubscriptionRequest",
                    RicSubscriptionRequest.class,
                    in -> {
                        Details details = in.required(IeId.RIC_SUBSCRIPTION_DETAILS, DETAILS);
                        return new RicSubscriptionRequest(
                                in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                                in.requiredInt(IeId.RAN_FUNCTION_ID),
                                details.ricEventTriggerDefinition(),
                                details.ricActionsToBeSetup(),
                                in.optional(IeId.RIC_SUBSCRIPTION_START_TIME, BasicMappings.OCTETS),
                                in.optional(IeId.RIC_SUBSCRIPTION_END_TIME, BasicMappings.OCTETS));
                    },
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())
                            .put(
                                    IeId.RIC_SUBSCRIPTION_DETAILS,
                                    "ricSubscriptionDetails",
                                    new Details(message.ricEventTriggerDefinition(), message.ricActionsToBeSetup()),
                                    DETAILS)
                            .put(
                                    IeId.RIC_SUBSCRIPTION_START_TIME,
                                    "ricSubscriptionStartTime",
                                    message.ricSubscriptionStartTime(),
                                    BasicMappings.OCTETS)
                            .put(
                                    IeId.RIC_SUBSCRIPTION_END_TIME,
                                    "ricSubscriptionEndTime",
                                    message.ricSubscriptionEndTime(),
                                    BasicMappings.OCTETS)),
            new MessageMapping<>(
                    "RICsubscriptionResponse",
                    RicSubscriptionResponse.class,
                    in -> new RicSubscriptionResponse(
                            in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.requiredInt(IeId.RAN_FUNCTION_ID),
                            in.list(IeId.RIC_ACTIONS_ADMITTED, ItemMappings.ACTION_ID),
                            in.list(IeId.RIC_ACTIONS_NOT_ADMITTED, ItemMappings.ACTION_CAUSE)),
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())
                            .putList(
                                    IeId.RIC_ACTIONS_ADMITTED,
                                    "ricActionsAdmitted",
                                    message.ricActionsAdmitted(),
                                    ItemMappings.ACTION_ID)
                            .putList(
                                    IeId.RIC_ACTIONS_NOT_ADMITTED,
                                    "ricActionsNotAdmitted",
                                    message.ricActionsNotAdmitted(),
                                    ItemMappings.ACTION_CAUSE)),
            new MessageMapping<>(
                    "RICsubscriptionFailure",
                    RicSubscriptionFailure.class,
                    in -> new RicSubscriptionFailure(
                            in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.requiredInt(IeId.RAN_FUNCTION_ID),
                            in.optional(IeId.CAUSE, BasicMappings.CAUSE),
                            in.list(IeId.RIC_ACTIONS_NOT_ADMITTED, ItemMappings.ACTION_CAUSE),
                            in.optional(IeId.CRITICALITY_DIAGNOSTICS, BasicMappings.CRITICALITY_DIAGNOSTICS)),
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())
                            .put(IeId.CAUSE, "cause", message.cause(), BasicMappings.CAUSE)
                            .putList(
                                    IeId.RIC_ACTIONS_NOT_ADMITTED,
                                    "ricActionsNotAdmitted",
                                    message.ricActionsNotAdmitted(),
                                    ItemMappings.ACTION_CAUSE)
                            .put(
                                    IeId.CRITICALITY_DIAGNOSTICS,
                                    "criticalityDiagnostics",
                                    message.criticalityDiagnostics(),
                                    BasicMappings.CRITICALITY_DIAGNOSTICS)),
            new MessageMapping<>(
                    "RICsubscriptionDeleteRequest",
                    RicSubscriptionDeleteRequest.class,
                    in -> new RicSubscriptionDeleteRequest(
                            in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.requiredInt(IeId.RAN_FUNCTION_ID)),
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())),
            new MessageMapping<>(
                    "RICsubscriptionDeleteResponse",
                    RicSubscriptionDeleteResponse.class,
                    in -> new RicSubscriptionDeleteResponse(
                            in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.requiredInt(IeId.RAN_FUNCTION_ID)),
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())),
            new MessageMapping<>(
                    "RICsubscriptionDeleteFailure",
                    RicSubscriptionDeleteFailure.class,
                    in -> new RicSubscriptionDeleteFailure(
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
                    "RICsubscriptionDeleteRequired",
                    RicSubscriptionDeleteRequired.class,
                    in -> new RicSubscriptionDeleteRequired(
                            in.list(IeId.RIC_SUBSCRIPTION_TO_BE_REMOVED, ItemMappings.SUBSCRIPTION_WITH_CAUSE)),
                    (message, out) -> out.putList(
                            IeId.RIC_SUBSCRIPTION_TO_BE_REMOVED,
                            "ricSubscriptionsToBeRemoved",
                            message.ricSubscriptionsToBeRemoved(),
                            ItemMappings.SUBSCRIPTION_WITH_CAUSE)));

    private SubscriptionMappings() {}
}
