package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.per.PerException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Versions of E2AP above the setup, where messages of many nodes arrive by node name, as at an xApp. A node keeps its
 * version until {@link #forget}. Thread-safe.
 */
public final class E2apNodes {
    private final E2apCodecs codecs;
    private final LongAdder retiredSecondTries = new LongAdder();
    private final Map<String, E2apAssociation> byNode = new ConcurrentHashMap<>();

    public E2apNodes(E2apCodecs codecs) {
        this.codecs = codecs;
    }

    /** What is known of a node; made when it is new. */
    public E2apAssociation node(String nodeId) {
        return byNode.computeIfAbsent(nodeId, _ -> E2apAssociation.ofUnknownVersion(codecs));
    }

    /**
     * Reads a message of a node; its version is found by trying.
     *
     * @throws PerException as {@link E2apAssociation#decode}
     */
    public E2apDecoded decode(String nodeId, byte[] octets) throws PerException {
        return node(nodeId).decode(octets);
    }

    /** Gives the version of a node that is known from elsewhere, such as from the RAN inventory. */
    public void settle(String nodeId, E2apVersion version) {
        retire(byNode.put(nodeId, E2apAssociation.of(codecs, version)));
    }

    /** The version of a node, or {@code null} when nothing was heard of it. */
    public @Nullable E2apVersion version(String nodeId) {
        E2apAssociation node = byNode.get(nodeId);
        return node == null ? null : node.version();
    }

    /** Forgets a node that has left. */
    public void forget(String nodeId) {
        retire(byNode.remove(nodeId));
    }

    private void retire(@Nullable E2apAssociation node) {
        if (node != null) {
            retiredSecondTries.add(node.secondTries());
        }
    }

    /** Second tries of all nodes so far. */
    public long secondTries() {
        long sum = retiredSecondTries.sum();
        for (E2apAssociation node : byNode.values()) {
            sum += node.secondTries();
        }
        return sum;
    }
}
