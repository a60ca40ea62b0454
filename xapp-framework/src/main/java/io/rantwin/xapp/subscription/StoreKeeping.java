package io.rantwin.xapp.subscription;

import io.rantwin.xapp.complaint.Complaints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When the store is read and written, and which wish claims what was read. Under the lock of the keeper. */
final class StoreKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(StoreKeeping.class);
    private static final long SAVE_GAP_MILLIS = 500;
    private static final long RETRY_MILLIS = 2_000;
    private static final long CHECK_MILLIS = 3_000;

    /** What is to be done with the store. */
    enum Task {
        NOTHING,
        LOAD,
        SAVE,
        /** To look whether it still has what was saved: the platform's data base forgets all when it restarts. */
        CHECK
    }

    private record ActionKey(String wishKey, int actionId) {}

    private final Ledger ledger;
    private final Procedures procedures;
    private final Complaints complaints;
    private final long patienceMillis;
    /** Counted from the first task: the owner may have waited long for a route table before it. */
    private @Nullable Long patienceEndsMillis;

    private final Map<ActionKey, List<StoredSubscription>> unclaimed = new HashMap<>();

    private boolean loaded;
    private Task underWay = Task.NOTHING;
    private boolean hasSaved;
    private long checkDueMillis;
    private boolean dirty;
    private long dueMillis;

    StoreKeeping(Ledger ledger, Procedures procedures, KeeperSettings settings, Complaints complaints, long now) {
        this.ledger = ledger;
        this.procedures = procedures;
        this.complaints = complaints;
        this.patienceMillis = settings.storePatience().toMillis();
        this.dueMillis = now;
    }

    /** Whether requests may be sent: what was stored is known, or known to be out of reach. */
    boolean settled() {
        return loaded;
    }

    /** Nothing is waiting to be written, and nothing is being written. */
    boolean isClean() {
        dirty |= ledger.takeChanged();
        return !dirty && (underWay == Task.NOTHING || underWay == Task.CHECK);
    }

    /** The task for now; it counts as begun. */
    Task next(long now) {
        dirty |= ledger.takeChanged();
        if (patienceEndsMillis == null) {
            patienceEndsMillis = now + patienceMillis;
        }
        if (!loaded && now >= patienceEndsMillis) {
            LOG.warn("the stored subscriptions cannot be read; going on without them");
            loaded = true;
        }
        if (underWay != Task.NOTHING || now < dueMillis) {
            return Task.NOTHING;
        }
        if (!loaded) {
            underWay = Task.LOAD;
        } else if (dirty) {
            underWay = Task.SAVE;
            dirty = false;
        } else if (hasSaved && now >= checkDueMillis) {
            underWay = Task.CHECK;
            checkDueMillis = now + CHECK_MILLIS;
        }
        return underWay;
    }

    void loaded(List<StoredSubscription> stored, long now) {
        underWay = Task.NOTHING;
        if (loaded) {
            // Too late: other requests have been sent meanwhile.
            return;
        }
        loaded = true;
        for (StoredSubscription one : stored) {
            unclaimed
                    .computeIfAbsent(new ActionKey(one.wishKey(), one.actionId()), key -> new ArrayList<>())
                    .add(one);
        }
        for (Leg leg : ledger.copyOfLegs()) {
            if (leg.live != null && leg.state != SubscriptionState.LEAVING) {
                claim(leg, now);
            }
        }
    }

    void saved(long now) {
        underWay = Task.NOTHING;
        hasSaved = true;
        checkDueMillis = now + CHECK_MILLIS;
        dueMillis = now + SAVE_GAP_MILLIS;
    }

    void checked(boolean isKept) {
        underWay = Task.NOTHING;
        if (!isKept) {
            LOG.warn("the stored subscriptions are gone, or old ones came back; saving again");
            dirty = true;
        }
    }

    void failed(Task task, String reason, long now) {
        underWay = Task.NOTHING;
        if (task == Task.CHECK) {
            // Out of reach for the moment, which its client tells; the next look will be soon.
            return;
        }
        dirty |= task == Task.SAVE;
        dueMillis = now + RETRY_MILLIS;
        ledger.tally.storeFailures++;
        complaints.add(task == Task.SAVE ? "subscriptions not saved" : "subscriptions not loaded", reason);
    }

    /** Gives a new subscription the ids that it had in an earlier life; what is stored of other content goes. */
    void claim(Leg leg, long now) {
        LiveSubscription wished = leg.wished();
        List<StoredSubscription> candidates = unclaimed.remove(
                new ActionKey(wished.wish().key(), wished.action().actionId()));
        if (candidates == null) {
            return;
        }
        StoredSubscription claimed = null;
        for (StoredSubscription candidate : candidates) {
            if (claimed == null
                    && candidate.contentDigest().equals(leg.contentDigest)
                    && ledger.ofSubscriptionId(String.valueOf(candidate.subscriptionId())) == null) {
                claimed = candidate;
            } else {
                dismiss(candidate, now);
            }
        }
        if (claimed != null) {
            int id = claimed.xappEventInstanceId();
            if (id >= 1 && id <= 65_535) {
                ledger.xappEventInstanceId(leg, id);
            }
            ledger.subscriptionId(leg, claimed.subscriptionId());
        }
    }

    /** Nobody will claim the rest. */
    void dismissUnclaimed(long now) {
        if (loaded && !unclaimed.isEmpty()) {
            unclaimed.values().forEach(rest -> rest.forEach(one -> dismiss(one, now)));
            unclaimed.clear();
        }
    }

    private void dismiss(StoredSubscription stored, long now) {
        @Nullable String id = stored.subscriptionId();
        if (id != null) {
            procedures.leftover(stored.ranName(), stored.contentDigest(), id, now);
        }
    }

    /** All that must outlive the process. */
    List<StoredSubscription> toSave() {
        List<StoredSubscription> all = ledger.stored();
        unclaimed.values().forEach(all::addAll);
        return all;
    }
}
