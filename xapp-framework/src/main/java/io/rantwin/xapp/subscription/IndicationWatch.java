package io.rantwin.xapp.subscription;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Renews subscriptions that fell silent: a node or the RIC can lose one without a word. No indication for three reporting
 * periods while the node is connected is silence.
 *
 * <p>Where others of the same node speak, the silent one is lost, and renewed. Where the whole node is silent, it is more likely that
 * nothing comes through at all, and to make all its subscriptions anew would be a burden and no help: one of them is renewed as a
 * trial, less and less often, and no other before that one has had its time; once it speaks, the others follow. So it is, too, while
 * subscriptions of the node are still being made.
 *
 * <p>Subscriptions are looked through once a second, and the moment that the silence of one becomes too long. Under the lock of the
 * keeper.
 */
final class IndicationWatch {
    private static final int PERIODS_OF_SILENCE = 3;
    private static final int LONGEST_GAP_FACTOR = 64;
    /** Not ticked for so long, this process was asleep, and not the nodes. */
    private static final long ASLEEP_MILLIS = 5_000;

    private static final long LOOK_MILLIS = 1_000;

    private final Ledger ledger;
    private final KeeperSettings settings;
    private final Map<String, Node> nodes = new HashMap<>();
    private long lastTickMillis;
    private long nextLookMillis = Long.MIN_VALUE;

    /** What all subscriptions of a node tell together, and when it had its last trial. */
    private static final class Node {
        boolean speaks;
        boolean isMaking;
        boolean isWatched;
        long youngestMillis;
        long trialAllowedMillis = Long.MIN_VALUE;
        long trialGapMillis;
    }

    IndicationWatch(Ledger ledger, KeeperSettings settings, long now) {
        this.ledger = ledger;
        this.settings = settings;
        this.lastTickMillis = now;
    }

    /** @return whether subscriptions were looked through; there was nothing to be found otherwise */
    boolean tick(long now) {
        boolean asleep = now - lastTickMillis > ASLEEP_MILLIS;
        lastTickMillis = now;
        if (now < nextLookMillis) {
            return false;
        }
        nextLookMillis = now + LOOK_MILLIS;
        for (Node node : nodes.values()) {
            node.speaks = false;
            node.isMaking = false;
            node.isWatched = false;
            node.youngestMillis = Long.MIN_VALUE;
        }
        for (Leg leg : ledger.legs()) {
            if (leg.reportsPeriodically()) {
                look(leg, asleep, now);
            }
        }
        nodes.values().removeIf(node -> !node.isWatched);
        for (Node node : nodes.values()) {
            node.trialAllowedMillis = node.speaks ? Long.MIN_VALUE : node.trialAllowedMillis;
        }
        for (Leg leg : ledger.legs()) {
            if (leg.state.isLive() && leg.reportsPeriodically()) {
                watch(leg, node(leg), now);
            }
        }
        return true;
    }

    private Node node(Leg leg) {
        return nodes.computeIfAbsent(leg.ranName, name -> new Node());
    }

    private void look(Leg leg, boolean asleep, long now) {
        Node node = node(leg);
        switch (leg.state) {
            case LIVE, LIVE_IN_PART -> {
                if (asleep) {
                    leg.watchedSinceMillis = now;
                }
                node.isWatched = true;
                node.youngestMillis = Math.max(node.youngestMillis, leg.watchedSinceMillis);
                long seen = leg.wished().lastSeenMillis();
                node.speaks |= seen > leg.sinceMillis && now - seen <= silenceMillis(leg);
            }
            case DUE, REQUESTED, ACCEPTED, RENEWING -> {
                node.isWatched = true;
                node.isMaking = true;
            }
            // These may take for ever, and tell nothing of the others.
            case WAITING_FOR_NODE, RETRYING, LEAVING -> {}
        }
    }

    private long silenceMillis(Leg leg) {
        return Math.max(
                settings.leastSilence().toMillis(),
                leg.wished().wish().reportingPeriod().toMillis() * PERIODS_OF_SILENCE);
    }

    private void watch(Leg leg, Node node, long now) {
        LiveSubscription wished = leg.wished();
        long lastSeen = Math.max(leg.watchedSinceMillis, wished.lastSeenMillis());
        long usualGap = settings.renewalGap().toMillis();
        long silenceMillis = silenceMillis(leg);
        if (now - lastSeen <= silenceMillis) {
            nextLookMillis = Math.min(nextLookMillis, lastSeen + silenceMillis + 1);
            boolean speaks = wished.lastSeenMillis() > leg.sinceMillis;
            if (speaks && leg.renewalGapMillis > usualGap && now - leg.sinceMillis > leg.renewalGapMillis) {
                leg.renewalGapMillis = usualGap;
            }
            return;
        }
        if (now < leg.renewalAllowedMillis || !node.speaks && !isTrialDue(leg, node, now)) {
            return;
        }
        leg.renewalAllowedMillis = now + leg.renewalGapMillis;
        leg.renewalGapMillis = Math.min(leg.renewalGapMillis * 2, usualGap * LONGEST_GAP_FACTOR);
        ledger.tally.renewals++;
        Instant since = ledger.time.instant(lastSeen);
        leg.lastError = "no indication since " + since;
        leg.dueMillis = now;
        ledger.move(leg, SubscriptionState.RENEWING, now);
    }

    /** Whether one of a node that is silent as a whole may be renewed; if so, this is the one. */
    private boolean isTrialDue(Leg leg, Node node, long now) {
        if (node.isMaking || now < node.trialAllowedMillis || now - node.youngestMillis <= silenceMillis(leg)) {
            return false;
        }
        long usualGap = settings.renewalGap().toMillis();
        boolean isFirst = node.trialAllowedMillis == Long.MIN_VALUE;
        node.trialGapMillis = isFirst ? usualGap : Math.min(node.trialGapMillis * 2, usualGap * LONGEST_GAP_FACTOR);
        node.trialAllowedMillis = now + node.trialGapMillis;
        node.isMaking = true;
        return true;
    }
}
