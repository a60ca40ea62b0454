package io.rantwin.harness.e2node;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.E2apCodec;
import io.rantwin.codecs.e2ap.E2apDecoded;
import io.rantwin.codecs.e2ap.E2apMessage;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.E2removal.E2RemovalRequest;
import io.rantwin.codecs.e2ap.E2removal.E2RemovalResponse;
import io.rantwin.codecs.e2ap.E2reset.ResetRequest;
import io.rantwin.codecs.e2ap.E2reset.ResetResponse;
import io.rantwin.codecs.e2ap.E2setup.E2setupFailure;
import io.rantwin.codecs.e2ap.E2setup.E2setupResponse;
import io.rantwin.codecs.e2ap.ErrorIndication;
import io.rantwin.codecs.e2ap.RanFunction;
import io.rantwin.codecs.e2ap.RicControl.RicControlAckRequest;
import io.rantwin.codecs.e2ap.RicControl.RicControlAcknowledge;
import io.rantwin.codecs.e2ap.RicControl.RicControlFailure;
import io.rantwin.codecs.e2ap.RicControl.RicControlRequest;
import io.rantwin.codecs.e2ap.RicControl.RicControlStatus;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.e2ap.RicService.RicServiceQuery;
import io.rantwin.codecs.e2ap.RicService.RicServiceUpdate;
import io.rantwin.codecs.e2ap.RicService.RicServiceUpdateFailure;
import io.rantwin.codecs.e2ap.RicSubscription;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteResponse;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionRequest;
import io.rantwin.codecs.e2ap.TimeToWait;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.e2node.ControlFunction.Outcome;
import io.rantwin.harness.e2node.NodeEvent.Kind;
import io.rantwin.harness.link.Association;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a node does about each message of the RIC. Not thread-safe: the node guards it. */
final class NodeProcedures {
    private static final Cause REQUEST_ID_UNKNOWN = new Cause(Cause.Category.RIC_REQUEST, "request-id-unknown");

    private final SimulatedE2Node node;
    private final NodeOptions options;
    private final SimulatedE2Node.Surroundings surroundings;
    private final NodeFunctions functions;
    private final NodeReports reports;
    private final E2apCodec e2ap;
    private final KpmCodec kpm;
    private final Admission admission;
    private final List<ControlFunction> controls;

    NodeProcedures(
            SimulatedE2Node node,
            SimulatedNodes.Member member,
            SimulatedE2Node.Surroundings surroundings,
            NodeFunctions functions,
            NodeReports reports) {
        MeasurementFeed feed = member.feed();
        this.controls = member.controls().isEmpty() && feed == null
                ? List.of(new DeskControl(member.options(), surroundings, functions))
                : member.controls();
        this.node = node;
        this.options = member.options();
        this.surroundings = surroundings;
        this.functions = functions;
        this.reports = reports;
        this.e2ap = surroundings.codecs().e2ap().of(options.e2apVersion());
        this.kpm = surroundings.codecs().kpm().of(options.kpmVersion());
        this.admission = new Admission(options, kpm, feed);
    }

    void received(Association from, byte[] pdu) {
        E2apDecoded decoded;
        try {
            decoded = e2ap.decode(pdu);
        } catch (PerException e) {
            node.tell(Kind.NOT_UNDERSTOOD, String.valueOf(e.getMessage()));
            node.send(new ErrorIndication(null, null, null, Cause.TRANSFER_SYNTAX_ERROR, null));
            return;
        }
        if (decoded.reply() != null) {
            node.send(decoded.reply());
        }
        E2apMessage message = decoded.message();
        if (decoded.verdict() == E2apDecoded.Verdict.REJECT || message == null) {
            node.tell(Kind.NOT_UNDERSTOOD, decoded.findings().toString());
            return;
        }
        if (node.isConnected()) {
            obey(from, message);
        } else if (node.isSettingUp()) {
            settingUp(message);
        }
    }

    private void settingUp(E2apMessage message) {
        switch (message) {
            case E2setupResponse _ -> node.setUp();
            case E2setupFailure failure -> {
                TimeToWait wait = failure.timeToWait();
                node.setupRefused(
                        String.valueOf(failure.cause()), Duration.ofSeconds(wait == null ? 0 : wait.seconds()));
            }
            case ErrorIndication error -> node.setupRefused("error indication, " + error.cause(), Duration.ZERO);
            default -> node.tell(Kind.NOT_UNDERSTOOD, message.getClass().getSimpleName() + " before the E2 setup");
        }
    }

    private void obey(Association from, E2apMessage message) {
        switch (message) {
            case RicSubscriptionRequest request -> subscribe(from, request);
            case RicSubscriptionDeleteRequest request -> unsubscribe(request);
            case RicControlRequest request -> control(request);
            case ResetRequest request -> {
                reports.endAll();
                node.tell(Kind.RESET, "by the RIC: " + request.cause());
                node.send(new ResetResponse(request.transactionId(), null));
            }
            case RicServiceQuery query -> node.send(update(query));
            case E2RemovalRequest request -> node.send(new E2RemovalResponse(request.transactionId(), null));
            case ErrorIndication error -> node.tell(Kind.ERROR_INDICATED, String.valueOf(error.cause()));
            case RicServiceUpdateFailure failure ->
                node.tell(Kind.ERROR_INDICATED, "service update refused: " + failure.cause());
            default -> {
                // Answers to what the node asked need nothing more; for requests of other procedures the RIC has its
                // timer.
            }
        }
    }

