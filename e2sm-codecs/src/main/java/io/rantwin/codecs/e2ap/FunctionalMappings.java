package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.e2ap.RicControl.RicControlAckRequest;
import io.rantwin.codecs.e2ap.RicControl.RicControlAcknowledge;
import io.rantwin.codecs.e2ap.RicControl.RicControlFailure;
import io.rantwin.codecs.e2ap.RicControl.RicControlRequest;
import io.rantwin.codecs.e2ap.RicControl.RicControlStatus;
import io.rantwin.codecs.e2ap.RicIndication.RicIndicationType;
import io.rantwin.codecs.e2ap.RicQuery.RicQueryFailure;
import io.rantwin.codecs.e2ap.RicQuery.RicQueryRequest;
import io.rantwin.codecs.e2ap.RicQuery.RicQueryResponse;
import java.util.List;

/** Mappings of the messages of indication, control and query. */
final class FunctionalMappings {
    private static final Mapping<RicIndicationType> INDICATION_TYPE = Items.INDICATION_TYPE.mapping();
    private static final Mapping<RicControlAckRequest> CONTROL_ACK_REQUEST = Items.CONTROL_ACK_REQUEST.mapping();
    private static final Mapping<RicControlStatus> CONTROL_STATUS = Items.CONTROL_STATUS.mapping();

