package io.rantwin.xapp.control;

import io.rantwin.codecs.per.Octets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What is under way at one node. Guarded by the lock of {@link ControlTransactions}. */
final class RanLane {
    /** A request that waits to be sent. */
    record Waiting(ControlRequest request, CompletableFuture<ControlResult> future, Instant since) {}

    /** A request that waits for its answer. */
    record Outstanding(ControlRequest request, CompletableFuture<ControlResult> future, Instant sentAt) {}

    final String ranName;
    final Deque<Waiting> waiting = new ArrayDeque<>();
    /** By instance id. */
    final Map<Integer, Outstanding> outstanding = new HashMap<>();
    /** Until when an instance id rests because an answer may come late. */
    final Map<Integer, Instant> resting = new HashMap<>();

    final TokenBucket tokens;

    RanLane(String ranName, TokenBucket tokens) {
        this.ranName = ranName;
        this.tokens = tokens;
    }

    boolean isFree(int instanceId) {
        return !outstanding.containsKey(instanceId) && !resting.containsKey(instanceId);
    }

    boolean isIdle(Instant now) {
        return waiting.isEmpty() && outstanding.isEmpty() && resting.isEmpty() && tokens.isFull(now);
    }

    /** The transaction that an answer is for; removed. {@code null} when there is none. */
    @Nullable
    Outstanding take(int instanceId, @Nullable Octets ricCallProcessId) {
        Outstanding candidate = outstanding.get(instanceId);
        if (candidate == null) {
            return null;
        }
        Octets asked = candidate.request().ricCallProcessId();
        // The call process id may be left out of an answer, but it cannot be another one.
        if (asked != null && ricCallProcessId != null && !asked.equals(ricCallProcessId)) {
            return null;
        }
        outstanding.remove(instanceId);
        return candidate;
    }
}
