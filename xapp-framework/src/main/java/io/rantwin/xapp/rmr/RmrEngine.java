package io.rantwin.xapp.rmr;

import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.rmr.RouteTable.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An RMR process: a data listener, a control listener for route tables, and connections to whom it sends. Interoperates with
 * librmr 4.9.4 (SI95). Thread-safe. Sending allocates nothing unless a message has to wait.
 */
public final class RmrEngine implements Rmr {
    private static final Logger LOG = LoggerFactory.getLogger(RmrEngine.class);
    private static final byte[] HEALTHY = "OK\n\0".getBytes(StandardCharsets.US_ASCII);

    private final RmrConfig config;
    private final RmrReceiver receiver;
    /** Message types of that policy, ascending; an array, because looking up a map would make an object of the number. */
    private final int[] dropOldest;

    private final LongSupplier nanoTime;
    private final Counters counters = new Counters();
    private final Complaints complaints;
    private final PendingCalls calls;
    private final EventLoop loop;
    private final Map<RmrAddress, Endpoint> endpoints = new ConcurrentHashMap<>();
    private final RmrAddress ownAddress;
    private final RmrAddress controlAddress;
    private final FrameEncoder data;
    private final FrameEncoder control;
    private final RouteControl routes;
    private volatile boolean isClosed;

    private RmrEngine(
            RmrConfig config, RmrReceiver receiver, InstantSource clock, LongSupplier nanoTime, RandomGenerator random)
            throws IOException {
        this.config = config;
        this.receiver = receiver;
        dropOldest = config.overflow().entrySet().stream()
                .filter(entry -> entry.getValue() == OverflowPolicy.DROP_OLDEST)
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
        this.nanoTime = nanoTime;
        complaints = new Complaints(LOG, clock);
        calls = new PendingCalls(random, counters);
        loop = new EventLoop(config, counters, complaints, nanoTime, id -> new FrameView(clock, id), new Inbound());
        try {
            int port = loop.listen(config.dataPort(), false);
            int controlPort = switch (config.routes()) {
                case RouteSource.Pushed pushed -> loop.listen(pushed.controlPort(), true);
                case RouteSource.Requested requested -> loop.listen(requested.controlPort(), true);
                case RouteSource.FileOnly _ -> port;
            };
            ownAddress = new RmrAddress(config.sourceHost(), port);
            controlAddress = new RmrAddress(config.sourceHost(), controlPort);
            String byAddress = new RmrAddress(config.sourceAddress(), port).toString();
            data = new FrameEncoder(ownAddress.toString(), byAddress);
            control = new FrameEncoder(
                    controlAddress.toString(), new RmrAddress(config.sourceAddress(), controlPort).toString());
            Set<String> ownSources = new LinkedHashSet<>(Set.of(ownAddress.toString()));
            ownSources.add(byAddress);
            routes = new RouteControl(
                    config,
                    ownSources,
                    ownAddress.toString(),
                    counters,
                    complaints,
                    nanoTime,
                    clock,
                    (manager, payload) -> requestTable(manager, payload));
            // A seed table is in force before the first message.
            routes.tick();
        } catch (IOException | RuntimeException e) {
            loop.close();
            throw e;
        }
    }

    /**
     * Opens the listeners and begins to take messages.
     *
     * @param receiver takes what arrives, on the thread that reads
     * @param clock stamps arrivals, and spaces complaints in the log
     * @param nanoTime for pauses and timeouts, such as {@link System#nanoTime}
     * @param random makes transaction ids of calls differ between processes
     * @throws IOException when a port cannot be listened at; the sentence names it
     */
    public static RmrEngine start(
            RmrConfig config, RmrReceiver receiver, InstantSource clock, LongSupplier nanoTime, RandomGenerator random)
            throws IOException {
        RmrEngine engine = new RmrEngine(config, receiver, clock, nanoTime, random);
        engine.loop.start();
        return engine;
    }

    @Override
    public SendResult send(RmrMessage message) {
        return counters.count(route(message, 0, false));
    }

