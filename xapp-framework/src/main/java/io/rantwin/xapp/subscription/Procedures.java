package io.rantwin.xapp.subscription;

import static io.rantwin.xapp.subscription.SubscriptionState.ACCEPTED;
import static io.rantwin.xapp.subscription.SubscriptionState.DUE;
import static io.rantwin.xapp.subscription.SubscriptionState.LEAVING;
import static io.rantwin.xapp.subscription.SubscriptionState.LIVE;
import static io.rantwin.xapp.subscription.SubscriptionState.LIVE_IN_PART;
import static io.rantwin.xapp.subscription.SubscriptionState.RENEWING;
import static io.rantwin.xapp.subscription.SubscriptionState.REQUESTED;
import static io.rantwin.xapp.subscription.SubscriptionState.RETRYING;
import static io.rantwin.xapp.subscription.SubscriptionState.WAITING_FOR_NODE;

import io.rantwin.xapp.subscription.rest.DeleteOutcome;
import io.rantwin.xapp.subscription.rest.SubscribeOutcome;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The course of a subscription: what is to be asked next, and what an answer, a callback or the time does to it. Rests on the
 * subscription manager repeating its callback when the same request is sent again. Under the lock of the keeper.
 */
final class Procedures {
    /** One in so many missing callbacks in a row gives the SubscriptionId up and begins anew. */
    private static final int CALLBACKS_UNTIL_ANEW = 3;
    /** A deletion that fails so often does not hold up the same subscription any longer. */
    private static final int DELETIONS_THAT_BLOCK = 5;

    private static final long LEAVING_RETRY_MILLIS = 1_000;

    private final Ledger ledger;
    private final KeeperSettings settings;
    private final RandomGenerator random;

    /** Content that was deleted a moment ago, and until when it is let rest. */
    private final Map<String, Long> settling = new HashMap<>();

    private boolean listWanted;
    private boolean unreachable;
    private boolean hurried;

    Procedures(Ledger ledger, KeeperSettings settings, RandomGenerator random) {
        this.ledger = ledger;
        this.settings = settings;
        this.random = random;
    }

    /** Whether something happened that a look at the subscription manager's list should follow. */
    boolean takeListWanted() {
        boolean was = listWanted;
        listWanted = false;
        return was;
    }

    void wantList() {
        listWanted = true;
    }

    /** All is leaving, and little time for it. */
    void hurry() {
        hurried = true;
    }

    void begin(Leg leg, long now) {
        leg.renewalGapMillis = settings.renewalGap().toMillis();
        leg.dueMillis = now;
        leg.state = ledger.connected(leg) ? DUE : WAITING_FOR_NODE;
        ledger.add(leg, now);
    }

    /** No longer wished for. */
    void leave(Leg leg, long now) {
        ledger.unbind(leg);
        leg.attempts = 0;
        if (leg.subscriptionId != null || !leg.uncertain || hurried) {
            leg.dueMillis = now;
        }
        ledger.move(leg, LEAVING, now);
        time(leg, now);
    }

    /** Wished for again, before anything was done about its leaving. */
    boolean revive(Leg leg, SubscriptionWish wish, long now) {
        if (leg.state != LEAVING || leg.inFlight || leg.attempts > 0) {
            return false;
        }
        leg.wished().wish(wish);
        ledger.bind(leg);
        leg.dueMillis = now;
        ledger.unmap(leg);
        ledger.move(leg, ledger.connected(leg) ? DUE : WAITING_FOR_NODE, now);
        return true;
    }

    /** An id of ours that nobody needs. */
    void leftover(String ranName, String contentDigest, String subscriptionId, long now) {
        if (ledger.ofSubscriptionId(subscriptionId) != null) {
            return;
        }
        ledger.retire(subscriptionId);
        var leg = new Leg(ranName, contentDigest, null, LEAVING);
        leg.dueMillis = now;
        ledger.add(leg, now);
        ledger.subscriptionId(leg, subscriptionId);
    }

    /** What the time does to it. @return whether a request is due */
    boolean time(Leg leg, long now) {
        if (leg.state == ACCEPTED && now >= leg.dueMillis) {
            callbackMissing(leg, now);
        }
        if (leg.inFlight || now < leg.dueMillis) {
            return false;
        }
        if (leg.state == RENEWING && leg.subscriptionId == null) {
            ledger.move(leg, DUE, now);
        }
        if (leg.state == LEAVING && leg.subscriptionId == null && !(leg.uncertain && ledger.connected(leg))) {
            ledger.remove(leg);
            return false;
        }
        return switch (leg.state) {
            case DUE, RETRYING -> !heldUp(leg, now);
            case RENEWING, LEAVING -> true;
            case WAITING_FOR_NODE, REQUESTED, ACCEPTED, LIVE, LIVE_IN_PART -> false;
        };
    }

