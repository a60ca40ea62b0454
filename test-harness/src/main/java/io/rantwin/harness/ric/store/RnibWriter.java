package io.rantwin.harness.ric.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.ric.e2.ConnectionStatus;
import io.rantwin.harness.ric.e2.NodeWatcher;
import io.rantwin.harness.ric.e2.RanNode;
import io.rantwin.xapp.complaint.Complaints;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Keeps the R-NIB as the E2 manager does: a record for each node, its place in the set of its kind, the E2 termination, and the
 * events of connecting and leaving. What cannot be written is tried again each second; events that could not be published are
 * lost, as those of the platform are. Thread-safe.
 */
public final class RnibWriter implements NodeWatcher {
    private static final String NAMESPACE = "e2Manager";
    private static final String STATUS_CHANNEL = "RAN_CONNECTION_STATUS_CHANGE";
    private static final String MANIPULATION_CHANNEL = "RAN_MANIPULATION";
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final SharedData data;
    private final String e2terminationAddress;
    private final Executor executor;
    private final InstantSource clock;
    private final Complaints complaints;
    private final Deque<RanNode> waiting = new ArrayDeque<>();
    private final Map<String, RanNode> written = new HashMap<>();
    private final Set<String> associated = new TreeSet<>();
    private boolean writing;
    private Instant notBefore = Instant.MIN;
    private long events;

    /**
     * @param e2terminationAddress RMR address of the E2 termination, {@code host:port}
     * @param executor runs what blocks
     */
    public RnibWriter(SharedData data, String e2terminationAddress, Executor executor, InstantSource clock) {
        this.data = data;
        this.e2terminationAddress = e2terminationAddress;
        this.executor = executor;
        this.clock = clock;
        this.complaints = new Complaints(LoggerFactory.getLogger(RnibWriter.class), clock);
    }

    @Override
    public void changed(RanNode node) {
        synchronized (this) {
            waiting.add(node);
        }
        tick();
    }

    @Override
    public void deleteRequired(String ranName, RicRequestId ricRequestId, int ranFunctionId) {
        // Subscriptions are not in the R-NIB.
    }

    /** Writes all nodes again, after the shared data were lost. */
    public void writeAgain() {
        synchronized (this) {
            Set<RanNode> all = new LinkedHashSet<>(written.values());
            all.addAll(waiting);
            waiting.clear();
            waiting.addAll(all);
            written.clear();
        }
        tick();
    }

    /** Goes on with what waits; to be called about five times a second. */
    public void tick() {
        synchronized (this) {
            if (writing || waiting.isEmpty() || clock.instant().isBefore(notBefore)) {
                return;
            }
            writing = true;
        }
        executor.execute(this::writeAll);
    }

    private void writeAll() {
        for (RanNode node = next(); node != null; node = next()) {
            try {
                write(node);
            } catch (StoreException failed) {
                complaints.add("R-NIB not written", String.valueOf(failed.getMessage()));
                putBack(node);
                return;
            }
        }
    }

    private synchronized @Nullable RanNode next() {
        RanNode node = waiting.poll();
        writing = node != null;
        return node;
    }

    private synchronized void putBack(RanNode node) {
        waiting.addFirst(node);
        writing = false;
        notBefore = clock.instant().plus(AGAIN);
    }

    private void write(RanNode node) throws StoreException {
        RanNode before;
        synchronized (this) {
            before = written.get(node.ranName());
        }
        RnibRecords.Identity id = RnibRecords.Identity.of(node.globalE2nodeId());
        Octets info = RnibRecords.nodebInfo(node, e2terminationAddress);
        boolean isNew =
                before == null && data.get(NAMESPACE, "RAN:" + node.ranName()).isEmpty();
        data.set(NAMESPACE, "RAN:" + node.ranName(), info);
        data.set(NAMESPACE, id.key(), info);
        Octets member = RnibRecords.nbIdentity(node);
        for (Octets other : data.members(NAMESPACE, id.group())) {
            if (!other.equals(member) && RnibRecords.inventoryName(other).equals(node.ranName())) {
                data.removeMember(NAMESPACE, id.group(), other);
            }
        }
        data.addMember(NAMESPACE, id.group(), member);
        writeE2termination(node);
        synchronized (this) {
            written.put(node.ranName(), node);
        }
        publish(node, before, isNew);
    }

    private void writeE2termination(RanNode node) throws StoreException {
        ArrayNode ranNames = JsonNodeFactory.instance.arrayNode();
        synchronized (this) {
            if (node.status() == ConnectionStatus.CONNECTED) {
                associated.add(node.ranName());
            } else {
                associated.remove(node.ranName());
            }
            associated.forEach(ranNames::add);
        }
        ObjectNode instance = JsonNodeFactory.instance
                .objectNode()
                .put("address", e2terminationAddress)
                .put("podName", "ric-in-a-box")
                .put("keepAliveTimestamp", node.since().toEpochMilli() * 1_000_000L)
                .put("state", "ACTIVE")
                .put("deletionTimeStamp", 0);
        instance.set("associatedRanList", ranNames);
        data.set(NAMESPACE, "E2TInstance:" + e2terminationAddress, text(instance));
        data.set(
                NAMESPACE,
                "E2TAddresses",
                text(JsonNodeFactory.instance.arrayNode().add(e2terminationAddress)));
        data.set(
                NAMESPACE, "GENERAL", text(JsonNodeFactory.instance.objectNode().put("enableRic", true)));
    }

    private void publish(RanNode node, @Nullable RanNode before, boolean isNew) {
        boolean statusChanged = before == null || before.status() != node.status();
        try {
            if (statusChanged) {
                switch (node.status()) {
                    case CONNECTED, DISCONNECTED, UNDER_RESET ->
                        tell(STATUS_CHANNEL, node, node.status().name());
                    default -> {
                        // The platform tells these three.
                    }
                }
            }
            if (isNew || !statusChanged) {
                tell(MANIPULATION_CHANNEL, node, isNew ? "ADDED" : "UPDATED");
            }
        } catch (StoreException failed) {
            complaints.add("event not published", String.valueOf(failed.getMessage()));
        }
    }

    private void tell(String channel, RanNode node, String what) throws StoreException {
        data.publish(NAMESPACE, channel, node.ranName() + "_" + what);
        synchronized (this) {
            events++;
        }
    }

    /** What was written, and what waits. */
    public synchronized JsonNode state() {
        ObjectNode state = JsonNodeFactory.instance
                .objectNode()
                .put("nodesWritten", written.size())
                .put("waiting", waiting.size())
                .put("eventsPublished", events);
        ObjectNode complaintCounts = state.putObject("complaints");
        complaints.counts().forEach(complaintCounts::put);
        return state;
    }

    private static Octets text(JsonNode json) {
        return Octets.of(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
