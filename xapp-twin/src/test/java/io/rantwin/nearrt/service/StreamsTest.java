package io.rantwin.nearrt.service;

import static io.rantwin.nearrt.service.FakeTwin.A;
import static io.rantwin.nearrt.service.FakeTwin.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.rantwin.api.v1.CellState;
import io.rantwin.api.v1.CellsGrpc;
import io.rantwin.api.v1.HistoryGrpc;
import io.rantwin.api.v1.ListPoliciesRequest;
import io.rantwin.api.v1.PoliciesGrpc;
import io.rantwin.api.v1.PolicyState;
import io.rantwin.api.v1.Report;
import io.rantwin.api.v1.WatchCellsRequest;
import io.rantwin.api.v1.WatchReportsRequest;
import io.rantwin.nearrt.live.PolicyView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamsTest {
    private static final long SECOND = 1_000_000_000L;

    private final FakeTwin twin = new FakeTwin();

    @AfterEach
    void close() {
        twin.close();
    }

    /** A reader that takes a message only when it is told to. */
    private static final class Reader<M> extends ClientCall.Listener<M> {
        private final ClientCall<?, M> call;
        private final BlockingQueue<M> messages = new LinkedBlockingQueue<>();
        private final CompletableFuture<Status> end = new CompletableFuture<>();
        private final CompletableFuture<Metadata> trailers = new CompletableFuture<>();

        private Reader(ClientCall<?, M> call) {
            this.call = call;
        }

        static <Q, M> Reader<M> start(Channel channel, MethodDescriptor<Q, M> method, Q request) {
            ClientCall<Q, M> call = channel.newCall(method, CallOptions.DEFAULT);
            Reader<M> reader = new Reader<>(call);
            call.start(reader, new Metadata());
            call.sendMessage(request);
            call.halfClose();
            return reader;
        }

        M take() throws InterruptedException {
            call.request(1);
            M message = messages.poll(60, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("No message came.");
            }
            return message;
        }

        @Override
        public void onMessage(M message) {
            messages.add(message);
        }

        @Override
        public void onClose(Status status, Metadata last) {
            trailers.complete(last);
            end.complete(status);
        }
    }

    @Test
    void aSlowReaderOfCellsMissesStatesButNeverTheNewest() throws Exception {
        Reader<CellState> reader =
                Reader.start(twin.serve(), CellsGrpc.getWatchCellsMethod(), WatchCellsRequest.getDefaultInstance());
        Waiting.until(() -> !twin.cellListeners.isEmpty());
        int states = 20_000;
        for (int version = 2; version <= states; version++) {
            twin.publish(FakeTwin.state(A, version, FakeTwin.NOW + version, version));
            twin.publish(FakeTwin.state(B, version, FakeTwin.NOW + version, version));
        }
        Map<String, Long> newest = new HashMap<>();
        int taken = 0;
        while (newest.values().stream().filter(version -> version == states).count() < 2) {
            CellState state = reader.take();
            taken++;
            assertThat(state.getVersion()).isGreaterThan(newest.getOrDefault(state.getCellId(), 0L));
            newest.put(state.getCellId(), state.getVersion());
        }
        assertThat(taken).isLessThan(states);
    }

    @Test
    void statesAreThinnedOutInNetworkTime() {
        Iterator<CellState> states = CellsGrpc.newBlockingStub(twin.serve())
                .watchCells(WatchCellsRequest.newBuilder()
                        .addCellIds(A)
                        .setLeastIntervalMs(10_000)
                        .build());
        assertThat(states.next().getVersion()).isEqualTo(1);
        for (int version = 2; version <= 25; version++) {
            twin.publish(FakeTwin.state(A, version, FakeTwin.NOW + version * SECOND, version));
        }
        // The last one came too early. It is told when another cell shows that time has gone on.
        twin.publish(FakeTwin.state(B, 2, FakeTwin.NOW + 100 * SECOND, 1));
        List<Long> versions = new ArrayList<>();
        while (versions.isEmpty() || versions.getLast() < 25) {
            versions.add(states.next().getVersion());
        }
        assertThat(versions).hasSizeLessThanOrEqualTo(3).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aSlowReaderOfReportsIsEndedWithTheTimeItWasTold() throws Exception {
        ServiceLimits usual = ServiceLimits.USUAL;
        ServiceLimits few = new ServiceLimits(
                usual.mostMessageOctets(),
                usual.mostStreams(),
                50,
                usual.parallelWhatIfs(),
                usual.mostWaitingWhatIfs(),
                usual.whatIfDeadline(),
                usual.batchDeadline(),
                Duration.ZERO);
        Reader<Report> reader = Reader.start(
                twin.serve(few), HistoryGrpc.getWatchReportsMethod(), WatchReportsRequest.getDefaultInstance());
        Waiting.until(() -> !twin.reportListeners.isEmpty());
        // The reader takes nothing: the transport's window and then the queue fill up.
        long last = 0;
        for (int i = 0; !reader.end.isDone() && i < 1_000_000 && !twin.reportListeners.isEmpty(); i++) {
            last = FakeTwin.NOW + i * SECOND;
            for (var listener : twin.reportListeners) {
                listener.accept(FakeTwin.line(A, last, i));
            }
        }
        assertThat(twin.reportListeners).isEmpty();
        reader.call.request(1_000_000);
        Status end = reader.end.get(60, TimeUnit.SECONDS);
        assertThat(end.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        long told = Long.parseLong(reader.trailers.get().get(QueueFeed.LAST_TOLD));
        assertThat(end.getDescription()).contains("told up to " + told + " ns");
        assertThat(told).isLessThan(last + SECOND);
        List<Report> got = List.copyOf(reader.messages);
        if (!got.isEmpty()) {
            assertThat(got.getLast().getCollectionStartNs() + SECOND).isLessThanOrEqualTo(told);
        }
    }

    @Test
    void aCancelledStreamIsForgotten() {
        Channel channel = twin.serve();
        Context.CancellableContext context = Context.current().withCancellation();
        context.run(() -> {
            assertThat(CellsGrpc.newBlockingStub(channel)
                            .watchCells(WatchCellsRequest.getDefaultInstance())
                            .hasNext())
                    .isTrue();
            assertThat(PoliciesGrpc.newBlockingStub(channel)
                            .watchPolicies(ListPoliciesRequest.getDefaultInstance())
                            .hasNext())
                    .isTrue();
        });
        assertThat(twin.cellListeners).hasSize(1);
        assertThat(twin.policyListeners).hasSize(1);
        context.cancel(null);
        Waiting.until(() -> twin.cellListeners.isEmpty() && twin.policyListeners.isEmpty());
    }

    @Test
    void thereAreNeverMoreStreamsThanAllowed() {
        ServiceLimits usual = ServiceLimits.USUAL;
        Channel channel = twin.serve(new ServiceLimits(
                usual.mostMessageOctets(),
                2,
                usual.mostQueuedReports(),
                1,
                1,
                usual.whatIfDeadline(),
                usual.batchDeadline(),
                usual.snapshotMaxAge()));
        CellsGrpc.CellsBlockingStub cells = CellsGrpc.newBlockingStub(channel);
        Context.CancellableContext context = Context.current().withCancellation();
        context.run(() -> {
            for (int i = 0; i < 2; i++) {
                assertThat(cells.watchCells(WatchCellsRequest.getDefaultInstance())
                                .hasNext())
                        .isTrue();
            }
        });
        assertThatThrownBy(() ->
                        cells.watchCells(WatchCellsRequest.getDefaultInstance()).next())
                .hasMessageStartingWith("RESOURCE_EXHAUSTED: There are 2 streams already");
        context.cancel(null);
        Waiting.until(() -> twin.cellListeners.isEmpty());
        Waiting.until(() -> opens(cells));
    }

    private static boolean opens(CellsGrpc.CellsBlockingStub cells) {
        try {
            return cells.watchCells(WatchCellsRequest.getDefaultInstance()).hasNext();
        } catch (StatusRuntimeException e) {
            return false;
        }
    }

    @Test
    void eachPolicyIsToldWithItsNewestState() throws Exception {
        Reader<PolicyState> reader = Reader.start(
                twin.serve(), PoliciesGrpc.getWatchPoliciesMethod(), ListPoliciesRequest.getDefaultInstance());
        Waiting.until(() -> !twin.policyListeners.isEmpty());
        var changed = twin.policies.getFirst();
        for (int i = 0; i < 100; i++) {
            var next = new PolicyView(changed.policyId(), changed.policyTypeId(), "{}", true, "change " + i, List.of());
            twin.policyListeners.forEach(listener -> listener.accept(next));
        }
        List<String> told = new ArrayList<>();
        while (told.isEmpty() || !told.getLast().equals("change 99")) {
            told.add(reader.take().getReason());
        }
        assertThat(told.stream().collect(Collectors.toSet())).hasSameSizeAs(told);
    }
}
