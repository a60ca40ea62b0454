package io.rantwin.planner.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.configuration.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a network of two cells that keeps what it is told: what is put there, what is taken back, and what is left alone. */
class O1ChannelTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Configuration PLAN = new Configuration(
            List.of(Setting.offset("A", "B", 0, 3), Setting.offset("B", "A", 0, -3), Setting.tilt("A", 6, 8)));

    /** By path: the value there is. */
    private final Map<String, Double> values = new TreeMap<>(Map.of(
            "/NRCellDU/S1-1/NRCellRelation/S1-2", 0.0,
            "/NRCellDU/S1-2/NRCellRelation/S1-1", 0.0,
            "/NRCellDU/S1-1", 6.0));

    private final List<String> patched = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = A1Http.client(threads, Duration.ofSeconds(5));
    private HttpServer server;
    private O1Channel channel;
    private int failAfter = Integer.MAX_VALUE;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        channel = new O1Channel(new A1Http(
                client,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                Duration.ofSeconds(30),
                A1Http.TokenSource.NONE));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        client.shutdownNow();
        threads.shutdownNow();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int status = 200;
        if (exchange.getRequestMethod().equals("PATCH")) {
            ObjectNode body = (ObjectNode) JSON.readTree(exchange.getRequestBody());
            if (patched.size() >= failAfter) {
                status = 503;
            } else {
                values.put(path, body.properties().iterator().next().getValue().asDouble());
                patched.add(path + " " + body);
            }
        }
        byte[] octets = JSON.writeValueAsBytes(topology());
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    private ObjectNode topology() {
        ArrayNode cells = JSON.createArrayNode();
        for (String each : List.of("A", "B")) {
            String name = each.equals("A") ? "S1-1" : "S1-2";
            String other = each.equals("A") ? "S1-2" : "S1-1";
            ObjectNode cell = cells.addObject()
                    .put("cellId", each)
                    .put("name", name)
                    .put("electricalTiltDegrees", values.getOrDefault("/NRCellDU/" + name, 6.0));
            cell.putArray("nRCellRelations")
                    .addObject()
                    .put("neighbourName", each.equals("A") ? "B" : "A")
                    .put("cellIndividualOffset", values.get("/NRCellDU/" + name + "/NRCellRelation/" + other));
        }
        ObjectNode json = JSON.createObjectNode();
        json.putArray("sites").addObject().set("cells", cells);
        return json;
    }

    private static PolicyOrder order(Configuration configuration) {
        return new PolicyOrder("lb", O1Channel.RIC, Configuration.TYPE, configuration.toJson());
    }

    @Test
    void whatIsPutIsThereAndWhatIsTakenBackIsAsItWas() throws PushException {
        PolicyOrder order = order(PLAN);
        assertThat(channel.read(order)).isNull();
        assertThat(channel.status(order)).isNull();
        channel.put(order, false);
        assertThat(patched)
                .containsExactly(
                        "/NRCellDU/S1-1/NRCellRelation/S1-2 {\"cellIndividualOffset\":3.0}",
                        "/NRCellDU/S1-2/NRCellRelation/S1-1 {\"cellIndividualOffset\":-3.0}",
                        "/NRCellDU/S1-1 {\"electricalTiltDegrees\":8.0}");
        assertThat(channel.read(order)).isEqualTo(PLAN.toJson());
        assertThat(channel.status(order)).isEqualTo(PolicyStatus.ENFORCED);
        channel.put(order, true);
        assertThat(patched).as("what is there is not set again").hasSize(3);
        channel.delete(order);
        assertThat(values.values()).containsExactlyInAnyOrder(0.0, 0.0, 6.0);
        assertThat(channel.read(order)).isNull();
    }

    @Test
    void whatWasCutShortIsSeenFinishedAndTakenBack() throws PushException {
        PolicyOrder order = order(PLAN);
        failAfter = 1;
        PushException failed = catchThrowableOfType(PushException.class, () -> channel.put(order, false));
        assertThat(failed.kind()).isEqualTo(PushException.Kind.UNREACHABLE);
        assertThat(channel.read(order)).isNotNull().isNotEqualTo(PLAN.toJson());
        assertThat(String.valueOf(channel.read(order))).contains("cellIndividualOffset of B towards A");
        assertThat(channel.status(order).enforceStatus()).isEqualTo(PolicyStatus.EnforceStatus.NOT_ENFORCED);
        failAfter = Integer.MAX_VALUE;
        channel.delete(order);
        assertThat(channel.read(order)).isNull();
        channel.put(order, false);
        assertThat(channel.read(order)).isEqualTo(PLAN.toJson());
    }

    @Test
    void whatSomebodyElseHasSetIsRefusedAndLeftToThem() throws PushException {
        values.put("/NRCellDU/S1-1", 12.0);
        PolicyOrder order = order(PLAN);
        PushException refused = catchThrowableOfType(PushException.class, () -> channel.put(order, false));
        assertThat(refused.kind()).isEqualTo(PushException.Kind.REFUSED);
        assertThat(refused)
                .hasMessageContaining("electricalTiltDegrees of A is 12.0 by now")
                .hasMessageContaining("plan again");
        assertThat(patched).as("nothing is done in part").isEmpty();
        values.put("/NRCellDU/S1-1/NRCellRelation/S1-2", 3.0);
        channel.delete(order);
        assertThat(values)
                .containsEntry("/NRCellDU/S1-1", 12.0)
                .containsEntry("/NRCellDU/S1-1/NRCellRelation/S1-2", 0.0);
    }

    @Test
    void cellsThatAreNotThereAndPoliciesOfRicsAreRefused() {
        PolicyOrder unknown = order(new Configuration(List.of(Setting.power("C", 46, 43))));
        assertThat(catchThrowableOfType(PushException.class, () -> channel.put(unknown, false)))
                .hasMessageContaining("configuredMaxTxPowerDbm of C is not there");
        PolicyOrder policy = new PolicyOrder("es", O1Channel.RIC, "ORAN_EnergySaving_3.0.1", JSON.createObjectNode());
        assertThat(catchThrowableOfType(PushException.class, () -> channel.read(policy)))
                .hasMessageContaining("is for a near-RT RIC");
        PolicyOrder wrong = new PolicyOrder(
                "lb", O1Channel.RIC, Configuration.TYPE, JSON.createObjectNode().put("colour", "red"));
        assertThat(catchThrowableOfType(PushException.class, () -> channel.read(wrong)))
                .hasMessageContaining("/colour: is not known here");
    }
}
