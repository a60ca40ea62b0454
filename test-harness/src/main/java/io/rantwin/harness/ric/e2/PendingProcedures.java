package io.rantwin.harness.ric.e2;

import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.e2ap.RicSubscription;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteResponse;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Subscription procedures that wait for their outcome. Futures complete on the executor. Thread-safe. */
final class PendingProcedures {
    private record Key(String ranName, RicRequestId ricRequestId, boolean isDeletion) {}

    private record Waiting(CompletableFuture<RicSubscription> outcome, Instant deadline) {}

    private final Map<Key, Waiting> waiting = new ConcurrentHashMap<>();
    private final Executor executor;
    private final LongAdder started = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder timedOut = new LongAdder();
    private final LongAdder abandoned = new LongAdder();

    PendingProcedures(Executor executor) {
        this.executor = executor;
    }

    private static Key key(String ranName, RicSubscription message) {
        boolean isDeletion = message instanceof RicSubscriptionDeleteRequest
                || message instanceof RicSubscriptionDeleteResponse
                || message instanceof RicSubscriptionDeleteFailure;
        return new Key(ranName, message.ricRequestId(), isDeletion);
    }

    /** Begins to wait; {@code null} when one of the same kind and id is under way already. */
    @Nullable
    CompletableFuture<RicSubscription> begin(String ranName, RicSubscription request, Instant deadline) {
        var outcome = new CompletableFuture<RicSubscription>();
        if (waiting.putIfAbsent(key(ranName, request), new Waiting(outcome, deadline)) != null) {
            return null;
        }
        started.increment();
        return outcome;
    }

    /** Stops waiting for a request that could not be sent. */
    void forget(String ranName, RicSubscription request) {
        waiting.remove(key(ranName, request));
    }

    /** An outcome has come; false when nobody waits for it. */
    boolean complete(String ranName, RicSubscription outcome) {
        Waiting entry = waiting.remove(key(ranName, outcome));
        if (entry == null) {
            return false;
        }
        answered.increment();
        executor.execute(() -> entry.outcome().complete(outcome));
        return true;
    }

    /** A node has left. */
    void abandon(String ranName, String reason) {
        waiting.forEach((key, entry) -> {
            if (key.ranName().equals(ranName) && waiting.remove(key, entry)) {
                abandoned.increment();
                fail(entry, new IllegalStateException(ranName + " left before it answered: " + reason));
            }
        });
    }

    /** Gives up what has waited too long. */
    void tick(Instant now) {
        waiting.forEach((key, entry) -> {
            if (now.isAfter(entry.deadline()) && waiting.remove(key, entry)) {
                timedOut.increment();
                String what = key.isDeletion() ? "subscription delete request " : "subscription request ";
                fail(entry, new TimeoutException(key.ranName() + " did not answer " + what + key.ricRequestId()));
            }
        });
    }

    private void fail(Waiting entry, Exception cause) {
        executor.execute(() -> entry.outcome().completeExceptionally(cause));
    }

    /** Counters by name. */
    Map<String, Long> counts() {
        return Map.of(
                "pending", (long) waiting.size(),
                "started", started.sum(),
                "answered", answered.sum(),
                "timedOut", timedOut.sum(),
                "abandoned", abandoned.sum());
    }
}
