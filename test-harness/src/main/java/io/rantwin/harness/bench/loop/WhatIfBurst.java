package io.rantwin.harness.bench.loop;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.rantwin.api.v1.Action;
import io.rantwin.api.v1.CellStateChange;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.EvaluateResponse;
import io.rantwin.api.v1.TimedAction;
import io.rantwin.api.v1.WhatIfGrpc;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Many what-if questions at once, each with a deadline; counts how they were answered. */
final class WhatIfBurst {
    private static final String ANSWERED = "answered";
    private static final String REFUSED = "refused";
    private static final String LATE = "LATE";
    /** What the twin says itself of a deadline that it cannot keep. */
    private static final String SAID_BY_THE_TWIN = "This cannot be done";

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final CountDownLatch open;
    private final LongSupplier nanoTime;
    private double longestSeconds;

    WhatIfBurst(ManagedChannel channel, List<String> cellIds, int calls, long deadlineMillis, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        open = new CountDownLatch(calls);
        for (int i = 0; i < calls; i++) {
            long began = nanoTime.getAsLong();
            EvaluateRequest question = EvaluateRequest.newBuilder()
                    .addActions(TimedAction.newBuilder()
                            .setAction(Action.newBuilder()
                                    .setCellState(CellStateChange.newBuilder()
                                            .setCellId(cellIds.get(i % cellIds.size()))
                                            .setActive(false))))
                    .setHorizonS(10)
                    .setDraws(10)
                    .setSeed(i)
                    .build();
            Futures.addCallback(
                    WhatIfGrpc.newFutureStub(channel)
                            .withDeadlineAfter(deadlineMillis, TimeUnit.MILLISECONDS)
                            .evaluate(question),
                    new FutureCallback<EvaluateResponse>() {
                        @Override
                        public void onSuccess(EvaluateResponse answer) {
                            count(ANSWERED, began);
                        }

                        @Override
                        public void onFailure(Throwable problem) {
                            count(outcome(Status.fromThrowable(problem)), began);
                        }
                    },
                    MoreExecutors.directExecutor());
        }
    }

    private static String outcome(Status status) {
        String said = status.getDescription();
        return switch (status.getCode()) {
            case RESOURCE_EXHAUSTED -> REFUSED;
            case DEADLINE_EXCEEDED -> said != null && said.startsWith(SAID_BY_THE_TWIN) ? REFUSED : LATE;
            default -> status.getCode().name() + " " + said;
        };
    }

    /** How many were neither answered nor refused by their deadline. */
    synchronized int late() {
        return outcomes.entrySet().stream()
                .filter(outcome ->
                        !outcome.getKey().equals(ANSWERED) && !outcome.getKey().equals(REFUSED))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** How many were answered. */
    synchronized int answered() {
        return outcomes.getOrDefault(ANSWERED, 0);
    }

    private synchronized void count(String outcome, long began) {
        outcomes.merge(outcome, 1, Integer::sum);
        longestSeconds = Math.max(longestSeconds, (nanoTime.getAsLong() - began) / 1e9);
        open.countDown();
    }

    /** Waits for all answers. */
    boolean await(long seconds) throws InterruptedException {
        return open.await(seconds, TimeUnit.SECONDS);
    }

    /** How many ended how. */
    synchronized Map<String, Integer> outcomes() {
        return Map.copyOf(outcomes);
    }

    /** The longest that one took [s]. */
    synchronized double longestSeconds() {
        return longestSeconds;
    }
}
