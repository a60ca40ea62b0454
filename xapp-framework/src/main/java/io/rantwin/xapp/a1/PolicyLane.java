package io.rantwin.xapp.a1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.a1.mediator.PolicyRequest;
import io.rantwin.xapp.rmr.RmrDelivery;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One policy: what the listener made of it, and the requests that wait. Guarded by the lock of {@link A1Policies}. */
final class PolicyLane {
    /** A request and whom to answer. */
    record Work(RmrDelivery delivery, PolicyRequest request) {}

    /** What the listener was told last and what it said. */
    record Known(ObjectNode body, A1PolicyVerdict verdict, Instant since) {}

    final PolicyInstanceKey policy;
    final Deque<Work> waiting = new ArrayDeque<>();

    @Nullable
    Known known;
    /** Whether a thread works on this lane, or will. */
    boolean isBusy;

    PolicyLane(PolicyInstanceKey policy) {
        this.policy = policy;
    }
}
