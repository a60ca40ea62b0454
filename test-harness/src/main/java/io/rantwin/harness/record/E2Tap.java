package io.rantwin.harness.record;

import io.rantwin.codecs.e2ap.E2apCodecs;
import io.rantwin.harness.link.Association;
import io.rantwin.harness.link.AssociationHandler;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkListener;
import io.rantwin.xapp.complaint.Complaints;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between E2 nodes and an E2 termination: for each association of a node it makes one of its own, passes every PDU on
 * as it is, and records it. When one side ends, or does not take a PDU, both end: a stream with a hole would be worse. All
 * calls come on the link's one thread.
 */
final class E2Tap implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(E2Tap.class);
    private static final int MOST_WAITING_OCTETS = 4 << 20;

    private final E2Link link;
    private final Supplier<InetSocketAddress> termination;
    private final RecordingWriter writer;
    private final InstantSource clock;
    private final Complaints complaints;
    private final NodeName names;
    private final IndicationTime times = new IndicationTime();
    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong pairs = new AtomicLong();
    private final LinkListener listener;

    /**
     * Begins to take nodes.
     *
     * @param listenAt where nodes connect to
     * @param termination where to connect to for each; asked anew each time, so that names are resolved anew
     */
    E2Tap(
            E2Link link,
            InetSocketAddress listenAt,
            Supplier<InetSocketAddress> termination,
            RecordingWriter writer,
            E2apCodecs codecs,
            InstantSource clock)
            throws IOException {
        this.link = link;
        this.termination = termination;
        this.writer = writer;
        this.clock = clock;
        this.complaints = new Complaints(LOG, clock);
        this.names = new NodeName(codecs);
        this.listener = link.listen(listenAt, () -> new Pair().node);
    }

    /** Where nodes connect to. */
    InetSocketAddress localAddress() {
        return listener.localAddress();
    }

    /** PDUs passed on so far, both ways. */
    long passed() {
        return passed.get();
    }

    /** Nodes whose both sides are connected now. */
    long pairs() {
        return pairs.get();
    }

    /** What went wrong, by cause. */
    Map<String, Long> complaints() {
        return complaints.counts();
    }

    /** The two associations of one node. */
    private final class Pair {
        private final Side node = new Side(Direction.FROM_NODE);
        private final Side ric = new Side(Direction.TO_NODE);
        private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
        private long waitingOctets;
        private String name = "";
        private boolean isEnded;

        /** One association of the two. */
        private final class Side implements AssociationHandler {
            private final Direction direction;
            private @Nullable Association association;

            Side(Direction direction) {
                this.direction = direction;
            }

            @Override
            public void opened(Association opened) {
                if (isEnded) {
                    opened.close("the other side has gone");
                    return;
                }
                association = opened;
                if (direction == Direction.FROM_NODE) {
                    InetSocketAddress peer = opened.remoteAddress();
                    name = peer.getAddress().getHostAddress() + ":" + peer.getPort();
                    link.connect(termination.get(), ric);
                } else {
                    pairs.incrementAndGet();
                    waiting.forEach(pdu -> pass(pdu, ric));
                    waiting.clear();
                }
            }

            @Override
            public void received(Association from, byte[] pdu) {
                if (isEnded) {
                    return;
                }
                record(pdu, direction);
                if (direction == Direction.TO_NODE) {
                    pass(pdu, node);
                } else if (ric.association != null) {
                    pass(pdu, ric);
                } else {
                    waitingOctets += pdu.length;
                    if (waitingOctets > MOST_WAITING_OCTETS) {
                        end("too much waits for the E2 termination");
                    } else {
                        waiting.add(pdu);
                    }
                }
            }

            @Override
            public void closed(Association closed, String reason) {
                end(reason);
            }
        }

        private void pass(byte[] pdu, Side to) {
            Association out = to.association;
            if (out == null || !out.send(pdu)) {
                complaints.add("PDU not taken by the other side", () -> name);
                end("a PDU could not be passed on");
            } else {
                passed.incrementAndGet();
            }
        }

        private void record(byte[] pdu, Direction direction) {
            if (direction == Direction.FROM_NODE) {
                String said = names.in(pdu);
                name = said == null ? name : said;
            }
            try {
                writer.append(new RecordingEntry(
                        RecordingWriter.nanos(clock.instant()),
                        times.nanos(pdu, 0, pdu.length),
                        direction,
                        RecordedKind.E2AP,
                        name,
                        pdu));
            } catch (IOException e) {
                complaints.add("PDU not recorded", () -> String.valueOf(e.getMessage()));
            }
        }

        private void end(String reason) {
            if (isEnded) {
                return;
            }
            isEnded = true;
            if (ric.association != null) {
                pairs.decrementAndGet();
                ric.association.close(reason);
            }
            if (node.association != null) {
                node.association.close(reason);
            }
            waiting.clear();
        }
    }

    /** Takes no more nodes; the link with all associations is left to its owner. */
    @Override
    public void close() {
        listener.close();
    }
}
