package io.rantwin.harness.ric.rtmgr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.harness.ric.appmgr.Xapp;
import io.rantwin.harness.ric.appmgr.XappWatcher;
import io.rantwin.harness.ric.e2.ConnectionStatus;
import io.rantwin.harness.ric.e2.NodeWatcher;
import io.rantwin.harness.ric.e2.RanNode;
import io.rantwin.harness.ric.fault.PassThrough;
import io.rantwin.harness.ric.rtmgr.TableReceivers.Departure;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The route manager: keeps the facts that routes are made of, and sees to it that every receiver has the table of the moment.
 * Full tables go out at every change, seven times at start ten seconds apart, and then periodically; a new subscription is an
 * update. Thread-safe; nothing blocks.
 */
public final class Rtmgr implements XappWatcher, NodeWatcher, SubscriptionRouting {
    /** What RMR has to let pass [octets]: a full table goes out in one message, and each subscription has some 200 to 400 octets in it. */
    public static final int LARGEST_TABLE = 8 << 20;

    private static final Duration CALL_TIMEOUT = Duration.ofMillis(200);
    private static final Duration START_PERIOD = Duration.ofSeconds(10);
    private static final int START_ROUNDS = 7;
    private static final String GARBAGE =
            "newrt|start\nmse|twelve|x|nowhere\n|||\u0001\u0002\nnewrt|end|9999\nmeid_map|end\n";

    private final Rmr rmr;
    private final Platform platform;
    private final RtmgrOptions options;
    private final PassThrough faults;
    private final InstantSource clock;
    private final TableFile tableFile;
    private final TableReceivers receivers;
    private final Map<Integer, Set<RmrAddress>> subscriptions = new TreeMap<>();
    private final Set<String> connected = new TreeSet<>();
    private final Set<String> gone = new TreeSet<>();
    private List<Xapp> xapps = List.of();
    private boolean forgotten;
    private int rounds;
    private Instant nextRound;
    private long requests;
    private long requestsRefused;

    /**
     * @param platformControl control listeners of the platform's own RMR processes, which get the tables, too
     * @param faults harms tables on their way
     * @param tableFile where the table is written
     */
    public Rtmgr(
            Rmr rmr,
            Platform platform,
            Collection<RmrAddress> platformControl,
            RtmgrOptions options,
            PassThrough faults,
            InstantSource clock,
            TableFile tableFile) {
        this.rmr = rmr;
        this.platform = platform;
        this.options = options;
        this.faults = faults;
        this.clock = clock;
        this.tableFile = tableFile;
        this.nextRound = clock.instant().plus(START_PERIOD);
        this.receivers = new TableReceivers(platformControl);
    }

    @Override
    public void changed(List<Xapp> registered) {
        synchronized (this) {
            xapps = List.copyOf(registered);
            receivers.xapps(registered.stream().map(Xapp::controlAddress).toList());
            wantFullTables();
        }
        pump();
    }

    @Override
    public void changed(RanNode node) {
        synchronized (this) {
            boolean isConnected = node.status() == ConnectionStatus.CONNECTED;
            boolean isNews = isConnected ? connected.add(node.ranName()) : connected.remove(node.ranName());
            if (!isNews) {
                return;
            }
            if (isConnected) {
                gone.remove(node.ranName());
            } else {
                gone.add(node.ranName());
            }
            wantFullTables();
        }
        pump();
    }

    @Override
    public void deleteRequired(String ranName, RicRequestId ricRequestId, int ranFunctionId) {
        // The subscription manager sees to it.
    }

    @Override
    public synchronized boolean knows(RmrAddress endpoint) {
        return !options.checksEndpoints()
                || xapps.stream().anyMatch(xapp -> xapp.rmrEndpoint().equals(endpoint));
    }

