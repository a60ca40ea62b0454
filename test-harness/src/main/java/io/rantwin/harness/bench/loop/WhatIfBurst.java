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
    private static final String ANSWERED = "OK";

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
                            count(Status.fromThrowable(problem).getCode().name(), began);
                        }
                    },
                    MoreExecutors.directExecutor());
        }
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

    /** Answers by gRPC status. */
    synchronized Map<String, Integer> outcomes() {
        return Map.copyOf(outcomes);
    }

    /** The longest that one took [s]. */
    synchronized double longestSeconds() {
        return longestSeconds;
    }
}
