package io.rantwin.xapp.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.xapp.subscription.rest.ClientEndpoint;
import io.rantwin.xapp.subscription.rest.SubscriptionJson;
import io.rantwin.xapp.subscription.rest.SubscriptionParams;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One quirk at a time; {@link SubscriptionConvergenceTest} mixes them. */
class SubscriptionKeeperRestartTest {
    private final KeeperRig rig = new KeeperRig(1);

    private void live(String key, String ranName) {
        rig.wish(KeeperRig.wishOf(key, ranName));
        rig.connect(ranName);
        rig.settle();
        assertThat(rig.snapshot(key).state()).isEqualTo(SubscriptionState.LIVE);
    }

    @Test
    void sendsTheSameRequestAfterARestartAndKeepsTheSubscription() {
        live("kpm", "gnb_1");
        byte[] before = SubscriptionJson.write(rig.model.posts.getFirst());
        rig.restartKeeper();
        rig.connect("gnb_1");
        rig.settle();
        assertThat(rig.snapshot("kpm").subscriptionId()).isEqualTo("id-1");
        assertThat(rig.snapshot("kpm").e2EventInstanceId()).isEqualTo(1);
        assertThat(SubscriptionJson.write(rig.model.posts.getLast().withSubscriptionId(null)))
                .isEqualTo(before);
        assertThat(rig.model.posts.getLast().subscriptionId()).isEqualTo("id-1");
        assertThat(rig.model.deletes).isEmpty();
    }

    @Test
    void withoutItsStoreTheRequestIsTheSameByteForByte() {
        live("kpm", "gnb_1");
        rig.store = new KeeperRig.FaultyStore();
        rig.restartKeeper();
        rig.connect("gnb_1");
        rig.settle();
        assertThat(rig.snapshot("kpm").subscriptionId()).isEqualTo("id-1");
        assertThat(SubscriptionJson.write(rig.model.posts.getLast()))
                .isEqualTo(SubscriptionJson.write(rig.model.posts.getFirst()));
        assertThat(rig.model.e2).hasSize(1);
    }

    @Test
    void whatTheStoreHasAndNobodyWishesIsDeletedAfterTheGrace() {
        live("kpm", "gnb_1");
        live("old", "gnb_1");
        rig.wishes.remove("old");
        rig.restartKeeper();
        rig.connect("gnb_1");
        rig.pass(Duration.ofSeconds(60));
        assertThat(rig.model.deletes).isEmpty();
        rig.keeper.wishesComplete();
        rig.settle();
        assertThat(rig.model.deletes).containsExactly("id-2");
        assertThat(rig.model.e2).hasSize(1);
    }

    @Test
    void aWishThatChangedOverTheRestartReplacesTheOldOne() {
        live("kpm", "gnb_1");
        rig.wishes.put("kpm", KeeperRig.wishOf("kpm", "gnb_1", "0900"));
        rig.restartKeeper();
        rig.connect("gnb_1");
        rig.settle();
        assertThat(rig.model.deletes).containsExactly("id-1");
        assertThat(rig.model.e2.values())
                .extracting(one -> one.content.eventTrigger())
                .containsExactly("0900");
    }

