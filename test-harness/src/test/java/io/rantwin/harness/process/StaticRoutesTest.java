package io.rantwin.harness.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.xapp.example.CellLoad;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrConfig;
import io.rantwin.xapp.rmr.RmrEngine;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.RouteSource;
import io.rantwin.xapp.rmr.TransactionId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The small RIC of docker containers: routes in a file, no registration, and indications of other xApps. */
class StaticRoutesTest {
    private static final int FOREIGN_SUBSCRIPTION = 4711;
    private static final Duration SOON = Duration.ofMinutes(3);

    @Test
    void anXappWithRoutesFromAFileNeedsNoRegistrationAndCountsWhatIsNotItsOwn() throws Exception {
        try (RicWorld world = new RicWorld(RicWorld.SHORT_LIVED)) {
            Path routes = Files.writeString(
                    world.folder().resolve("routes.rtg"),
                    "newrt|start\nmse|12040|-1|127.0.0.1:" + world.ports().rmr() + "\nnewrt|end\n");
            Path boxRoutes = world.folder().resolve("box.rtg");
            world.startBox("--no-endpoint-check", "--route-file=" + boxRoutes);
            world.startNodes(RicWorld.NODES, 411, 5, 0);
            world.awaitNodes(5);
            world.startXapp(
                    CellLoad.class,
                    RicWorld.EXAMPLE_DESCRIPTOR,
                    Map.of("RANTWIN_REGISTRATION", "off", "RMR_RTG_SVC", "-1", "RMR_SEED_RT", routes.toString()));

            world.awaitConverged("the start with static routes", 5, SOON);

            assertThat(world.state().at("/appmgr/xapps")).isEmpty();
            assertThat(world.figures().get("Registered")).isZero();
            assertThat(Files.readString(boxRoutes))
                    .contains("mse|12050|", "|127.0.0.1:" + world.ports().xappRmr());
            foreignIndicationsAreCounted(world);
        }
    }

    private static void foreignIndicationsAreCounted(RicWorld world) throws Exception {
        long foreign = world.figures().get("IndicationsForeign");
        long delivered = world.figures().get("IndicationsDelivered");
        RmrAddress xapp = new RmrAddress("127.0.0.1", world.ports().xappRmr());
        RmrConfig config =
                RmrConfig.onPort(0, "127.0.0.1", new RouteSource.FileOnly()).boundTo("127.0.0.1");
        try (RmrEngine other =
                RmrEngine.start(config, _ -> {}, InstantSource.system(), System::nanoTime, new Random(1))) {
            for (int i = 0; i < 100; i++) {
                other.sendTo(xapp, indication(FOREIGN_SUBSCRIPTION, sample()));
                other.sendTo(xapp, indication(-1, new byte[] {1, 2, 3}));
            }
            world.await("what is not its own is counted", SOON, () -> {
                XappFigures now = world.figures();
                return now.get("IndicationsForeign") - foreign == 100 && now.get("IndicationsMalformed") == 100
                        ? ""
                        : now.byName().toString();
            });
        }
        world.await(
                "the own ones go on",
                SOON,
                () -> world.figures().get("IndicationsDelivered") > delivered ? "" : "none");
        world.assertAllAlive();
    }

    private static byte[] sample() throws IOException {
        try (InputStream in =
                StaticRoutesTest.class.getResourceAsStream("/io/rantwin/harness/e2/sample-indication.hex")) {
            return HexFormat.of().parseHex(new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip());
        }
    }

    private static RmrMessage indication(int subscriptionId, byte[] payload) {
        return new RmrMessage(
                MessageType.RIC_INDICATION.number(),
                subscriptionId,
                "gnb_001_001_00019b",
                TransactionId.of("1"),
                payload);
    }
}
