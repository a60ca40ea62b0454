package io.rantwin.xapp.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.rantwin.codecs.per.Octets;
import io.rantwin.xapp.subscription.rest.ActionToBeSetup;
import io.rantwin.xapp.subscription.rest.ActionType;
import io.rantwin.xapp.subscription.rest.SubscriptionResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.slf4j.LoggerFactory;

/**
 * Whatever happened, in whatever order: once it is quiet, each wish on a connected node has exactly one E2 subscription, the
 * keeper knows it, nothing is left over, and nobody is asked any more than for the list.
 */
class SubscriptionConvergenceTest {
    private static final List<String> NODES = List.of("gnb_1", "gnb_2", "gnbd_001_001_00019b_0");
    private static final List<String> KEYS = List.of("a", "b", "c", "d");

    @BeforeContainer
    static void complainQuietly() {
        ((Logger) LoggerFactory.getLogger(SubscriptionKeeper.class.getPackageName())).setLevel(Level.OFF);
    }

    @AfterContainer
    static void complainAsUsual() {
        ((Logger) LoggerFactory.getLogger(SubscriptionKeeper.class.getPackageName())).setLevel(null);
    }

    /** Something that happens. */
    enum Happening {
        NODE_UP,
        NODE_DOWN,
        NODE_DOWN_AND_UP_UNNOTICED,
        NODE_UP_TOLD_EARLY,
        NODE_UNDER_RESET,
        REMOVED_AT_NODE,
        MANAGER_RESTARTS,
        MANAGER_LOSES_ALL,
        MANAGER_AWAY,
        MANAGER_BACK,
        CALLBACKS_LOST,
        CALLBACKS_EARLY,
        CALLBACKS_IN_TIME,
        CALLBACKS_TWICE,
        OLD_CALLBACK,
        ANSWERS_LOST,
        ROUTES_FAIL,
        NODE_REFUSES,
        BAD_REQUEST,
        XAPP_RESTARTS,
        XAPP_RESTARTS_WITHOUT_STORE,
        STORE_DOWN,
        STORE_UP,
        WISH,
        OTHER_WISH,
        POLICY_WISH,
        WISH_DROPPED,
        NODES_SILENT,
        A_MOMENT,
        A_WHILE,
        LONGER
    }

    /** A wish that left while its id was not known, and came back under the id that was looked for. */
    @Example
    void aWishThatComesBackWhileItsOldIdIsLookedForConverges() {
        List<Happening> happenings = new ArrayList<>(List.of(
                Happening.NODE_UP, Happening.NODE_UP, Happening.NODE_UP, Happening.OTHER_WISH, Happening.MANAGER_AWAY));
        happenings.addAll(List.of(
                Happening.NODE_UP, Happening.NODE_UP_TOLD_EARLY, Happening.NODE_UP, Happening.NODE_UP_TOLD_EARLY));
        happenings.addAll(Collections.nCopies(5, Happening.NODE_UP));
        happenings.addAll(List.of(
                Happening.NODE_UP_TOLD_EARLY,
                Happening.WISH,
                Happening.NODE_UP_TOLD_EARLY,
                Happening.LONGER,
                Happening.OTHER_WISH));
        convergesOnceItIsQuiet(happenings, 1_243_503);
    }

    @Property(tries = 400, seed = "1")
    void convergesOnceItIsQuiet(@ForAll("happenings") List<Happening> happenings, @ForAll long seed) {
        var rig = new KeeperRig(seed);
        var choice = new Random(seed ^ 0x5eed);
        rig.wish(KeeperRig.wishOf("a", NODES.get(0)));
        rig.wish(KeeperRig.wishOf("b", NODES.get(1)));
        NODES.forEach(rig::connect);
        rig.pass(Duration.ofSeconds(2));
        for (Happening happening : happenings) {
            apply(happening, rig, choice);
        }
        quieten(rig);
        rig.pass(Duration.ofMinutes(40), 1_000);
        int posts = rig.model.posts.size();
        int deletes = rig.model.deletes.size();
        int lists = rig.model.lists;
        rig.pass(Duration.ofMinutes(10), 1_000);

        assertThat(rig.model.posts).as("no more requests").hasSize(posts);
        assertThat(rig.model.deletes).as("no more deletions").hasSize(deletes);
        assertThat(rig.model.lists - lists).as("lists in ten minutes").isBetween(9, 11);
        assertConverged(rig);
        assertThat(posts + deletes).as("requests").isLessThan(80 + 40 * happenings.size());
    }

    private static void assertConverged(KeeperRig rig) {
        List<Integer> known = new ArrayList<>();
        Set<SubscriptionManagerModel.Content> wanted = rig.wishes.values().stream()
                .filter(wish -> rig.model.isConnected(wish.ranName()))
                .flatMap(wish -> wish.actions().stream()
                        .map(action -> new SubscriptionManagerModel.Content(
                                wish.ranName(), wish.eventTrigger().toHex(), action)))
                .collect(Collectors.toSet());
        for (SubscriptionSnapshot one : rig.keeper.subscriptions()) {
            if (!rig.model.isConnected(one.wish().ranName())) {
                assertThat(one.state()).isEqualTo(SubscriptionState.WAITING_FOR_NODE);
                continue;
            }
            assertThat(one.state()).as("%s", one).isEqualTo(SubscriptionState.LIVE);
            SubscriptionManagerModel.E2Subscription there = rig.model.e2.get(one.e2EventInstanceId());
            assertThat(there).as("%s in %s", one, rig.model.e2.keySet()).isNotNull();
            assertThat(there.content)
                    .isEqualTo(new SubscriptionManagerModel.Content(
                            one.wish().ranName(), one.wish().eventTrigger().toHex(), one.action()));
            assertThat(rig.keeper
                            .find(one.wish().ranName(), one.e2EventInstanceId())
                            .wish())
                    .isEqualTo(one.wish());
            known.add(one.e2EventInstanceId());
        }
        assertThat(known).hasSize(wanted.size()).doesNotHaveDuplicates();
        assertThat(rig.ourE2Ids()).containsExactlyInAnyOrderElementsOf(known);
    }

