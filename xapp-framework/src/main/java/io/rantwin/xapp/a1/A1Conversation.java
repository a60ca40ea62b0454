package io.rantwin.xapp.a1;

import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.a1.mediator.PolicyQuery;
import io.rantwin.a1.mediator.PolicyResponse;
import io.rantwin.a1.mediator.PolicyResponse.Status;
import io.rantwin.xapp.a1.A1Counters.Kind;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** What is said to the mediator: answers, and queries when they are due. Thread-safe. */
final class A1Conversation {

    private final Rmr rmr;
    private final A1PoliciesOptions options;
    private final A1Counters counters;
    private final Complaints complaints;
    private final InstantSource clock;
    /** Guarded by itself; empty before the start. */
    private final Map<Integer, Instant> due = new HashMap<>();
    /** How long to wait after the next query of each type; guarded by {@link #due}. */
    private final Map<Integer, Duration> gaps = new HashMap<>();
    /** Guarded by {@link #due}. */
    private final Map<Integer, Instant> queried = new HashMap<>();

    A1Conversation(
            Rmr rmr, A1PoliciesOptions options, A1Counters counters, Complaints complaints, InstantSource clock) {
        this.rmr = rmr;
        this.options = options;
        this.counters = counters;
        this.complaints = complaints;
        this.clock = clock;
    }

    /**
     * Makes a query of each type due. At first the mediator's way to an xApp that has just come back may lead nowhere, what it
     * sends is lost and nobody is told; so the queries after the first one follow soon and then ever later.
     */
    void start() {
        Instant now = clock.instant();
        synchronized (due) {
            for (int typeId : options.policyTypeIds()) {
                due.put(typeId, now);
                gaps.put(typeId, options.retryPeriod());
            }
        }
    }

    /** When each type was queried last. */
    Map<Integer, Instant> queried() {
        synchronized (due) {
            return Map.copyOf(queried);
        }
    }

    /** Sends the queries that are due. */
    void tick() {
        Instant now = clock.instant();
        synchronized (due) {
            due.replaceAll((typeId, when) -> when.isAfter(now) ? when : query(typeId, now));
        }
    }

    private Instant query(int typeId, Instant now) {
        SendResult result =
                rmr.send(RmrMessage.of(MessageType.A1_POLICY_QUERY.number(), new PolicyQuery(typeId).write()));
        if (result == SendResult.SENT) {
            counters.add(Kind.QUERIES);
            queried.put(typeId, now);
            return now.plus(gapAfterQuery(typeId));
        }
        counters.add(Kind.UNSENT_QUERIES);
        complaints.add(
                "the A1 mediator could not be asked for policies",
                "type " + typeId + ": " + result + "; next try in " + options.retryPeriod());
        return now.plus(options.retryPeriod());
    }

    private Duration gapAfterQuery(int typeId) {
        Duration gap = gaps.getOrDefault(typeId, options.queryPeriod());
        if (gap.compareTo(options.queryPeriod()) >= 0) {
            return options.queryPeriod();
        }
        gaps.put(typeId, gap.multipliedBy(2));
        return gap;
    }

    /** Answers to the sender, or by route when that is not possible; when neither is, a query brings the request back. */
    void answer(RmrDelivery request, PolicyInstanceKey policy, Status status) {
        var response = new PolicyResponse(policy, options.handlerId(), status);
        RmrMessage message = RmrMessage.of(MessageType.A1_POLICY_RESP.number(), response.write());
        SendResult result = rmr.reply(request, message);
        if (result != SendResult.SENT) {
            result = rmr.send(message);
        }
        if (result == SendResult.SENT) {
            counters.add(Kind.ANSWERS);
            return;
        }
        counters.add(Kind.UNANSWERED);
        complaints.add("policy request not answered", policy + " with " + status + ": " + result);
        Instant soon = clock.instant().plus(options.retryPeriod());
        synchronized (due) {
            due.computeIfPresent(policy.policyTypeId(), (_, when) -> when.isBefore(soon) ? when : soon);
        }
    }
}