    /** The same subscription on its way out: the subscription manager would merge the new one into it. */
    private boolean heldUp(Leg leg, long now) {
        Long settled = settling.get(leg.contentDigest);
        if (settled != null && now < settled) {
            return true;
        }
        for (Leg other : ledger.ofNode(leg.ranName)) {
            if (other != leg
                    && other.state == LEAVING
                    && other.contentDigest.equals(leg.contentDigest)
                    && other.attempts < DELETIONS_THAT_BLOCK) {
                return true;
            }
        }
        return false;
    }

    void forgetSettled(long now) {
        settling.values().removeIf(until -> now >= until);
    }

    /** The request to send now that it is its turn; it counts as sent. */
    LegRequest next(Leg leg, long now) {
        if (leg.state.isLive() || !time(leg, now)) {
            return new LegRequest.Nothing();
        }
        if ((leg.state == RENEWING || leg.state == LEAVING) && leg.subscriptionId != null) {
            ledger.tally.deletions++;
            return new LegRequest.Delete(leg.subscriptionId);
        }
        // Leaving without an id: the same request again tells the id.
        LiveSubscription wished = leg.wished();
        ledger.tally.requests++;
        leg.uncertain = true;
        if (leg.state != LEAVING) {
            ledger.move(leg, REQUESTED, now);
        }
        return new LegRequest.Subscribe(RequestContent.params(
                settings.endpoint(), wished.wish(), wished.action(), leg.xappEventInstanceId, leg.subscriptionId));
    }

    void subscribed(Leg leg, @Nullable String sentId, SubscribeOutcome outcome, long now) {
        if (!(outcome instanceof SubscribeOutcome.Accepted)) {
            ledger.tally.requestsFailed++;
        }
        if (!(outcome instanceof SubscribeOutcome.Failed) && unreachable) {
            // It may have been away for a restart.
            unreachable = false;
            listWanted = true;
        }
        switch (outcome) {
            case SubscribeOutcome.Accepted(String id) -> accepted(leg, sentId, id, now);
            case SubscribeOutcome.UnknownId() -> {
                listWanted = true;
                boolean isForgotten = sentId != null && sentId.equals(leg.subscriptionId) && !leg.state.isLive();
                if (isForgotten) {
                    ledger.subscriptionId(leg, null);
                }
                notSubscribed(leg, RetryCause.OTHER, "the SubscriptionId is no longer known", now);
                if (isForgotten && leg.state == RETRYING) {
                    // Subscription managers forget the id of what they could not make: that is no failure of its own.
                    leg.attempts--;
                    leg.dueMillis = now;
                }
            }
            case SubscribeOutcome.NotConnected() ->
                notSubscribed(leg, RetryCause.NOT_CONNECTED, "the RIC says that the node is not connected", now);
            case SubscribeOutcome.BadRequest(String reason) -> {
                if (sentId != null && sentId.equals(leg.subscriptionId) && !leg.state.isLive()) {
                    giveUpId(leg, now);
                }
                notSubscribed(leg, RetryCause.REFUSED, reason, now);
            }
            case SubscribeOutcome.Failed(String reason) -> {
                unreachable = true;
                if (!leg.state.isLive()) {
                    failed(leg, RetryCause.NO_ANSWER, reason, now);
                }
            }
        }
    }

    private void accepted(Leg leg, @Nullable String sentId, String id, long now) {
        Leg other = ledger.ofSubscriptionId(id);
        if (leg.state == LEAVING && other != null && other != leg && other.contentDigest.equals(leg.contentDigest)) {
            // What was to be found and deleted belongs to one that sees to it.
            ledger.remove(leg);
            return;
        }
        boolean same = other != null && other.state == LEAVING && other.contentDigest.equals(leg.contentDigest);
        if (other != null && other != leg && other.live != null && !same) {
            failed(leg, RetryCause.OTHER, "accepted with the SubscriptionId " + id + " of another subscription", now);
            return;
        }
        if (other != null && other != leg) {
            if (other.inFlight) {
                failed(
                        leg,
                        RetryCause.OTHER,
                        "accepted with the SubscriptionId " + id + ", which is being deleted",
                        now);
                return;
            }
            // Given up a moment ago, and given again: nobody deletes it now.
            ledger.remove(other);
        }
        String known = leg.subscriptionId;
        if (known == null || known.equals(sentId)) {
            if (!id.equals(known)) {
                giveUpId(leg, now);
                ledger.subscriptionId(leg, id);
            }
            ledger.unretire(id);
        } else if (!id.equals(known)) {
            // A callback came first and named another: callbacks name the one that exists.
            leftover(leg.ranName, leg.contentDigest, id, now);
        }
        if (leg.state == REQUESTED) {
            leg.dueMillis = now + settings.callbackDue().toMillis();
            ledger.move(leg, ACCEPTED, now);
        }
    }

