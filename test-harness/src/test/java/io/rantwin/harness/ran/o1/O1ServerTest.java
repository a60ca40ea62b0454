package io.rantwin.harness.ran.o1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.harness.ran.energy.PowerState;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.node.NetworkIdentities;
import io.rantwin.harness.ran.node.NodePlan;
import io.rantwin.harness.ran.scenario.CellNames;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asks over HTTP and looks into the network itself for what became of it. */
class O1ServerTest {
    private static final int IGNORING_CELL = 2;

    private final RadioNetwork network = NetworkQueueTest.network();
    private final NetworkQueue queue = new NetworkQueue(16);
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final Thread owner = new Thread(() -> {
        while (!isOver.get()) {
            network.step();
            queue.runOn(network);
        }
    });

    @TempDir
    private Path folder;

    private volatile double wantedSpeed;
    private O1Server server;
    private HttpClient client;

    @BeforeEach
    void start() throws IOException {
        server = O1Server.start(
                "127.0.0.1",
                0,
                queue,
                new CellNames(network.plan().layout()).all(),
                new NetworkIdentities(network.plan(), NodePlan.DEFAULT).cellIds(),
                cell -> cell == IGNORING_CELL,
                folder,
                speed -> wantedSpeed = speed);
        client = HttpClient.newHttpClient();
        owner.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        isOver.set(true);
        owner.join();
        server.close();
        client.close();
    }

    @Test
    void changesPowerAndTiltAndAnswersWithWhatIsInForce() throws Exception {
        JsonNode answer =
                patch("/NRCellDU/S1-2", "{\"configuredMaxTxPowerDbm\":40.0,\"electricalTiltDegrees\":12}", 200);

        assertThat(answer.get("configuredMaxTxPowerDbm").doubleValue()).isEqualTo(40);
        // 40 dBm are 10 W.
        assertThat(answer.get("configuredMaxTxPower").intValue()).isEqualTo(10_000);
        assertThat(now().configuredMaxTxPowerDbm(1)).isEqualTo(40);
        assertThat(now().electricalTiltDegrees(1)).isEqualTo(12);
        assertThat(now().configuredMaxTxPowerDbm(0)).isEqualTo(46);

        patch("/NRCellDU/1", "{\"configuredMaxTxPower\":20000}", 200);
        assertThat(now().configuredMaxTxPowerDbm(1)).isCloseTo(43.01, within(0.001));
    }

    @Test
    void movesTheBorderOfARelation() throws Exception {
        patch("/NRCellDU/0/NRCellRelation/1", "{\"cellIndividualOffset\":-6}", 200);
        assertThat(now().individualOffsetDb(0, 1)).isEqualTo(-6);
        assertThat(now().individualOffsetDb(1, 0)).isZero();
        assertThat(get("/NRCellDU/S1-1/NRCellRelation/S1-2", 200)
                        .get("cellIndividualOffset")
                        .doubleValue())
                .isEqualTo(-6);
        assertThat(get("/NRCellDU/0/NRCellRelation", 200)).hasSize(2);
        assertThat(get("/NRCellDU/0/NRCellRelation/0", 404).toString()).contains("no relation");
    }

    @Test
    void guaranteesASliceItsShareAndRefusesWhatCannotBe() throws Exception {
        JsonNode slices = get("/NRCellDU/0/RRMPolicyRatio", 200);
        String name = slices.get(0).has("sD")
                ? String.format(
                        "%d-%06x",
                        slices.at("/0/sST").asInt(), slices.at("/0/sD").asInt())
                : slices.at("/0/sST").asText();
        JsonNode answer = patch("/NRCellDU/S1-1/RRMPolicyRatio/" + name, "{\"rRMPolicyMinRatio\":35}", 200);
        assertThat(answer.get("rRMPolicyMinRatio").intValue()).isEqualTo(35);
        assertThat(now().policy(0, 0).minRatio()).isEqualTo(35);
        assertThat(now().policy(1, 0).minRatio()).isZero();
        assertThat(get("/topology", 200)
                        .findParents("rRMPolicyRatios")
                        .getFirst()
                        .at("/rRMPolicyRatios/0"))
                .isEqualTo(answer);
        assertThat(patch("/NRCellDU/0/RRMPolicyRatio/" + name, "{\"rRMPolicyMaxRatio\":30}", 409)
                        .toString())
                .contains("0 <= dedicated <= min <= max <= 100");
        patch("/NRCellDU/0/RRMPolicyRatio/" + name, "{\"rRMPolicyMinRatio\":0.5}", 400);
        patch("/NRCellDU/0/RRMPolicyRatio/" + name, "{}", 400);
        patch("/NRCellDU/0/RRMPolicyRatio/99-000063", "{\"rRMPolicyMinRatio\":5}", 404);
        patch("/NRCellDU/2/RRMPolicyRatio/" + name, "{\"rRMPolicyMinRatio\":20}", 200);
        assertThat(now().policy(2, 0).minRatio()).isZero();
    }