    @Test
    void aStoreThatCannotBeReadHoldsUpTheStartOnlyForAWhile() {
        rig.store.down = true;
        rig.restartKeeper();
        rig.wish(KeeperRig.wishOf("kpm", "gnb_1"));
        rig.connect("gnb_1");
        rig.pass(Duration.ofSeconds(10));
        assertThat(rig.model.posts).isEmpty();
        rig.pass(Duration.ofSeconds(8));
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.LIVE);
        assertThat(rig.keeper.counts().storeFailures()).isPositive();
        rig.store.down = false;
        rig.pass(Duration.ofSeconds(5));
        assertThat(rig.store.memory.load())
                .extracting(StoredSubscription::subscriptionId)
                .containsExactly("id-1");
    }

    @Test
    void whatTheStoreForgotIsSavedAgain() {
        live("kpm", "gnb_1");
        rig.pass(Duration.ofSeconds(20));
        rig.store.empty();
        rig.store.down = true;
        rig.pass(Duration.ofSeconds(20));
        assertThat(rig.keeper.counts().storeFailures()).isZero();
        rig.store.down = false;
        rig.pass(Duration.ofSeconds(5));
        assertThat(rig.store.memory.load())
                .extracting(StoredSubscription::subscriptionId)
                .containsExactly("id-1");
        assertThat(rig.model.posts).hasSize(1);
    }

    @Test
    void aStoreIsReadAlsoWhenTheFirstTickComesLate() {
        live("kpm", "gnb_1");
        rig.restartKeeper();
        // As when no route table comes for long: the owner does not tick before it has one.
        rig.step(Duration.ofMinutes(10).toMillis());
        rig.connect("gnb_1");
        rig.settle();
        assertThat(rig.model.posts.getLast().subscriptionId()).isEqualTo("id-1");
        assertThat(rig.keeper.counts().storeFailures()).isZero();
    }

    @Test
    void aRestartOfTheSubscriptionManagerChangesNothing() {
        live("kpm", "gnb_1");
        rig.model.restart();
        rig.pass(Duration.ofMinutes(5));
        assertThat(rig.model.posts).hasSize(1);
        assertThat(rig.snapshot("kpm").e2EventInstanceId()).isEqualTo(1);
    }

    @Test
    void whatTheSubscriptionManagerLostIsFoundByItsList() {
        live("kpm", "gnb_1");
        live("rc", "gnb_2");
        rig.nodesReport = false;
        rig.model.wipe();
        rig.pass(Duration.ofSeconds(62), 10_000);
        rig.nodesReport = true;
        rig.settle();
        assertThat(rig.keeper.counts().lost()).isPositive();
        assertThat(rig.model.e2).hasSize(2);
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.LIVE);
        assertThat(rig.snapshot("rc").state()).isEqualTo(SubscriptionState.LIVE);
    }

    @Test
    void aListThatLacksWhatIsConfirmedIsNotBelievedTwice() {
        live("kpm", "gnb_1");
        // Merged away from our endpoint in the list, though the subscription manager holds it.
        rig.model.e2.get(1).endpoints.clear();
        rig.model.e2.get(1).endpoints.add("somebody:1");
        rig.nodesReport = true;
        for (int i = 0; i < 500; i++) {
            rig.step(1_000);
            rig.keeper.indicationSeen("gnb_1", 1, -1);
            rig.model.e2.values().forEach(one -> one.endpoints.remove(KeeperRig.ENDPOINT.rmrEndpoint()));
        }
        assertThat(rig.keeper.counts().lost()).isEqualTo(1);
        assertThat(rig.model.posts).hasSize(2);
    }

    @Test
    void onlyOursAreDeletedFromWhatNothingExplains() {
        live("kpm", "gnb_1");
        rig.model.subscribe(foreign("service-ricxapp-other-http.ricxapp", "0a"));
        rig.model.subscribe(foreign(KeeperRig.ENDPOINT.host(), "0b"));
        rig.settle();
        rig.keeper.wishesComplete();
        rig.pass(Duration.ofSeconds(30));
        assertThat(rig.model.deletes).containsExactly("id-3");
        assertThat(rig.model.e2.values())
                .extracting(one -> one.content.eventTrigger())
                .hasSize(2)
                .contains("0a");
        assertThat(rig.keeper.counts().leftovers()).isEqualTo(1);
    }

    @Test
    void withoutTheDebugInterfaceALeftoverIsTriedByItsNumberAndSeldom() {
        live("kpm", "gnb_1");
        rig.model.debugHidden = true;
        rig.model.subscribe(foreign(KeeperRig.ENDPOINT.host(), "0b"));
        rig.keeper.wishesComplete();
        rig.pass(Duration.ofMinutes(60), 1_000);
        assertThat(rig.model.deletes).isNotEmpty().hasSizeLessThan(10).containsOnly("2");
        assertThat(rig.snapshot("kpm").state()).isEqualTo(SubscriptionState.LIVE);
    }

    private static SubscriptionParams foreign(String host, String trigger) {
        SubscriptionWish wish = KeeperRig.wishOf("foreign", "gnb_1", trigger);
        return RequestContent.params(
                new ClientEndpoint(host, 8080, 4560), wish, wish.actions().getFirst(), 77, null);
    }
}