    /** It was not taken, that is certain; unless a callback has said otherwise. */
    private void notSubscribed(Leg leg, RetryCause cause, String error, long now) {
        if (leg.state.isLive()) {
            listWanted = true;
            return;
        }
        leg.uncertain = false;
        failed(leg, cause, error, now);
    }

    private void callbackMissing(Leg leg, long now) {
        ledger.tally.callbacksMissing++;
        leg.missingCallbacks++;
        if (leg.missingCallbacks % CALLBACKS_UNTIL_ANEW == 0) {
            giveUpId(leg, now);
        }
        failed(leg, RetryCause.NO_CALLBACK, "no callback came", now);
    }

    /** Does without its SubscriptionId; what the subscription manager has under it is deleted. */
    void giveUpId(Leg leg, long now) {
        String id = leg.subscriptionId;
        if (id != null) {
            ledger.subscriptionId(leg, null);
            leftover(leg.ranName, leg.contentDigest, id, now);
        }
    }

    /** To be tried again, later. */
    void failed(Leg leg, RetryCause cause, String error, long now) {
        leg.attempts++;
        leg.lastError = error;
        long delay = cause.delayMillis(leg.attempts, random);
        leg.dueMillis = now + (hurried ? Math.min(delay, LEAVING_RETRY_MILLIS) : delay);
        switch (leg.state) {
            case DUE, REQUESTED, ACCEPTED, LIVE, LIVE_IN_PART, RETRYING -> {
                ledger.unmap(leg);
                ledger.move(leg, RETRYING, now);
            }
            case WAITING_FOR_NODE, RENEWING, LEAVING -> {}
        }
    }

    void deleted(Leg leg, String sentId, DeleteOutcome outcome, long now) {
        switch (outcome) {
            case DeleteOutcome.Deleted() -> {
                listWanted = true;
                ledger.retire(sentId);
                if (sentId.equals(leg.subscriptionId)) {
                    ledger.subscriptionId(leg, null);
                }
                leg.uncertain = false;
                ledger.unmap(leg);
                long settled = now + settings.deletionSettles().toMillis();
                if (leg.state == LEAVING) {
                    if (!leg.contentDigest.isEmpty()) {
                        settling.put(leg.contentDigest, settled);
                    }
                    ledger.remove(leg);
                } else if (leg.state == RENEWING) {
                    leg.dueMillis = settled;
                    ledger.move(leg, DUE, now);
                }
            }
            case DeleteOutcome.Refused(String reason) -> notDeleted(leg, RetryCause.OTHER, reason, now);
            case DeleteOutcome.Failed(String reason) -> {
                unreachable = true;
                notDeleted(leg, RetryCause.NO_ANSWER, reason, now);
            }
        }
    }

    private void notDeleted(Leg leg, RetryCause cause, String error, long now) {
        failed(leg, cause, error, now);
        if (leg.state == RENEWING && leg.attempts >= DELETIONS_THAT_BLOCK) {
            // Better asked for again under its id than silent for long.
            ledger.unmap(leg);
            ledger.move(leg, DUE, now);
        }
    }

    /** The subscription manager no longer has it: to be asked for again. */
    void lost(Leg leg, String error, long now) {
        ledger.tally.lost++;
        leg.lastError = error;
        leg.dueMillis = now;
        ledger.unmap(leg);
        ledger.move(leg, DUE, now);
    }

    void connection(String ranName, NodeConnection connection, long now) {
        NodeConnection before = ledger.connection(ranName, connection);
        if (connection == NodeConnection.CONNECTED && before == NodeConnection.CONNECTED) {
            // What lay between the two may have been missed.
            listWanted = true;
            return;
        }
        for (Leg leg : ledger.ofNode(ranName)) {
            if (leg.state == LEAVING) {
                continue;
            }
            leg.attempts = 0;
            if (connection == NodeConnection.CONNECTED) {
                leg.dueMillis = now + jitter(settings.connectJitter().toMillis());
                ledger.move(leg, DUE, now);
            } else {
                // The subscription manager has dropped all of this node's, without a word.
                leg.uncertain = false;
                ledger.unmap(leg);
                ledger.move(leg, WAITING_FOR_NODE, now);
            }
        }
    }

    long jitter(long mostMillis) {
        return mostMillis <= 0 ? 0 : random.nextLong(mostMillis + 1);
    }
}
