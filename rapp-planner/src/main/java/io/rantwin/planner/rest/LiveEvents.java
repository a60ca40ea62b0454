package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import io.rantwin.api.access.Caller;
import io.rantwin.api.access.Role;
import io.rantwin.api.v1.Anomaly;
import io.rantwin.api.v1.ListAnomaliesResponse;
import io.rantwin.planner.live.KnownCell;
import io.rantwin.planner.live.LinkStatus;
import io.rantwin.planner.live.LiveTwin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/live/events}: changes of a running twin as server-sent events, a round a second at most. Who reads slowly misses
 * rounds, never the newest state.
 */
final class LiveEvents implements AutoCloseable {
    private static final int MOST_CLIENTS = 32;
    private static final long PATIENCE_MILLIS = 1_000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final @Nullable LiveTwin twin;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(MOST_CLIENTS);
    private volatile boolean isClosed;

    LiveEvents(@Nullable LiveTwin twin, InstantSource clock) {
        this.twin = twin;
        this.clock = clock;
    }

    void addTo(RouteTable routes) {
        routes.get(Role.VIEWER, "/v1/live/events", this::events);
    }

    private void events(Context context) throws ProblemException {
        new Query(context, Set.of());
        if (twin == null) {
            LiveRoutes.known(null);
            return;
        }
        String accept = context.header("Accept");
        if (accept == null || !accept.contains("text/event-stream")) {
            throw ProblemException.bad("Accept", "must be text/event-stream here");
        }
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    ProblemKind.BUSY, MOST_CLIENTS + " streams of events are open, and there are no more.");
        }
        try {
            Caller caller = Doorkeeper.known(context);
            new SseHandler(0, client -> follow(twin, client, caller)).handle(context);
        } finally {
            places.release();
        }
    }

    /** Sends all as it is, then what has changed, as long as the caller's token holds. */
    private void follow(LiveTwin live, SseClient client, Caller caller) {
        Seen seen = new Seen();
        try (client) {
            while (!client.terminated() && !isClosed && clock.instant().isBefore(caller.until())) {
                long round = live.rounds().complete();
                send(live, client, seen, round);
                seen.round = round;
                live.rounds().await(round, PATIENCE_MILLIS);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a client was told last. */
    private static final class Seen {
        private long round = -1;
        private @Nullable LinkStatus link;
        private @Nullable ListAnomaliesResponse anomalies;
        private @Nullable String plan;
        private Instant at = Instant.EPOCH;
    }

    private void send(LiveTwin live, SseClient client, Seen seen, long round) {
        Instant now = clock.instant();
        LinkStatus link = live.status();
        if (seen.link == null
                || seen.link.state() != link.state()
                || Duration.between(seen.at, now).compareTo(HEARTBEAT) >= 0) {
            client.sendEvent("link", LiveJson.link(link).toString(), Long.toString(round));
            seen.link = link;
            seen.at = now;
        }
        String plan = live.plan().sha256();
        if (!plan.equals(seen.plan)) {
            client.sendEvent("topology", Answer.object().put("sha256", plan).toString(), Long.toString(round));
            seen.plan = plan;
        }
        ListAnomaliesResponse anomalies = live.anomalies().value();
        if (seen.anomalies == null || !anomalies.equals(seen.anomalies)) {
            ObjectNode json = Answer.object();
            ArrayNode items = json.putArray("items");
            anomalies.getAnomaliesList().stream().map(LiveJson::anomaly).forEach(items::add);
            json.put("basis", anomalies.getBasis());
            client.sendEvent("anomalies", json.toString(), Long.toString(round));
            seen.anomalies = anomalies;
        }
        if (round > seen.round) {
            Map<String, Anomaly> byCell = anomalies.getAnomaliesList().stream()
                    .collect(Collectors.toMap(Anomaly::getCellId, each -> each, (first, second) -> first));
            ObjectNode json = Answer.object().put("round", round);
            if (live.cells().networkNanos() != 0) {
                json.put("networkTime", LiveJson.time(live.cells().networkNanos()));
            }
            ArrayNode items = json.putArray("items");
            for (KnownCell cell : live.cells().all()) {
                if (cell.round() > seen.round && cell.state() != null) {
                    ObjectNode one = items.addObject().put("cellId", cell.cellId());
                    LiveJson.changing(one, live, cell, byCell, now);
                }
            }
            client.sendEvent("cells", json.toString(), Long.toString(round));
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
