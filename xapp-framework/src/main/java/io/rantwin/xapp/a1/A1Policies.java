package io.rantwin.xapp.a1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.a1.mediator.PolicyRequest;
import io.rantwin.a1.mediator.PolicyRequest.Operation;
import io.rantwin.a1.mediator.PolicyResponse.Status;
import io.rantwin.a1.mediator.ReceivedPolicyRequest;
import io.rantwin.xapp.a1.A1Counters.Kind;
import io.rantwin.xapp.a1.A1PolicyEvent.Created;
import io.rantwin.xapp.a1.A1PolicyEvent.Deleted;
import io.rantwin.xapp.a1.A1PolicyEvent.Updated;
import io.rantwin.xapp.a1.A1PolicyVerdict.Refused;
import io.rantwin.xapp.a1.PolicyLane.Known;
import io.rantwin.xapp.a1.PolicyLane.Work;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrDelivery;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A1 policies over RMR. Every policy request that names its policy is answered, because the mediator shows NOT_ENFORCED until
 * it hears OK; of an answer that cannot be sent the mediator is reminded by a query.
 *
 * <p>RMR loses messages and the mediator repeats none, so it is asked for all policies at the start, again soon after it, and every
 * few minutes. Its answer is one CREATE for each policy: new and changed ones become events, known ones are answered as before. It does not say
 * which policies are gone: one whose DELETE was lost stays until this process ends.
 *
 * <p>Holds everything in memory: after a restart the policies come back by the query, as {@link Created}. Thread-safe.
 */
public final class A1Policies {
    private static final Logger LOG = LoggerFactory.getLogger(A1Policies.class);

    private final A1PoliciesOptions options;
    private final Set<Integer> policyTypeIds;
    private final A1PolicyListener listener;
    private final Executor executor;
    private final InstantSource clock;
    private final BoundedJson json = new BoundedJson(BoundedJson.USUAL_MOST_OCTETS);
    private final A1Counters counters = new A1Counters();
    private final Complaints complaints;
    private final A1Conversation conversation;
    /** Guarded by itself, as are the lanes in it. */
    private final Map<PolicyInstanceKey, PolicyLane> lanes = new HashMap<>();
    /** Guarded by {@link #lanes}. */
    private int waiting;

    /** @param executor runs the listener; may run as many tasks at once as it likes */
    public A1Policies(
            Rmr rmr, A1PoliciesOptions options, A1PolicyListener listener, Executor executor, InstantSource clock) {
        this.options = options;
        this.policyTypeIds = Set.copyOf(options.policyTypeIds());
        this.listener = listener;
        this.executor = executor;
        this.clock = clock;
        this.complaints = new Complaints(LOG, clock);
        this.conversation = new A1Conversation(rmr, options, counters, complaints, clock);
    }

    /** To be called when routes are there: the next {@link #tick} asks the mediator for all policies. */
    public void start() {
        conversation.start();
    }

    /** To be called some times a second: sends queries that are due. */
    public void tick() {
        conversation.tick();
    }

    /** Takes a message; others than A1_POLICY_REQ are ignored. Does not block and does not call the listener. */
    public void received(RmrDelivery delivery) {
        if (delivery.message().type() != MessageType.A1_POLICY_REQ.number()) {
            return;
        }
        counters.add(Kind.REQUESTS);
        try {
            byte[] payload = delivery.message().payload();
            switch (ReceivedPolicyRequest.read(json, payload, delivery.message().subscriptionId())) {
                case ReceivedPolicyRequest.Whole whole -> accept(new Work(delivery, whole.request()));
                case ReceivedPolicyRequest.Broken broken ->
                    refuse(
                            delivery,
                            broken.policy(),
                            Kind.MALFORMED,
                            broken.problem().getMessage());
            }
        } catch (A1Exception e) {
            counters.add(Kind.UNIDENTIFIABLE);
            complaints.add("policy request that cannot be answered", e.getMessage() + "; " + delivery.message());
        }
    }

    /** What is known and what happened. */
    public A1PoliciesState state() {
        synchronized (lanes) {
            List<A1PoliciesState.Policy> policies = new ArrayList<>();
            for (PolicyLane lane : lanes.values()) {
                Known known = lane.known;
                if (known != null) {
                    policies.add(new A1PoliciesState.Policy(lane.policy, known.body(), known.verdict(), known.since()));
                }
            }
            policies.sort(Comparator.comparingInt(
                            (A1PoliciesState.Policy policy) -> policy.key().policyTypeId())
                    .thenComparing(policy -> policy.key().policyInstanceId()));
            return new A1PoliciesState(policies, waiting, conversation.queried(), counters.snapshot());
        }
    }

    private void refuse(RmrDelivery delivery, PolicyInstanceKey policy, Kind cause, String why) {
        counters.add(cause);
        complaints.add("policy request answered with ERROR (" + cause + ")", policy + ": " + why);
        conversation.answer(delivery, policy, Status.ERROR);
    }

