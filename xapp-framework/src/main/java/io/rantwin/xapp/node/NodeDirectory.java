package io.rantwin.xapp.node;

import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.node.NodeEvent.NodeAdded;
import io.rantwin.xapp.node.NodeEvent.NodeChanged;
import io.rantwin.xapp.node.NodeEvent.NodeRemoved;
import io.rantwin.xapp.node.NodeMarks.Marked;
import io.rantwin.xapp.node.NodeReader.Outcome;
import io.rantwin.xapp.node.NodeSource.Reading;
import io.rantwin.xapp.sdl.Sdl;
import io.rantwin.xapp.sdl.SdlSubscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list of nodes, kept up to date. Reads all nodes at the start, periodically, when events may have been missed, and after
 * a failure; reads single nodes when an event names them. One reading is under way at a time, so that the last one that
 * began is the last one that counts. While no source answers, the last good list stays and its age grows.
 *
 * <p>{@link #tick} is called by one thread, which also calls the listeners; everything else is thread-safe.
 */
public final class NodeDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeDirectory.class);

    private final Config config;
    private final NodeReader reader;
    private final InstantSource clock;
    private final Executor executor;
    private final NodeMarks marks = new NodeMarks();
    private final Complaints failures;
    private final Complaints listenerFailures;
    private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
    private final ConcurrentLinkedQueue<NodeListener> newListeners = new ConcurrentLinkedQueue<>();
    private final List<NodeListener> listeners = new ArrayList<>();
    private final @Nullable SdlSubscription subscription;

    private volatile Map<String, E2Node> nodes = Map.of();
    private volatile @Nullable Instant readAt;
    private volatile @Nullable String problem;
    private @Nullable Marked underWay;
    private Instant began = Instant.EPOCH;
    private Instant nextReading = Instant.MIN;

    /**
     * When to read.
     *
     * @param pollPeriod all nodes are read this often, whatever happens
     * @param retryPeriod pause after a reading that failed
     */
    public record Config(Duration pollPeriod, Duration retryPeriod) {
        /** Every 10 s, and 2 s after a failure. */
        public Config() {
            this(Duration.ofSeconds(10), Duration.ofSeconds(2));
        }
    }

    /**
     * Begins to listen for events; the first reading starts with the first tick.
     *
     * @param sources in the order in which they are tried, usually the E2 manager and then the R-NIB
     * @param events where the E2 manager publishes events, {@code null} to do with reading periodically
     * @param executor runs readings, which block; virtual threads suit
     */
    public NodeDirectory(
            Config config, List<NodeSource> sources, @Nullable Sdl events, InstantSource clock, Executor executor) {
        this.config = config;
        this.reader = new NodeReader(sources);
        this.clock = clock;
        this.executor = executor;
        failures = new Complaints(LOG, clock);
        listenerFailures = new Complaints(LOG, clock);
        subscription = events == null
                ? null
                : events.subscribe(
                        RnibReader.NAMESPACE, List.of(RanEvents.STATUS_CHANNEL, RanEvents.MANIPULATION_CHANNEL), marks);
    }

    /** The nodes as last read, in no particular order; an unmodifiable copy. */
    public Collection<E2Node> nodes() {
        return nodes.values();
    }

    /** The node of this name, {@code null} when it is not known. */
    public @Nullable E2Node node(String ranName) {
        return nodes.get(ranName);
    }

    /** When the last good reading of all nodes began, {@code null} before the first one. */
    public @Nullable Instant readAt() {
        return readAt;
    }

    /** How old the list is, {@code null} before the first reading. */
    public @Nullable Duration age() {
        Instant last = readAt;
        return last == null ? null : Duration.between(last, clock.instant());
    }

    /** Why the last reading failed, {@code null} when it did not. */
    public @Nullable String problem() {
        return problem;
    }

    /** Readings that failed. */
    public LongSupplier failedReadings() {
        return failures::count;
    }

    /** How often a listener failed. */
    public LongSupplier listenerFailures() {
        return listenerFailures::count;
    }

    /** Events heard, doubled ones included. */
    public LongSupplier eventsHeard() {
        return marks::heard;
    }

    /** Events that were not understood; each makes the directory read all nodes. */
    public LongSupplier unknownEvents() {
        return marks::unknown;
    }

    /** Tells {@code listener} of all nodes that are known, with the next tick, and then of all changes. */
    public void addListener(NodeListener listener) {
        newListeners.add(listener);
    }

    /** Has all nodes read soon, because somebody has reason to doubt the list. */
    public void refresh() {
        marks.mayHaveMissedEvents();
    }

    /** Takes up what was read, tells the listeners, and starts the next reading when it is due. Does not block. */
    public void tick() {
        for (NodeListener added = newListeners.poll(); added != null; added = newListeners.poll()) {
            for (E2Node node : nodes.values()) {
                tell(added, new NodeAdded(node));
            }
            listeners.add(added);
        }
        Marked read = underWay;
        if (read != null) {
            Outcome result = outcome.getAndSet(null);
            if (result == null) {
                return;
            }
            underWay = null;
            take(read, result);
        }
        Instant now = clock.instant();
        if (isDue(now)) {
            begin(now);
        }
    }

    @Override
    public void close() {
        if (subscription != null) {
            subscription.close();
        }
    }

    private boolean isDue(Instant now) {
        return !now.isBefore(nextReading) || problem == null && !marks.isEmpty();
    }

    private void begin(Instant now) {
        if (!now.isBefore(nextReading)) {
            marks.mayHaveMissedEvents();
        }
        Marked marked = marks.take();
        underWay = marked;
        began = now;
        try {
            executor.execute(() -> outcome.set(read(marked)));
        } catch (RejectedExecutionException e) {
            outcome.set(new Outcome.Failed("no thread for reading nodes: " + e.getMessage()));
        }
    }

    private Outcome read(Marked marked) {
        try {
            return reader.read(marked);
        } catch (RuntimeException e) {
            LOG.error("reading nodes failed by a bug", e);
            return new Outcome.Failed(e.toString());
        }
    }

    private void take(Marked marked, Outcome result) {
        switch (result) {
            case Outcome.All all -> {
                readAt = began;
                succeeded(began.plus(config.pollPeriod()));
                update(whole(all.reading()), marked.interrupted());
            }
            case Outcome.Some some -> {
                succeeded(nextReading);
                Map<String, E2Node> changed = new LinkedHashMap<>(nodes);
                some.nodes().forEach(node -> changed.put(node.ranName(), node));
                changed.keySet().removeAll(some.gone());
                update(changed, marked.interrupted());
            }
            case Outcome.Failed failed -> {
                failures.add("nodes cannot be read, the last list stays", failed.reason());
                problem = failed.reason();
                marks.putBack(marked);
                nextReading = clock.instant().plus(config.retryPeriod());
            }
        }
    }

    private void succeeded(Instant next) {
        problem = null;
        nextReading = next;
    }

    /** A node that is listed but not readable stays as it was, with its new status. */
    private Map<String, E2Node> whole(Reading reading) {
        Map<String, E2Node> whole = new LinkedHashMap<>();
        reading.nodes().forEach(node -> whole.put(node.ranName(), node));
        reading.unreadable().forEach((name, status) -> {
            E2Node before = nodes.get(name);
            if (before != null) {
                whole.putIfAbsent(name, before.with(status));
            }
        });
        return whole;
    }

    private void update(Map<String, E2Node> now, Set<String> interrupted) {
        Map<String, E2Node> before = nodes;
        nodes = Collections.unmodifiableMap(now);
        before.forEach((name, node) -> {
            if (!now.containsKey(name)) {
                tell(new NodeRemoved(node));
            }
        });
        now.forEach((name, node) -> {
            E2Node old = before.get(name);
            if (old == null) {
                tell(new NodeAdded(node));
            } else {
                boolean broken = interrupted.contains(name) || isInterrupted(old, node);
                if (!node.equals(old) || broken && node.isConnected()) {
                    tell(new NodeChanged(node, old, broken));
                }
            }
        });
    }

    private static boolean isInterrupted(E2Node before, E2Node now) {
        return before.isConnected() != now.isConnected()
                || before.statusUpdateTimeStamp() != now.statusUpdateTimeStamp()
                || !Objects.equals(before.e2tAddress(), now.e2tAddress());
    }

    private void tell(NodeEvent event) {
        listeners.forEach(listener -> tell(listener, event));
    }

    private void tell(NodeListener listener, NodeEvent event) {
        try {
            listener.happened(event);
        } catch (RuntimeException e) {
            listenerFailures.add(
                    "a listener for nodes failed with " + e.getClass().getName(),
                    event.getClass().getSimpleName() + " of " + event.node().ranName(),
                    e);
        }
    }
}
