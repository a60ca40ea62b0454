package io.rantwin.harness.record;

import io.rantwin.harness.link.Association;
import io.rantwin.harness.link.AssociationHandler;
import io.rantwin.harness.link.E2Link;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays the nodes of a recording towards an E2 termination: an association for each, its E2 setup request first, and the rest
 * when the termination has answered it. What the termination sends is counted and not obeyed.
 */
final class E2ReplayTarget implements ReplayTarget {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final E2Link link;
    private final Supplier<InetSocketAddress> termination;
    private final InstantSource clock;
    private final Map<String, Node> nodes = new HashMap<>();
    private final AtomicLong received = new AtomicLong();

    E2ReplayTarget(E2Link link, Supplier<InetSocketAddress> termination, InstantSource clock) {
        this.link = link;
        this.termination = termination;
        this.clock = clock;
    }

    /** One association of a node. The link's thread tells what happens to it. */
    private final class Node implements AssociationHandler {
        private final Instant begun = clock.instant();
        private volatile @Nullable Association association;
        private volatile boolean isAnswered;
        private volatile boolean isGone;
        private boolean isAsked;

        @Override
        public void opened(Association opened) {
            association = opened;
        }

        @Override
        public void received(Association from, byte[] pdu) {
            received.incrementAndGet();
            isAnswered = true;
        }

        @Override
        public void closed(Association closed, String reason) {
            isGone = true;
        }

        Outcome send(byte[] pdu, boolean isSetupRequest) {
            Association open = association;
            boolean isReady = open != null && (isSetupRequest || !isAsked || isAnswered);
            if (isGone || !isReady && clock.instant().isAfter(begun.plus(PATIENCE))) {
                return Outcome.REFUSED;
            }
            if (open == null || !isReady) {
                return Outcome.NOT_YET;
            }
            isAsked |= isSetupRequest;
            return open.send(pdu) ? Outcome.SENT : Outcome.REFUSED;
        }

        void end() {
            Association open = association;
            if (open != null) {
                open.close("the recorded node has ended here");
            }
        }
    }

    @Override
    public Outcome deliver(RecordingEntry entry) {
        if (entry.kind() != RecordedKind.E2AP || entry.direction() != Direction.FROM_NODE) {
            return Outcome.NOT_MEANT;
        }
        boolean isSetupRequest = NodeName.isSetupRequest(entry.octets());
        Node node = nodes.get(entry.node());
        // A second setup request, or one after a disconnection, came on an association of its own.
        if (node == null || isSetupRequest && (node.isAsked || node.isGone)) {
            if (node != null) {
                node.end();
            }
            node = new Node();
            nodes.put(entry.node(), node);
            link.connect(termination.get(), node);
        }
        return node.send(entry.octets(), isSetupRequest);
    }

    @Override
    public void restart() {
        nodes.values().forEach(Node::end);
        nodes.clear();
    }

    /** PDUs that the termination sent. */
    long received() {
        return received.get();
    }
}
