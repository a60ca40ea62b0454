package io.rantwin.xapp.subscription;

import static io.rantwin.xapp.subscription.SubscriptionState.ACCEPTED;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All subscriptions of the keeper, found by whatever names them; every change of one goes through here. Under its lock. */
final class Ledger {
    static final int MOST_LEGS = 60_000;
    private static final int MOST_RETIRED = 8_192;

    private record ActionKey(String wishKey, int actionId) {}

    final LiveSubscriptions live = new LiveSubscriptions();
    final Tally tally = new Tally();
    final Notices notices;
    final SteadyTime time;

    private final Set<Leg> legs = new LinkedHashSet<>();
    private final Map<ActionKey, Leg> byAction = new HashMap<>();
    private final Map<Integer, Set<Leg>> byXappEventInstanceId = new HashMap<>();
    private final Map<String, Leg> bySubscriptionId = new HashMap<>();
    private final Map<String, Set<Leg>> byNode = new HashMap<>();
    private final Map<String, Set<Leg>> byWish = new HashMap<>();
    private final Map<String, NodeConnection> connections = new HashMap<>();
    private final Map<String, Integer> acceptedByNode = new HashMap<>();
    private int accepted;

    /** Ids that were given up: callbacks for them are old ones. */
    private final Map<String, Boolean> retired = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_RETIRED;
        }
    };

    private boolean changed;

    Ledger(SteadyTime time, Notices notices) {
        this.time = time;
        this.notices = notices;
    }

    Collection<Leg> legs() {
        return legs;
    }

    List<Leg> copyOfLegs() {
        return new ArrayList<>(legs);
    }

    Collection<Leg> ofNode(String ranName) {
        return byNode.getOrDefault(ranName, Set.of());
    }

    @Nullable
    Leg ofAction(String wishKey, int actionId) {
        return byAction.get(new ActionKey(wishKey, actionId));
    }

    /** Those that are wished for, and not the leaving ones. */
    List<Leg> ofWish(String wishKey) {
        List<Leg> found = new ArrayList<>();
        for (Leg leg : byWish.getOrDefault(wishKey, Set.of())) {
            if (leg.state != SubscriptionState.LEAVING) {
                found.add(leg);
            }
        }
        return found;
    }

    /** Mostly one; several when their ids, which nothing but what they want decides, happen to be the same. */
    Collection<Leg> ofXappEventInstanceId(int id) {
        return byXappEventInstanceId.getOrDefault(id, Set.of());
    }

    @Nullable
    Leg ofSubscriptionId(String id) {
        return bySubscriptionId.get(id);
    }

    boolean connected(Leg leg) {
        return connections.get(leg.ranName) == NodeConnection.CONNECTED;
    }

    /** @return what it was before */
    NodeConnection connection(String ranName, NodeConnection connection) {
        NodeConnection before = connections.put(ranName, connection);
        return before == null ? NodeConnection.DISCONNECTED : before;
    }

    void add(Leg leg, long now) {
        leg.sinceMillis = now;
        legs.add(leg);
        byNode.computeIfAbsent(leg.ranName, name -> new LinkedHashSet<>()).add(leg);
        if (leg.live != null) {
            byWish.computeIfAbsent(leg.live.wish().key(), key -> new LinkedHashSet<>())
                    .add(leg);
            bind(leg);
            xappEventInstanceId(
                    leg, RequestContent.xappEventInstanceId(leg.live.wish().key(), leg.contentDigest));
            announce(leg, leg.state);
        }
        changed = true;
    }

    /** Makes it the one that stands for the action of its wish. */
    void bind(Leg leg) {
        LiveSubscription wished = leg.wished();
        byAction.put(new ActionKey(wished.wish().key(), wished.action().actionId()), leg);
    }

    void unbind(Leg leg) {
        LiveSubscription wished = leg.wished();
        byAction.remove(new ActionKey(wished.wish().key(), wished.action().actionId()), leg);
    }

    void xappEventInstanceId(Leg leg, int id) {
        forgetXappEventInstanceId(leg);
        byXappEventInstanceId.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(leg);
        leg.xappEventInstanceId = id;
        changed = true;
    }

    private void forgetXappEventInstanceId(Leg leg) {
        byXappEventInstanceId.computeIfPresent(leg.xappEventInstanceId, (id, sharing) -> {
            sharing.remove(leg);
            return sharing.isEmpty() ? null : sharing;
        });
    }

    void subscriptionId(Leg leg, @Nullable String id) {
        if (leg.subscriptionId != null) {
            bySubscriptionId.remove(leg.subscriptionId, leg);
        }
        leg.subscriptionId = id;
        if (id != null) {
            bySubscriptionId.put(id, leg);
        }
        changed = true;
    }

    void retire(String subscriptionId) {
        retired.put(subscriptionId, true);
    }

    void unretire(String subscriptionId) {
        retired.remove(subscriptionId);
    }

    boolean isRetired(String subscriptionId) {
        return retired.containsKey(subscriptionId);
    }

    void move(Leg leg, SubscriptionState state, long now) {
        SubscriptionState from = leg.state;
        if (from != state) {
            leg.state = state;
            countAccepted(leg.ranName, (state == ACCEPTED ? 1 : 0) - (from == ACCEPTED ? 1 : 0));
            leg.sinceMillis = now;
            announce(leg, from);
        }
    }

    private void countAccepted(String ranName, int more) {
        if (more != 0) {
            accepted += more;
            acceptedByNode.merge(ranName, more, (a, b) -> a + b == 0 ? null : a + b);
        }
    }

    /** Requests that were accepted and of which nothing has come since: the subscription manager is at work on them. */
    int accepted() {
        return accepted;
    }

    /** The same of one node. */
    int accepted(String ranName) {
        return acceptedByNode.getOrDefault(ranName, 0);
    }

    void map(Leg leg, int e2EventInstanceId) {
        unmap(leg);
        leg.e2EventInstanceId = e2EventInstanceId;
        live.put(leg.ranName, e2EventInstanceId, leg.wished());
        changed = true;
    }

    /** Its indications, if there are any, are no longer ours. */
    void unmap(Leg leg) {
        if (leg.e2EventInstanceId != 0) {
            if (leg.live != null && live.find(leg.ranName, leg.e2EventInstanceId) == leg.live) {
                live.remove(leg.ranName, leg.e2EventInstanceId);
            }
            leg.e2EventInstanceId = 0;
            changed = true;
        }
    }

    void remove(Leg leg) {
        unmap(leg);
        subscriptionId(leg, null);
        forgetXappEventInstanceId(leg);
        legs.remove(leg);
        countAccepted(leg.ranName, leg.state == ACCEPTED ? -1 : 0);
        changed = true;
        byNode.computeIfPresent(leg.ranName, (name, ofNode) -> {
            ofNode.remove(leg);
            return ofNode.isEmpty() ? null : ofNode;
        });
        if (leg.live != null) {
            byWish.computeIfPresent(leg.live.wish().key(), (key, ofWish) -> {
                ofWish.remove(leg);
                return ofWish.isEmpty() ? null : ofWish;
            });
        }
        if (leg.live != null && notices.wanted()) {
            notices.add(new SubscriptionEvent.Removed(snapshot(leg)));
        }
    }

    void announce(Leg leg, SubscriptionState from) {
        if (leg.live != null && notices.wanted()) {
            notices.add(new SubscriptionEvent.Changed(from, snapshot(leg)));
        }
    }

    /** Whether something that outlives the process has changed since the last call. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    SubscriptionSnapshot snapshot(Leg leg) {
        LiveSubscription wished = leg.wished();
        long seen = wished.lastSeenMillis();
        return new SubscriptionSnapshot(
                wished.wish(),
                wished.action(),
                leg.state,
                leg.subscriptionId,
                leg.xappEventInstanceId,
                leg.e2EventInstanceId,
                time.instant(leg.sinceMillis),
                leg.lastError,
                leg.attempts,
                seen == Long.MIN_VALUE ? null : time.instant(seen),
                wished.counts());
    }

    List<StoredSubscription> stored() {
        List<StoredSubscription> stored = new ArrayList<>(legs.size());
        for (Leg leg : legs) {
            if (leg.live == null && leg.subscriptionId == null) {
                continue;
            }
            stored.add(new StoredSubscription(
                    leg.live == null ? "" : leg.live.wish().key(),
                    leg.ranName,
                    leg.live == null ? 0 : leg.live.action().actionId(),
                    leg.contentDigest,
                    leg.xappEventInstanceId,
                    leg.subscriptionId,
                    leg.e2EventInstanceId));
        }
        return stored;
    }
}
