package io.rantwin.harness.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The xApp, the box and one node are killed and come back: all is well again without anybody's help. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class RestartTest {
    private static final int NODES = 20;
    private static final String LONE_NODE = "lone-node";
    private static final int LONE_GNB_ID = 900;
    private static final Duration SOON = Duration.ofMinutes(3);

    private RicWorld world;
    private String folder;
    private int lives;

    @BeforeAll
    void begin() throws Exception {
        world = new RicWorld(RicWorld.SHORT_LIVED);
        folder = "--folder=" + world.folder().resolve("data");
        world.startBox(folder);
        startNodes();
        startLoneNode();
        world.awaitNodes(NODES);
        world.startExample();
        world.awaitConverged("the start", NODES, SOON);
    }

    private void startNodes() throws Exception {
        world.startNodes(RicWorld.NODES, 411, NODES - 1, 0);
    }

    private void startLoneNode() throws Exception {
        world.startNodes(LONE_NODE, LONE_GNB_ID, 1, 0);
    }

    @AfterAll
    void end() throws Exception {
        world.close();
    }

    @BeforeEach
    void allRunsBefore() throws Exception {
        if (!world.child(RicWorld.BOX).isAlive()) {
            world.startBox(folder);
        }
        if (!world.child(RicWorld.NODES).isAlive()) {
            startNodes();
        }
        if (!world.child(LONE_NODE).isAlive()) {
            startLoneNode();
        }
        if (!world.child(RicWorld.XAPP).isAlive()) {
            world.startExample();
        }
    }

    /** Instance ids of the subscriptions at nodes. */
    private Map<String, Integer> instanceIds() throws Exception {
        Map<String, Integer> ids = new TreeMap<>();
        for (JsonNode subscription : world.state().at("/submgr/e2subscriptions")) {
            ids.put(
                    subscription.path("meid").asText(),
                    subscription.path("instanceId").asInt());
        }
        return ids;
    }

    @Test
    void anXappThatIsToldToEndLeavesInTimeAndItsSubscriptionsWait() throws Exception {
        Map<String, Integer> before = instanceIds();

        Duration took = world.child(RicWorld.XAPP).terminate(Duration.ofSeconds(20));

        System.out.printf("the xApp left in %.1f s%n", took.toMillis() / 1e3);
        assertThat(world.state().at("/appmgr/xapps")).isEmpty();
        assertThat(instanceIds()).hasSize(NODES).isEqualTo(before);
        world.startExample();
        world.awaitConverged("the xApp was ended and started", NODES, SOON);
        assertThat(instanceIds()).as("taken over, not made anew").isEqualTo(before);
    }

    @Test
    void anXappThatIsKilledTakesItsSubscriptionsOverWhenItComesBack() throws Exception {
        Map<String, Integer> before = instanceIds();

        world.child(RicWorld.XAPP).kill();
        world.startExample();

        world.awaitConverged("kill -9 of the xApp", NODES, SOON);
        assertThat(instanceIds()).as("taken over, not made anew").isEqualTo(before);
    }

    @Test
    void aBoxThatIsKilledFindsItsXappsAgain() throws Exception {
        world.child(RicWorld.BOX).kill();
        world.startBox(folder);

        world.awaitConverged("kill -9 of the box", NODES, SOON);
    }

    @Test
    void aBoxThatLosesItsDataIsToldAllOfItAgain() throws Exception {
        world.child(RicWorld.BOX).kill();
        beginEmptyBox();

        world.awaitConverged("kill -9 of the box with all its data", NODES, SOON);
    }

    private void beginEmptyBox() throws Exception {
        lives++;
        folder = "--folder=" + world.folder().resolve("data-" + lives);
        world.startBox(folder);
    }

    /** As when an old backup is put back: what these books say was true before a loss. */
    @Test
    @Tag("acceptance")
    void aBoxThatFindsOutdatedBooksIsToldWhatIsTrueNow() throws Exception {
        String outdated = folder;
        world.child(RicWorld.BOX).kill();
        beginEmptyBox();
        world.awaitConverged("kill -9 of the box with all its data", NODES, SOON);

        world.child(RicWorld.BOX).kill();
        folder = outdated;
        world.startBox(folder);

        world.awaitConverged("kill -9 of the box, which then finds outdated books", NODES, SOON);
    }

    @Test
    void aNodeThatIsKilledIsSubscribedToAgain() throws Exception {
        world.child(LONE_NODE).kill();
        world.await("the box has noticed", SOON, () -> connected() == NODES - 1 ? "" : connected() + " are connected");
        startLoneNode();

        world.awaitConverged("kill -9 of a node", NODES, SOON);
    }

    private int connected() throws java.io.IOException {
        return world.state().at("/e2/associations").asInt();
    }
}
