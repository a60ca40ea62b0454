package io.rantwin.harness.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What is promised of the whole, for minutes: 200 nodes, 10 000 indications a second, and everybody killed several times. */
@Tag("acceptance")
@Isolated
class AcceptanceTest {
    private static final int NODES = 200;
    private static final int PERIOD_MILLIS = 20;
    private static final int CYCLES = 3;
    private static final String LONE_NODE = "lone-node";
    private static final int LONE_GNB_ID = 900;
    private static final Duration SOON = Duration.ofMinutes(2);

    @Test
    void ofAMinuteOfTenThousandIndicationsASecondNoneIsLost() throws Exception {
        try (RicWorld world = new RicWorld(RicWorld.AS_INSTALLED)) {
            LoadRun load = new LoadRun(world, NODES, PERIOD_MILLIS);
            load.start();
            load.assertNoneLost(600_000);
            load.endNodesAndCompare();
        }
    }

    @Test
    void underLoadEverybodyMayBeKilledAgainAndAgain() throws Exception {
        try (RicWorld world = new RicWorld(RicWorld.AS_INSTALLED)) {
            String folder = "--folder=" + world.folder().resolve("data");
            world.startBox(folder);
            world.startNodes(RicWorld.NODES, 411, NODES - 1, PERIOD_MILLIS);
            world.startNodes(LONE_NODE, LONE_GNB_ID, 1, PERIOD_MILLIS);
            world.awaitNodes(NODES);
            world.startExample();
            world.awaitConverged("the start", NODES, SOON);
            LoadRun load = new LoadRun(world, NODES, PERIOD_MILLIS);
            for (int cycle = 1; cycle <= CYCLES; cycle++) {
                System.out.println("cycle " + cycle + " of " + CYCLES);
                killXapp(world);
                load.assertNoneLost(30_000);
                killBox(world, folder);
                load.assertNoneLost(30_000);
                killNode(world);
                load.assertNoneLost(30_000);
                killBox(world);
                load.assertNoneLost(30_000);
                // It begins with what it kept before it was run without its folder: nobody must suffer from that,
                // either.
                killBox(world, folder);
                load.assertNoneLost(30_000);
            }
            assertThat(world.state().at("/appmgr/toggledOff").asInt()).isZero();
        }
    }

    private static void killXapp(RicWorld world) throws Exception {
        long before = indicationsAtBox(world);
        world.child(RicWorld.XAPP).kill();
        world.startExample();
        world.awaitConverged("kill -9 of the xApp under load", NODES, SOON);
        System.out.println(
                "about " + (indicationsAtBox(world) - before - world.figures().received())
                        + " indications found no xApp meanwhile");
    }

    private static void killBox(RicWorld world, String... options) throws Exception {
        world.child(RicWorld.BOX).kill();
        world.startBox(options);
        world.awaitConverged(
                "kill -9 of the box under load" + (options.length == 0 ? ", with all its data" : ""), NODES, SOON);
        System.out.println("at the xApp: " + world.figures().harm());
    }

    private static void killNode(RicWorld world) throws Exception {
        world.child(LONE_NODE).kill();
        world.startNodes(LONE_NODE, LONE_GNB_ID, 1, PERIOD_MILLIS);
        world.awaitConverged("kill -9 of a node under load", NODES, SOON);
    }

    /** What came from nodes since they connected. */
    private static long indicationsAtBox(RicWorld world) throws IOException {
        long sum = 0;
        for (JsonNode node : world.state().at("/e2/nodes")) {
            sum += node.path("indications").asLong();
        }
        return sum;
    }
}
