package io.rantwin.harness.ric.e2;

import io.rantwin.codecs.e2ap.RanFunction;
import io.rantwin.codecs.e2ap.RicRequestId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that were ever set up, which association each has, and who is told of changes. Reading never waits; changes are
 * made and told one after the other. Thread-safe.
 */
final class NodeTable {
    /** A node; the association is {@code null} while it is not connected. */
    private record Entry(NodebInfo info, @Nullable NodeSession session) {}

    private final Map<String, Entry> entries = new ConcurrentSkipListMap<>();
    private final List<NodeWatcher> watchers = new CopyOnWriteArrayList<>();
    private final InstantSource clock;

    NodeTable(InstantSource clock) {
        this.clock = clock;
    }

    void watch(NodeWatcher watcher) {
        watchers.add(watcher);
    }

    List<NodebInfo> all() {
        return entries.values().stream().map(Entry::info).toList();
    }

    Optional<NodebInfo> find(String ranName) {
        return Optional.ofNullable(entries.get(ranName)).map(Entry::info);
    }

    /** The association of a node, {@code null} when it is not connected. */
    @Nullable
    NodeSession session(String ranName) {
        Entry entry = entries.get(ranName);
        return entry == null ? null : entry.session();
    }

    List<NodeSession> sessions() {
        List<NodeSession> sessions = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (entry.session() != null) {
                sessions.add(entry.session());
            }
        }
        return sessions;
    }

    /**
     * A node has set up an association. When it had another one, it first counts as disconnected.
     *
     * @return the association that it had before
     */
    @Nullable
    synchronized NodeSession setUp(NodebInfo info, NodeSession session) {
        String ranName = info.node().ranName();
        Entry before = entries.get(ranName);
        NodeSession replaced = before == null ? null : before.session();
        if (before != null && replaced != null) {
            change(before.info(), ConnectionStatus.DISCONNECTED, null);
        }
        entries.put(ranName, new Entry(info, session));
        watchers.forEach(watcher -> watcher.changed(info.node()));
        return replaced;
    }

    /** An association has ended; false when the node has another one by now. */
    synchronized boolean lost(String ranName, NodeSession session, ConnectionStatus status) {
        Entry entry = entries.get(ranName);
        if (entry == null || !session.equals(entry.session())) {
            return false;
        }
        change(entry.info(), status, null);
        return true;
    }

    /** The status of a connected node changes; false when it has left. */
    synchronized boolean status(String ranName, NodeSession session, ConnectionStatus status) {
        Entry entry = entries.get(ranName);
        if (entry == null || !session.equals(entry.session())) {
            return false;
        }
        change(entry.info(), status, session);
        return true;
    }

    private void change(NodebInfo info, ConnectionStatus status, @Nullable NodeSession session) {
        RanNode old = info.node();
        Instant now = clock.instant();
        RanNode node = new RanNode(old.ranName(), status, old.globalE2nodeId(), old.ranFunctions(), now);
        entries.put(old.ranName(), new Entry(info.with(node), session));
        watchers.forEach(watcher -> watcher.changed(node));
    }

    /** What a connected node says of itself changes. */
    synchronized void update(String ranName, NodeSession session, UnaryOperator<NodebInfo> change) {
        Entry entry = entries.get(ranName);
        if (entry != null && session.equals(entry.session())) {
            NodebInfo info = change.apply(entry.info());
            entries.put(ranName, new Entry(info, session));
            watchers.forEach(watcher -> watcher.changed(info.node()));
        }
    }

    /** The same node with other functions. */
    static NodebInfo withFunctions(NodebInfo info, List<RanFunction.Item> functions) {
        RanNode old = info.node();
        return info.with(new RanNode(old.ranName(), old.status(), old.globalE2nodeId(), functions, old.since()));
    }

    void deleteRequired(String ranName, RicRequestId ricRequestId, int ranFunctionId) {
        watchers.forEach(watcher -> watcher.deleteRequired(ranName, ricRequestId, ranFunctionId));
    }
}
