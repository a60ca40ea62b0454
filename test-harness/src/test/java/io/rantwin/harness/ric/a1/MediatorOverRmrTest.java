package io.rantwin.harness.ric.a1;

import static io.rantwin.harness.ric.a1.MediatorRun.TYPE_20008;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rantwin.xapp.a1.A1Policies;
import io.rantwin.xapp.a1.A1PoliciesOptions;
import io.rantwin.xapp.a1.A1PolicyEvent;
import io.rantwin.xapp.a1.A1PolicyVerdict;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.RmrConfig;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrEngine;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.RouteSource;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Mediator and framework with each other over RMR on real sockets, by routes as the route manager pushes them. */
class MediatorOverRmrTest {
    private volatile Consumer<RmrDelivery> mediatorReceives = _ -> {};
    private volatile Consumer<RmrDelivery> xappReceives = _ -> {};

    @Test
    void policiesGoByTypeAndAnswersComeBack() throws IOException, InterruptedException, ExecutionException {
        try (RmrEngine mediatorRmr = engine(delivery -> mediatorReceives.accept(delivery));
                RmrEngine xappRmr = engine(delivery -> xappReceives.accept(delivery));
                var run = new MediatorRun(A1MediatorOptions.REALISTIC, mediatorRmr);
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<A1PolicyEvent> events = new CopyOnWriteArrayList<>();
            var policies = new A1Policies(
                    xappRmr,
                    A1PoliciesOptions.of("twin", List.of(20008)),
                    event -> {
                        events.add(event);
                        return A1PolicyVerdict.ENFORCED;
                    },
                    executor,
                    InstantSource.system());
            xappReceives = policies::received;
            mediatorReceives = run.mediator::received;
            push(xappRmr, mediatorRmr, "mse|20010|20008|" + xappRmr.ownAddress());
            run.put("/A1-P/v2/policytypes/20008", TYPE_20008);
            String policy = "/A1-P/v2/policytypes/20008/policies/d1";
            run.put(policy, "{\"threshold\":1}");
            await().until(() -> run.get(policy + "/status").body().equals("{\"enforceStatus\":\"ENFORCED\"}"));

            push(
                    mediatorRmr,
                    xappRmr,
                    "mse|20011|-1|" + mediatorRmr.ownAddress() + "\nmse|20012|-1|" + mediatorRmr.ownAddress());
            policies.start();
            policies.tick();
            await().until(() -> policies.state().counts().repeated() == 1);
            assertThat(events).hasSize(1);
            run.delete(policy);
            await().until(() -> events.size() == 2);
            await().until(() -> policies.state().policies().isEmpty());
            assertThat(run.count("malformedMessages")).isZero();
        }
    }

    private static RmrEngine engine(Consumer<RmrDelivery> receiver) throws IOException {
        RmrConfig config =
                RmrConfig.onPort(0, "127.0.0.1", new RouteSource.Pushed(0)).boundTo("127.0.0.1");
        return RmrEngine.start(
                config,
                message -> receiver.accept(message.copy()),
                InstantSource.system(),
                System::nanoTime,
                new Random(1));
    }

    private static void push(RmrEngine from, RmrEngine to, String records)
            throws InterruptedException, ExecutionException {
        String table = "newrt|start|t1\n" + records + "\nnewrt|end\n";
        RmrDelivery ack = from.callTo(
                        to.controlAddress(),
                        RmrMessage.of(MessageType.RMRRM_TABLE_DATA.number(), table),
                        Duration.ofSeconds(10))
                .get();
        assertThat(ack.message().payloadText()).startsWith("OK t1");
    }
}