    @Test
    void putsACellToSleepAndWakesIt() throws Exception {
        patch("/NRCellDU/0", "{\"administrativeState\":\"LOCKED\"}", 200);
        awaitServing(false);
        JsonNode cell = get("/NRCellDU/0", 200);
        assertThat(cell.get("administrativeState").textValue()).isEqualTo("LOCKED");
        assertThat(cell.get("operationalState").textValue()).isEqualTo("DISABLED");
        patch("/NRCellDU/0", "{\"administrativeState\":\"UNLOCKED\"}", 200);
        awaitServing(true);
        assertThat(now().isBarred(0)).isFalse();

        patch("/NRCellDU/0", "{\"powerState\":\"light_sleep\"}", 200);
        awaitServing(false);
        assertThat(queue.submit(it -> it.powerState(0)).get()).isIn(PowerState.LIGHT_SLEEP, PowerState.ACTIVE);
    }

    @Test
    void thePaceOfTheNetworkIsChangedWhileItRuns() throws Exception {
        assertThat(patch("/pace", "{\"speed\":10}", 200).get("speed").doubleValue())
                .isEqualTo(10);
        assertThat(wantedSpeed).isEqualTo(10);
        patch("/pace", "{\"speed\":0}", 400);
        patch("/pace", "{}", 400);
        assertThat(wantedSpeed).isEqualTo(10);
    }

    @Test
    void acknowledgesAndDoesNothingWhereTheFaultSaysSo() throws Exception {
        JsonNode answer = patch("/NRCellDU/2", "{\"electricalTiltDegrees\":3}", 200);
        assertThat(answer.get("electricalTiltDegrees").doubleValue()).isEqualTo(3);
        assertThat(now().electricalTiltDegrees(2)).isEqualTo(9);
        assertThat(get("/NRCellDU/2", 200).get("electricalTiltDegrees").doubleValue())
                .isEqualTo(9);
        patch("/NRCellDU/2/NRCellRelation/0", "{\"cellIndividualOffset\":3}", 200);
        assertThat(now().individualOffsetDb(2, 0)).isZero();
    }

    @Test
    void tellsTheTopologyAsItIsNow() throws Exception {
        patch("/NRCellDU/1", "{\"configuredMaxTxPowerDbm\":31}", 200);
        patch("/NRCellDU/1/NRCellRelation/2", "{\"cellIndividualOffset\":4}", 200);
        queue.submit(it -> {
                    it.parameters().setNeighbour(1, 0, false);
                    return 0;
                })
                .get();

        JsonNode topology = get("/topology", 200);
        JsonNode cell = topology.at("/sites/0/sectors/1/cells/0");
        assertThat(cell.get("name").textValue()).isEqualTo("S1-2");
        assertThat(cell.get("cellId").textValue()).isEqualTo("001-01-000004002");
        assertThat(cell.at("/nRCellRelations/0/neighbourName").textValue()).isEqualTo("001-01-000004003");
        assertThat(cell.get("configuredMaxTxPowerDbm").doubleValue()).isEqualTo(31);
        assertThat(cell.get("neighbours").toString()).isEqualTo("[2]");
        assertThat(cell.at("/nRCellRelations/0/cellIndividualOffset").doubleValue())
                .isEqualTo(4);
        assertThat(topology.at("/carriers/0/resourceBlocks").intValue()).isEqualTo(51);
        assertThat(topology.has("wrapVectors")).isTrue();
    }

