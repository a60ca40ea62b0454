package io.rantwin.harness.ran.node;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.RanFunction;
import io.rantwin.codecs.e2ap.RicControl.RicControlRequest;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.rc.ControlHeader;
import io.rantwin.codecs.rc.ControlMessage;
import io.rantwin.codecs.rc.NamedParameter;
import io.rantwin.codecs.rc.RanFunctionDefinition;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.codecs.rc.RcType;
import io.rantwin.codecs.rc.control.ControlAction;
import io.rantwin.codecs.rc.control.ControlReading;
import io.rantwin.codecs.rc.control.HandoverRequest;
import io.rantwin.codecs.rc.control.SlicePrbQuota;
import io.rantwin.codecs.rc.control.SliceQuotaRequest;
import io.rantwin.harness.e2node.ControlFunction;
import io.rantwin.harness.ran.network.SlicePolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * E2SM-RC of a node: slice-level PRB quota (style 2, action 6) where the scheduler is, for all cells of the node, and handover
 * (style 3, action 1) where the connections are.
 */
final class RcControl implements ControlFunction {
    private static final String OID = "1.3.6.1.4.1.53148.1.1.2.3";
    private static final Cause NOT_SUPPORTED = new Cause(Cause.Category.RIC_REQUEST, "action-not-supported");
    private static final Cause INVALID = new Cause(Cause.Category.RIC_REQUEST, "control-message-invalid");
    private static final Cause FAILED = new Cause(Cause.Category.RIC_REQUEST, "control-failed-to-execute");

    private final ControlTarget target;
    private final RcCodec codec;
    private final RanFunction.Item item;

    /** @throws PerException when the codec refuses the definition */
    RcControl(int ranFunctionId, ControlTarget target, RcCodec codec) throws PerException {
        this.target = target;
        this.codec = codec;
        this.item = new RanFunction.Item(
                ranFunctionId, codec.encode(RcType.RAN_FUNCTION_DEFINITION, definition(target.role())), 1, OID);
    }

    private static RanFunctionDefinition definition(NodeRole role) {
        List<RanFunctionDefinition.ControlStyle> styles = new ArrayList<>();
        if (role.hasCells()) {
            styles.add(style(
                    ControlAction.SLICE_LEVEL_PRB_QUOTA,
                    List.of(
                            new NamedParameter(1, "RRM Policy Ratio List", null),
                            new NamedParameter(2, "RRM Policy Ratio Group", null),
                            new NamedParameter(3, "RRM Policy", null),
                            new NamedParameter(5, "RRM Policy Member List", null),
                            new NamedParameter(6, "RRM Policy Member", null),
                            new NamedParameter(7, "PLMN Identity", null),
                            new NamedParameter(8, "S-NSSAI", null),
                            new NamedParameter(9, "SST", null),
                            new NamedParameter(10, "SD", null),
                            new NamedParameter(11, "Min PRB Policy Ratio", null),
                            new NamedParameter(12, "Max PRB Policy Ratio", null),
                            new NamedParameter(13, "Dedicated PRB Policy Ratio", null))));
        }
        if (role.hasConnections()) {
            styles.add(style(
                    ControlAction.HANDOVER,
                    List.of(
                            new NamedParameter(1, "Target Primary Cell ID", null),
                            new NamedParameter(2, "CHOICE Target Cell", null),
                            new NamedParameter(3, "NR Cell", null),
                            new NamedParameter(4, "NR CGI", null))));
        }
        return new RanFunctionDefinition(
                new RanFunctionDefinition.FunctionName("ORAN-E2SM-RC", OID, "RAN Control", null),
                null,
                List.of(),
                List.of(),
                styles,
                List.of());
    }

    private static RanFunctionDefinition.ControlStyle style(ControlAction action, List<NamedParameter> parameters) {
        return new RanFunctionDefinition.ControlStyle(
                action.style().styleType(),
                action.style().title(),
                List.of(new RanFunctionDefinition.Action(action.actionId(), action.title(), parameters)),
                1,
                1,
                null,
                1,
                List.of());
    }

    @Override
    public RanFunction.Item item() {
        return item;
    }

    @Override
    public Outcome carryOut(RicControlRequest request) {
        ControlHeader header;
        ControlMessage message;
        try {
            header = codec.decode(RcType.CONTROL_HEADER, request.ricControlHeader());
            message = codec.decode(RcType.CONTROL_MESSAGE, request.ricControlMessage());
        } catch (PerException e) {
            return refused(INVALID, String.valueOf(e.getMessage()));
        }
        if (target.role().hasCells() && ControlAction.SLICE_LEVEL_PRB_QUOTA.isIn(header)) {
            return setQuotas(message);
        }
        if (target.role().hasConnections()
                && ControlAction.HANDOVER.isIn(header)
                && header instanceof ControlHeader.Format1 one) {
            return handOver(one, message);
        }
        return refused(NOT_SUPPORTED, "no such style and action");
    }

    private static Outcome refused(Cause cause, String reason) {
        return new Outcome.Refused(cause, null, reason);
    }

    private static Outcome done(@Nullable String problem) {
        return problem == null ? new Outcome.Done(null) : refused(FAILED, problem);
    }

    private Outcome setQuotas(ControlMessage message) {
        return switch (SliceQuotaRequest.read(message)) {
            case ControlReading.Refused<SliceQuotaRequest>(String reason) -> refused(INVALID, reason);
            case ControlReading.Understood<SliceQuotaRequest> understood -> {
                SliceQuotaRequest request = understood.request();
                if (!request.problems().isEmpty()) {
                    yield refused(INVALID, String.join("; ", request.problems()));
                }
                yield set(request.quotas());
            }
        };
    }

    private Outcome set(List<SlicePrbQuota> quotas) {
        Map<Integer, SlicePolicy> policies = new LinkedHashMap<>();
        for (SlicePrbQuota quota : quotas) {
            if (quota.members().size() != 1) {
                return refused(FAILED, "slices that share a quota are not supported");
            }
            SlicePrbQuota.Member member = quota.members().getFirst();
            int slice = member.plmn().equals(target.identities().plan().plmn())
                    ? target.identities().slice(member.snssai())
                    : NetworkIdentities.NONE;
            if (slice == NetworkIdentities.NONE) {
                return refused(FAILED, "there is no slice " + member.snssai() + " in PLMN " + member.plmn());
            }
            SlicePolicy policy = new SlicePolicy(quota.dedicatedPercent(), quota.minPercent(), quota.maxPercent());
            if (policies.put(slice, policy) != null) {
                return refused(INVALID, "slice " + member.snssai() + " has two quotas");
            }
        }
        return done(target.setPolicies(target.cells(), policies));
    }

    private Outcome handOver(ControlHeader.Format1 header, ControlMessage message) {
        int ue = target.identities().ue(header.ueId());
        return switch (HandoverRequest.read(message, codec)) {
            case ControlReading.Refused<HandoverRequest>(String reason) -> refused(INVALID, reason);
            case ControlReading.Understood<HandoverRequest> understood ->
                ue == NetworkIdentities.NONE
                        ? refused(FAILED, "there is no such user")
                        : done(target.handOver(ue, understood.request().targetPrimaryCell()));
        };
    }
}
