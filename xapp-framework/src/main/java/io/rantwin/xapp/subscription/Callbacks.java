package io.rantwin.xapp.subscription;

import static io.rantwin.xapp.subscription.SubscriptionState.DUE;
import static io.rantwin.xapp.subscription.SubscriptionState.LIVE;
import static io.rantwin.xapp.subscription.SubscriptionState.LIVE_IN_PART;

import io.rantwin.xapp.subscription.rest.SubscriptionInstance;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What callbacks mean: whose they are, which of them are believed, and what a subscription becomes by them. They may come late,
 * twice, before the answer to the request, or under another id. Under the lock of the keeper.
 */
final class Callbacks {
    /** How long the list is not believed when it lacks what has just been confirmed. */
    private static final int PERIODS_OF_DISBELIEF = 10;

    /** A subscription is asked for again because of strange callbacks no more often than this. */
    private static final long DOUBT_GAP_MILLIS = 30_000;

    private static final int MOST_EARLY = 1_024;

    private final Ledger ledger;
    private final KeeperSettings settings;
    private final Procedures procedures;

    /** Callbacks by SubscriptionId that may mean several, and came before any answer told the id. */
    private final Map<String, SubscriptionInstance> early = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SubscriptionInstance> eldest) {
            return size() > MOST_EARLY;
        }
    };

    Callbacks(Ledger ledger, KeeperSettings settings, Procedures procedures) {
        this.ledger = ledger;
        this.settings = settings;
        this.procedures = procedures;
    }

    void calledBack(String subscriptionId, SubscriptionInstance instance, long now) {
        ledger.tally.callbacks++;
        if (instance.e2EventInstanceId() == 0) {
            ledger.tally.callbacksFailed++;
        }
        Leg named = ledger.ofSubscriptionId(subscriptionId);
        if (named != null) {
            weigh(named, named, subscriptionId, instance, now);
            return;
        }
        Collection<Leg> sharing = ledger.ofXappEventInstanceId(instance.xappEventInstanceId());
        if (sharing.size() > 1 && !ledger.isRetired(subscriptionId)) {
            // Only the answer to the request can tell whose it is.
            early.put(subscriptionId, instance);
        } else {
            weigh(sharing.isEmpty() ? null : sharing.iterator().next(), null, subscriptionId, instance, now);
        }
    }

    /** A request was answered: a callback may have come before. */
    void answered(Leg leg, long now) {
        String id = leg.subscriptionId;
        SubscriptionInstance instance = id == null ? null : early.remove(id);
        if (id != null && instance != null) {
            weigh(leg, leg, id, instance, now);
        }
    }

    private void weigh(
            @Nullable Leg leg, @Nullable Leg named, String subscriptionId, SubscriptionInstance instance, long now) {
        boolean success = instance.e2EventInstanceId() != 0;
        if (leg == null || leg.live == null || ledger.isRetired(subscriptionId)) {
            ledger.tally.callbacksStrange++;
            return;
        }
        boolean confirmation = leg == named && success && leg.e2EventInstanceId == instance.e2EventInstanceId();
        // A failure under another id is an old one; a success names what exists, whatever the POST was told.
        boolean answer = leg.uncertain && (success || leg.subscriptionId == null || leg == named);
        if (!answer && !(confirmation && leg.state.isLive())) {
            ledger.tally.callbacksStrange++;
            doubt(leg, success, now);
            return;
        }
        if (leg != named) {
            procedures.giveUpId(leg, now);
            ledger.subscriptionId(leg, subscriptionId);
        }
        leg.uncertain = false;
        switch (leg.state) {
            case LEAVING, RENEWING, WAITING_FOR_NODE -> {}
            case DUE, REQUESTED, ACCEPTED, LIVE, LIVE_IN_PART, RETRYING -> {
                if (success) {
                    live(leg, instance, answer, now);
                } else {
                    procedures.failed(leg, RetryCause.of(instance), instance.error(), now);
                }
            }
        }
    }

    /** An old callback, or the one that was believed before was the old one: asking again tells. */
    private void doubt(Leg leg, boolean success, long now) {
        if (success && leg.state.isLive() && now >= leg.doubtAllowedMillis) {
            leg.doubtAllowedMillis = now + DOUBT_GAP_MILLIS;
            leg.lastError = "a callback told of another subscription";
            leg.dueMillis = now;
            ledger.unmap(leg);
            ledger.move(leg, DUE, now);
        }
    }

    private void live(Leg leg, SubscriptionInstance instance, boolean asked, long now) {
        int id = instance.e2EventInstanceId();
        boolean sameAsBefore = leg.e2EventInstanceId == id;
        for (Leg other : ledger.ofNode(leg.ranName)) {
            if (other != leg && other.live != null && other.e2EventInstanceId == id && other.state.isLive()) {
                procedures.lost(other, "its E2EventInstanceId " + id + " was given to another subscription", now);
            }
        }
        leg.attempts = 0;
        leg.missingCallbacks = 0;
        leg.lastError = instance.error();
        if (asked) {
            if (leg.unlistedId == id) {
                leg.listDisbelievedUntilMillis =
                        now + PERIODS_OF_DISBELIEF * settings.reconcilePeriod().toMillis();
            }
            leg.unlistedId = 0;
        }
        SubscriptionState state = instance.errorCause().isEmpty() ? LIVE : LIVE_IN_PART;
        if (!sameAsBefore) {
            ledger.map(leg, id);
            leg.wished().begin();
            leg.watchedSinceMillis = now;
        }
        if (leg.state != state) {
            ledger.move(leg, state, now);
        } else if (!sameAsBefore) {
            leg.sinceMillis = now;
            ledger.announce(leg, state);
        }
    }
}
