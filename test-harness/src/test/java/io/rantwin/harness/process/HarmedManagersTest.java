package io.rantwin.harness.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The managers of the box refuse, forget and talk nonsense. The xApp never dies, and all is well when the harm has ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HarmedManagersTest {
    private static final int NODES = 5;
    private static final Duration SOON = Duration.ofMinutes(3);

    private RicWorld world;

    @BeforeAll
    void begin() throws Exception {
        world = new RicWorld(RicWorld.SHORT_LIVED);
        world.startBox("--route-period=5");
        world.startNodes(RicWorld.NODES, 411, NODES, 50);
        world.awaitNodes(NODES);
        world.startExample();
        world.awaitConverged("the start", NODES, SOON);
    }

    @AfterAll
    void end() throws Exception {
        world.close();
    }

    @AfterEach
    void nobodyDied() throws Exception {
        world.assertAllAlive();
        world.faults("{}");
    }

    @Test
    void aSubscriptionManagerThatRefusesTalksNonsenseAndAnswersTwiceIsAskedUntilItServes() throws Exception {
        world.faults("{'rest.submgr':{'refuse':{'count':8},'nonsense':{'count':3}},"
                + "'callback':{'duplicate':{'probability':0.5}}}");
        disconnectAll();

        world.awaitConverged("refusals, nonsense and doubled callbacks", NODES, SOON);
    }

    /** Nobody says that a callback is lost: it is missed after 25 s. */
    @Tag("acceptance")
    @Test
    void aSubscriptionManagerThatLosesCallbacksTooIsAskedUntilItServes() throws Exception {
        world.faults("{'rest.submgr':{'refuse':{'count':8},'nonsense':{'count':3}},"
                + "'callback':{'drop':{'count':2},'duplicate':{'probability':0.5}}}");
        disconnectAll();

        world.awaitConverged("refusals, nonsense and lost callbacks", NODES, SOON);
    }

    private void disconnectAll() throws Exception {
        for (JsonNode node : world.state().at("/e2/nodes")) {
            world.order("node-disconnect?ran=" + node.path("ranName").asText());
        }
    }

    @Test
    void anAppManagerThatForgetsIsToldAgain() throws Exception {
        world.order("appmgr-forget");

        world.await(
                "the xApp is registered again",
                SOON,
                () -> world.state().at("/appmgr/xapps").size() == 1 ? "" : "not yet");
        world.awaitConverged("the app manager forgot all xApps", NODES, SOON);
    }

    @Tag("acceptance")
    @Test
    void aSubscriptionManagerThatLosesItsStoreIsAskedForAllAgain() throws Exception {
        world.order("submgr-lose-store");

        awaitSubscribedAgain();
        disconnectAll();
        world.awaitConverged("the store was lost, and the nodes came back", NODES, SOON);
    }

    /** Nobody knows the old subscriptions at the nodes any more, so nobody can delete them; nodes do when they reconnect. */
    private void awaitSubscribedAgain() {
        world.await("all is subscribed to again", SOON, () -> {
            int subscriptions = world.state().at("/submgr/e2subscriptions").size();
            return subscriptions == NODES && world.figures().get("SubscriptionsLive") == NODES
                    ? ""
                    : subscriptions + " subscriptions";
        });
    }

    @Tag("acceptance")
    @Test
    void lostDataAndARestartedSubscriptionManagerHarmNobody() throws Exception {
        world.order("data-lose");
        world.order("submgr-restart");

        awaitSubscribedAgain();
        disconnectAll();
        world.awaitConverged(
                "the data was lost, the subscription manager restarted and the nodes came back", NODES, SOON);
    }
}
