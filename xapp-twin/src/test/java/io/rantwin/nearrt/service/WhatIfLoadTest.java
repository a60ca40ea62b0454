package io.rantwin.nearrt.service;

import static io.rantwin.nearrt.service.FakeTwin.A;
import static io.rantwin.nearrt.service.WhatIfServiceTest.request;
import static io.rantwin.nearrt.service.WhatIfServiceTest.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.v1.EvaluateBatchRequest;
import io.rantwin.api.v1.EvaluateRequest;
import io.rantwin.api.v1.EvaluateResponse;
import io.rantwin.api.v1.TimedAction;
import io.rantwin.api.v1.WhatIfGrpc;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More what-ifs than can be done. */
class WhatIfLoadTest {
    private final FakeTwin twin = new FakeTwin();

    @AfterEach
    void close() {
        twin.close();
    }

    /** Counts how calls end. */
    private static final class Ends implements StreamObserver<EvaluateResponse> {
        private final Map<Status.Code, Integer> codes = new EnumMap<>(Status.Code.class);
        private final AtomicInteger draws = new AtomicInteger();
        private final CountDownLatch left;

        Ends(int calls) {
            left = new CountDownLatch(calls);
        }

        @Override
        public void onNext(EvaluateResponse answer) {
            draws.accumulateAndGet(answer.getDraws(), Math::max);
            assertThat(answer.getDraws()).isPositive();
        }

        @Override
        public void onError(Throwable e) {
            end(Status.fromThrowable(e).getCode());
        }

        @Override
        public void onCompleted() {
            end(Status.Code.OK);
        }

        private void end(Status.Code code) {
            synchronized (codes) {
                codes.merge(code, 1, Integer::sum);
            }
            left.countDown();
        }
    }

    @Test
    void aThousandCallsAtOnceAreAnsweredOrRefused() throws Exception {
        Channel channel = twin.serve();
        WhatIfGrpc.WhatIfStub whatIf = WhatIfGrpc.newStub(channel);
        assertThat(WhatIfGrpc.newBlockingStub(channel)
                        .evaluate(request(sleep(A)).build())
                        .getDraws())
                .isEqualTo(24);
        int calls = 1000;
        Ends ends = new Ends(calls);
        EvaluateRequest heavy = request(sleep(A)).setHorizonS(60).setDraws(400).build();
        for (int i = 0; i < calls; i++) {
            // The first can wait, so one is answered on the slowest machine, too.
            whatIf.withDeadlineAfter(Duration.ofSeconds(i == 0 ? 55 : 3))
                    .evaluate(heavy.toBuilder().setSeed(i).build(), ends);
        }
        assertThat(ends.left.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ends.codes.keySet())
                .isSubsetOf(Status.Code.OK, Status.Code.DEADLINE_EXCEEDED, Status.Code.RESOURCE_EXHAUSTED);
        assertThat(ends.codes.get(Status.Code.OK)).isPositive();
        assertThat(ends.codes.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(calls);
        // Afterwards the desk is free again.
        assertThat(WhatIfGrpc.newBlockingStub(twin.serve())
                        .evaluate(request(sleep(A)).build())
                        .getDraws())
                .isEqualTo(24);
    }

    @Test
    void whatDoesNotFitIntoTheQueueIsRefusedAtOnce() throws Exception {
        Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        ServiceLimits usual = ServiceLimits.USUAL;
        Channel channel = twin.serve(
                new ServiceLimits(
                        usual.mostMessageOctets(),
                        usual.mostStreams(),
                        usual.mostQueuedReports(),
                        1,
                        2,
                        usual.whatIfDeadline(),
                        usual.batchDeadline(),
                        usual.snapshotMaxAge()),
                tasks::add,
                System::nanoTime);
        WhatIfGrpc.WhatIfStub whatIf = WhatIfGrpc.newStub(channel);
        int calls = 10;
        Ends ends = new Ends(calls);
        for (int i = 0; i < calls; i++) {
            whatIf.evaluate(request(sleep(A)).build(), ends);
        }
        // One has its turn, two wait.
        Waiting.until(() -> ends.left.getCount() == 3);
        assertThat(ends.codes).containsExactly(Map.entry(Status.Code.RESOURCE_EXHAUSTED, 7));
        for (int i = 0; i < 3; i++) {
            tasks.remove().run();
        }
        assertThat(ends.left.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ends.codes).containsEntry(Status.Code.OK, 3);
    }

    @Test
    void whatCannotBeDoneInTimeIsRefusedInWords() {
        AtomicLong clock = new AtomicLong();
        Channel channel = twin.serve(ServiceLimits.USUAL, Runnable::run, clock::get);
        WhatIfGrpc.WhatIfBlockingStub whatIf = WhatIfGrpc.newBlockingStub(channel);
        EvaluateRequest.Builder endless = request().setHorizonS(86_400).setDraws(1000);
        for (int i = 0; i < ExplainRun.MOST_ACTIONS; i++) {
            endless.addActions(TimedAction.newBuilder().setAtS(i).setAction(sleep(A)));
        }
        assertThatThrownBy(
                        () -> whatIf.withDeadlineAfter(Duration.ofSeconds(30)).explain(endless.build()))
                .hasMessageStartingWith("DEADLINE_EXCEEDED: This cannot be done by the deadline of the call: about")
                .hasMessageContaining("ms are left");
    }

    @Test
    void cancelledCallsAndBatchesLeaveTheQueue() {
        Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        Channel channel = twin.serve(ServiceLimits.USUAL, tasks::add, System::nanoTime);
        WhatIfGrpc.WhatIfStub whatIf = WhatIfGrpc.newStub(channel);
        Ends ends = new Ends(3);
        Context.CancellableContext context = Context.current().withCancellation();
        context.run(() -> {
            for (int i = 0; i < 3; i++) {
                whatIf.evaluate(request(sleep(A)).setDraws(1000).build(), ends);
            }
            var batch = WhatIfGrpc.newBlockingStub(channel)
                    .evaluateBatch(EvaluateBatchRequest.newBuilder()
                            .addScenarios(request(sleep(A)))
                            .build());
            assertThat(batch).isNotNull();
        });
        Waiting.until(() -> tasks.size() == 1);
        context.cancel(null);
        Waiting.until(() -> ends.left.getCount() == 0);
        assertThat(ends.codes).containsExactly(Map.entry(Status.Code.CANCELLED, 3));
        // The one that had its turn stops without an answer; of the others nothing is computed.
        tasks.remove().run();
        Waiting.until(() -> {
            Runnable next = tasks.poll();
            if (next != null) {
                next.run();
            }
            return tasks.isEmpty();
        });
        assertThat(ends.draws.get()).isZero();
    }
}
