package io.rantwin.xapp.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.per.Octets;
import io.rantwin.xapp.subscription.rest.ActionToBeSetup;
import io.rantwin.xapp.subscription.rest.ActionType;
import io.rantwin.xapp.subscription.rest.SubscriptionInstance;
import io.rantwin.xapp.subscription.rest.SubscriptionParams;
import io.rantwin.xapp.subscription.rest.SubscriptionResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One quirk at a time; {@link SubscriptionConvergenceTest} mixes them. */
class SubscriptionKeeperTest {
    private final KeeperRig rig = new KeeperRig(1);

    private void live(String key, String ranName) {
        rig.wish(KeeperRig.wishOf(key, ranName));
        rig.connect(ranName);
        rig.settle();
        assertThat(rig.snapshot(key).state()).isEqualTo(SubscriptionState.LIVE);
    }

    @Test
    void asksOnceTheNodeIsConnectedAndIsLiveWithTheCallback() {
        rig.wish(KeeperRig.wishOf("kpm", "gnb_1"));
        rig.settle();
        assertThat(rig.model.posts).isEmpty();
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.WAITING_FOR_NODE);

        rig.connect("gnb_1");
        rig.settle();

        SubscriptionSnapshot snapshot = rig.snapshot("kpm");
        assertThat(snapshot.state()).isEqualTo(SubscriptionState.LIVE);
        assertThat(snapshot.subscriptionId()).isEqualTo("id-1");
        assertThat(snapshot.e2EventInstanceId()).isEqualTo(1);
        assertThat(rig.keeper.find("gnb_1", 1))
                .isNotNull()
                .satisfies(live -> assertThat(live.wish().key()).isEqualTo("kpm"));
        assertThat(rig.model.posts).hasSize(1);
        assertThat(rig.events.stream()
                        .map(event -> ((SubscriptionEvent.Changed) event).now().state()))
                .containsExactly(
                        SubscriptionState.WAITING_FOR_NODE,
                        SubscriptionState.DUE,
                        SubscriptionState.REQUESTED,
                        SubscriptionState.ACCEPTED,
                        SubscriptionState.LIVE);
    }

    @Test
    void eachActionIsASubscriptionOfItsOwn() {
        var action = ActionToBeSetup.report(1, Octets.ofHex("01"));
        var other = ActionToBeSetup.report(2, Octets.ofHex("02"));
        rig.wish(new SubscriptionWish(
                "kpm", "gnb_1", 2, Octets.ofHex("08"), List.of(action, other), Duration.ofSeconds(1), null));
        rig.connect("gnb_1");
        rig.settle();
        assertThat(rig.model.e2).hasSize(2);
        assertThat(rig.model.posts).allSatisfy(post -> {
            assertThat(post.details()).hasSize(1);
            assertThat(post.details().getFirst().actions()).hasSize(1);
        });
        assertThat(rig.keeper.find("gnb_1", rig.keeper.subscription("kpm", 2).e2EventInstanceId()))
                .satisfies(live -> assertThat(live.action()).isEqualTo(other));
    }

    @Test
    void aCallbackMayComeBeforeTheAnswer() {
        rig.model.early = true;
        rig.model.twice = true;
        live("kpm", "gnb_1");
        assertThat(rig.model.posts).hasSize(1);
        assertThat(rig.keeper.counts().callbacks()).isEqualTo(2);
    }

    @Test
    void aCallbackTellsTheIdThatALostAnswerDidNot() {
        rig.model.early = true;
        rig.model.answersToLose = 1;
        live("kpm", "gnb_1");
        assertThat(rig.snapshot("kpm").subscriptionId()).isEqualTo("id-1");
        assertThat(rig.model.posts).hasSize(1);
    }

    @Test
    void aMissingCallbackIsAskedForAgainWithTheSameBody() {
        rig.model.callbacksToLose = 1;
        rig.wish(KeeperRig.wishOf("kpm", "gnb_1"));
        rig.connect("gnb_1");
        rig.settle();
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.ACCEPTED);
        rig.pass(Duration.ofSeconds(40));
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.LIVE);
        assertThat(rig.keeper.counts().callbacksMissing()).isEqualTo(1);
        assertThat(rig.model.e2).hasSize(1);
        assertThat(rig.model.posts.get(1)).isEqualTo(rig.model.posts.get(0).withSubscriptionId("id-1"));
    }

    @Test
    void aFailureIsShownWithItsSourceAndTriedAgain() {
        rig.model.procedureFailures = 1;
        rig.wish(KeeperRig.wishOf("kpm", "gnb_1"));
        rig.connect("gnb_1");
        rig.pass(Duration.ofMillis(1_400));
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.RETRYING);
        assertThat(rig.snapshot("kpm").lastError()).isEqualTo("RTMGR: no");
        rig.pass(Duration.ofSeconds(3));
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.LIVE);
        assertThat(rig.snapshot("kpm").lastError()).isEmpty();
        assertThat(rig.snapshot("kpm").attempts()).isZero();
    }

    @Test
    void anIdThatIsForgottenWithTheFailureCostsNoFurtherWait() {
        rig.model.forgetsFailed = true;
        rig.model.procedureFailures = Integer.MAX_VALUE;
        rig.wish(KeeperRig.wishOf("kpm", "gnb_1"));
        rig.connect("gnb_1");
        rig.pass(Duration.ofSeconds(60));
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.RETRYING);
        int tried = rig.model.callbacksSoFar.size();
        assertThat(tried).as("it waits longer and longer, to 10 s").isBetween(6, 16);

        rig.model.procedureFailures = 0;
        rig.pass(Duration.ofSeconds(11));

        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.LIVE);
        assertThat(rig.model.e2).hasSize(1);
    }

    @Test
    void anAdmissionInPartIsLiveAndShown() {
        live("kpm", "gnb_1");
        SubscriptionSnapshot before = rig.snapshot("kpm");
        rig.keeper.callback(new SubscriptionResponse(
                "id-1",
                List.of(new SubscriptionInstance(
                        before.xappEventInstanceId(), 1, "action 1 not admitted", "E2Node", ""))));
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.LIVE_IN_PART);
        assertThat(rig.snapshot("kpm").lastError()).isEqualTo("E2Node: action 1 not admitted");
        assertThat(rig.keeper.find("gnb_1", 1)).isNotNull();
    }

    @Test
    void waitsWhileTheRicSaysThatTheNodeIsNotConnected() {
        rig.wish(KeeperRig.wishOf("kpm", "gnb_1"));
        rig.keeper.nodeConnection("gnb_1", NodeConnection.CONNECTED);
        rig.pass(Duration.ofMinutes(2));
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.RETRYING);
        assertThat(rig.model.posts).hasSizeBetween(8, 30);
        rig.model.connect("gnb_1");
        rig.pass(Duration.ofSeconds(16));
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.LIVE);
    }

    @Test
    void aDisconnectedNodeIsSubscribedToAgain() {
        live("kpm", "gnb_1");
        rig.disconnect("gnb_1");
        rig.settle();
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.WAITING_FOR_NODE);
        assertThat(rig.keeper.find("gnb_1", 1)).isNull();
        int posts = rig.model.posts.size();
        rig.pass(Duration.ofSeconds(30));
        assertThat(rig.model.posts).hasSize(posts);

        rig.connect("gnb_1");
        rig.settle();
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.LIVE);
        // With the id, which was unknown, and then without.
        assertThat(rig.model.posts.subList(posts, rig.model.posts.size()))
                .extracting(SubscriptionParams::subscriptionId)
                .containsExactly("id-1", null);
    }

    @Test
    void aSecondWishForTheSameIsRefused() {
        live("kpm", "gnb_1");
        String trigger = rig.wishes.get("kpm").eventTrigger().toHex();
        assertThat(rig.wish(KeeperRig.wishOf("again", "gnb_1", trigger)))
                .isEqualTo(new WishOutcome.SameAsAnother("kpm"));
        assertThat(rig.wish(KeeperRig.wishOf("again", "gnb_2", trigger))).isEqualTo(new WishOutcome.Taken());
    }

    @Test
    void wishedAwayAndBackWaitsForTheDeletionToSettle() {
        live("kpm", "gnb_1");
        rig.unwish("kpm");
        rig.settle();
        assertThat(rig.model.e2).isEmpty();
        assertThat(rig.keeper.subscriptions()).isEmpty();
        assertThat(rig.events.getLast()).isInstanceOf(SubscriptionEvent.Removed.class);
        rig.wish(KeeperRig.wishOf("kpm", "gnb_1"));
        rig.pass(Duration.ofSeconds(1));
        assertThat(rig.model.posts).hasSize(1);
        rig.pass(Duration.ofSeconds(5));
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.LIVE);
    }

    @Test
    void wishedAwayAndBackAtOnceDeletesNothing() {
        live("kpm", "gnb_1");
        rig.unwish("kpm");
        rig.wish(KeeperRig.wishOf("kpm", "gnb_1"));
        rig.settle();
        assertThat(rig.model.deletes).isEmpty();
        assertThat(rig.snapshot("kpm").e2EventInstanceId()).isEqualTo(1);
    }

    @Test
    void anotherPeriodAloneChangesNothingAtTheRic() {
        live("kpm", "gnb_1");
        SubscriptionWish slower = rig.wishes.get("kpm");
        rig.wish(new SubscriptionWish(
                "kpm", "gnb_1", 2, slower.eventTrigger(), slower.actions(), Duration.ofSeconds(10), null));
        rig.settle();
        assertThat(rig.model.posts).hasSize(1);
        assertThat(rig.model.deletes).isEmpty();
        assertThat(rig.keeper.find("gnb_1", 1).wish().reportingPeriod()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aDeletionIsRepeatedWhileTheRequestIsInProgress() {
        rig.wish(KeeperRig.wishOf("kpm", "gnb_1"));
        rig.connect("gnb_1");
        // Accepted, but not worked on.
        for (int i = 0; i < 8; i++) {
            rig.jump(Duration.ofMillis(200));
            rig.keeper.tick();
            rig.runCalls();
        }
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.ACCEPTED);
        rig.keeper.unwish("kpm");
        for (int i = 0; i < 5; i++) {
            rig.jump(Duration.ofMillis(200));
            rig.keeper.tick();
            rig.runCalls();
        }
        assertThat(rig.model.deletes).hasSize(1);
        rig.pass(Duration.ofSeconds(5));
        assertThat(rig.model.e2).isEmpty();
        assertThat(rig.keeper.subscriptions()).isEmpty();
    }

    @Test
    void aRequestWithoutAnswerThatIsNoLongerWantedIsRepeatedToLearnItsId() {
        rig.model.answersToLose = 1;
        rig.model.callbacksToLose = 1;
        rig.wish(KeeperRig.wishOf("kpm", "gnb_1"));
        rig.connect("gnb_1");
        rig.pass(Duration.ofMillis(1_200));
        assertThat(rig.model.e2).hasSize(1);
        rig.unwish("kpm");
        rig.pass(Duration.ofSeconds(15));
        assertThat(rig.model.e2).isEmpty();
        assertThat(rig.keeper.subscriptions()).isEmpty();
    }

    @Test
    void stoppingForARestartDeletesNothingAndSaves() {
        live("kpm", "gnb_1");
        CompletableFuture<Void> stopped = rig.keeper.stop(false);
        rig.settle();
        assertThat(stopped).isDone();
        assertThat(rig.model.deletes).isEmpty();
        assertThat(rig.store.memory.load()).hasSize(1);
        assertThat(rig.keeper.wish(KeeperRig.wishOf("late", "gnb_1"))).isInstanceOf(WishOutcome.Refused.class);
    }

    @Test
    void leavingForGoodDeletesAllAndSavesThatNothingIsLeft() {
        live("kpm", "gnb_1");
        live("rc", "gnb_2");
        CompletableFuture<Void> stopped = rig.keeper.stop(true);
        rig.settle();
        assertThat(stopped).isDone();
        assertThat(rig.model.e2).isEmpty();
        assertThat(rig.store.memory.load()).isEmpty();
    }

    @Test
    void leavingForGoodEndsWhenItsTimeIsOver() {
        live("kpm", "gnb_1");
        rig.model.down = true;
        CompletableFuture<Void> stopped = rig.keeper.stop(true);
        rig.pass(Duration.ofSeconds(9));
        assertThat(stopped).isNotDone();
        rig.pass(Duration.ofSeconds(2));
        assertThat(stopped).isDone();
        assertThat(rig.store.memory.load()).hasSize(1);
    }

    @Test
    void aStormOfNodesIsSentInTurnAndNeverTooManyAtOnce() {
        for (int node = 0; node < 200; node++) {
            for (int i = 0; i < 3; i++) {
                rig.keeper.wish(KeeperRig.wishOf("w" + i + "-" + node, "gnb_" + node));
            }
            rig.model.connect("gnb_" + node);
        }
        rig.keeper.tick();
        rig.runCalls();
        for (int node = 0; node < 200; node++) {
            rig.keeper.nodeConnection("gnb_" + node, NodeConnection.CONNECTED);
        }
        rig.jump(Duration.ofMillis(1_100));
        rig.keeper.tick();
        assertThat(rig.callsWaiting()).isEqualTo(16 + 1);
        rig.runCalls();
        assertThat(rig.model.posts).as("as many as may wait for their callback").hasSize(64);
        while (rig.model.posts.size() < 180) {
            assertThat(rig.model.workOnce()).isTrue();
            rig.runCalls();
        }
        // The first round serves each node once before any is served twice.
        Set<String> firstNodes = rig.model.posts.subList(0, 180).stream()
                .map(SubscriptionParams::meid)
                .collect(Collectors.toSet());
        assertThat(firstNodes).hasSizeGreaterThan(150);
        rig.settle();
        assertThat(rig.model.e2).hasSize(600);
        assertThat(rig.model.posts).hasSize(600);
        assertThat(rig.keeper.subscriptions())
                .allSatisfy(one -> assertThat(one.state().isLive()).isTrue());
    }

    @Test
    void strangeCallbacksChangeNothing() {
        live("kpm", "gnb_1");
        int ours = rig.snapshot("kpm").xappEventInstanceId();
        int unused = ours == 5 ? 6 : 5;
        rig.keeper.callback(
                new SubscriptionResponse("nobody", List.of(new SubscriptionInstance(unused, 9, "", "", ""))));
        rig.keeper.callback(new SubscriptionResponse("older", List.of(new SubscriptionInstance(ours, 0, "x", "", ""))));
        rig.keeper.callback(new SubscriptionResponse("id-1", List.of()));
        assertThat(rig.keeper.counts().callbacksStrange()).isEqualTo(2);
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.LIVE);
    }

    @Test
    void aCallbackBeforeAnyRequestIsAnOldOne() {
        live("kpm", "gnb_1");
        rig.restartKeeper();
        rig.keeper.nodeConnection("gnb_1", NodeConnection.CONNECTED);
        rig.keeper.callback(new SubscriptionResponse(
                "older", List.of(new SubscriptionInstance(rig.snapshot("kpm").xappEventInstanceId(), 77, "", "", ""))));
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.DUE);
        rig.settle();
        assertThat(rig.snapshot("kpm").e2EventInstanceId()).isEqualTo(1);
        assertThat(rig.keeper.find("gnb_1", 77)).isNull();
    }

    @Test
    void aCallbackThatContradictsIsAskedAboutAndSeldom() {
        live("kpm", "gnb_1");
        int ours = rig.snapshot("kpm").xappEventInstanceId();
        for (int i = 0; i < 10; i++) {
            rig.keeper.callback(
                    new SubscriptionResponse("older", List.of(new SubscriptionInstance(ours, 77, "", "", ""))));
            rig.settle();
            assertThat(rig.snapshot("kpm").e2EventInstanceId()).isEqualTo(1);
        }
        assertThat(rig.model.posts).hasSize(2);
    }

    @Test
    void aPolicyIsNotMergedAndStaysOne() {
        var policy = new ActionToBeSetup(1, ActionType.POLICY, Octets.ofHex("01"), null);
        rig.wish(new SubscriptionWish("policy", "gnb_1", 3, Octets.ofHex("08"), List.of(policy), Duration.ZERO, null));
        rig.connect("gnb_1");
        rig.settle();
        rig.store = new KeeperRig.FaultyStore();
        rig.model.restart();
        rig.restartKeeper();
        rig.connect("gnb_1");
        rig.settle();
        assertThat(rig.model.e2).as("neither side knew of the first").hasSize(2);
        rig.keeper.wishesComplete();
        rig.pass(Duration.ofSeconds(30));
        assertThat(rig.model.e2).containsOnlyKeys(rig.snapshot("policy").e2EventInstanceId());
    }

    @Test
    void foreignIndicationsAreCounted() {
        live("kpm", "gnb_1");
        assertThat(rig.keeper.indicationSeen("gnb_1", 999, 1)).isNull();
        assertThat(rig.keeper.indicationSeen("gnb_9", 1, 1)).isNull();
        assertThat(rig.keeper.counts().foreignIndications()).isEqualTo(2);
        assertThat(rig.keeper.lastForeignId()).isEqualTo(1);
    }

    @Test
    void aRequestThatNeverEndsIsGivenUp() {
        rig.wish(KeeperRig.wishOf("kpm", "gnb_1"));
        rig.keeper.tick();
        rig.runCalls();
        rig.connect("gnb_1");
        rig.jump(Duration.ofMillis(1_100));
        rig.keeper.tick();
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.REQUESTED);
        rig.jump(Duration.ofSeconds(31));
        rig.keeper.tick();
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.RETRYING);
        rig.pass(Duration.ofSeconds(13));
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.LIVE);
        assertThat(rig.model.e2).hasSize(1);
    }
}
