package io.rantwin.nearrt.service;

import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.rantwin.api.v1.Action;
import io.rantwin.api.v1.CellStateChange;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.TimedAction;
import io.rantwin.api.v1.WhatIfGrpc;
import io.rantwin.twin.loadcoupling.LoadSolver;
import io.rantwin.twin.whatif.Snapshot;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the compiler see what-ifs before the first client asks one: vector code is slow by two orders of magnitude until it is
 * compiled. The server is asked by itself, about an example, through its own port; clients need not wait for it.
 */
public final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int CALLS = 200;
    private static final Duration LONGEST_CALL = Duration.ofSeconds(1);

    private WarmUp() {}

    /**
     * Warms up; returns when that is done or the time is over, whichever is first.
     *
     * @param example to ask about
     * @param threads {@link TwinServer.Threads} of the server
     * @param longest to wait for it
     */
    public static void run(
            String host,
            int port,
            Snapshot example,
            TwinServer.Threads threads,
            LongSupplier nanoTime,
            Duration longest) {
        long begin = nanoTime.getAsLong();
        long end = begin + longest.toNanos();
        CompletableFuture<Double> arithmetic = CompletableFuture.supplyAsync(LoadSolver::warmUp, threads.whatIfs());
        CompletableFuture<Integer> calls =
                arithmetic.thenApplyAsync(_ -> ask(host, port, example, nanoTime, end), threads.calls());
        try {
            int asked = calls.get(longest.toNanos(), TimeUnit.NANOSECONDS);
            LOG.info("warmed up with {} what-ifs in {} ms", asked, (nanoTime.getAsLong() - begin) / 1_000_000);
        } catch (TimeoutException e) {
            LOG.info("not warmed up after {} ms: the first what-ifs may take long", longest.toMillis());
        } catch (ExecutionException e) {
            LOG.warn("warming up failed; the first what-ifs may take long", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int ask(String host, int port, Snapshot example, LongSupplier nanoTime, long end) {
        EvaluateRequest question = EvaluateRequest.newBuilder()
                .addActions(TimedAction.newBuilder()
                        .setAction(Action.newBuilder()
                                .setCellState(CellStateChange.newBuilder()
                                        .setCellId(example.cellIds().getFirst()))))
                .setHorizonS(10)
                .setDraws(Question.LEAST_DRAWS)
                .setSnapshot(ByteString.copyFrom(example.toBytes()))
                .build();
        ManagedChannel channel = Grpc.newChannelBuilder(host + ":" + port, InsecureChannelCredentials.create())
                .build();
        int asked = 0;
        try {
            while (asked < CALLS && nanoTime.getAsLong() < end) {
                try {
                    var _ = WhatIfGrpc.newBlockingStub(channel)
                            .withDeadlineAfter(LONGEST_CALL)
                            .evaluate(question.toBuilder().setSeed(asked).build());
                } catch (StatusRuntimeException e) {
                    LOG.debug("a what-if to warm up with ended with {}", e.getStatus());
                }
                asked++;
            }
        } finally {
            channel.shutdownNow();
        }
        return asked;
    }
}
