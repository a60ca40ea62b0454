package io.rantwin.harness.ric.submgr;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.RicAction;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.e2ap.RicSubscription;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionResponse;
import io.rantwin.harness.ric.e2.E2Termination;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Carries out E2 procedures; blocks. Thread-safe. */
final class E2Procedures {
    private static final int REQUESTOR_ID = 123;
    private static final Duration DELETE_TIMEOUT = Duration.ofSeconds(2);
    private static final int DELETE_TRIES = 2;

    private final E2Termination e2;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong timeouts = new AtomicLong();

    E2Procedures(E2Termination e2) {
        this.e2 = e2;
    }

    long sent() {
        return sent.get();
    }

    long timeouts() {
        return timeouts.get();
    }

    /** Sets a subscription up; when nothing comes back at last, it is deleted at the node, which may have it all the same. */
    SetupOutcome setUp(E2Subscription subscription, Duration timeout, int tries) throws InterruptedException {
        RicSubscriptionRequest request = new RicSubscriptionRequest(
                requestId(subscription),
                subscription.ranFunctionId(),
                subscription.detail().eventTriggers(),
                subscription.detail().actions(),
                null,
                null);
        try {
            return outcome(subscription, ask(subscription.meid(), request, timeout, tries));
        } catch (TimeoutException silence) {
            delete(subscription);
            return new SetupOutcome.Failed("E2Node", "no answer from the E2 node", "E2-Timeout");
        } catch (ExecutionException failed) {
            return new SetupOutcome.Failed("E2Node", String.valueOf(failed.getCause()), "");
        }
    }

    /** Deletes a subscription at its node, as far as the node is there and answers. */
    void delete(E2Subscription subscription) throws InterruptedException {
        var request = new RicSubscriptionDeleteRequest(requestId(subscription), subscription.ranFunctionId());
        try {
            ask(subscription.meid(), request, DELETE_TIMEOUT, DELETE_TRIES);
        } catch (TimeoutException | ExecutionException gone) {
            // The platform goes on as if it were deleted.
            timeouts.incrementAndGet();
        }
    }

    private RicSubscription ask(String meid, RicSubscription request, Duration timeout, int tries)
            throws InterruptedException, ExecutionException, TimeoutException {
        TimeoutException silence = new TimeoutException("never asked");
        for (int number = 1; number <= tries; number++) {
            try {
                sent.incrementAndGet();
                return e2.procedure(meid, request, timeout).get();
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof TimeoutException late)) {
                    throw failed;
                }
                timeouts.incrementAndGet();
                silence = late;
            }
        }
        throw silence;
    }

    private static RicRequestId requestId(E2Subscription subscription) {
        return new RicRequestId(REQUESTOR_ID, subscription.instanceId());
    }

    private static SetupOutcome outcome(E2Subscription subscription, RicSubscription answer) {
        return switch (answer) {
            case RicSubscriptionResponse response ->
                new SetupOutcome.Admitted(subscription.instanceId(), text(response.ricActionsNotAdmitted()));
            case RicSubscriptionFailure failure -> {
                Cause cause = failure.cause();
                yield new SetupOutcome.Failed(
                        "E2Node", cause == null ? text(failure.ricActionsNotAdmitted()) : cause.toString(), "");
            }
            default ->
                new SetupOutcome.Failed(
                        "ASN1", "the node answers with " + answer.getClass().getSimpleName(), "");
        };
    }

    private static String text(List<RicAction.IdCause> notAdmitted) {
        return notAdmitted.stream()
                .map(action -> "action " + action.ricActionId() + " not admitted: " + action.cause())
                .collect(Collectors.joining("; "));
    }
}
