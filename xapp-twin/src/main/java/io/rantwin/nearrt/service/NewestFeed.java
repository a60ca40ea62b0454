package io.rantwin.nearrt.service;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Hands states to one reader, however slow: of each key only the newest that it has not had waits. The publisher never waits; what
 * waits is bounded by the number of keys. Thread-safe.
 */
final class NewestFeed<V, R> {
    private final ServerCallStreamObserver<R> out;
    private final Executor executor;
    private final Function<V, String> key;
    private final Function<V, List<R>> messages;
    private final ToLongFunction<V> nanos;
    private final long gapNanos;

    private final Map<String, V> pending = new LinkedHashMap<>();
    private final Map<String, V> early = new LinkedHashMap<>();
    private final Map<String, Long> told = new HashMap<>();
    private boolean draining = true;
    private boolean over;
    private long newestNanos = Long.MIN_VALUE;
    private long sweptNanos;
    private Runnable release = () -> {};

    /**
     * A feed that waits for {@link #begin}.
     *
     * @param messages what is told of a state; may take its time
     * @param nanos network time of a state
     * @param gapNanos least network time between two states of a key
     */
    NewestFeed(
            ServerCallStreamObserver<R> out,
            Executor executor,
            Function<V, String> key,
            Function<V, List<R>> messages,
            ToLongFunction<V> nanos,
            long gapNanos) {
        this.out = out;
        this.executor = executor;
        this.key = key;
        this.messages = messages;
        this.nanos = nanos;
        this.gapNanos = gapNanos;
    }

    /**
     * Takes the call over: watches, tells of what there is already, then of what comes. Called once, by the handler of the call.
     *
     * @param watch begins to listen
     * @param place runs when the stream is over
     */
    void begin(Function<Consumer<V>, AutoCloseable> watch, Iterable<V> present, Runnable place) {
        AutoCloseable subscription = watch.apply(this::offer);
        out.setOnReadyHandler(this::wake);
        out.setOnCancelHandler(this::end);
        synchronized (pending) {
            release = () -> {
                Watching.close(subscription);
                place.run();
            };
            for (V each : present) {
                pending.putIfAbsent(key.apply(each), each);
                newestNanos = Math.max(newestNanos, nanos.applyAsLong(each));
            }
            draining = false;
        }
        wake();
    }

    /** Takes a state; returns at once. */
    void offer(V state) {
        String name = key.apply(state);
        synchronized (pending) {
            if (over) {
                return;
            }
            early.remove(name);
            pending.put(name, state);
            newestNanos = Math.max(newestNanos, nanos.applyAsLong(state));
        }
        wake();
    }

    /** Tells how late it is by states that are not for this reader. */
    void moved(long networkNanos) {
        synchronized (pending) {
            newestNanos = Math.max(newestNanos, networkNanos);
        }
        wake();
    }

    /** States that wait for the reader. */
    int waiting() {
        synchronized (pending) {
            return pending.size() + early.size();
        }
    }

    private void end() {
        synchronized (pending) {
            over = true;
            pending.clear();
            early.clear();
            told.clear();
        }
        release.run();
    }

    private void wake() {
        synchronized (pending) {
            if (draining || over || (pending.isEmpty() && early.isEmpty()) || !out.isReady()) {
                return;
            }
            draining = true;
        }
        executor.execute(this::drain);
    }

    private void drain() {
        List<R> next = new ArrayList<>();
        while (true) {
            V state;
            synchronized (pending) {
                sweep();
                if (over || pending.isEmpty() || !out.isReady()) {
                    draining = false;
                    return;
                }
                Map.Entry<String, V> first = pending.entrySet().iterator().next();
                String name = first.getKey();
                state = first.getValue();
                pending.remove(name);
                if (tooEarly(name, state)) {
                    early.put(name, state);
                    continue;
                }
                told.put(name, nanos.applyAsLong(state));
            }
            try {
                next.addAll(messages.apply(state));
                next.forEach(out::onNext);
                next.clear();
            } catch (RuntimeException e) {
                end();
                out.onError(Answers.internal(e));
                return;
            }
        }
    }

    private boolean tooEarly(String name, V state) {
        Long last = told.get(name);
        return gapNanos > 0
                && last != null
                && nanos.applyAsLong(state) - last < gapNanos
                && newestNanos - last < gapNanos;
    }

    // What came too early is told when the network's time has moved on, even if nothing newer came of its key.
    private void sweep() {
        if (gapNanos == 0 || early.isEmpty() || newestNanos - sweptNanos < gapNanos / 8) {
            return;
        }
        sweptNanos = newestNanos;
        early.entrySet().removeIf(entry -> {
            if (tooEarly(entry.getKey(), entry.getValue())) {
                return false;
            }
            pending.putIfAbsent(entry.getKey(), entry.getValue());
            return true;
        });
    }
}
