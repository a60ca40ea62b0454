package io.rantwin.xapp.documentation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.kpm.KpmDialect;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.codecs.rc.RcType;
import io.rantwin.codecs.rc.control.ControlAction;
import io.rantwin.codecs.rc.control.QuotaDialect;
import io.rantwin.codecs.rc.control.SlicePrbQuota;
import io.rantwin.codecs.rc.control.SliceQuotaRequest;
import io.rantwin.xapp.XApp;
import io.rantwin.xapp.XAppMain;
import io.rantwin.xapp.XAppSetup;
import io.rantwin.xapp.a1.A1PolicyEvent;
import io.rantwin.xapp.a1.A1PolicyVerdict;
import io.rantwin.xapp.control.ControlRequest;
import io.rantwin.xapp.control.ControlResult;
import io.rantwin.xapp.node.E2Node;
import io.rantwin.xapp.node.FunctionChoice;
import io.rantwin.xapp.node.RanFunctions;
import io.rantwin.xapp.node.RcFunction;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Gives a slice the share of the PRBs that an A1 policy names. */
public final class SliceShare {
    private final RcCodec codec = new RcCodec();
    private final RanFunctions functions = new RanFunctions(new KpmDialect.Codecs(), codec);
    private final CompletableFuture<XApp> xapp = new CompletableFuture<>();
    private final Set<PolicyInstanceKey> inForce = ConcurrentHashMap.newKeySet();
    private final LongAdder refused = new LongAdder();

    public static void main(String[] args) throws InterruptedException {
        SliceShare application = new SliceShare();
        System.exit(XAppMain.run(System.getenv(), application::setUp));
    }

    void setUp(XAppSetup setup) {
        setup.onStart(this::started).onPolicy(this::happened);
    }

    private void started(XApp started) {
        started.metrics().gauge("SliceShare", "InForce", "policies in force", inForce::size);
        started.metrics().counter("SliceShare", "Refused", "policies refused", refused::sum);
        xapp.complete(started);
    }

    A1PolicyVerdict happened(A1PolicyEvent event) {
        inForce.remove(event.policy());
        return switch (event) {
            case A1PolicyEvent.Created created -> counted(event, enforce(created.body()));
            case A1PolicyEvent.Updated updated -> counted(event, enforce(updated.body()));
            case A1PolicyEvent.Deleted _ -> A1PolicyVerdict.ENFORCED; // asks for nothing any more
        };
    }

    private A1PolicyVerdict counted(A1PolicyEvent event, A1PolicyVerdict verdict) {
        switch (verdict) {
            case A1PolicyVerdict.Enforced _ -> inForce.add(event.policy());
            case A1PolicyVerdict.Refused _ -> refused.increment();
        }
        return verdict;
    }

    private A1PolicyVerdict enforce(ObjectNode policy) {
        E2Node node = xapp.join().nodes().node(policy.path("ranName").asText());
        if (node == null) {
            return new A1PolicyVerdict.Refused("no such node");
        }
        return switch (functions.rc(node)) {
            case FunctionChoice.Missing<RcFunction> missing -> new A1PolicyVerdict.Refused(missing.reason());
            case FunctionChoice.Chosen<RcFunction> chosen ->
                control(node.ranName(), chosen.function().ranFunctionId(), policy);
        };
    }

    private A1PolicyVerdict control(String ranName, int ranFunctionId, ObjectNode policy) {
        SlicePrbQuota quota = SlicePrbQuota.of(
                Plmn.of("001", "01"),
                new Snssai(policy.path("sst").asInt(), null),
                policy.path("minPercent").asInt(),
                policy.path("maxPercent").asInt(),
                0);
        SliceQuotaRequest request = new SliceQuotaRequest(List.of(quota), QuotaDialect.STANDARD);
        if (!request.problems().isEmpty()) {
            return new A1PolicyVerdict.Refused(String.join("; ", request.problems()));
        }
        try {
            ControlResult result = xapp.join()
                    .control()
                    .send(ControlRequest.of(
                            ranName,
                            ranFunctionId,
                            codec.encode(RcType.CONTROL_HEADER, ControlAction.SLICE_LEVEL_PRB_QUOTA.header()),
                            codec.encode(RcType.CONTROL_MESSAGE, request.toMessage())))
                    .join();
            return result instanceof ControlResult.Acknowledged
                    ? A1PolicyVerdict.ENFORCED
                    : new A1PolicyVerdict.Refused(result.toString());
        } catch (PerException e) {
            return new A1PolicyVerdict.Refused("the control cannot be encoded: " + e.getMessage());
        }
    }
}