    @Test
    void tellsPoliciesOfSlices() throws Exception {
        JsonNode policies = get("/NRCellDU/0/RRMPolicyRatio", 200);
        assertThat(policies).hasSize(1);
        assertThat(policies.get(0).get("sST").intValue()).isEqualTo(1);
        assertThat(policies.get(0).get("rRMPolicyMaxRatio").doubleValue()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/NRCellDU/0 | {\"configuredMaxTxPowerDbm\":90} | /configuredMaxTxPowerDbm must be a number within",
                "/NRCellDU/0 | {\"colour\":\"blue\"} | /colour is not known",
                "/NRCellDU/0 | {} | changes nothing",
                "/NRCellDU/0 | {\"powerState\":\"hibernating\"} | /powerState must be one of",
                "/NRCellDU/0 | {\"configuredMaxTxPowerDbm\":40,\"configuredMaxTxPower\":1} | one of the two",
                "/NRCellDU/0 | [1] | must be an object",
                "/NRCellDU/0 | {\"electricalTiltDegrees\": | is no JSON",
                "/NRCellDU/0/NRCellRelation/1 | {\"cellIndividualOffset\":25} | must be a number within -24.0 .. 24.0",
                "/NRCellDU/0/NRCellRelation/1 | {\"cellIndividualOffset\":null} | is missing"
            })
    void refusesAndSaysWhatAndWhere(String path, String body, String sentence) throws Exception {
        assertThat(patch(path, body, 400).get("errorMessage").textValue()).contains(sentence);
        assertThat(now().configuredMaxTxPowerDbm(0)).isEqualTo(46);
    }

    @Test
    void refusesCellsThatAreNotThere() throws Exception {
        assertThat(get("/NRCellDU/3", 404).toString()).contains("0 .. 2").contains("S1-1");
        get("/NRCellDU/-1", 404);
        get("/NRCellDU/99999999999", 404);
    }

    @Test
    void boundsBodies() throws Exception {
        HttpResponse<String> answer = send("PATCH", "/NRCellDU/0", " ".repeat(100_000));
        assertThat(answer.statusCode()).isIn(400, 413);
    }

    @Test
    void servesFilesOfCountersAndNothingElse() throws Exception {
        Files.writeString(folder.resolve("A-1.xml"), "<a/>");
        Files.writeString(folder.resolve("B-1.json"), "{}");
        Files.writeString(folder.resolve("secret.txt"), "no");
        Files.writeString(folder.resolve("C.xml.part"), "<");
        assertThat(get("/pm", 200))
                .extracting(entry -> entry.get("name").textValue())
                .containsExactly("A-1.xml", "B-1.json");
        assertThat(send("GET", "/pm/A-1.xml", null).body()).isEqualTo("<a/>");
        get("/pm/secret.txt", 404);
        get("/pm/..%2Fsecret.xml", 404, 400);
    }

    @Test
    void saysSoWhenTheNetworkIsGone() throws Exception {
        queue.close();
        assertThat(get("/topology", 503).toString()).contains("not running");
    }

    private void awaitServing(boolean isServing) throws Exception {
        while (queue.submit(it -> it.isServing(0)).get() != isServing) {
            Thread.onSpinWait();
        }
    }

    /** The parameters as the owner sees them; reads of the test are its only ones. */
    private io.rantwin.harness.ran.network.CellParameters now() throws Exception {
        return queue.submit(RadioNetwork::parameters).get();
    }

    private JsonNode get(String path, int... statuses) throws Exception {
        return json(send("GET", path, null), statuses);
    }

    private JsonNode patch(String path, String body, int status) throws Exception {
        return json(send("PATCH", path, body), status);
    }

    private static JsonNode json(HttpResponse<String> answer, int... statuses) throws IOException {
        assertThat(statuses).as(answer.body()).contains(answer.statusCode());
        String body = answer.body();
        return body.startsWith("{") || body.startsWith("[")
                ? new ObjectMapper().readTree(body)
                : new ObjectMapper().valueToTree(List.of(body));
    }

    private HttpResponse<String> send(String method, String path, @org.jspecify.annotations.Nullable String body)
            throws Exception {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, publisher)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
