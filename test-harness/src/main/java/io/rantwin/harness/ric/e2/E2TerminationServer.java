package io.rantwin.harness.ric.e2;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.E2apCodecs;
import io.rantwin.codecs.e2ap.E2apMessage;
import io.rantwin.codecs.e2ap.RicSubscription;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionRequest;
import io.rantwin.codecs.per.PerException;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkListener;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.ReceivedMessage;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrDelivery;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The E2 termination of the box: nodes on one side, RMR on the other. Indications and control outcomes go to xApps as the
 * octets that the node sent; control requests come from xApps and go to the node that they name. Its owner calls
 * {@link #tick} some times a second and hands it the RMR messages that arrive. Thread-safe.
 */
public final class E2TerminationServer implements E2Termination, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(E2TerminationServer.class);
    private static final Cause RESET_CAUSE = new Cause(Cause.Category.MISC, "om-intervention");

    private final E2Link link;
    private final TerminationContext context;
    private final List<LinkListener> listeners = new ArrayList<>();
    private final LongAdder controlsForwarded = new LongAdder();
    private final LongAdder controlsDropped = new LongAdder();

    /**
     * @param rmr sends by the route table
     * @param executor completes the futures of {@link #procedure}, so that their users do not hold up the link
     */
    public E2TerminationServer(
            E2Link link,
            E2apCodecs codecs,
            Rmr rmr,
            E2Faults faults,
            TerminationOptions options,
            Executor executor,
            InstantSource clock) {
        this.link = link;
        NodeTable table = new NodeTable(clock);
        PendingProcedures procedures = new PendingProcedures(executor);
        Complaints complaints = new Complaints(LOG, clock);
        this.context = new TerminationContext(
                codecs,
                options,
                clock,
                faults,
                table,
                procedures,
                new RmrOutlet(rmr, complaints),
                new MalformedPdus(),
                complaints,
                new SetupDesk(options, table, procedures, clock),
                ConcurrentHashMap.newKeySet(),
                new AtomicInteger());
    }

    /**
     * Begins to listen for nodes.
     *
     * @param address port 0 takes a free one
     * @return where it listens
     */
    public InetSocketAddress listen(InetSocketAddress address) throws IOException {
        LinkListener listener = link.listen(address, () -> new NodeSession(context));
        synchronized (listeners) {
            listeners.add(listener);
        }
        return listener.localAddress();
    }

    /** RMR address that is given for it. */
    public String e2tAddress() {
        return context.options().e2tAddress();
    }

    @Override
    public List<RanNode> nodes() {
        return context.table().all().stream().map(NodebInfo::node).toList();
    }

    @Override
    public Optional<RanNode> node(String ranName) {
        return context.table().find(ranName).map(NodebInfo::node);
    }

    /** All that is kept of each node that was ever set up. */
    public List<NodebInfo> nodebInfos() {
        return context.table().all();
    }

    /** All that is kept of a node. */
    public Optional<NodebInfo> nodebInfo(String ranName) {
        return context.table().find(ranName);
    }

    @Override
    public void watch(NodeWatcher watcher) {
        context.table().watch(watcher);
    }

    @Override
    public boolean send(String ranName, E2apMessage message) {
        NodeSession session = context.table().session(ranName);
        return session != null && session.send(message);
    }

    @Override
    public CompletableFuture<RicSubscription> procedure(String ranName, RicSubscription request, Duration timeout) {
        if (!(request instanceof RicSubscriptionRequest || request instanceof RicSubscriptionDeleteRequest)) {
            return CompletableFuture.failedFuture(new IllegalArgumentException(
                    request.getClass().getSimpleName() + " is no request that the RIC can make"));
        }
        NodeSession session = context.table().session(ranName);
        if (session == null) {
            return CompletableFuture.failedFuture(new IllegalStateException(ranName + " is not connected"));
        }
        byte[] pdu;
        try {
            pdu = session.encode(request);
        } catch (PerException e) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException(ranName + " cannot be asked that: " + e.getMessage(), e));
        }
        CompletableFuture<RicSubscription> outcome = context.procedures()
                .begin(ranName, request, context.clock().instant().plus(timeout));
        if (outcome == null) {
            return CompletableFuture.failedFuture(new IllegalStateException(
                    ranName + " has not answered the same request yet: " + request.ricRequestId()));
        }
        if (!session.sendOctets(pdu)) {
            context.procedures().forget(ranName, request);
            return CompletableFuture.failedFuture(
                    new IllegalStateException(ranName + " is not connected, or takes nothing at present"));
        }
        return outcome;
    }

    /**
     * Takes a message that came over RMR.
     *
     * @return false when it is none for an E2 termination
     */
    public boolean received(ReceivedMessage message) {
        if (message.type() != MessageType.RIC_CONTROL_REQ.number()) {
            return false;
        }
        int from = message.payloadOffset();
        byte[] pdu = Arrays.copyOfRange(message.buffer(), from, from + message.payloadLength());
        control(message.managedElement(), pdu);
        return true;
    }

    /** As {@link #received(ReceivedMessage)}. */
    public boolean received(RmrDelivery delivery) {
        if (delivery.message().type() != MessageType.RIC_CONTROL_REQ.number()) {
            return false;
        }
        control(delivery.message().managedElement(), delivery.message().payload());
        return true;
    }

    /** As the platform does it: unchanged to the node, and nothing comes back when there is none. */
    private void control(String ranName, byte[] pdu) {
        context.faults().toNodes().pass(pdu, octets -> {
            NodeSession session = context.table().session(ranName);
            if (session != null && session.sendOctets(octets)) {
                controlsForwarded.increment();
            } else {
                controlsDropped.increment();
                context.complaints()
                        .add("control request dropped", () -> "'" + ranName + "' is not connected or takes nothing");
            }
        });
    }

    /** Resets a node; false when it is not connected. */
    public boolean reset(String ranName) {
        NodeSession session = context.table().session(ranName);
        return session != null && session.reset(RESET_CAUSE);
    }

    /** Breaks the association with a node; false when it is not connected. */
    public boolean disconnect(String ranName) {
        NodeSession session = context.table().session(ranName);
        if (session == null) {
            return false;
        }
        session.end(ConnectionStatus.DISCONNECTED, "disconnected on purpose");
        return true;
    }

    /** Breaks all associations; nodes count as shut down until they come back. */
    public void shutDownNodes() {
        context.table().sessions().forEach(session -> session.end(ConnectionStatus.SHUT_DOWN, "shut down on purpose"));
    }

    /** Refuses E2 setups from now on; {@code null} accepts them again. */
    public void refuseSetups(@Nullable Cause cause) {
        context.setups().refuse(cause);
    }

    /** Does what is due by time. */
    public void tick() {
        Instant now = context.clock().instant();
        context.procedures().tick(now);
        context.sessions().forEach(session -> session.tick(now));
    }

    /** What it does, for people and tests. */
    public JsonNode state() {
        List<String> listening;
        synchronized (listeners) {
            listening = listeners.stream()
                    .map(listener -> listener.localAddress().toString())
                    .toList();
        }
        return TerminationState.of(context, link, listening, controlsForwarded.sum(), controlsDropped.sum());
    }

    /** Stops listening and breaks all associations. The link and RMR are left to their owner. */
    @Override
    public void close() {
        synchronized (listeners) {
            listeners.forEach(LinkListener::close);
            listeners.clear();
        }
        context.sessions().forEach(session -> session.end(ConnectionStatus.DISCONNECTED, "the RIC stops"));
    }
}