    private SendResult route(RmrMessage message, int callId, boolean isCall) {
        if (isClosed) {
            return SendResult.CLOSED;
        }
        RouteTable table = routes.table();
        Route route = table.route(message.subscriptionId(), message.type());
        return switch (route) {
            case null -> SendResult.NO_ROUTE;
            case Route.OwnerOfManagedElement _ -> {
                RmrAddress owner = table.owner(message.managedElement());
                yield owner == null ? SendResult.NO_ROUTE : to(owner, message, callId, isCall);
            }
            case Route.Groups groups -> toGroups(groups, message, callId, isCall);
        };
    }

    private SendResult toGroups(Route.Groups route, RmrMessage message, int callId, boolean isCall) {
        SendResult best = SendResult.NO_ROUTE;
        for (int i = 0; i < route.groups().size(); i++) {
            SendResult result = toOneOf(route.groups().get(i), message, callId, isCall);
            if (result == SendResult.SENT || best == SendResult.NO_ROUTE) {
                best = result;
            }
        }
        return best;
    }

    /** To the member whose turn it is; when it cannot be reached or is full, to the next that can. */
    private SendResult toOneOf(RoundRobin group, RmrMessage message, int callId, boolean isCall) {
        int size = group.members().size();
        int first = group.next();
        SendResult result = SendResult.NO_ROUTE;
        for (int i = 0; i < size; i++) {
            result = to(group.members().get((first + i) % size), message, callId, isCall);
            if (result != SendResult.UNREACHABLE && result != SendResult.FULL) {
                return result;
            }
        }
        return result;
    }

    private SendResult to(RmrAddress address, RmrMessage message, int callId, boolean isCall) {
        return to(address, data, message, callId, isCall);
    }

    private SendResult to(RmrAddress address, FrameEncoder encoder, RmrMessage message, int callId, boolean isCall) {
        Endpoint endpoint = endpoints.get(address);
        if (endpoint == null) {
            endpoint = endpoints.computeIfAbsent(address, key -> new Endpoint(key, loop, nanoTime, config));
        }
        return endpoint.send(encoder, message, callId, isCall, policy(message));
    }

    private OverflowPolicy policy(RmrMessage message) {
        return Arrays.binarySearch(dropOldest, message.type()) >= 0
                ? OverflowPolicy.DROP_OLDEST
                : OverflowPolicy.REFUSE;
    }

    @Override
    public SendResult sendTo(RmrAddress endpoint, RmrMessage message) {
        return counters.count(isClosed ? SendResult.CLOSED : to(endpoint, message, 0, false));
    }

    @Override
    public SendResult reply(RmrDelivery request, RmrMessage answer) {
        return counters.count(
                isClosed ? SendResult.CLOSED : reply(data, request.returnPath(), inTransaction(request, answer)));
    }

    private static RmrMessage inTransaction(RmrDelivery request, RmrMessage answer) {
        return answer.transactionId().equals(TransactionId.NONE)
                ? answer.withTransactionId(request.message().transactionId())
                : answer;
    }

    /** On the connection it came on, which is there and has the peer's attention; else to the sender's listener. */
    private SendResult reply(FrameEncoder encoder, ReturnPath path, RmrMessage answer) {
        Connection back = loop.connection(path.connectionId());
        if (back != null) {
            SendResult result = back.send(encoder, answer, path.callId(), false, policy(answer));
            if (result != SendResult.UNREACHABLE) {
                return result;
            }
        }
        SendResult result = SendResult.UNREACHABLE;
        for (String source : new String[] {path.source(), path.sourceAddress()}) {
            RmrAddress address = RmrAddress.parse(source);
            if (result == SendResult.UNREACHABLE && address != null) {
                result = to(address, encoder, answer, path.callId(), false);
            }
        }
        return result;
    }

    @Override
    public CompletableFuture<RmrDelivery> call(RmrMessage request, Duration timeout) {
        return calls.call(request, timeout, message -> counters.count(route(message, calls.callId(), true)));
    }

    @Override
    public CompletableFuture<RmrDelivery> callTo(RmrAddress endpoint, RmrMessage request, Duration timeout) {
        return calls.call(
                request,
                timeout,
                message -> counters.count(isClosed ? SendResult.CLOSED : to(endpoint, message, calls.callId(), true)));
    }

