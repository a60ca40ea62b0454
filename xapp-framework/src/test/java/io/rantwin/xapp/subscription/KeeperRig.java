package io.rantwin.xapp.subscription;

import io.rantwin.codecs.per.Octets;
import io.rantwin.xapp.subscription.rest.ActionToBeSetup;
import io.rantwin.xapp.subscription.rest.ClientEndpoint;
import io.rantwin.xapp.subscription.rest.SubscriptionResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A keeper, the model it talks to, and hands on the clock: everything on one thread, calls in an order that the seed chooses. */
final class KeeperRig implements InstantSource {
    static final ClientEndpoint ENDPOINT = new ClientEndpoint("service-ricxapp-twin-http.ricxapp", 8080, 4560);

    /** Keeps what was saved, and can be out of order. */
    static final class FaultyStore implements SubscriptionStore {
        final MemorySubscriptionStore memory = new MemorySubscriptionStore();
        boolean down;
        boolean emptied;

        @Override
        public List<StoredSubscription> load() throws IOException {
            check();
            return memory.load();
        }

        @Override
        public void save(List<StoredSubscription> subscriptions) throws IOException {
            check();
            memory.save(subscriptions);
            emptied = false;
        }

        @Override
        public boolean isKept() throws IOException {
            check();
            return !emptied;
        }

        /** As a data base does that restarts. */
        void empty() {
            memory.save(List.of());
            emptied = true;
        }

        private void check() throws IOException {
            if (down) {
                throw new IOException("the data base is down");
            }
        }
    }

    final Random random;
    final SubscriptionManagerModel model = new SubscriptionManagerModel(this::callback);
    final List<SubscriptionEvent> events = new ArrayList<>();
    final Map<String, SubscriptionWish> wishes = new LinkedHashMap<>();
    private final List<Runnable> calls = new ArrayList<>();
    private final KeeperSettings settings;
    FaultyStore store = new FaultyStore();
    SubscriptionKeeper keeper;
    boolean nodesReport = true;
    /** Nodes have these no longer, and told nobody. */
    final Set<Integer> lostAtNode = new HashSet<>();

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    KeeperRig(long seed) {
        this(seed, KeeperSettings.of(ENDPOINT));
    }

    KeeperRig(long seed, KeeperSettings settings) {
        this.random = new Random(seed);
        this.settings = settings;
        this.keeper = make();
    }

    private SubscriptionKeeper make() {
        var made = new SubscriptionKeeper(model, store, settings, this, random, calls::add);
        made.addListener(events::add);
        return made;
    }

    @Override
    public Instant instant() {
        return now;
    }

    private void callback(SubscriptionResponse response) {
        keeper.callback(response);
    }

    /**
     * The process dies without a word, and begins anew with what its store has. That takes longer than what the subscription
     * manager was at: asked for the same meanwhile, it would forget the subscription and yet make it.
     */
    void restartKeeper() {
        calls.clear();
        keeper = make();
        while (model.workOnce()) {}
        for (SubscriptionWish wish : wishes.values()) {
            keeper.wish(wish);
        }
    }

    WishOutcome wish(SubscriptionWish wish) {
        WishOutcome outcome = keeper.wish(wish);
        if (outcome instanceof WishOutcome.Taken) {
            wishes.put(wish.key(), wish);
        }
        return outcome;
    }

    void unwish(String key) {
        wishes.remove(key);
        keeper.unwish(key);
    }

    void connect(String ranName) {
        model.connect(ranName);
        keeper.nodeConnection(ranName, NodeConnection.CONNECTED);
    }

    void disconnect(String ranName) {
        model.disconnect(ranName);
        keeper.nodeConnection(ranName, NodeConnection.DISCONNECTED);
    }

    void pass(Duration duration) {
        pass(duration, 200);
    }

    void pass(Duration duration, long stepMillis) {
        for (long passed = 0; passed < duration.toMillis(); passed += stepMillis) {
            step(stepMillis);
        }
    }

    void step(long millis) {
        now = now.plusMillis(millis);
        keeper.tick();
        runCalls();
        while (model.workOnce()) {
            runCalls();
        }
        runCalls();
        if (nodesReport) {
            report();
        }
    }

    void runCalls() {
        while (!calls.isEmpty()) {
            calls.remove(random.nextInt(calls.size())).run();
        }
    }

    int callsWaiting() {
        return calls.size();
    }

    void jump(Duration duration) {
        now = now.plus(duration);
    }

    /** An indication of each E2 subscription that goes to us. */
    void report() {
        model.e2.forEach((id, one) -> {
            if (one.endpoints.contains(ENDPOINT.rmrEndpoint()) && !lostAtNode.contains(id)) {
                keeper.indicationSeen(one.content.ranName(), id, -1);
            }
        });
    }

    /** Until everything has had its time. */
    void settle() {
        pass(Duration.ofSeconds(3));
    }

    SubscriptionSnapshot snapshot(String key) {
        return keeper.subscription(key, 1);
    }

    List<Integer> ourE2Ids() {
        return model.e2.entrySet().stream()
                .filter(entry -> entry.getValue().endpoints.contains(ENDPOINT.rmrEndpoint()))
                .map(Map.Entry::getKey)
                .toList();
    }

    static SubscriptionWish wishOf(String key, String ranName) {
        return wishOf(key, ranName, "0801" + hex(key));
    }

    static SubscriptionWish wishOf(String key, String ranName, String trigger) {
        return new SubscriptionWish(
                key,
                ranName,
                2,
                Octets.ofHex(trigger),
                List.of(ActionToBeSetup.report(1, Octets.ofHex("00ff80"))),
                Duration.ofSeconds(1),
                null);
    }

    private static String hex(String text) {
        return String.format("%08x", text.hashCode());
    }
}
