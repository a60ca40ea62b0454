package io.rantwin.harness.bench.loop;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.rantwin.api.v1.CellState;
import io.rantwin.api.v1.CellsGrpc;
import io.rantwin.api.v1.WatchCellsRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Reads the states of some cells as any client does, and notes how long after the end of its period each report was first seen in
 * one. Thread-safe.
 */
final class StateWatch implements AutoCloseable {
    private static final long LONGEST_NANOS = 120_000_000_000L;
    private static final int DIGITS = 3;
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_BAD = 100;
    private static final int GOOD_SECONDS = 5;

    private final LongSupplier wallNanos;
    private final Map<String, Long> newest = new HashMap<>();
    private Histogram latencies = new Histogram(LONGEST_NANOS, DIGITS);
    private long states;
    private final Map<Long, long[]> goodAndBadBySecond = new TreeMap<>();
    private long badNanos = Long.MAX_VALUE;
    private @Nullable String failure;
    private volatile @Nullable ClientCallStreamObserver<WatchCellsRequest> call;

    StateWatch(ManagedChannel channel, List<String> cellIds, LongSupplier wallNanos) {
        this.wallNanos = wallNanos;
        CellsGrpc.newStub(channel)
                .watchCells(
                        WatchCellsRequest.newBuilder().addAllCellIds(cellIds).build(),
                        new ClientResponseObserver<WatchCellsRequest, CellState>() {
                            @Override
                            public void beforeStart(ClientCallStreamObserver<WatchCellsRequest> stream) {
                                call = stream;
                            }

                            @Override
                            public void onNext(CellState state) {
                                seen(state);
                            }

                            @Override
                            public void onError(Throwable problem) {
                                ended(Status.fromThrowable(problem).toString());
                            }

                            @Override
                            public void onCompleted() {
                                ended("the server ended the stream");
                            }
                        });
    }

    private synchronized void seen(CellState state) {
        long now = wallNanos.getAsLong();
        Long before = newest.put(state.getCellId(), state.getNetworkTimeNs());
        if (before != null && before < state.getNetworkTimeNs()) {
            long late = Math.clamp(now - state.getNetworkTimeNs(), 0, LONGEST_NANOS);
            latencies.recordValue(late);
            states++;
            goodAndBadBySecond.computeIfAbsent(now / SECOND, _ -> new long[2])[late > badNanos ? 1 : 0]++;
        }
    }

    private synchronized void ended(String why) {
        failure = why;
    }

    /** Begins a new measurement; reports that are seen later than this after their period's end are bad. */
    synchronized void begin(long limitNanos) {
        latencies = new Histogram(LONGEST_NANOS, DIGITS);
        states = 0;
        badNanos = limitNanos;
        goodAndBadBySecond.clear();
    }

    /** What was measured since. */
    synchronized Histogram latencies() {
        return latencies.copy();
    }

    /** States with a newer report since. */
    synchronized long states() {
        return states;
    }

    /**
     * End of the last second in which more than one state in a hundred was bad [ns since 1970], before the first five seconds in
     * succession without one; 0 for none. A pause now and then, of this process too, is no part of a recovery.
     */
    synchronized long badUntil() {
        long until = 0;
        for (Map.Entry<Long, long[]> second : goodAndBadBySecond.entrySet()) {
            long good = second.getKey() - (until == 0 ? firstSecond() : until / SECOND);
            if (good >= GOOD_SECONDS) {
                break;
            }
            until = isBad(second.getValue()) ? (second.getKey() + 1) * SECOND : until;
        }
        return until;
    }

    private long firstSecond() {
        return goodAndBadBySecond.keySet().iterator().next();
    }

    private static boolean isBad(long[] seen) {
        return seen[1] * MOST_BAD > seen[0] + seen[1];
    }

    /** Seconds in which more than one state in a hundred was bad. */
    synchronized long badSeconds() {
        return goodAndBadBySecond.values().stream().filter(StateWatch::isBad).count();
    }

    /** Cells of which there is a state. */
    synchronized int cells() {
        return newest.size();
    }

    /** Why the stream ended; null while it stands. */
    synchronized @Nullable String failure() {
        return failure;
    }

    @Override
    public void close() {
        ClientCallStreamObserver<WatchCellsRequest> stream = call;
        if (stream != null) {
            stream.cancel("the measurement is over", null);
        }
    }
}
