package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.e2ap.E2removal.E2RemovalFailure;
import io.rantwin.codecs.e2ap.E2removal.E2RemovalRequest;
import io.rantwin.codecs.e2ap.E2removal.E2RemovalResponse;
import io.rantwin.codecs.e2ap.E2reset.ResetRequest;
import io.rantwin.codecs.e2ap.E2reset.ResetResponse;
import io.rantwin.codecs.e2ap.E2setup.E2setupFailure;
import io.rantwin.codecs.e2ap.E2setup.E2setupRequest;
import io.rantwin.codecs.e2ap.E2setup.E2setupResponse;
import io.rantwin.codecs.e2ap.RicService.RicServiceQuery;
import io.rantwin.codecs.e2ap.RicService.RicServiceUpdate;
import io.rantwin.codecs.e2ap.RicService.RicServiceUpdateAcknowledge;
import io.rantwin.codecs.e2ap.RicService.RicServiceUpdateFailure;
import java.util.List;

/** Mappings of the messages of the global procedures, which concern the connection between E2 node and RIC. */
final class GlobalMappings {
    static final List<MessageMapping<?>> ALL = List.of(
            new MessageMapping<>(
                    "E2setupRequest",
                    E2setupRequest.class,
                    in -> new E2setupRequest(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.required(IeId.GLOBAL_E2NODE_ID, IdentityMappings.GLOBAL_E2NODE_ID),
                            in.list(IeId.RAN_FUNCTIONS_ADDED, ItemMappings.RAN_FUNCTION),
                            in.list(IeId.COMPONENT_CONFIG_ADDITION, ConfigurationMappings.ITEM),
                            in.list(IeId.COMPONENT_CONFIG_UPDATE, ConfigurationMappings.ITEM)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .put(
                                    IeId.GLOBAL_E2NODE_ID,
                                    "globalE2nodeId",
                                    message.globalE2nodeId(),
                                    IdentityMappings.GLOBAL_E2NODE_ID)
                            .putList(
                                    IeId.RAN_FUNCTIONS_ADDED,
                                    "ranFunctionsAdded",
                                    message.ranFunctionsAdded(),
                                    ItemMappings.RAN_FUNCTION)
                            .putList(
                                    IeId.COMPONENT_CONFIG_ADDITION,
                                    "e2nodeComponentConfigAdditions",
                                    message.e2nodeComponentConfigAdditions(),
                                    ConfigurationMappings.ITEM)
                            .putList(
                                    IeId.COMPONENT_CONFIG_UPDATE,
                                    "e2nodeComponentConfigUpdates",
                                    message.e2nodeComponentConfigUpdates(),
                                    ConfigurationMappings.ITEM)),
            new MessageMapping<>(
                    "E2setupResponse",
                    E2setupResponse.class,
                    in -> new E2setupResponse(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.required(IeId.GLOBAL_RIC_ID, IdentityMappings.GLOBAL_RIC_ID),
                            in.list(IeId.RAN_FUNCTIONS_ACCEPTED, ItemMappings.RAN_FUNCTION_ID),
                            in.list(IeId.RAN_FUNCTIONS_REJECTED, ItemMappings.RAN_FUNCTION_CAUSE),
                            in.list(IeId.COMPONENT_CONFIG_ADDITION_ACK, ConfigurationMappings.ACK),
                            in.list(IeId.COMPONENT_CONFIG_UPDATE_ACK, ConfigurationMappings.ACK)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .put(
                                    IeId.GLOBAL_RIC_ID,
                                    "globalRicId",
                                    message.globalRicId(),
                                    IdentityMappings.GLOBAL_RIC_ID)
                            .putList(
                                    IeId.RAN_FUNCTIONS_ACCEPTED,
                                    "ranFunctionsAccepted",
                                    message.ranFunctionsAccepted(),
                                    ItemMappings.RAN_FUNCTION_ID)
                            .putList(
                                    IeId.RAN_FUNCTIONS_REJECTED,
                                    "ranFunctionsRejected",
                                    message.ranFunctionsRejected(),
                                    ItemMappings.RAN_FUNCTION_CAUSE)
                            .putList(
                                    IeId.COMPONENT_CONFIG_ADDITION_ACK,
                                    "e2nodeComponentConfigAdditionAcks",
                                    message.e2nodeComponentConfigAdditionAcks(),
                                    ConfigurationMappings.ACK)
                            .putList(
                                    IeId.COMPONENT_CONFIG_UPDATE_ACK,
                                    "e2nodeComponentConfigUpdateAcks",
                                    message.e2nodeComponentConfigUpdateAcks(),
                                    ConfigurationMappings.ACK)),
            new MessageMapping<>(
                    "E2setupFailure",
                    E2setupFailure.class,
                    in -> new E2setupFailure(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.optional(IeId.CAUSE, BasicMappings.CAUSE),
                            in.optional(IeId.TIME_TO_WAIT, BasicMappings.TIME_TO_WAIT),
                            in.optional(IeId.CRITICALITY_DIAGNOSTICS, BasicMappings.CRITICALITY_DIAGNOSTICS),
                            in.optional(IeId.TNL_INFORMATION, BasicMappings.TNL_INFORMATION)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .put(IeId.CAUSE, "cause", message.cause(), BasicMappings.CAUSE)
                            .put(IeId.TIME_TO_WAIT, "timeToWait", message.timeToWait(), BasicMappings.TIME_TO_WAIT)
                            .put(
                                    IeId.CRITICALITY_DIAGNOSTICS,
                                    "criticalityDiagnostics",
                                    message.criticalityDiagnostics(),
                                    BasicMappings.CRITICALITY_DIAGNOSTICS)
                            .put(
                                    IeId.TNL_INFORMATION,
                                    "tnlInformation",
                                    message.tnlInformation(),
                                    BasicMappings.TNL_INFORMATION)),
            new MessageMapping<>(
                    "ResetRequest",
                    ResetRequest.class,
                    in -> new ResetRequest(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.optional(IeId.CAUSE, BasicMappings.CAUSE)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .put(IeId.CAUSE, "cause", message.cause(), BasicMappings.CAUSE)),
            new MessageMapping<>(
                    "ResetResponse",
                    ResetResponse.class,
                    in -> new ResetResponse(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.optional(IeId.CRITICALITY_DIAGNOSTICS, BasicMappings.CRITICALITY_DIAGNOSTICS)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .put(
                                    IeId.CRITICALITY_DIAGNOSTICS,
                                    "criticalityDiagnostics",
                                    message.criticalityDiagnostics(),
                                    BasicMappings.CRITICALITY_DIAGNOSTICS)),
            new MessageMapping<>(
                    "ErrorIndication",
                    ErrorIndication.class,
                    in -> new ErrorIndication(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.optional(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.optional(IeId.RAN_FUNCTION_ID, BasicMappings.INTEGER),
                            in.optional(IeId.CAUSE, BasicMappings.CAUSE),
                            in.optional(IeId.CRITICALITY_DIAGNOSTICS, BasicMappings.CRITICALITY_DIAGNOSTICS)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, "ranFunctionId", message.ranFunctionId(), BasicMappings.INTEGER)
                            .put(IeId.CAUSE, "cause", message.cause(), BasicMappings.CAUSE)
                            .put(
                                    IeId.CRITICALITY_DIAGNOSTICS,
                                    "criticalityDiagnostics",
                                    message.criticalityDiagnostics(),
                                    BasicMappings.CRITICALITY_DIAGNOSTICS)),
            new MessageMapping<>(
                    "E2RemovalRequest",
                    E2RemovalRequest.class,
                    in -> new E2RemovalRequest(in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER)),
                    (message, out) -> out.put(
                            IeId.TRANSACTION_ID, "transactionId", message.transactionId(), BasicMappings.INTEGER)),
            new MessageMapping<>(
                    "E2RemovalResponse",
                    E2RemovalResponse.class,
                    in -> new E2RemovalResponse(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.optional(IeId.CRITICALITY_DIAGNOSTICS, BasicMappings.CRITICALITY_DIAGNOSTICS)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .put(
                                    IeId.CRITICALITY_DIAGNOSTICS,
                                    "criticalityDiagnostics",
                                    message.criticalityDiagnostics(),
                                    BasicMappings.CRITICALITY_DIAGNOSTICS)),
            new MessageMapping<>(
                    "E2RemovalFailure",
                    E2RemovalFailure.class,
                    in -> new E2RemovalFailure(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.optional(IeId.CAUSE, BasicMappings.CAUSE),
                            in.optional(IeId.CRITICALITY_DIAGNOSTICS, BasicMappings.CRITICALITY_DIAGNOSTICS)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .put(IeId.CAUSE, "cause", message.cause(), BasicMappings.CAUSE)
                            .put(
                                    IeId.CRITICALITY_DIAGNOSTICS,
                                    "criticalityDiagnostics",
                                    message.criticalityDiagnostics(),
                                    BasicMappings.CRITICALITY_DIAGNOSTICS)),
            new MessageMapping<>(
                    "RICserviceUpdate",
                    RicServiceUpdate.class,
                    in -> new RicServiceUpdate(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.list(IeId.RAN_FUNCTIONS_ADDED, ItemMappings.RAN_FUNCTION),
                            in.list(IeId.RAN_FUNCTIONS_MODIFIED, ItemMappings.RAN_FUNCTION),
                            in.list(IeId.RAN_FUNCTIONS_DELETED, ItemMappings.RAN_FUNCTION_ID)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .putList(
                                    IeId.RAN_FUNCTIONS_ADDED,
                                    "ranFunctionsAdded",
                                    message.ranFunctionsAdded(),
                                    ItemMappings.RAN_FUNCTION)
                            .putList(
                                    IeId.RAN_FUNCTIONS_MODIFIED,
                                    "ranFunctionsModified",
                                    message.ranFunctionsModified(),
                                    ItemMappings.RAN_FUNCTION)
                            .putList(
                                    IeId.RAN_FUNCTIONS_DELETED,
                                    "ranFunctionsDeleted",
                                    message.ranFunctionsDeleted(),
                                    ItemMappings.RAN_FUNCTION_ID)),
            new MessageMapping<>(
                    "RICserviceUpdateAcknowledge",
                    RicServiceUpdateAcknowledge.class,
                    in -> new RicServiceUpdateAcknowledge(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.list(IeId.RAN_FUNCTIONS_ACCEPTED, ItemMappings.RAN_FUNCTION_ID),
                            in.list(IeId.RAN_FUNCTIONS_REJECTED, ItemMappings.RAN_FUNCTION_CAUSE)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .putList(
                                    IeId.RAN_FUNCTIONS_ACCEPTED,
                                    "ranFunctionsAccepted",
                                    message.ranFunctionsAccepted(),
                                    ItemMappings.RAN_FUNCTION_ID)
                            .putList(
                                    IeId.RAN_FUNCTIONS_REJECTED,
                                    "ranFunctionsRejected",
                                    message.ranFunctionsRejected(),
                                    ItemMappings.RAN_FUNCTION_CAUSE)),
            new MessageMapping<>(
                    "RICserviceUpdateFailure",
                    RicServiceUpdateFailure.class,
                    in -> new RicServiceUpdateFailure(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.optional(IeId.CAUSE, BasicMappings.CAUSE),
                            in.list(IeId.RAN_FUNCTIONS_REJECTED, ItemMappings.RAN_FUNCTION_CAUSE),
                            in.optional(IeId.TIME_TO_WAIT, BasicMappings.TIME_TO_WAIT),
                            in.optional(IeId.CRITICALITY_DIAGNOSTICS, BasicMappings.CRITICALITY_DIAGNOSTICS)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .put(IeId.CAUSE, "cause", message.cause(), BasicMappings.CAUSE)
                            .putList(
                                    IeId.RAN_FUNCTIONS_REJECTED,
                                    "ranFunctionsRejected",
                                    message.ranFunctionsRejected(),
                                    ItemMappings.RAN_FUNCTION_CAUSE)
                            .put(IeId.TIME_TO_WAIT, "timeToWait", message.timeToWait(), BasicMappings.TIME_TO_WAIT)
                            .put(
                                    IeId.CRITICALITY_DIAGNOSTICS,
                                    "criticalityDiagnostics",
                                    message.criticalityDiagnostics(),
                                    BasicMappings.CRITICALITY_DIAGNOSTICS)),
            new MessageMapping<>(
                    "RICserviceQuery",
                    RicServiceQuery.class,
                    in -> new RicServiceQuery(
                            in.optional(IeId.TRANSACTION_ID, BasicMappings.INTEGER),
                            in.list(IeId.RAN_FUNCTIONS_ACCEPTED, ItemMappings.RAN_FUNCTION_ID)),
                    (message, out) -> out.put(
                                    IeId.TRANSACTION_ID,
                                    "transactionId",
                                    message.transactionId(),
                                    BasicMappings.INTEGER)
                            .putList(
                                    IeId.RAN_FUNCTIONS_ACCEPTED,
                                    "ranFunctionsAccepted",
                                    message.ranFunctionsAccepted(),
                                    ItemMappings.RAN_FUNCTION_ID)));

    private GlobalMappings() {}
}
