package io.rantwin.xapp.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.xapp.subscription.rest.SubscriptionParams;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Wishes whose XappEventInstanceIds happen to be the same. */
class SharedXappEventInstanceIdTest {
    private final KeeperRig rig = new KeeperRig(1);
    private final List<SubscriptionWish> pair = wishesOfOneId();

    private static List<SubscriptionWish> wishesOfOneId() {
        Map<Integer, SubscriptionWish> seen = new HashMap<>();
        for (int i = 0; ; i++) {
            SubscriptionWish wish = KeeperRig.wishOf("wish" + i, "gnb_1");
            String digest = RequestContent.digest(
                    KeeperRig.ENDPOINT, wish, wish.actions().getFirst());
            SubscriptionWish other = seen.putIfAbsent(RequestContent.xappEventInstanceId(wish.key(), digest), wish);
            if (other != null) {
                return List.of(other, wish);
            }
        }
    }

    private void liveOnce() {
        assertThat(rig.snapshot(pair.getFirst().key()).state()).isEqualTo(SubscriptionState.LIVE);
        assertThat(rig.snapshot(pair.getLast().key()).state()).isEqualTo(SubscriptionState.LIVE);
        assertThat(rig.model.e2).hasSize(2);
        pair.forEach(wish -> assertThat(rig.model
                        .e2
                        .get(rig.snapshot(wish.key()).e2EventInstanceId())
                        .content
                        .eventTrigger())
                .isEqualTo(wish.eventTrigger().toHex()));
    }

    @Test
    void withoutAStoreTheSameRequestsAreSentInWhateverOrderTheWishesCome() {
        pair.forEach(rig::wish);
        rig.connect("gnb_1");
        rig.settle();
        liveOnce();
        List<SubscriptionParams> before = new ArrayList<>(rig.model.posts);
        rig.model.posts.clear();
        rig.store = new KeeperRig.FaultyStore();
        rig.wishes.clear();
        rig.restartKeeper();
        pair.reversed().forEach(rig::wish);
        rig.connect("gnb_1");
        rig.settle();
        assertThat(new HashSet<>(rig.model.posts)).isEqualTo(new HashSet<>(before));
        assertThat(List.of(
                        rig.snapshot(pair.getFirst().key()).subscriptionId(),
                        rig.snapshot(pair.getLast().key()).subscriptionId()))
                .containsExactlyInAnyOrder("id-1", "id-2");
        assertThat(rig.model.deletes).isEmpty();
        liveOnce();
    }

    @Test
    void aCallbackThatComesBeforeTheAnswerWaitsForItWhenItMayMeanTwo() {
        rig.model.early = true;
        pair.forEach(rig::wish);
        rig.connect("gnb_1");
        rig.settle();
        liveOnce();
        assertThat(rig.model.posts).hasSize(2);
        assertThat(rig.keeper.counts().callbacksStrange()).isZero();
    }

    @Test
    void anAnswerThatIsLostIsMadeGoodByTheNextOne() {
        rig.model.early = true;
        rig.model.answersToLose = 2;
        pair.forEach(rig::wish);
        rig.connect("gnb_1");
        rig.pass(Duration.ofSeconds(60));
        liveOnce();
        assertThat(rig.model.deletes).isEmpty();
    }

    @Test
    void onceOneOfTheTwoHasGoneACallbackMeansTheOther() {
        pair.forEach(rig::wish);
        rig.connect("gnb_1");
        rig.settle();
        rig.unwish(pair.getFirst().key());
        rig.settle();
        assertThat(rig.model.e2.values())
                .extracting(one -> one.content.eventTrigger())
                .containsExactly(pair.getLast().eventTrigger().toHex());
        assertThat(rig.snapshot(pair.getLast().key()).state()).isEqualTo(SubscriptionState.LIVE);
    }
}