    @Override
    public CompletableFuture<Void> route(int instanceId, Collection<RmrAddress> endpoints) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        synchronized (this) {
            subscriptions.put(instanceId, new LinkedHashSet<>(endpoints));
            receivers.want(instanceId, done);
            tableFile.want();
        }
        pump();
        return done;
    }

    @Override
    public void unroute(int instanceId) {
        synchronized (this) {
            if (subscriptions.remove(instanceId) == null) {
                return;
            }
            wantFullTables();
        }
        pump();
    }

    /** Takes a request for the table (type 21); the table goes to the control listener that it names as its source. */
    public void tableRequested(RmrDelivery request) {
        synchronized (this) {
            requests++;
            RmrAddress address = RmrAddress.parse(request.returnPath().source());
            if (address == null || !isWelcome(address, request.message().payloadText()) || !receivers.ask(address)) {
                requestsRefused++;
                return;
            }
        }
        pump();
    }

    /** Names of xApps' services must belong to an xApp that is registered, which the request names first. */
    private boolean isWelcome(RmrAddress address, String payload) {
        if (!address.host().contains("ricxapp")) {
            return true;
        }
        String endpoint = payload.strip().split("\\s", 2)[0];
        return xapps.stream().anyMatch(xapp -> xapp.rmrEndpoint().toString().equals(endpoint));
    }

    /** Sends tables without any route, now and at every change, until told to {@link #rememberRoutes}. */
    public void forgetRoutes() {
        setForgotten(true);
    }

    /** Sends tables with all routes again. */
    public void rememberRoutes() {
        setForgotten(false);
    }

    private void setForgotten(boolean isForgotten) {
        synchronized (this) {
            forgotten = isForgotten;
            wantFullTables();
        }
        pump();
    }

    /** Sends the table to everybody, without a change. */
    public void sendTables() {
        synchronized (this) {
            wantFullTables();
        }
        pump();
    }

    /** Sends a table that makes no sense to all xApps, once. Whatever they answer is not looked at. */
    public void sendGarbage() {
        List<RmrAddress> victims;
        synchronized (this) {
            victims = receivers.ofXapps();
        }
        victims.forEach(address -> rmr.sendTo(address, RmrMessage.of(MessageType.RMRRM_TABLE_DATA.number(), GARBAGE)));
    }

    /** Sees to retries and periodic tables; to be called about five times a second. */
    public void tick() {
        Instant now = clock.instant();
        synchronized (this) {
            receivers.failLost(now);
            boolean isStarting = rounds < START_ROUNDS - 1;
            if (!now.isBefore(nextRound) && (isStarting || !options.period().isZero())) {
                rounds++;
                nextRound = now.plus(isStarting ? START_PERIOD : options.period());
                wantFullTables();
            }
        }
        pump();
        tableFile.writeIfWanted(this::table);
    }

    private void wantFullTables() {
        receivers.wantFull();
        tableFile.want();
    }

    /** The table of the moment. */
    public String table() {
        return facts(true).fullTable();
    }

    /** @param copied whether they are looked at without the lock */
    private synchronized RouteFacts facts(boolean copied) {
        if (forgotten) {
            return new RouteFacts(platform, List.of(), Map.of(), List.of(), List.of(), options.namesSenders());
        }
        return new RouteFacts(
                platform,
                xapps,
                copied ? new TreeMap<>(subscriptions) : subscriptions,
                List.copyOf(connected),
                List.copyOf(gone),
                options.namesSenders());
    }

    private void pump() {
        List<Departure> departures;
        List<CompletableFuture<Void>> done;
        synchronized (this) {
            departures = receivers.departures(clock.instant(), () -> facts(false), forgotten);
            done = receivers.takeDone();
        }
        done.forEach(future -> future.complete(null));
        departures.forEach(this::send);
    }

    private void send(Departure departure) {
        byte[] table = departure.table().getBytes(StandardCharsets.UTF_8);
        faults.pass(table, octets -> {
            var _ = rmr.callTo(
                            departure.target().address(),
                            RmrMessage.of(MessageType.RMRRM_TABLE_DATA.number(), octets),
                            CALL_TIMEOUT)
                    .whenComplete((answer, failure) -> answered(departure, answer, failure));
        });
    }

    private void answered(Departure departure, @Nullable RmrDelivery answer, @Nullable Throwable failure) {
        synchronized (this) {
            if (answer == null) {
                boolean isXapp = isXapp(departure.target().address());
                receivers.unanswered(departure, String.valueOf(failure), clock.instant(), isXapp);
            } else {
                String text = answer.message().payloadText().strip();
                if (text.startsWith("OK")) {
                    receivers.acknowledged(departure, text);
                } else {
                    receivers.refused(departure, text, clock.instant());
                }
            }
        }
        pump();
    }

    private boolean isXapp(RmrAddress control) {
        return xapps.stream().anyMatch(xapp -> xapp.controlAddress().equals(control));
    }

    /** Receivers with their counters, and the table. */
    public synchronized JsonNode state() {
        ObjectNode state = JsonNodeFactory.instance
                .objectNode()
                .put("forgotten", forgotten)
                .put("version", receivers.version())
                .put("subscriptions", subscriptions.size())
                .put("nodes", connected.size())
                .put("requests", requests)
                .put("requestsRefused", requestsRefused)
                .put("subscriptionsWaiting", receivers.waiting());
        receivers.addTo(state.putArray("receivers"));
        table().lines().forEach(state.putArray("table")::add);
        return state;
    }
}