    private void requestTable(RmrAddress manager, String payload) {
        // As librmr sends it: subscription id 0, and the control listener as source.
        RmrMessage request =
                RmrMessage.of(MessageType.RMRRM_REQ_TABLE.number(), payload).withSubscriptionId(0);
        counters.count(to(manager, control, request, 0, false));
    }

    @Override
    public RmrAddress ownAddress() {
        return ownAddress;
    }

    /** Where a route manager pushes tables to; of {@link RouteSource.FileOnly} the data listener, which takes none. */
    public RmrAddress controlAddress() {
        return controlAddress;
    }

    /** Whether a first route table is in force. */
    public boolean hasRoutes() {
        return routes.since() != null;
    }

    /** What was done so far. */
    public RmrStatistics statistics() {
        RouteTable table = routes.table();
        return new RmrStatistics(
                counters.received.sum(),
                counters.receivedOctets.sum(),
                counters.transmitted.sum(),
                counters.refused(),
                counters.droppedOldest.sum(),
                counters.lostWithConnection.sum(),
                counters.badFrames(),
                counters.receiverFailures.sum(),
                counters.connectionsAccepted.sum(),
                counters.connectionsRefused.sum(),
                counters.connectionsMade.sum(),
                counters.connectionsFailed.sum(),
                counters.callsWithoutAnswer.sum(),
                counters.lateAnswers.sum(),
                counters.tablesActivated.sum(),
                counters.tablesRefused.sum(),
                routes.skippedLines(),
                loop.openConnections(),
                counters.queuedOctets.sum(),
                routes.since() == null ? null : table.id(),
                routes.since(),
                table.routes().size(),
                table.owners().size());
    }

    @Override
    public void close() {
        isClosed = true;
        calls.close();
        loop.close();
    }

    /** What the event loop hands over. */
    private final class Inbound implements EventLoop.Client {
        @Override
        public void frame(Connection from, FrameView frame) {
            counters.received.increment();
            int type = frame.type();
            try {
                if (frame.callId() != 0 && !frame.isCall() && answersCall(frame)) {
                    return;
                }
                if (type == MessageType.RMRRM_TABLE_DATA.number()) {
                    takeTable(from, frame);
                } else if (type == MessageType.RIC_HEALTH_CHECK_REQ.number()) {
                    RmrDelivery request = frame.copy();
                    RmrMessage healthy = RmrMessage.of(MessageType.RIC_HEALTH_CHECK_RESP.number(), HEALTHY);
                    counters.count(reply(data, request.returnPath(), inTransaction(request, healthy)));
                } else {
                    receiver.receive(frame);
                }
            } catch (RuntimeException e) {
                counters.receiverFailures.increment();
                complaints.add("receiver failed", MessageType.nameOf(type) + ": " + e);
            }
        }

        private boolean answersCall(FrameView frame) {
            CompletableFuture<RmrDelivery> call = calls.take(frame.transactionId());
            if (call != null) {
                call.complete(frame.copy());
            } else if (frame.callId() == calls.callId()) {
                counters.lateAnswers.increment();
                return true;
            }
            return call != null;
        }

        private void takeTable(Connection from, FrameView frame) {
            boolean isFromManager = from.isControl() || from.endpoint() != null;
            if (!isFromManager || config.routes() instanceof RouteSource.FileOnly) {
                complaints.add("route table", "a table came to the data port; ignored");
                return;
            }
            RmrDelivery pushed = frame.copy();
            String text = new String(pushed.message().payload(), StandardCharsets.ISO_8859_1);
            String acknowledgement = routes.pushed(text);
            if (acknowledgement != null) {
                RmrMessage answer = RmrMessage.of(MessageType.RMRRM_TABLE_STATE.number(), acknowledgement);
                counters.count(reply(control, pushed.returnPath(), inTransaction(pushed, answer)));
            }
        }

        @Override
        public void badFrame(Connection from, FrameException why) {
            counters.count(why.fault());
            complaints.add("bad frame", from + ": " + why.getMessage());
        }

        @Override
        public void tick() {
            routes.tick();
        }
    }
}
