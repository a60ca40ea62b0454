package io.rantwin.harness.ric.rtmgr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.harness.ric.appmgr.Xapp;
import io.rantwin.harness.ric.appmgr.XappWatcher;
import io.rantwin.harness.ric.e2.ConnectionStatus;
import io.rantwin.harness.ric.e2.NodeWatcher;
import io.rantwin.harness.ric.e2.RanNode;
import io.rantwin.harness.ric.fault.PassThrough;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
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
    private static final Duration CALL_TIMEOUT = Duration.ofMillis(200);
    private static final Duration START_PERIOD = Duration.ofSeconds(10);
    private static final int START_ROUNDS = 7;
    private static final int MOST_ASKING = 256;
    private static final String GARBAGE =
            "newrt|start\nmse|twelve|x|nowhere\n|||\u0001\u0002\nnewrt|end|9999\nmeid_map|end\n";

    private final Rmr rmr;
    private final Platform platform;
    private final RtmgrOptions options;
    private final PassThrough faults;
    private final InstantSource clock;
    private final TableFile tableFile;
    private final Map<RmrAddress, TableTarget> targets = new LinkedHashMap<>();
    private final Set<RmrAddress> asking = new LinkedHashSet<>();
    private final Map<Integer, Set<RmrAddress>> subscriptions = new TreeMap<>();
    private final Set<String> connected = new TreeSet<>();
    private final Set<String> gone = new TreeSet<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private List<Xapp> xapps = List.of();
    private boolean forgotten;
    private long version;
    private int rounds;
    private Instant nextRound;
    private long requests;
    private long requestsRefused;

    private record Waiting(long version, CompletableFuture<Void> done) {}

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
        platformControl.forEach(address -> targets.put(address, new TableTarget(address, true)));
    }

    @Override
    public void changed(List<Xapp> registered) {
        synchronized (this) {
            xapps = List.copyOf(registered);
            Set<RmrAddress> wanted = new LinkedHashSet<>(asking);
            registered.forEach(xapp -> wanted.add(xapp.controlAddress()));
            targets.values().removeIf(target -> !target.isPlatform() && !wanted.contains(target.address()));
            wanted.forEach(address -> targets.putIfAbsent(address, new TableTarget(address, false)));
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
            version++;
            targets.values().forEach(target -> target.want(instanceId));
            waiting.add(new Waiting(version, done));
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
            if (address == null || !isWelcome(address, request.message().payloadText())) {
                requestsRefused++;
                return;
            }
            if (!targets.containsKey(address)) {
                if (asking.size() >= MOST_ASKING) {
                    requestsRefused++;
                    return;
                }
                asking.add(address);
            }
            targets.computeIfAbsent(address, _ -> new TableTarget(address, false))
                    .wantFull();
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
            victims = targets.values().stream()
                    .filter(target -> !target.isPlatform())
                    .map(TableTarget::address)
                    .toList();
        }
        victims.forEach(address -> rmr.sendTo(address, RmrMessage.of(MessageType.RMRRM_TABLE_DATA.number(), GARBAGE)));
    }

    /** Sees to retries and periodic tables; to be called about five times a second. */
    public void tick() {
        Instant now = clock.instant();
        synchronized (this) {
            for (TableTarget target : targets.values()) {
                if (target.isLost(now)) {
                    target.fail(target.flight(), now, false, "nothing heard of it");
                }
            }
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
        version++;
        targets.values().forEach(TableTarget::wantFull);
        tableFile.want();
    }

    /** The table of the moment. */
    public String table() {
        return facts().fullTable();
    }

    private synchronized RouteFacts facts() {
        if (forgotten) {
            return new RouteFacts(platform, List.of(), Map.of(), List.of(), List.of(), options.namesSenders());
        }
        return new RouteFacts(
                platform,
                xapps,
                new TreeMap<>(subscriptions),
                List.copyOf(connected),
                List.copyOf(gone),
                options.namesSenders());
    }

    /** A message that is to be sent. */
    private record Departure(TableTarget target, long flight, String table) {}

    private void pump() {
        List<Departure> departures = new ArrayList<>();
        List<CompletableFuture<Void>> done;
        synchronized (this) {
            Instant now = clock.instant();
            @Nullable String full = null;
            for (TableTarget target : targets.values()) {
                if (!target.isReady(now)) {
                    continue;
                }
                String table;
                if (target.isFullDue() || forgotten) {
                    full = full == null ? table() : full;
                    table = full;
                    target.depart(now, version);
                } else {
                    table = facts().update(target.depart(now, version));
                }
                departures.add(new Departure(target, target.flight(), table));
            }
            done = takeDone();
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
            TableTarget target = departure.target();
            if (answer == null) {
                boolean goesOn = target.fail(departure.flight(), clock.instant(), false, String.valueOf(failure));
                if (!goesOn && asking.remove(target.address()) && !isXapp(target.address())) {
                    targets.remove(target.address());
                }
            } else {
                String text = answer.message().payloadText().strip();
                if (text.startsWith("OK")) {
                    target.acknowledge(departure.flight(), text);
                } else {
                    target.fail(departure.flight(), clock.instant(), true, text);
                }
            }
        }
        pump();
    }

    private boolean isXapp(RmrAddress control) {
        return xapps.stream().anyMatch(xapp -> xapp.controlAddress().equals(control));
    }

    /** Takes out the futures whose change the whole platform has. */
    private List<CompletableFuture<Void>> takeDone() {
        long everywhere = version;
        for (TableTarget target : targets.values()) {
            if (target.isPlatform()) {
                everywhere = Math.min(everywhere, target.versionAcknowledged());
            }
        }
        List<CompletableFuture<Void>> done = new ArrayList<>();
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting one = each.next();
            if (one.version() <= everywhere || one.done().isDone()) {
                each.remove();
                done.add(one.done());
            }
        }
        return done;
    }

    /** Receivers with their counters, and the table. */
    public synchronized JsonNode state() {
        ObjectNode state = JsonNodeFactory.instance
                .objectNode()
                .put("forgotten", forgotten)
                .put("version", version)
                .put("subscriptions", subscriptions.size())
                .put("nodes", connected.size())
                .put("requests", requests)
                .put("requestsRefused", requestsRefused)
                .put("subscriptionsWaiting", waiting.size());
        ArrayNode receivers = state.putArray("receivers");
        targets.values().forEach(target -> receivers.add(target.toJson()));
        table().lines().forEach(state.putArray("table")::add);
        return state;
    }
}
