package io.rantwin.harness.ric.e2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.e2ap.RicSubscription;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionDeleteRequest;
import io.rantwin.codecs.kpm.view.IndicationView;
import io.rantwin.harness.e2node.NodeStatus;
import io.rantwin.harness.e2node.SimulatedE2Node;
import io.rantwin.harness.e2node.SimulatedNodes;
import io.rantwin.xapp.rmr.RmrMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ManyNodesTest {
    private static final int NODES = 200;
    private static final int PERIOD_MILLIS = 20;
    private static final int WANTED = 20_000;

    /** 10 000 indications a second, until there are as many as wanted: every one that was sent arrives once and in order. */
    @Test
    void losesNoneOfManyIndications() throws Exception {
        try (E2Box box = new E2Box(InstantSource.system(), E2Faults.NONE)) {
            SimulatedNodes nodes = box.nodes(NODES);
            await().until(() -> box.termination.nodes().stream()
                            .filter(node -> node.status() == ConnectionStatus.CONNECTED)
                            .count()
                    == NODES);
            List<CompletableFuture<RicSubscription>> outcomes = new ArrayList<>();
            for (int i = 1; i <= NODES; i++) {
                outcomes.add(box.termination.procedure(
                        E2Box.ranName(i),
                        E2Box.subscription(i, PERIOD_MILLIS, "RRU.PrbTotDl", "RRU.PrbTotUl", "DRB.UEThpDl"),
                        Duration.ofSeconds(30)));
            }
            CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> nodes.nodes().stream()
                                    .mapToLong(node -> node.status().indicationsSent())
                                    .sum()
                            > WANTED);
            for (int i = 1; i <= NODES; i++) {
                box.ask(E2Box.ranName(i), new RicSubscriptionDeleteRequest(new RicRequestId(123, i), 2));
            }
            // A report that was under way may follow the answer to the deletion.
            await().until(() -> sentOn(box) == sent(nodes));
            assertThat(nodes.nodes())
                    .extracting(SimulatedE2Node::status)
                    .allSatisfy(
                            status -> assertThat(status.indicationsRefused()).isZero());

            Map<String, Integer> next = new HashMap<>();
            IndicationView view = new IndicationView();
            for (RmrMessage message : box.rmr.drain()) {
                view.readEnvelope(message.payload(), 0, message.payload().length);
                int expected = next.getOrDefault(message.managedElement(), 0);
                assertThat(view.envelope().ricIndicationSn()).isEqualTo(expected);
                next.put(message.managedElement(), expected + 1);
            }
            assertThat(next).hasSize(NODES);
            for (SimulatedE2Node node : nodes.nodes()) {
                NodeStatus status = node.status();
                assertThat(next.get(E2Box.ranName((int) status.identity().gnbId())))
                        .isEqualTo((int) status.indicationsSent());
            }
        }
    }

    private static long sent(SimulatedNodes nodes) {
        return nodes.nodes().stream()
                .mapToLong(node -> node.status().indicationsSent())
                .sum();
    }

    private static long sentOn(E2Box box) {
        return box.termination.state().path("towardsXapps").path("SENT").asLong();
    }
}
