package io.rantwin.xapp.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.per.Octets;
import io.rantwin.xapp.subscription.rest.ActionToBeSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndicationWatchTest {
    private final KeeperRig rig = new KeeperRig(3);
    private final List<Long> renewals = new ArrayList<>();

    private void live(Duration period) {
        rig.wish(new SubscriptionWish(
                "kpm",
                "gnb_1",
                2,
                Octets.ofHex("08"),
                List.of(ActionToBeSetup.report(1, Octets.ofHex("01"))),
                period,
                null));
        rig.connect("gnb_1");
        rig.settle();
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.LIVE);
        rig.keeper.addListener(event -> {
            if (event instanceof SubscriptionEvent.Changed(SubscriptionState from, SubscriptionSnapshot now)
                    && now.state() == SubscriptionState.RENEWING) {
                renewals.add(now.since().getEpochSecond());
            }
        });
    }

    @Test
    void silenceForThreePeriodsRenews() {
        live(Duration.ofSeconds(1));
        rig.nodesReport = false;
        rig.pass(Duration.ofMillis(2_800));
        assertThat(rig.keeper.counts().renewals()).isZero();
        rig.pass(Duration.ofMillis(600));
        assertThat(rig.keeper.counts().renewals()).isEqualTo(1);
        assertThat(rig.model.deletes).containsExactly("id-1");
        rig.nodesReport = true;
        rig.pass(Duration.ofSeconds(7));
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.LIVE);
        assertThat(rig.snapshot("kpm").subscriptionId()).isEqualTo("id-2");
        assertThat(rig.model.e2).hasSize(1);
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.keeper.counts().renewals()).isEqualTo(1);
    }

    @Test
    void subscriptionsAreLookedThroughOnceASecondAndWhenSilenceBecomesTooLong() {
        Ledger ledger = new Ledger(new SteadyTime(rig), new Notices(rig));
        SubscriptionWish wish = KeeperRig.wishOf("kpm", "gnb_1");
        Leg leg = new Leg("gnb_1", "", new LiveSubscription(wish, wish.actions().getFirst()), SubscriptionState.LIVE);
        ledger.add(leg, 0);
        IndicationWatch watch = new IndicationWatch(ledger, KeeperSettings.of(KeeperRig.ENDPOINT), 0);
        List<Long> looks = new ArrayList<>();
        for (long now = 200; leg.state == SubscriptionState.LIVE; now += 200) {
            if (now <= 4_600) {
                leg.wished().seen(-1, now - 100);
            }
            if (watch.tick(now)) {
                looks.add(now);
            }
        }
        // The last one came at 4.5 s, and three periods after it is too long.
        assertThat(looks).containsExactly(200L, 1_200L, 2_200L, 3_200L, 4_200L, 5_200L, 6_200L, 7_200L, 7_600L);
    }

    private void liveMany(int count) {
        for (int i = 0; i < count; i++) {
            rig.wish(new SubscriptionWish(
                    "kpm-" + i,
                    "gnb_1",
                    2,
                    Octets.ofHex("08"),
                    List.of(ActionToBeSetup.report(1, Octets.ofHex(String.format("%04x", i)))),
                    Duration.ofSeconds(1),
                    null));
        }
        rig.connect("gnb_1");
        rig.settle();
        assertThat(rig.keeper.subscriptions()).allMatch(one -> one.state() == SubscriptionState.LIVE);
    }

    @Test
    void ofANodeThatIsSilentAsAWholeOneAtATimeIsRenewed() {
        liveMany(50);
        rig.nodesReport = false;
        rig.pass(Duration.ofSeconds(20));
        assertThat(rig.keeper.counts().renewals()).isEqualTo(1);
        rig.pass(Duration.ofMinutes(16));
        assertThat(rig.keeper.counts().renewals()).isEqualTo(6);
    }

    @Test
    void onceTheOneThatWasRenewedSpeaksTheOthersFollow() {
        liveMany(50);
        rig.lostAtNode.addAll(rig.ourE2Ids());
        rig.pass(Duration.ofSeconds(5));
        assertThat(rig.keeper.counts().renewals()).isEqualTo(1);
        rig.pass(Duration.ofSeconds(30));
        assertThat(rig.keeper.counts().renewals()).isEqualTo(50);
        assertThat(rig.keeper.subscriptions()).allMatch(one -> one.state() == SubscriptionState.LIVE);
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.keeper.counts().renewals()).isEqualTo(50);
    }

    @Test
    void aShortPeriodHasTwoSecondsAllTheSame() {
        live(Duration.ofMillis(100));
        rig.nodesReport = false;
        rig.pass(Duration.ofMillis(1_800));
        assertThat(rig.keeper.counts().renewals()).isZero();
        rig.pass(Duration.ofMillis(600));
        assertThat(rig.keeper.counts().renewals()).isEqualTo(1);
    }

    @Test
    void aNodeThatStaysSilentIsRenewedLessAndLessOften() {
        live(Duration.ofSeconds(1));
        rig.nodesReport = false;
        rig.pass(Duration.ofMinutes(16));
        assertThat(renewals).hasSize(6);
        for (int i = 1; i < renewals.size(); i++) {
            assertThat(renewals.get(i) - renewals.get(i - 1)).isBetween(30L << i - 1, (30L << i - 1) + 1);
        }
    }

    @Test
    void whoSpeaksAgainForLongIsRenewedSoonAgain() {
        live(Duration.ofSeconds(1));
        rig.nodesReport = false;
        rig.pass(Duration.ofMinutes(3));
        int before = renewals.size();
        rig.nodesReport = true;
        rig.pass(Duration.ofMinutes(20));
        rig.nodesReport = false;
        rig.pass(Duration.ofSeconds(40));
        assertThat(renewals).hasSize(before + 2);
    }

    @Test
    void silenceOfADisconnectedNodeIsNoSilence() {
        live(Duration.ofSeconds(1));
        rig.disconnect("gnb_1");
        rig.pass(Duration.ofMinutes(2));
        assertThat(rig.keeper.counts().renewals()).isZero();
        assertThat(rig.model.deletes).isEmpty();
    }

    @Test
    void withoutAPeriodNobodyWatches() {
        live(Duration.ZERO);
        rig.nodesReport = false;
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.keeper.counts().renewals()).isZero();
    }

    @Test
    void aProcessThatSleptBlamesNoNode() {
        live(Duration.ofSeconds(1));
        rig.nodesReport = false;
        rig.jump(Duration.ofMinutes(5));
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.keeper.counts().renewals()).isZero();
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.keeper.counts().renewals()).isEqualTo(1);
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() {
        live(Duration.ofSeconds(1));
        rig.nodesReport = false;
        rig.jump(Duration.ofHours(-1));
        rig.pass(Duration.ofSeconds(4));
        assertThat(rig.keeper.counts().renewals()).isEqualTo(1);
    }

    @Test
    void countsShowInTheSnapshot() {
        live(Duration.ofSeconds(1));
        int id = rig.snapshot("kpm").e2EventInstanceId();
        long before = rig.snapshot("kpm").indications().received();
        for (int number : new int[] {4, 5, 8, 8}) {
            rig.keeper.indicationSeen("gnb_1", id, number);
        }
        SubscriptionSnapshot snapshot = rig.snapshot("kpm");
        assertThat(snapshot.indications()).isEqualTo(new IndicationCounts(before + 4, 2, 1, 1, 0, 0));
        assertThat(Duration.between(snapshot.lastIndication(), rig.instant())).isLessThan(Duration.ofMillis(250));
    }
}