    static final List<MessageMapping<?>> ALL = List.of(
            new MessageMapping<>(
                    "RICindication",
                    RicIndication.class,
                    in -> new RicIndication(
                            in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.requiredInt(IeId.RAN_FUNCTION_ID),
                            in.requiredInt(IeId.RIC_ACTION_ID),
                            in.optional(IeId.RIC_INDICATION_SN, BasicMappings.INTEGER),
                            in.required(IeId.RIC_INDICATION_TYPE, INDICATION_TYPE),
                            in.required(IeId.RIC_INDICATION_HEADER, BasicMappings.OCTETS),
                            in.required(IeId.RIC_INDICATION_MESSAGE, BasicMappings.OCTETS),
                            in.optional(IeId.RIC_CALL_PROCESS_ID, BasicMappings.OCTETS)),
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())
                            .put(IeId.RIC_ACTION_ID, message.ricActionId())
                            .put(
                                    IeId.RIC_INDICATION_SN,
                                    "ricIndicationSn",
                                    message.ricIndicationSn(),
                                    BasicMappings.INTEGER)
                            .put(
                                    IeId.RIC_INDICATION_TYPE,
                                    "ricIndicationType",
                                    message.ricIndicationType(),
                                    INDICATION_TYPE)
                            .put(
                                    IeId.RIC_INDICATION_HEADER,
                                    "ricIndicationHeader",
                                    message.ricIndicationHeader(),
                                    BasicMappings.OCTETS)
                            .put(
                                    IeId.RIC_INDICATION_MESSAGE,
                                    "ricIndicationMessage",
                                    message.ricIndicationMessage(),
                                    BasicMappings.OCTETS)
                            .put(
                                    IeId.RIC_CALL_PROCESS_ID,
                                    "ricCallProcessId",
                                    message.ricCallProcessId(),
                                    BasicMappings.OCTETS)),
            new MessageMapping<>(
                    "RICcontrolRequest",
                    RicControlRequest.class,
                    in -> new RicControlRequest(
                            in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.requiredInt(IeId.RAN_FUNCTION_ID),
                            in.optional(IeId.RIC_CALL_PROCESS_ID, BasicMappings.OCTETS),
                            in.required(IeId.RIC_CONTROL_HEADER, BasicMappings.OCTETS),
                            in.required(IeId.RIC_CONTROL_MESSAGE, BasicMappings.OCTETS),
                            in.optional(IeId.RIC_CONTROL_ACK_REQUEST, CONTROL_ACK_REQUEST)),
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())
                            .put(
                                    IeId.RIC_CALL_PROCESS_ID,
                                    "ricCallProcessId",
                                    message.ricCallProcessId(),
                                    BasicMappings.OCTETS)
                            .put(
                                    IeId.RIC_CONTROL_HEADER,
                                    "ricControlHeader",
                                    message.ricControlHeader(),
                                    BasicMappings.OCTETS)
                            .put(
                                    IeId.RIC_CONTROL_MESSAGE,
                                    "ricControlMessage",
                                    message.ricControlMessage(),
                                    BasicMappings.OCTETS)
                            .put(
                                    IeId.RIC_CONTROL_ACK_REQUEST,
                                    "ricControlAckRequest",
                                    message.ricControlAckRequest(),
                                    CONTROL_ACK_REQUEST)),
            new MessageMapping<>(
                    "RICcontrolAcknowledge",
                    RicControlAcknowledge.class,
                    in -> new RicControlAcknowledge(
                            in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.requiredInt(IeId.RAN_FUNCTION_ID),
                            in.optional(IeId.RIC_CALL_PROCESS_ID, BasicMappings.OCTETS),
                            in.optional(IeId.RIC_CONTROL_STATUS, CONTROL_STATUS),
                            in.optional(IeId.RIC_CONTROL_OUTCOME, BasicMappings.OCTETS)),
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())
                            .put(
                                    IeId.RIC_CALL_PROCESS_ID,
                                    "ricCallProcessId",
                                    message.ricCallProcessId(),
                                    BasicMappings.OCTETS)
                            .put(
                                    IeId.RIC_CONTROL_STATUS,
                                    "ricControlStatus",
                                    message.ricControlStatus(),
                                    CONTROL_STATUS)
                            .put(
                                    IeId.RIC_CONTROL_OUTCOME,
                                    "ricControlOutcome",
                                    message.ricControlOutcome(),
                                    BasicMappings.OCTETS)),
            new MessageMapping<>(
                    "RICcontrolFailure",
                    RicControlFailure.class,
                    in -> new RicControlFailure(
                            in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.requiredInt(IeId.RAN_FUNCTION_ID),
                            in.optional(IeId.RIC_CALL_PROCESS_ID, BasicMappings.OCTETS),
                            in.optional(IeId.CAUSE, BasicMappings.CAUSE),
                            in.optional(IeId.RIC_CONTROL_OUTCOME, BasicMappings.OCTETS),
                            in.optional(IeId.CRITICALITY_DIAGNOSTICS, BasicMappings.CRITICALITY_DIAGNOSTICS)),
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())
                            .put(
                                    IeId.RIC_CALL_PROCESS_ID,
                                    "ricCallProcessId",
                                    message.ricCallProcessId(),
                                    BasicMappings.OCTETS)
                            .put(IeId.CAUSE, "cause", message.cause(), BasicMappings.CAUSE)
                            .put(
                                    IeId.RIC_CONTROL_OUTCOME,
                                    "ricControlOutcome",
                                    message.ricControlOutcome(),
                                    BasicMappings.OCTETS)
                            .put(
                                    IeId.CRITICALITY_DIAGNOSTICS,
                                    "criticalityDiagnostics",
                                    message.criticalityDiagnostics(),
                                    BasicMappings.CRITICALITY_DIAGNOSTICS)),
            new MessageMapping<>(
                    "RICQueryRequest",
                    RicQueryRequest.class,
                    in -> new RicQueryRequest(
                            in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.requiredInt(IeId.RAN_FUNCTION_ID),
                            in.required(IeId.RIC_QUERY_HEADER, BasicMappings.OCTETS),
                            in.required(IeId.RIC_QUERY_DEFINITION, BasicMappings.OCTETS)),
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())
                            .put(
                                    IeId.RIC_QUERY_HEADER,
                                    "ricQueryHeader",
                                    message.ricQueryHeader(),
                                    BasicMappings.OCTETS)
                            .put(
                                    IeId.RIC_QUERY_DEFINITION,
                                    "ricQueryDefinition",
                                    message.ricQueryDefinition(),
                                    BasicMappings.OCTETS)),
            new MessageMapping<>(
                    "RICQueryResponse",
                    RicQueryResponse.class,
                    in -> new RicQueryResponse(
                            in.required(IeId.RIC_REQUEST_ID, BasicMappings.RIC_REQUEST_ID),
                            in.requiredInt(IeId.RAN_FUNCTION_ID),
                            in.required(IeId.RIC_QUERY_OUTCOME, BasicMappings.OCTETS)),
                    (message, out) -> out.put(
                                    IeId.RIC_REQUEST_ID,
                                    "ricRequestId",
                                    message.ricRequestId(),
                                    BasicMappings.RIC_REQUEST_ID)
                            .put(IeId.RAN_FUNCTION_ID, message.ranFunctionId())
                            .put(
                                    IeId.RIC_QUERY_OUTCOME,
                                    "ricQueryOutcome",
                                    message.ricQueryOutcome(),
                                    BasicMappings.OCTETS)),
            new MessageMapping<>(
                    "RICQueryFailure",
                    RicQueryFailure.class,
                    in -> new RicQueryFailure(
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

    private FunctionalMappings() {}
}
