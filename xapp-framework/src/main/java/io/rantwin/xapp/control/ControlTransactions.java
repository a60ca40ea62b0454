package io.rantwin.xapp.control;

import io.rantwin.codecs.e2ap.E2apDecoded;
import io.rantwin.codecs.e2ap.E2apNodes;
import io.rantwin.codecs.e2ap.RicControl.RicControlAckRequest;
import io.rantwin.codecs.e2ap.RicControl.RicControlRequest;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.per.PerException;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.control.ControlResult.NoAnswer;
import io.rantwin.xapp.control.ControlResult.NotSent;
import io.rantwin.xapp.control.ControlResult.Rejected;
import io.rantwin.xapp.control.RanLane.Outstanding;
import io.rantwin.xapp.control.RanLane.Waiting;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Control requests to E2 nodes and their answers. Requests of a node go out in the order given, one at a time for an instance
 * id, no faster than the rate limit. An answer is recognised by node, requestor id, instance id and call process id. The
 * platform reports no lost request, so each transaction has a timer of its own. Nothing is sent twice. Thread-safe; no method
 * blocks.
 */
public final class ControlTransactions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlTransactions.class);
    private static final int LONGEST_RAN_NAME_OCTETS = 31;

    private record Completion(CompletableFuture<ControlResult> future, ControlResult outcome) {}

    private final Rmr rmr;
    private final E2apNodes nodes;
    private final ControlOptions options;
    private final Executor executor;
    private final InstantSource clock;
    private final ControlCounters counters = new ControlCounters();
    private final Complaints complaints;
    /** Guarded by itself, as are the lanes in it, and all fields below. */
    private final Map<String, RanLane> lanes = new HashMap<>();

    private final InstanceIds instanceIds;
    private boolean isClosed;

    /** @param executor runs what the application has attached to the futures */
    public ControlTransactions(
            Rmr rmr,
            E2apNodes nodes,
            ControlOptions options,
            OwnSubscriptions subscriptions,
            Executor executor,
            InstantSource clock) {
        this.rmr = rmr;
        this.nodes = nodes;
        this.options = options;
        this.executor = executor;
        this.clock = clock;
        this.complaints = new Complaints(LOG, clock);
        this.instanceIds = new InstanceIds(subscriptions, options);
    }

    /**
     * Sends a request as soon as its turn comes.
     *
     * @return never fails, but has an outcome for everything; a request whose future is cancelled before its turn is not sent
     */
    public CompletableFuture<ControlResult> send(ControlRequest request) {
        var future = new CompletableFuture<ControlResult>();
        List<Completion> done = new ArrayList<>();
        synchronized (lanes) {
            Instant now = clock.instant();
            String objection = objection(request);
            if (objection == null) {
                RanLane lane = lanes.computeIfAbsent(
                        request.ranName(),
                        ranName -> new RanLane(
                                ranName, new TokenBucket(options.requestsPerSecond(), options.burst(), now)));
                lane.waiting.addLast(new Waiting(request, future, now));
                dispatch(lane, now, done);
            } else {
                done.add(new Completion(future, new Rejected(objection)));
            }
        }
        complete(done);
        return future;
    }

    /** Takes a message; others than answers to control requests and error indications are ignored. */
    public void received(RmrDelivery delivery) {
        int type = delivery.message().type();
        if (type != MessageType.RIC_CONTROL_ACK.number()
                && type != MessageType.RIC_CONTROL_FAILURE.number()
                && type != MessageType.RIC_E2_RAN_ERROR_INDICATION.number()) {
            return;
        }
        String ranName = delivery.message().managedElement();
        synchronized (lanes) {
            // Before decoding, so that names of nodes that nothing was sent to take no memory.
            if (!lanes.containsKey(ranName)) {
                counters.unmatchedAnswers.increment();
                return;
            }
        }
        ControlAnswer answer = decode(ranName, delivery);
        if (answer == null) {
            return;
        }
        List<Completion> done = new ArrayList<>();
        synchronized (lanes) {
            RanLane lane = lanes.get(ranName);
            if (lane == null) {
                counters.unmatchedAnswers.increment();
            } else {
                match(lane, answer, done);
                dispatch(lane, clock.instant(), done);
            }
        }
        complete(done);
    }

    /** To be called some times a second: timers, and what waits for the rate limit. */
    public void tick() {
        List<Completion> done = new ArrayList<>();
        synchronized (lanes) {
            Instant now = clock.instant();
            for (Iterator<RanLane> all = lanes.values().iterator(); all.hasNext(); ) {
                RanLane lane = all.next();
                lane.resting.values().removeIf(until -> !until.isAfter(now));
                expire(lane, now, done);
                dispatch(lane, now, done);
                if (lane.isIdle(now)) {
                    all.remove();
                }
            }
        }
        complete(done);
    }

    /** What is under way and what happened. */
    public ControlState state() {
        synchronized (lanes) {
            int waiting = 0;
            int outstanding = 0;
            for (RanLane lane : lanes.values()) {
                waiting += lane.waiting.size();
                outstanding += lane.outstanding.size();
            }
            return counters.snapshot(lanes.size(), waiting, outstanding);
        }
    }

    /** Ends all transactions: those that were sent with no answer, the others rejected. */
    @Override
    public void close() {
        List<Completion> done = new ArrayList<>();
        synchronized (lanes) {
            isClosed = true;
            Instant now = clock.instant();
            for (RanLane lane : lanes.values()) {
                for (Waiting waiting : lane.waiting) {
                    done.add(new Completion(waiting.future(), new Rejected("closed while it waited")));
                }
                for (Outstanding sent : lane.outstanding.values()) {
                    done.add(new Completion(sent.future(), new NoAnswer(Duration.between(sent.sentAt(), now))));
                }
            }
            lanes.clear();
        }
        complete(done);
    }

    private @Nullable String objection(ControlRequest request) {
        int octets = request.ranName().getBytes(StandardCharsets.UTF_8).length;
        if (isClosed) {
            return "closed";
        }
        if (octets == 0 || octets > LONGEST_RAN_NAME_OCTETS) {
            return "a RAN name has 1.." + LONGEST_RAN_NAME_OCTETS + " octets, not " + octets;
        }
        RanLane lane = lanes.get(request.ranName());
        if (lane == null) {
            return lanes.size() < options.mostRans() ? null : lanes.size() + " nodes are the most";
        }
        return lane.waiting.size() < options.mostWaitingPerRan()
                ? null
                : lane.waiting.size() + " requests wait for " + request.ranName() + " already";
    }

    private void dispatch(RanLane lane, Instant now, List<Completion> done) {
        for (Waiting head = lane.waiting.peekFirst(); head != null; head = lane.waiting.peekFirst()) {
            Duration waited = Duration.between(head.since(), now);
            if (head.future().isDone()) {
                lane.waiting.removeFirst();
                continue;
            }
            if (waited.compareTo(options.longestWait()) >= 0) {
                lane.waiting.removeFirst();
                done.add(new Completion(
                        head.future(), new Rejected("waited " + waited.toMillis() + " ms for its turn")));
                continue;
            }
            int instanceId = instanceIds.choose(lane);
            if (instanceId == InstanceIds.NONE || !lane.tokens.tryTake(now)) {
                return;
            }
            lane.waiting.removeFirst();
            launch(lane, head, instanceId, now, done);
        }
    }

    private void launch(RanLane lane, Waiting waiting, int instanceId, Instant now, List<Completion> done) {
        ControlRequest request = waiting.request();
        byte[] octets;
        try {
            octets = nodes.node(lane.ranName)
                    .encode(new RicControlRequest(
                            new RicRequestId(options.ricRequestorId(), instanceId),
                            request.ranFunctionId(),
                            request.ricCallProcessId(),
                            request.ricControlHeader(),
                            request.ricControlMessage(),
                            request.ricControlAckRequest()));
        } catch (PerException e) {
            done.add(new Completion(waiting.future(), new Rejected("cannot be encoded: " + e.getMessage())));
            return;
        }
        boolean isAnswered = request.ricControlAckRequest() != RicControlAckRequest.NO_ACK;
        if (isAnswered) {
            // Before sending: the answer may be here before send returns.
            lane.outstanding.put(instanceId, new Outstanding(request, waiting.future(), now));
        }
        SendResult result = rmr.send(
                RmrMessage.of(MessageType.RIC_CONTROL_REQ.number(), octets).withManagedElement(lane.ranName));
        if (result == SendResult.SENT) {
            counters.sent.increment();
            if (!isAnswered) {
                done.add(new Completion(waiting.future(), new ControlResult.Sent()));
            }
        } else {
            lane.outstanding.remove(instanceId);
            done.add(new Completion(waiting.future(), new NotSent(result)));
        }
    }

    private @Nullable ControlAnswer decode(String ranName, RmrDelivery delivery) {
        String problem;
        try {
            E2apDecoded decoded = nodes.decode(ranName, delivery.message().payload());
            ControlAnswer answer = ControlAnswer.of(decoded);
            if (answer != null) {
                return answer;
            }
            problem = "not an answer to a control request, or not to be told to which: " + decoded.findings();
        } catch (PerException e) {
            problem = e.getMessage();
        }
        counters.malformedAnswers.increment();
        complaints.add("malformed answer to a control request", problem + "; " + delivery.message());
        return null;
    }

    private void match(RanLane lane, ControlAnswer answer, List<Completion> done) {
        int instanceId = answer.ricRequestId().ricInstanceId();
        if (answer.ricRequestId().ricRequestorId() != options.ricRequestorId()) {
            counters.unmatchedAnswers.increment();
            return;
        }
        Outstanding transaction = lane.take(instanceId, answer.ricCallProcessId());
        if (transaction != null) {
            done.add(new Completion(transaction.future(), answer.outcome()));
        } else if (lane.resting.remove(instanceId) != null) {
            // The answer that the id rested for: it may be used again at once.
            counters.lateAnswers.increment();
        } else {
            counters.unmatchedAnswers.increment();
        }
    }

    private void expire(RanLane lane, Instant now, List<Completion> done) {
        for (Iterator<Map.Entry<Integer, Outstanding>> all =
                        lane.outstanding.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<Integer, Outstanding> entry = all.next();
            Outstanding sent = entry.getValue();
            Duration since = Duration.between(sent.sentAt(), now);
            if (since.compareTo(options.answerTimeout()) >= 0) {
                all.remove();
                lane.resting.put(entry.getKey(), now.plus(options.lateAnswers()));
                done.add(new Completion(sent.future(), new NoAnswer(since)));
            }
        }
    }

    /** Outside the lock, and not on this thread: what is attached to a future may take its time. */
    private void complete(List<Completion> done) {
        for (Completion completion : done) {
            counters.count(completion.outcome());
            try {
                completion.future().completeAsync(completion::outcome, executor);
            } catch (RejectedExecutionException _) {
                completion.future().complete(completion.outcome());
            }
        }
    }
}