    private void subscribe(Association from, RicSubscriptionRequest request) {
        int others = reports.subscriptions() - (reports.has(request.ricRequestId()) ? 1 : 0);
        Admission.Decision decision = admission.decide(request, others);
        List<RunningReport> made = List.of();
        try {
            made = reports.prepare(
                    decision.plans(),
                    plan -> new IndicationEncoder(e2ap, kpm, plan),
                    pdu -> surroundings.outlet().send(options.identity(), from, pdu),
                    surroundings.network().instant());
        } catch (PerException _) {
            // What was asked for can be read, but not be repeated in a report.
            decision = admission.refused(request, Admission.SEMANTIC_ERROR);
        }
        // The answer first: the RIC must not see a report of a subscription that it does not know to exist.
        node.send(decision.answer());
        if (made.isEmpty()) {
            node.tell(Kind.SUBSCRIPTION_REFUSED, name(request.ricRequestId()) + ", " + reason(decision.answer()));
            return;
        }
        node.countSubscribed();
        reports.begin(request.ricRequestId(), made);
        node.tell(
                Kind.SUBSCRIBED,
                name(request.ricRequestId()) + " every "
                        + made.getFirst().plan().periodMillis() + " ms");
    }

    private static String name(RicRequestId id) {
        return id.ricRequestorId() + "/" + id.ricInstanceId();
    }

    private static String reason(RicSubscription answer) {
        return answer instanceof RicSubscriptionFailure failure
                ? failure.cause() + " " + failure.ricActionsNotAdmitted()
                : answer.toString();
    }

    private void unsubscribe(RicSubscriptionDeleteRequest request) {
        if (reports.end(request.ricRequestId())) {
            node.send(new RicSubscriptionDeleteResponse(request.ricRequestId(), request.ranFunctionId()));
            node.tell(Kind.SUBSCRIPTION_DELETED, name(request.ricRequestId()));
        } else {
            node.send(new RicSubscriptionDeleteFailure(
                    request.ricRequestId(), request.ranFunctionId(), REQUEST_ID_UNKNOWN, null));
        }
    }

    private void control(RicControlRequest request) {
        Octets callProcess = request.ricCallProcessId();
        switch (judge(request)) {
            case Outcome.Refused refused -> {
                node.send(new RicControlFailure(
                        request.ricRequestId(),
                        request.ranFunctionId(),
                        callProcess,
                        refused.cause(),
                        refused.outcome(),
                        null));
                node.tell(Kind.CONTROL_REFUSED, refused.cause() + ", " + refused.reason());
            }
            case Outcome.Done done -> {
                node.countControl();
                boolean isWanted = request.ricControlAckRequest() == RicControlAckRequest.ACK;
                if (isWanted) {
                    boolean isV1 = options.e2apVersion() == E2apVersion.V01_01;
                    node.send(new RicControlAcknowledge(
                            request.ricRequestId(),
                            request.ranFunctionId(),
                            callProcess,
                            isV1 ? RicControlStatus.SUCCESS : null,
                            done.outcome()));
                }
                node.tell(Kind.CONTROLLED, isWanted ? "acknowledged" : "no answer wanted");
            }
        }
    }

    private Outcome judge(RicControlRequest request) {
        for (ControlFunction control : controls) {
            if (control.item().ranFunctionId() == request.ranFunctionId()) {
                return control.carryOut(request);
            }
        }
        boolean isKpm = request.ranFunctionId() == options.kpmFunctionId();
        return new Outcome.Refused(
                isKpm ? Admission.ACTION_NOT_SUPPORTED : Admission.UNKNOWN_FUNCTION,
                null,
                isKpm ? "KPM takes no controls" : "no RAN function " + request.ranFunctionId());
    }

    /** What the RIC does not know yet, or knows in another revision, or knows and is not there. */
    private RicServiceUpdate update(RicServiceQuery query) {
        Map<Integer, Integer> known = new HashMap<>();
        query.ranFunctionsAccepted().forEach(id -> known.put(id.ranFunctionId(), id.ranFunctionRevision()));
        List<RanFunction.Item> added = functions.items().stream()
                .filter(item -> !known.containsKey(item.ranFunctionId()))
                .toList();
        List<RanFunction.Item> modified = functions.items().stream()
                .filter(item -> {
                    Integer revision = known.get(item.ranFunctionId());
                    return revision != null && revision != item.ranFunctionRevision();
                })
                .toList();
        functions.items().forEach(item -> known.remove(item.ranFunctionId()));
        List<RanFunction.Id> deleted = known.entrySet().stream()
                .map(gone -> new RanFunction.Id(gone.getKey(), gone.getValue()))
                .toList();
        node.tell(Kind.SERVICE_QUERIED, added.size() + " functions added, " + modified.size() + " modified");
        return new RicServiceUpdate(node.transactionId(), added, modified, deleted);
    }
}
