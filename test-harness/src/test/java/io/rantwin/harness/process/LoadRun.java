package io.rantwin.harness.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;

/** A RIC with many nodes and the example xApp, and what is measured of it. */
final class LoadRun {
    private static final Duration SOON = Duration.ofMinutes(2);
    /** A machine that holds a process up for seconds makes queues overflow, as they are meant to; not so often in a row. */
    private static final int ATTEMPTS = 5;

    private final RicWorld world;
    private final int nodes;
    private final int periodMillis;

    LoadRun(RicWorld world, int nodes, int periodMillis) {
        this.world = world;
        this.nodes = nodes;
        this.periodMillis = periodMillis;
    }

    /** Starts the box, the nodes and the xApp. */
    void start() throws IOException {
        world.startBox();
        world.startNodes(RicWorld.NODES, 411, nodes, periodMillis);
        world.awaitNodes(nodes);
        world.startExample();
        world.awaitConverged("the start with " + nodes + " nodes", nodes, SOON);
    }

    /** Waits for so many indications more, of which none may be missed, doubled, dropped or broken; in one of few attempts. */
    void assertNoneLost(long count) throws IOException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                assertNoneLostNow(count);
                return;
            } catch (AssertionError lost) {
                System.out.println("attempt " + attempt + ": " + lost.getMessage());
            }
        }
        assertNoneLostNow(count);
    }

    private void assertNoneLostNow(long count) throws IOException {
        XappFigures before = world.figures();
        JsonNode sentBefore = world.state().at("/e2/towardsXapps");
        double cpuBefore = cpuSeconds();
        long began = System.nanoTime();

        world.await(count + " indications", Duration.ofSeconds(60 + count / 1_000), () -> {
            long came = world.figures().received() - before.received();
            return came >= count ? "" : came + " so far";
        });

        double seconds = (System.nanoTime() - began) / 1e9;
        XappFigures after = world.figures();
        assertThat(after.harm()).isEqualTo(before.harm());
        assertThat(after.get("IndicationsForeign")).isEqualTo(before.get("IndicationsForeign"));
        assertThat(notSent(world.state().at("/e2/towardsXapps"))).isEqualTo(notSent(sentBefore));
        System.out.printf(
                "%d indications in %.1f s: %.0f/s; %s; %.2f CPU s per second%n",
                after.received() - before.received(),
                seconds,
                (after.received() - before.received()) / seconds,
                after.harm(),
                (cpuSeconds() - cpuBefore) / seconds);
        System.out.println(world.footprint());
    }

    /** Ends the nodes, and holds what they sent against what went through the box and what came to the xApp. */
    void endNodesAndCompare() throws Exception {
        XappFigures before = world.figures();
        world.child(RicWorld.NODES).terminate(SOON);
        NodeFigures atNodes = NodeFigures.last(world.child(RicWorld.NODES).lastLines());
        world.await("all that was sent has come", SOON, () -> {
            long notSent = notSent(world.state().at("/e2/towardsXapps"));
            long received = world.figures().received();
            return received + notSent == atNodes.sent()
                    ? ""
                    : atNodes.sent() + " sent by nodes, " + notSent + " without a route yet, " + received + " received";
        });
        // What an application without processor time drops is counted, and is no loss on the way.
        assertThat(exceptDropped(world.figures())).isEqualTo(exceptDropped(before));
        System.out.printf(
                "of %d indications sent by nodes %d came to the xApp; before there was a route %d; %d were too late to be sent%n",
                atNodes.sent(),
                world.figures().received(),
                notSent(world.state().at("/e2/towardsXapps")),
                atNodes.tooLate());
    }

    private static String exceptDropped(XappFigures figures) {
        return figures.harm().replaceFirst("dropped [0-9]+, ", "");
    }

    private double cpuSeconds() {
        return world.child(RicWorld.BOX).cpuSeconds()
                + world.child(RicWorld.NODES).cpuSeconds()
                + world.child(RicWorld.XAPP).cpuSeconds();
    }

    private static long notSent(JsonNode towardsXapps) {
        long notSent = 0;
        for (var fate : towardsXapps.properties()) {
            notSent += fate.getKey().equals("SENT") ? 0 : fate.getValue().asLong();
        }
        return notSent;
    }
}
