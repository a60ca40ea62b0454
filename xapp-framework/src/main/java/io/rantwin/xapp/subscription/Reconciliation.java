package io.rantwin.xapp.subscription;

import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.subscription.rest.ListedSubscription;
import io.rantwin.xapp.subscription.rest.QueryOutcome;
import io.rantwin.xapp.subscription.rest.RestSubscription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the subscription manager's list with what is held here. The list names E2 subscriptions by E2EventInstanceId and
 * RMR endpoint; which SubscriptionId one has to delete for it only the debug interface tells. Under the lock of the keeper.
 */
final class Reconciliation {
    /** Between two lists. */
    private static final long LEAST_GAP_MILLIS = 5_000;
    /** Unexplained in so many lists in a row is left over, and not just on its way. */
    private static final int SIGHTINGS = 2;

    private static final long FIRST_RETRY_MILLIS = 30_000;
    private static final int MOST_DOUBLINGS = 7;

    /** What is to be asked. */
    enum Question {
        NOTHING,
        LIST,
        IDS_OF_HOST
    }

    private record Place(String ranName, int e2EventInstanceId) {}

    private static final class Leftover {
        int sightings;
        int attempts;
        long dueMillis;
        boolean oursAlone;
    }

    private final Ledger ledger;
    private final KeeperSettings settings;
    private final Procedures procedures;
    private final Complaints complaints;
    private final String endpoint;

    private final Map<Place, Leftover> leftovers = new HashMap<>();
    private boolean asking;
    private boolean askForIds;
    private boolean graceOver;
    private final long graceEndsMillis;
    private long listDueMillis;
    private long askedMillis;
    private int failures;

    Reconciliation(Ledger ledger, KeeperSettings settings, Procedures procedures, Complaints complaints, long now) {
        this.ledger = ledger;
        this.settings = settings;
        this.procedures = procedures;
        this.complaints = complaints;
        this.endpoint = settings.endpoint().rmrEndpoint();
        this.graceEndsMillis = now + settings.orphanGrace().toMillis();
        this.listDueMillis = now + settings.reconcilePeriod().toMillis();
        this.askedMillis = now - LEAST_GAP_MILLIS;
    }

    /** All wishes are known: what they do not explain may go. */
    void endGrace(long now) {
        if (!graceOver) {
            graceOver = true;
            soon(now);
        }
    }

    boolean graceIsOver(long now) {
        if (now >= graceEndsMillis) {
            endGrace(now);
        }
        return graceOver;
    }

    /** The question to ask now; it counts as asked. */
    Question next(long now) {
        if (procedures.takeListWanted()) {
            soon(now);
        }
        if (asking) {
            return Question.NOTHING;
        }
        if (askForIds) {
            asking = true;
            askForIds = false;
            ledger.tally.queries++;
            return Question.IDS_OF_HOST;
        }
        if (now < listDueMillis) {
            return Question.NOTHING;
        }
        asking = true;
        askedMillis = now;
        listDueMillis = now + settings.reconcilePeriod().toMillis();
        ledger.tally.queries++;
        return Question.LIST;
    }

    private void soon(long now) {
        listDueMillis = Math.min(listDueMillis, Math.max(now, askedMillis + LEAST_GAP_MILLIS));
    }

    void listed(QueryOutcome<ListedSubscription> outcome, long now) {
        asking = false;
        switch (outcome) {
            case QueryOutcome.Failed<ListedSubscription> failed -> {
                failures++;
                long delay = LEAST_GAP_MILLIS << Math.min(4, failures - 1);
                listDueMillis = Math.min(listDueMillis, now + delay);
                complaints.add("the list of subscriptions cannot be had", failed.reason());
            }
            case QueryOutcome.Answered<ListedSubscription>(List<ListedSubscription> entries) -> {
                failures = 0;
                compare(entries, now);
            }
        }
    }

