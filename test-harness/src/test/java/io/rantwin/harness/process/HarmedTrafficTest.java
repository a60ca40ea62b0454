package io.rantwin.harness.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Indications, routes and nodes misbehave. The xApp never dies, counts what it gets, and all is well when the harm has ended. */
@Tag("acceptance")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HarmedTrafficTest {
    private static final int NODES = 5;
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String NODE = "gnb_001_001_00019b";

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

    private void awaitIndications(int count) throws Exception {
        long before = world.figures().get("IndicationsDelivered");
        world.await(count + " indications", SOON, () -> {
            long came = world.figures().get("IndicationsDelivered") - before;
            return came >= count ? "" : came + " so far";
        });
    }

    @Test
    void harmedIndicationsAreCountedAndNothingIsCountedAnyMoreWhenTheHarmHasEnded() throws Exception {
        XappFigures before = world.figures();
        world.faults("{'e2.indication':{'drop':{'probability':0.05},'duplicate':{'probability':0.05},"
                + "'reorder':{'probability':0.05},'corrupt':{'probability':0.2}}}");
        world.await("each harm is counted", SOON, () -> {
            XappFigures now = world.figures();
            for (String harm : new String[] {
                "IndicationsMissed", "IndicationsDoubled", "IndicationsReordered", "IndicationsMalformed"
            }) {
                if (now.get(harm) <= before.get(harm)) {
                    return "no more " + harm + ": " + now.harm();
                }
            }
            return "";
        });

        world.faults("{}");

        world.awaitConverged("harmed indications", NODES, SOON);
        // What is held back for a second or waits in a queue comes before a hundred others have come.
        awaitIndications(2 * NODES * 20);
        String harm = world.figures().harm();
        awaitIndications(300);
        assertThat(world.figures().harm()).isEqualTo(harm);
    }

    @Test
    void aTableOfGarbageIsRefusedAndTheRoutesStay() throws Exception {
        String harm = world.figures().harm();
        long received = world.figures().received();

        for (int i = 0; i < 3; i++) {
            world.order("routes-garbage");
        }

        awaitIndications(100);
        assertThat(world.figures().harm()).isEqualTo(harm);
        assertThat(world.figures().received()).isGreaterThan(received);
        assertThat(world.figures().get("Routes")).isPositive();
    }

    @Test
    void routesThatWereForgottenAndRememberedAreUsedAgain() throws Exception {
        world.order("routes-forget");
        world.await(
                "no indication finds its way",
                SOON,
                () -> world.state().at("/e2/towardsXapps/NO_ROUTE").asLong() > 0 ? "" : "all are sent");
        world.order("routes-remember");

        world.awaitConverged("routes were forgotten", NODES, SOON);
    }

    @Test
    void aNodeThatIsDisconnectedComesBackWithItsSubscription() throws Exception {
        world.order("node-disconnect?ran=" + NODE);

        world.awaitConverged("a node was disconnected", NODES, SOON);
    }

    @Test
    void aNodeThatIsResetIsSubscribedToAgain() throws Exception {
        world.order("node-reset?ran=" + NODE);

        world.awaitConverged("a node was reset", NODES, SOON);
    }
}
