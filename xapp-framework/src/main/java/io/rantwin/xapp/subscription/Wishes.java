package io.rantwin.xapp.subscription;

import io.rantwin.xapp.subscription.rest.ActionToBeSetup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns wishes into subscriptions that begin, stay as they are, or leave. Under the lock of the keeper. */
final class Wishes {
    private final Ledger ledger;
    private final KeeperSettings settings;
    private final Procedures procedures;
    private final StoreKeeping storeKeeping;

    Wishes(Ledger ledger, KeeperSettings settings, Procedures procedures, StoreKeeping storeKeeping) {
        this.ledger = ledger;
        this.settings = settings;
        this.procedures = procedures;
        this.storeKeeping = storeKeeping;
    }

    WishOutcome take(SubscriptionWish wish, long now) {
        if (ledger.legs().size() + wish.actions().size() > Ledger.MOST_LEGS) {
            return new WishOutcome.Refused("there are " + Ledger.MOST_LEGS + " subscriptions already");
        }
        Map<String, ActionToBeSetup> wanted = new LinkedHashMap<>();
        for (ActionToBeSetup action : wish.actions()) {
            wanted.put(RequestContent.digest(settings.endpoint(), wish, action), action);
        }
        List<Leg> departing = new ArrayList<>();
        for (Leg leg : ledger.ofNode(wish.ranName())) {
            if (leg.live == null || !wanted.containsKey(leg.contentDigest)) {
                continue;
            }
            String otherKey = leg.live.wish().key();
            if (leg.state == SubscriptionState.LEAVING) {
                if (otherKey.equals(wish.key())) {
                    departing.add(leg);
                }
            } else if (!otherKey.equals(wish.key())) {
                return new WishOutcome.SameAsAnother(otherKey);
            }
        }
        for (Leg leg : ledger.ofWish(wish.key())) {
            if (wanted.remove(leg.contentDigest) == null) {
                procedures.leave(leg, now);
            } else {
                leg.wished().wish(wish);
            }
        }
        for (Leg leg : departing) {
            if (wanted.containsKey(leg.contentDigest) && procedures.revive(leg, wish, now)) {
                wanted.remove(leg.contentDigest);
            }
        }
        wanted.forEach((digest, action) -> {
            var live = new LiveSubscription(wish, action);
            var leg = new Leg(wish.ranName(), digest, live, SubscriptionState.WAITING_FOR_NODE);
            procedures.begin(leg, now);
            storeKeeping.claim(leg, now);
        });
        return new WishOutcome.Taken();
    }

    void drop(String key, long now) {
        for (Leg leg : ledger.ofWish(key)) {
            procedures.leave(leg, now);
        }
    }

    /** All of them, and what was stored besides. */
    void dropAll(long now) {
        for (Leg leg : ledger.copyOfLegs()) {
            if (leg.live != null && leg.state != SubscriptionState.LEAVING) {
                procedures.leave(leg, now);
            }
        }
        storeKeeping.dismissUnclaimed(now);
    }
}