    private void compare(Collection<ListedSubscription> entries, long now) {
        Map<Place, ListedSubscription> ours = new HashMap<>();
        for (ListedSubscription entry : entries) {
            if (entry.clientEndpoints().contains(endpoint)) {
                ours.put(new Place(entry.meid(), entry.e2EventInstanceId()), entry);
            }
        }
        Set<Place> explained = new HashSet<>();
        Set<String> unsettledNodes = new HashSet<>();
        List<Leg> lost = new ArrayList<>();
        for (Leg leg : ledger.legs()) {
            if (leg.e2EventInstanceId != 0) {
                explained.add(new Place(leg.ranName, leg.e2EventInstanceId));
            }
            if (leg.unsettled() || leg.sinceMillis >= askedMillis) {
                unsettledNodes.add(leg.ranName);
            } else if (leg.state.isLive()) {
                if (ours.containsKey(new Place(leg.ranName, leg.e2EventInstanceId))) {
                    leg.unlistedId = 0;
                    leg.listDisbelievedUntilMillis = Long.MIN_VALUE;
                } else if (now >= leg.listDisbelievedUntilMillis) {
                    lost.add(leg);
                }
            }
        }
        for (Leg leg : lost) {
            leg.unlistedId = leg.e2EventInstanceId;
            procedures.lost(leg, "the subscription manager no longer lists it", now);
        }
        sight(ours, explained, unsettledNodes, now);
    }

    private void sight(
            Map<Place, ListedSubscription> ours, Set<Place> explained, Set<String> unsettledNodes, long now) {
        leftovers.entrySet().removeIf(known -> {
            boolean gone = !ours.containsKey(known.getKey());
            if (gone && known.getValue().attempts > 0) {
                ledger.tally.leftovers++;
            }
            return gone || explained.contains(known.getKey());
        });
        if (!graceIsOver(now)) {
            return;
        }
        for (Map.Entry<Place, ListedSubscription> entry : ours.entrySet()) {
            Place place = entry.getKey();
            if (explained.contains(place) || unsettledNodes.contains(place.ranName())) {
                continue;
            }
            Leftover leftover = leftovers.computeIfAbsent(place, p -> new Leftover());
            leftover.sightings++;
            leftover.oursAlone = entry.getValue().clientEndpoints().size() == 1;
            if (leftover.sightings < SIGHTINGS) {
                procedures.wantList();
            } else if (now >= leftover.dueMillis) {
                askForIds = true;
            }
        }
    }

    void idsOfHost(QueryOutcome<RestSubscription> outcome, long now) {
        asking = false;
        Map<Place, List<String>> ids = new HashMap<>();
        if (outcome instanceof QueryOutcome.Answered<RestSubscription>(List<RestSubscription> entries)) {
            for (RestSubscription entry : entries) {
                for (int e2EventInstanceId : entry.e2EventInstanceIds()) {
                    ids.computeIfAbsent(new Place(entry.meid(), e2EventInstanceId), p -> new ArrayList<>())
                            .add(entry.subscriptionId());
                }
            }
        }
        leftovers.forEach((place, leftover) -> {
            if (leftover.sightings >= SIGHTINGS && now >= leftover.dueMillis) {
                delete(place, leftover, ids.getOrDefault(place, List.of()), now);
            }
        });
    }

    private void delete(Place place, Leftover leftover, List<String> ids, long now) {
        leftover.dueMillis = now + (FIRST_RETRY_MILLIS << Math.min(MOST_DOUBLINGS, leftover.attempts));
        leftover.attempts++;
        procedures.wantList();
        // Another xApp behind the same host may hold the other id: of two that could be meant, none is deleted.
        boolean certain = leftover.oursAlone || ids.size() == 1;
        if (!certain) {
            complain("a subscription is left over, but shared; it stays", place);
            return;
        }
        if (ids.isEmpty() && leftover.oursAlone) {
            // Some subscription managers take this number; others answer alike and do nothing.
            procedures.leftover(place.ranName(), "", Integer.toString(place.e2EventInstanceId()), now);
        }
        for (String id : ids) {
            if (ledger.ofSubscriptionId(id) == null) {
                procedures.leftover(place.ranName(), "", id, now);
            }
        }
        if (leftover.attempts > 1) {
            complain("a subscription is left over and could not be deleted so far", place);
        }
    }

    private void complain(String cause, Place place) {
        complaints.add(cause, () -> place.e2EventInstanceId() + " of " + place.ranName());
    }
}