    private static void quieten(KeeperRig rig) {
        rig.model.down = false;
        rig.model.early = false;
        rig.model.twice = false;
        rig.model.answersToLose = 0;
        rig.model.callbacksToLose = 0;
        rig.model.badRequests = 0;
        rig.model.procedureFailures = 0;
        rig.store.down = false;
        rig.nodesReport = true;
        for (String node : NODES) {
            rig.keeper.nodeConnection(
                    node, rig.model.isConnected(node) ? NodeConnection.CONNECTED : NodeConnection.DISCONNECTED);
        }
        rig.keeper.wishesComplete();
    }

    private static void apply(Happening happening, KeeperRig rig, Random choice) {
        String node = NODES.get(choice.nextInt(NODES.size()));
        String key = KEYS.get(choice.nextInt(KEYS.size()));
        switch (happening) {
            case NODE_UP -> rig.connect(node);
            case NODE_DOWN -> rig.disconnect(node);
            case NODE_DOWN_AND_UP_UNNOTICED -> {
                rig.model.disconnect(node);
                rig.model.connect(node);
            }
            case NODE_UP_TOLD_EARLY -> {
                rig.keeper.nodeConnection(node, NodeConnection.CONNECTED);
                rig.pass(Duration.ofMillis(choice.nextInt(4_000)));
                rig.model.connect(node);
            }
            case NODE_UNDER_RESET -> {
                rig.model.disconnect(node);
                rig.keeper.nodeConnection(node, NodeConnection.UNDER_RESET);
            }
            case REMOVED_AT_NODE -> rig.ourE2Ids().stream().findFirst().ifPresent(rig.model::removeAtNode);
            case MANAGER_RESTARTS -> rig.model.restart();
            case MANAGER_LOSES_ALL -> rig.model.wipe();
            case MANAGER_AWAY -> rig.model.down = true;
            case MANAGER_BACK -> rig.model.down = false;
            case CALLBACKS_LOST -> rig.model.callbacksToLose = 1 + choice.nextInt(4);
            case CALLBACKS_EARLY -> rig.model.early = true;
            case CALLBACKS_IN_TIME -> rig.model.early = false;
            case CALLBACKS_TWICE -> rig.model.twice = !rig.model.twice;
            case OLD_CALLBACK -> {
                List<SubscriptionResponse> all = rig.model.callbacksSoFar;
                if (!all.isEmpty()) {
                    rig.keeper.callback(all.get(choice.nextInt(all.size())));
                }
            }
            case ANSWERS_LOST -> rig.model.answersToLose = 1 + choice.nextInt(4);
            case ROUTES_FAIL -> {
                rig.model.procedureFailures = 1 + choice.nextInt(3);
                rig.model.failureSource = "RTMGR";
            }
            case NODE_REFUSES -> {
                rig.model.procedureFailures = 1 + choice.nextInt(3);
                rig.model.failureSource = "E2Node";
            }
            case BAD_REQUEST -> rig.model.badRequests = 1;
            case XAPP_RESTARTS -> restart(rig);
            case XAPP_RESTARTS_WITHOUT_STORE -> {
                rig.store = new KeeperRig.FaultyStore();
                restart(rig);
            }
            case STORE_DOWN -> rig.store.down = true;
            case STORE_UP -> rig.store.down = false;
            case WISH -> rig.wish(KeeperRig.wishOf(key, node));
            case OTHER_WISH ->
                rig.wish(new SubscriptionWish(
                        key,
                        node,
                        2,
                        Octets.ofHex("090" + key.hashCode() % 10),
                        List.of(
                                ActionToBeSetup.report(1, Octets.ofHex("11")),
                                ActionToBeSetup.report(2, Octets.ofHex("22"))),
                        Duration.ofSeconds(1),
                        null));
            case POLICY_WISH ->
                rig.wish(new SubscriptionWish(
                        key,
                        node,
                        3,
                        Octets.ofHex("0a"),
                        List.of(new ActionToBeSetup(1, ActionType.POLICY, Octets.ofHex("33"), null)),
                        Duration.ZERO,
                        null));
            case WISH_DROPPED -> rig.unwish(key);
            case NODES_SILENT -> rig.nodesReport = false;
            case A_MOMENT -> rig.pass(Duration.ofMillis(200L * (1 + choice.nextInt(5))));
            case A_WHILE -> rig.pass(Duration.ofMillis(1_000L * (1 + choice.nextInt(15))));
            case LONGER -> rig.pass(Duration.ofSeconds(30 + choice.nextInt(100)), 400);
        }
        // Sometimes the requests are under way when the next thing happens.
        switch (choice.nextInt(4)) {
            case 0 -> rig.step(200);
            case 1 -> {
                rig.jump(Duration.ofMillis(200));
                rig.keeper.tick();
            }
            case 2 -> rig.runCalls();
            default -> rig.model.workOnce();
        }
    }

    private static void restart(KeeperRig rig) {
        rig.restartKeeper();
        for (String node : NODES) {
            if (rig.model.isConnected(node)) {
                rig.keeper.nodeConnection(node, NodeConnection.CONNECTED);
            }
        }
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Arbitraries.of(Happening.class).list().ofMinSize(1).ofMaxSize(40);
    }
}
