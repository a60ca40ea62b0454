package io.rantwin.planner.chaos.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.chaos.invariant.Sight;
import io.rantwin.planner.plan.EnergyPolicies;
import io.rantwin.planner.testbed.Http;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Wants and drops policies over the planner's REST all the time, and repeats each wish until it is acknowledged, as a client does that
 * does not know whether the first request was done. Each policy lets one cell sleep. Thread-safe.
 */
public final class Operator implements AutoCloseable {
    private static final long BETWEEN_WISHES_MILLIS = 3000;
    private static final long BETWEEN_TRIES_MILLIS = 500;
    private static final double SHARE_OF_DROPS = 0.3;
    private static final int MOST_PERCENT = 60;

    /** A wish that nobody takes for so long is a breach. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Http http;
    private final String url;
    private final List<Integer> cells;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Map<String, Wish> wishes = new TreeMap<>();
    private final Map<String, Set<JsonNode>> asked = new HashMap<>();
    private final List<String> overdue = new ArrayList<>();
    private long acknowledged;
    private @Nullable Thread thread;

    /**
     * What was acknowledged last of an id.
     *
     * @param body null when it was dropped
     * @param revision counts acknowledgements
     * @param isChanging whether another wish is under way
     */
    record Wish(@Nullable JsonNode body, long revision, boolean isChanging) {}

    /**
     * @param url of the planner
     * @param cells NR cell identities, each for a policy of its own
     */
    public Operator(Http http, String url, List<Integer> cells, RandomGenerator random, InstantSource clock) {
        this.http = http;
        this.url = url;
        this.cells = List.copyOf(cells);
        this.random = random;
        this.clock = clock;
    }

    /** Begins, in a thread of its own. */
    public void begin() {
        thread = Thread.ofVirtual().name("operator").start(() -> {
            try {
                while (!ended.await(BETWEEN_WISHES_MILLIS, TimeUnit.MILLISECONDS)) {
                    wish();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void wish() throws InterruptedException {
        int cell = cells.get(random.nextInt(cells.size()));
        String id = "es-" + cell;
        Wish now = wish(id);
        boolean drops = now != null && now.body() != null && random.nextDouble() < SHARE_OF_DROPS;
        JsonNode body = drops ? null : saving(cell, 1 + random.nextInt(MOST_PERCENT));
        synchronized (this) {
            long revision = now == null ? 0 : now.revision();
            wishes.put(id, new Wish(now == null ? null : now.body(), revision, true));
            if (body != null) {
                asked.computeIfAbsent(id, _ -> new HashSet<>()).add(body);
            }
        }
        if (insist(id, body)) {
            synchronized (this) {
                acknowledged++;
                wishes.put(id, new Wish(body, acknowledged, false));
            }
        }
    }

    private synchronized @Nullable Wish wish(String id) {
        return wishes.get(id);
    }

    private static JsonNode saving(int cell, int percent) {
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        ObjectNode id = policy.putObject("scope").putArray("cellIdList").addObject();
        id.putObject("plmnId").put("mcc", "001").put("mnc", "01");
        id.putObject("cId").put("ncI", cell);
        policy.putObject("esObjectives").put("esPercentage", percent);
        return policy;
    }

    /** Until it is acknowledged; false when it was ended before. */
    private boolean insist(String id, @Nullable JsonNode body) throws InterruptedException {
        Instant since = clock.instant();
        boolean isTold = false;
        while (true) {
            String why;
            try {
                Http.Answer answer = send(id, body);
                if (answer.isGood()) {
                    return true;
                }
                why = answer.status() + " " + answer.json().path("detail").asText();
            } catch (IOException noAnswer) {
                why = noAnswer.toString();
            }
            if (!isTold && Duration.between(since, clock.instant()).compareTo(PATIENCE) > 0) {
                isTold = true;
                synchronized (this) {
                    overdue.add("nobody takes " + id + " for " + PATIENCE.toSeconds() + " s: " + why);
                }
            }
            if (ended.await(BETWEEN_TRIES_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
    }

    private Http.Answer send(String id, @Nullable JsonNode body) throws IOException, InterruptedException {
        if (body == null) {
            return http.send("DELETE", url + "/v1/policies/" + id + "?actor=operator&reason=over", "");
        }
        // A policy id is in use twice only by mistake: both the ids and the bodies are ours.
        ObjectNode wish = JsonNodeFactory.instance
                .objectNode()
                .put("policyId", id)
                .put("ricId", "ric1")
                .put("policyTypeId", EnergyPolicies.TYPE)
                .put("actor", "operator")
                .put("reason", "soak");
        wish.set("policy", body);
        return http.send("POST", url + "/v1/policies", wish.toString());
    }

    /** Wishes that were acknowledged. */
    public synchronized long acknowledged() {
        return acknowledged;
    }

    /** As it is now, to be compared with a later one. */
    synchronized Map<String, Wish> now() {
        return new TreeMap<>(wishes);
    }

    /** What was wanted all the time since an earlier moment; breaches are told once. */
    synchronized Sight.Wishes since(Map<String, Wish> before) {
        Map<String, JsonNode> wanted = new TreeMap<>();
        Set<String> dropped = new HashSet<>();
        wishes.forEach((id, wish) -> {
            if (!wish.isChanging() && wish.equals(before.get(id))) {
                if (wish.body() == null) {
                    dropped.add(id);
                } else {
                    wanted.put(id, wish.body());
                }
            }
        });
        Map<String, Set<JsonNode>> all = new HashMap<>();
        asked.forEach((id, bodies) -> all.put(id, Set.copyOf(bodies)));
        List<String> late = List.copyOf(overdue);
        overdue.clear();
        return new Sight.Wishes(wanted, dropped, all, late);
    }

    /** Ends; a wish that is under way is given up. */
    @Override
    public void close() {
        ended.countDown();
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
