package io.rantwin.harness.ric.rtmgr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.rantwin.xapp.rmr.RmrAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who gets route tables, which change each of them has, and who waits for a change to be everywhere. Under the lock of the route
 * manager.
 */
final class TableReceivers {
    private static final int MOST_ASKING = 256;

    private final Map<RmrAddress, TableTarget> targets = new LinkedHashMap<>();
    private final Set<RmrAddress> asking = new LinkedHashSet<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private long version;

    private record Waiting(long version, CompletableFuture<Void> done) {}

    /** A table that is to be sent. */
    record Departure(TableTarget target, long flight, String table) {}

    /** @param platformControl control listeners of the platform's own RMR processes, which changes wait for */
    TableReceivers(Collection<RmrAddress> platformControl) {
        platformControl.forEach(address -> targets.put(address, new TableTarget(address, true)));
    }

    /** Besides the platform and those that ask, these are all the receivers. */
    void xapps(Collection<RmrAddress> controlAddresses) {
        Set<RmrAddress> wanted = new LinkedHashSet<>(asking);
        wanted.addAll(controlAddresses);
        targets.values().removeIf(target -> !target.isPlatform() && !wanted.contains(target.address()));
        wanted.forEach(address -> targets.putIfAbsent(address, new TableTarget(address, false)));
    }

    /** Sends a full table to whoever asks for it; false when there is no room for another one that asks. */
    boolean ask(RmrAddress address) {
        if (!targets.containsKey(address)) {
            if (asking.size() >= MOST_ASKING) {
                return false;
            }
            asking.add(address);
        }
        targets.computeIfAbsent(address, _ -> new TableTarget(address, false)).wantFull();
        return true;
    }

    /** Something changed: all are to get a full table. */
    void wantFull() {
        version++;
        targets.values().forEach(TableTarget::wantFull);
    }

    /**
     * A subscription was added: all are to get its routes.
     *
     * @param done completes when the whole platform has them
     */
    void want(int instanceId, CompletableFuture<Void> done) {
        version++;
        targets.values().forEach(target -> target.want(instanceId));
        waiting.add(new Waiting(version, done));
    }

    List<RmrAddress> ofXapps() {
        return targets.values().stream()
                .filter(target -> !target.isPlatform())
                .map(TableTarget::address)
                .toList();
    }

    /** Gives up messages of which nothing has been heard for long. */
    void failLost(Instant now) {
        for (TableTarget target : targets.values()) {
            if (target.isLost(now)) {
                target.fail(target.flight(), now, false, "nothing heard of it");
            }
        }
    }

    /**
     * What is to be sent now; it counts as sent.
     *
     * @param facts the routes of the moment
     * @param onlyFull whether nobody gets an update
     */
    List<Departure> departures(Instant now, Supplier<RouteFacts> facts, boolean onlyFull) {
        List<Departure> departures = new ArrayList<>();
        @Nullable String full = null;
        for (TableTarget target : targets.values()) {
            if (!target.isReady(now)) {
                continue;
            }
            String table;
            if (target.isFullDue() || onlyFull) {
                full = full == null ? facts.get().fullTable() : full;
                table = full;
                target.depart(now, version);
            } else {
                table = facts.get().update(target.depart(now, version));
            }
            departures.add(new Departure(target, target.flight(), table));
        }
        return departures;
    }

    void acknowledged(Departure departure, String answer) {
        departure.target().acknowledge(departure.flight(), answer);
    }

    void refused(Departure departure, String answer, Instant now) {
        departure.target().fail(departure.flight(), now, true, answer);
    }

    /**
     * No answer came.
     *
     * @param isXapp whether it is that of a registered xApp; others that only asked are forgotten when they are given up
     */
    void unanswered(Departure departure, String why, Instant now, boolean isXapp) {
        TableTarget target = departure.target();
        boolean goesOn = target.fail(departure.flight(), now, false, why);
        if (!goesOn && asking.remove(target.address()) && !isXapp) {
            targets.remove(target.address());
        }
    }

    /** Takes out the futures whose change the whole platform has. */
    List<CompletableFuture<Void>> takeDone() {
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

    /** Number of the newest change. */
    long version() {
        return version;
    }

    /** Changes that the platform does not have everywhere yet. */
    int waiting() {
        return waiting.size();
    }

    void addTo(ArrayNode json) {
        targets.values().forEach(target -> json.add(target.toJson()));
    }
}