    private void accept(Work work) {
        PolicyInstanceKey policy = work.request().policy();
        boolean isDelete = work.request().operation() == Operation.DELETE;
        if (!policyTypeIds.contains(policy.policyTypeId())) {
            refuse(work.delivery(), policy, Kind.FOREIGN_TYPE, "this xApp does not handle the type");
            return;
        }
        List<Work> superseded = new ArrayList<>();
        PolicyLane lane;
        String fullOf = null;
        boolean isIdle = false;
        synchronized (lanes) {
            lane = lanes.get(policy);
            if (lane == null && !isDelete) {
                if (lanes.size() >= options.mostPolicies()) {
                    fullOf = lanes.size() + " policies are the most";
                } else if (waiting >= options.mostWaiting()) {
                    fullOf = waiting + " requests wait for the listener";
                } else {
                    lane = new PolicyLane(policy);
                    lanes.put(policy, lane);
                }
            }
            if (lane != null) {
                int mostBefore = isDelete ? 0 : options.mostWaitingPerPolicy() - 1;
                while (lane.waiting.size() > mostBefore) {
                    superseded.add(lane.waiting.removeFirst());
                    waiting--;
                }
                if (!isDelete && waiting >= options.mostWaiting()) {
                    fullOf = waiting + " requests wait for the listener";
                } else {
                    lane.waiting.addLast(work);
                    waiting++;
                    isIdle = !lane.isBusy;
                    lane.isBusy = true;
                }
            }
        }
        for (Work old : superseded) {
            refuse(old.delivery(), policy, Kind.SUPERSEDED, "the listener is slow, and a newer request is there");
        }
        if (fullOf != null) {
            refuse(work.delivery(), policy, Kind.OVERFLOWED, fullOf);
        } else if (lane == null) {
            counters.add(Kind.DELETED_UNKNOWN);
            conversation.answer(work.delivery(), policy, Status.DELETED);
        } else if (isIdle) {
            handOver(lane);
        }
    }

    private void handOver(PolicyLane lane) {
        try {
            executor.execute(() -> workOff(lane));
        } catch (RejectedExecutionException _) {
            List<Work> dropped;
            synchronized (lanes) {
                dropped = List.copyOf(lane.waiting);
                waiting -= dropped.size();
                lane.waiting.clear();
                rest(lane);
            }
            for (Work work : dropped) {
                refuse(work.delivery(), lane.policy, Kind.OVERFLOWED, "the executor takes no work");
            }
        }
    }

    private void workOff(PolicyLane lane) {
        boolean isDone = false;
        try {
            for (Work work = next(lane); work != null; work = next(lane)) {
                apply(lane, work);
            }
            isDone = true;
        } finally {
            if (!isDone) {
                // An Error came out of the listener: the lane must not stay busy for ever.
                synchronized (lanes) {
                    rest(lane);
                }
            }
        }
    }

    private @Nullable Work next(PolicyLane lane) {
        synchronized (lanes) {
            Work work = lane.waiting.pollFirst();
            if (work == null) {
                rest(lane);
            } else {
                waiting--;
            }
            return work;
        }
    }

    private void rest(PolicyLane lane) {
        lane.isBusy = false;
        if (lane.known == null && lane.waiting.isEmpty()) {
            lanes.remove(lane.policy);
        }
    }

    /** Runs on one thread at a time for a lane, so what is known changes nowhere else meanwhile. */
    private void apply(PolicyLane lane, Work work) {
        Known known;
        synchronized (lanes) {
            known = lane.known;
        }
        PolicyRequest request = work.request();
        ObjectNode body = request.body();
        A1PolicyEvent event = switch (request.operation()) {
            case CREATE, UPDATE ->
                known == null ? new Created(lane.policy, body) : new Updated(lane.policy, body, known.body());
            case DELETE -> known == null ? null : new Deleted(lane.policy, known.body());
        };
        if (request.operation() == Operation.CREATE
                && known != null
                && known.body().equals(body)) {
            counters.add(Kind.REPEATED);
            conversation.answer(work.delivery(), lane.policy, status(known.verdict()));
            return;
        }
        Known now = null;
        if (event == null) {
            counters.add(Kind.DELETED_UNKNOWN);
        } else {
            A1PolicyVerdict verdict = tell(event);
            if (request.operation() != Operation.DELETE) {
                now = new Known(body, verdict, clock.instant());
            }
        }
        synchronized (lanes) {
            lane.known = now;
        }
        conversation.answer(work.delivery(), lane.policy, now == null ? Status.DELETED : status(now.verdict()));
    }

    private A1PolicyVerdict tell(A1PolicyEvent event) {
        try (var _ = MDC.putCloseable("policy", event.policy().policyInstanceId())) {
            return judged(event);
        }
    }

    private A1PolicyVerdict judged(A1PolicyEvent event) {
        counters.add(Kind.EVENTS);
        A1PolicyVerdict verdict;
        try {
            verdict = listener.happened(event);
        } catch (RuntimeException e) {
            counters.add(Kind.LISTENER_FAILURES);
            complaints.add("the policy listener failed", event.toString(), e);
            verdict = new Refused("the listener failed: " + e);
        }
        if (verdict instanceof Refused(String reason)) {
            counters.add(Kind.REFUSED);
            complaints.add("policy refused", event.policy() + ": " + reason);
        }
        return verdict;
    }

    private static Status status(A1PolicyVerdict verdict) {
        return switch (verdict) {
            case A1PolicyVerdict.Enforced _ -> Status.OK;
            case Refused _ -> Status.ERROR;
        };
    }
}
