package io.rantwin.xapp.subscription;

import java.time.Instant;

/**
 * Renews subscriptions that fell silent: a node or the RIC can lose one without a word. No indication for three reporting
 * periods while the node is connected is silence. Under the lock of the keeper.
 */
final class IndicationWatch {
    private static final int PERIODS_OF_SILENCE = 3;
    private static final int LONGEST_GAP_FACTOR = 64;
    /** Not ticked for so long, this process was asleep, and not the nodes. */
    private static final long ASLEEP_MILLIS = 5_000;

    private final Ledger ledger;
    private final KeeperSettings settings;
    private long lastTickMillis;

    IndicationWatch(Ledger ledger, KeeperSettings settings, long now) {
        this.ledger = ledger;
        this.settings = settings;
        this.lastTickMillis = now;
    }

    void tick(long now) {
        boolean asleep = now - lastTickMillis > ASLEEP_MILLIS;
        lastTickMillis = now;
        for (Leg leg : ledger.legs()) {
            if (leg.state.isLive() && leg.reportsPeriodically()) {
                if (asleep) {
                    leg.watchedSinceMillis = now;
                }
                watch(leg, now);
            }
        }
    }

    private void watch(Leg leg, long now) {
        LiveSubscription wished = leg.wished();
        long lastSeen = Math.max(leg.watchedSinceMillis, wished.lastSeenMillis());
        long silence = Math.max(
                settings.leastSilence().toMillis(),
                wished.wish().reportingPeriod().toMillis() * PERIODS_OF_SILENCE);
        long usualGap = settings.renewalGap().toMillis();
        if (now - lastSeen <= silence) {
            boolean speaks = wished.lastSeenMillis() > leg.sinceMillis;
            if (speaks && leg.renewalGapMillis > usualGap && now - leg.sinceMillis > leg.renewalGapMillis) {
                leg.renewalGapMillis = usualGap;
            }
            return;
        }
        if (now < leg.renewalAllowedMillis) {
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
}
