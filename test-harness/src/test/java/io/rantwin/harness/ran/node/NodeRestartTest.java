package io.rantwin.harness.ran.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rantwin.codecs.e2ap.E2setup.E2setupRequest;
import io.rantwin.codecs.e2ap.GlobalE2nodeId;
import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionResponse;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.harness.e2node.NodeStatus.Phase;
import io.rantwin.harness.link.RecordingHandler;
import io.rantwin.harness.ran.fault.NodeRestarts;
import io.rantwin.harness.ran.fault.ReportFault;
import io.rantwin.harness.ran.fault.TimedFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that restarts is gone for a RIC, and then it is the same again but for its subscriptions. */
class NodeRestartTest {
    private static final int SITE = 1;
    private static final List<MeasurementItem> ITEMS =
            List.of(FeedDriver.item("RRU.PrbTotDl"), FeedDriver.item("DRB.RlcSduTransmittedVolumeDL"));

    private static Instant time(RicIndication indication) throws Exception {
        return RicSide.KPM
                .decodeIndicationHeader(indication.ricIndicationHeader())
                .collectionStartTime()
                .instant();
    }

    private static void run(RicSide ric, NodeRestarts restarts, long millis) {
        for (long passed = 0; passed < millis; passed += 10) {
            restarts.advance();
            ric.clock.advance(Duration.ofMillis(10));
            ric.run(10);
        }
    }

    private static long connected(RicSide ric) {
        return ric.nodes.nodes().stream()
                .filter(node -> node.status().phase() == Phase.CONNECTED)
                .count();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNodeGoesAwayAndComesBackAsItselfAndReportsAgain(boolean isSplit) throws Exception {
        NodePlan plan = isSplit ? NodePlan.DEFAULT.split() : NodePlan.DEFAULT;
        NodeRole role = isSplit ? NodeRole.DU : NodeRole.GNB;
        int perSite = isSplit ? 3 : 1;
        try (RicSide ric = new RicSide(SmallNetwork.busy(60, 5), plan, NetworkNodes.Faults.NONE)) {
            TimedFault fault = new TimedFault(new ReportFault.NodeRestart(SITE), 2_000_000, 2_000_000, 5_000_000);
            NodeRestarts restarts = new NodeRestarts(List.of(fault), ric.network, ric.nodes);
            GlobalE2nodeId id = ric.nodes.identities().node(SITE, role).globalE2nodeId();
            E2setupRequest before = ric.setups.get(id);
            RecordingHandler first = ric.of(SITE, role);
            RecordingHandler neighbour = ric.of(0, role);
            for (RecordingHandler node : List.of(first, neighbour)) {
                ric.ask(node, RicSide.subscription(1, FeedDriver.ofCell(null, 100, ITEMS), 1_000));
            }
            run(ric, restarts, 2_500);
            assertThat(time((RicIndication) RicSide.next(first))).isEqualTo(plan.start());
            // What it had sent when it went; then silence, while the network and the other nodes go on.
            assertThat(time((RicIndication) RicSide.next(first)))
                    .isEqualTo(plan.start().plusSeconds(1));
            assertThat(first.reason()).isNotBlank();
            assertThat(connected(ric)).isEqualTo((long) (SmallNetwork.SITES - 1) * perSite);
            double served = served(ric);
            run(ric, restarts, 2_000);
            assertThat(served(ric)).isGreaterThan(served);
            assertThat(first.waiting()).isZero();
            await().untilAsserted(() -> assertThat(neighbour.waiting()).isEqualTo(4));

            run(ric, restarts, 600);
            ric.setUpNext(perSite);

            assertThat(connected(ric)).isEqualTo((long) SmallNetwork.SITES * perSite);
            RecordingHandler second = ric.of(SITE, role);
            assertThat(second).isNotSameAs(first);
            E2setupRequest after = ric.setups.get(id);
            assertThat(after.globalE2nodeId()).isEqualTo(before.globalE2nodeId());
            assertThat(after.ranFunctionsAdded()).isEqualTo(before.ranFunctionsAdded());
            assertThat(after.e2nodeComponentConfigAdditions()).isEqualTo(before.e2nodeComponentConfigAdditions());
            run(ric, restarts, 1_100);
            assertThat(second.waiting()).as("nothing is reported unasked").isZero();
            assertThat(ric.ask(second, RicSide.subscription(2, FeedDriver.ofCell(null, 100, ITEMS), 1_000)))
                    .isInstanceOf(RicSubscriptionResponse.class);
            Instant now = plan.start().plusNanos(ric.network.timeMicros() * 1000);
            run(ric, restarts, 2_000);
            RicIndication again = (RicIndication) RicSide.next(second);
            assertThat(again.ricIndicationSn()).isZero();
            // Network time went on meanwhile.
            assertThat(time(again)).isBetween(now, now.plusSeconds(1));
        }
    }

    private static double served(RicSide ric) {
        double bits = 0;
        for (int cell : ric.nodes.identities().cellsOf(SITE)) {
            bits += ric.network.account().sum(io.rantwin.harness.ran.network.SliceCount.SERVED_BITS_DL, cell);
        }
        return bits;
    }
}
