package io.rantwin.nearrt.service;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.v1.ControlState;
import io.rantwin.api.v1.ListPoliciesRequest;
import io.rantwin.api.v1.ListPoliciesResponse;
import io.rantwin.api.v1.PoliciesGrpc;
import io.rantwin.api.v1.PolicyState;
import io.rantwin.api.v1.SetControlEnabledRequest;
import io.rantwin.nearrt.live.LivePolicies;
import io.rantwin.nearrt.live.PolicyView;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Policies in force, what they did, and the kill switch. */
final class PoliciesService extends PoliciesGrpc.PoliciesImplBase {
    private static final Logger LOG = LoggerFactory.getLogger(PoliciesService.class);
    private static final int LONGEST_REASON = 1000;

    private final LivePolicies policies;
    private final Streams streams;
    private final Executor executor;

    PoliciesService(LivePolicies policies, Streams streams, Executor executor) {
        this.policies = policies;
        this.streams = streams;
        this.executor = executor;
    }

    @Override
    public void listPolicies(ListPoliciesRequest request, StreamObserver<ListPoliciesResponse> out) {
        Answers.unary(out, () -> {
            ListPoliciesResponse.Builder answer = ListPoliciesResponse.newBuilder();
            policies.policies().forEach(policy -> answer.addPolicies(Protos.policy(policy)));
            return answer.build();
        });
    }

    @Override
    public void watchPolicies(ListPoliciesRequest request, StreamObserver<PolicyState> observer) {
        Answers.stream(observer, streams, place -> {
            NewestFeed<PolicyView, PolicyState> feed = new NewestFeed<>(
                    (ServerCallStreamObserver<PolicyState>) observer,
                    executor,
                    PolicyView::policyId,
                    view -> List.of(Protos.policy(view)),
                    view -> 0,
                    0);
            feed.begin(policies::watch, policies.policies(), place);
        });
    }

    @Override
    public void setControlEnabled(SetControlEnabledRequest request, StreamObserver<ControlState> out) {
        Answers.unary(out, () -> {
            Checks checks = new Checks();
            checks.that(!request.getReason().isBlank(), "reason", "must say who and why; it goes into the audit log");
            checks.that(
                    request.getReason().length() <= LONGEST_REASON,
                    "reason",
                    "may have at most " + LONGEST_REASON + " characters");
            checks.done();
            int reverted = policies.setControlEnabled(request.getEnabled(), request.getReason());
            LOG.warn(
                    "Control was {} by a call, {} controls taken back: {}",
                    request.getEnabled() ? "let go on" : "stopped",
                    reverted,
                    oneLine(request.getReason()));
            return ControlState.newBuilder()
                    .setEnabled(policies.isControlEnabled())
                    .setReverted(reverted)
                    .build();
        });
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
