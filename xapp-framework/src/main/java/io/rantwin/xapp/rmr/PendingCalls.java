package io.rantwin.xapp.rmr;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Calls that wait for an answer, by transaction id. Thread-safe. */
final class PendingCalls {
    /** Ids of multi-threaded calls; 1 is that of librmr's plain call, 0 means no call. */
    private static final int CALL_ID = 2;

    private final Map<TransactionId, CompletableFuture<RmrDelivery>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();
    private final String prefix;
    private final Counters counters;

    PendingCalls(RandomGenerator random, Counters counters) {
        // Tells the calls of one process from those of the one before it, whose answers may still come.
        prefix = Long.toHexString(random.nextLong()) + "-";
        this.counters = counters;
    }

    /** Sends a request by {@code send} and waits for its answer. */
    CompletableFuture<RmrDelivery> call(RmrMessage given, Duration timeout, Function<RmrMessage, SendResult> send) {
        RmrMessage request = given.transactionId().equals(TransactionId.NONE)
                ? given.withTransactionId(TransactionId.of(prefix + Long.toHexString(number.incrementAndGet())))
                : given;
        CompletableFuture<RmrDelivery> answer = new CompletableFuture<>();
        TransactionId id = request.transactionId();
        if (waiting.putIfAbsent(id, answer) != null) {
            return CompletableFuture.failedFuture(new RmrCallException(
                    "a call with transaction id '" + id + "' is waiting already", SendResult.FULL));
        }
        SendResult result = send.apply(request);
        if (result != SendResult.SENT) {
            waiting.remove(id);
            return CompletableFuture.failedFuture(
                    new RmrCallException("could not send " + request + ": " + result, result));
        }
        // An answer takes its call out itself, see take.
        return answer.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionallyCompose(failure -> noAnswer(request, timeout, failure));
    }

    private CompletableFuture<RmrDelivery> noAnswer(RmrMessage request, Duration timeout, Throwable failure) {
        waiting.remove(request.transactionId());
        if (!(failure instanceof TimeoutException)) {
            return CompletableFuture.failedFuture(failure);
        }
        counters.callsWithoutAnswer.increment();
        return CompletableFuture.failedFuture(
                new RmrCallException("no answer within " + timeout.toMillis() + " ms to " + request, SendResult.SENT));
    }

    /** The call id to send. */
    int callId() {
        return CALL_ID;
    }

    /** The call that waits for this transaction, which then no longer waits; {@code null} when there is none. */
    @Nullable
    CompletableFuture<RmrDelivery> take(TransactionId id) {
        return waiting.remove(id);
    }

    /** Ends all calls. */
    void close() {
        for (TransactionId id : List.copyOf(waiting.keySet())) {
            CompletableFuture<RmrDelivery> answer = waiting.remove(id);
            if (answer != null) {
                answer.completeExceptionally(new RmrCallException("closed", SendResult.CLOSED));
            }
        }
    }
}
