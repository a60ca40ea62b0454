package io.rantwin.harness.ric.e2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.rantwin.harness.recording.HandMovedClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class E2mgrTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NODE = E2Box.ranName(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private E2Box box;
    private Javalin server;

    @BeforeEach
    void start() throws Exception {
        box = new E2Box(new HandMovedClock(), E2Faults.NONE);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    new E2mgr(box.termination).register(config);
                })
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void close() {
        server.stop();
        box.close();
        http.close();
    }

    private HttpResponse<String> call(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> response = call("GET", path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/json");
        return JSON.readTree(response.body());
    }

    @Test
    void showsNodesAsThePlatformDoes() throws Exception {
        assertThat(get("/v1/nodeb/states")).isEmpty();
        assertThat(get("/v1/e2t/list"))
                .isEqualTo(JSON.readTree("[{\"e2tAddress\":\"127.0.0.1:38000\",\"ranNames\":[]}]"));
        try (RawNode node = new RawNode(box.address)) {
            node.setUp(1);
            box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
            JsonNode state = JSON.readTree("{\"inventoryName\":\"" + NODE
                    + "\",\"globalNbId\":{\"plmnId\":\"00F110\",\"nbId\":\"0000000000000000000001\"},"
                    + "\"connectionStatus\":\"CONNECTED\"}");
            assertThat(get("/v1/nodeb/states")).containsExactly(state);
            assertThat(get("/v1/nodeb/states/" + NODE)).isEqualTo(state);
            assertThat(get("/v1/e2t/list"))
                    .isEqualTo(JSON.readTree("[{\"e2tAddress\":\"127.0.0.1:38000\",\"ranNames\":[\"" + NODE + "\"]}]"));
            JsonNode nodeb = get("/v1/nodeb/" + NODE);
            assertThat(nodeb.path("ranName").asText()).isEqualTo(NODE);
            assertThat(nodeb.path("nodeType").asText()).isEqualTo("GNB");
            assertThat(nodeb.path("setupFromNetwork").asBoolean()).isTrue();
            assertThat(nodeb.path("statusUpdateTimeStamp").asText()).isEqualTo("1767225600000000000");
            assertThat(nodeb.path("gnb"))
                    .isEqualTo(JSON.readTree("{\"ranFunctions\":[{\"ranFunctionId\":2,\"ranFunctionDefinition\":\"00\","
                            + "\"ranFunctionRevision\":1,\"ranFunctionOid\":\"1.3.6.1.4.1.53148.1.2.2.2\"}],"
                            + "\"gnbType\":\"GNB\",\"nodeConfigs\":[{\"e2nodeComponentInterfaceType\":\"f1\","
                            + "\"e2nodeComponentRequestPart\":\"AQI=\",\"e2nodeComponentResponsePart\":\"Aw==\","
                            + "\"e2nodeComponentInterfaceTypeF1\":{\"gNBDuId\":\"9\"}}]}"));
        }
        box.awaitStatus(NODE, ConnectionStatus.DISCONNECTED);
        assertThat(get("/v1/nodeb/states/" + NODE).path("connectionStatus").asText())
                .isEqualTo("DISCONNECTED");
    }

    @Test
    void saysSoWhenANodeIsUnknown() throws Exception {
        for (String path : new String[] {"/v1/nodeb/gnb_x", "/v1/nodeb/states/gnb_x"}) {
            HttpResponse<String> response = call("GET", path);
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(JSON.readTree(response.body()).path("errorCode").asInt()).isEqualTo(404);
            assertThat(JSON.readTree(response.body()).path("errorMessage").asText())
                    .contains("gnb_x");
        }
        assertThat(call("GET", "/v1/health").statusCode()).isEqualTo(200);
    }

    @Test
    void shutsDownAllNodesAndResetsOne() throws Exception {
        try (RawNode node = new RawNode(box.address)) {
            node.setUp(1);
            box.awaitStatus(NODE, ConnectionStatus.CONNECTED);
            assertThat(call("PUT", "/v1/nodeb/" + NODE + "/reset").statusCode()).isEqualTo(204);
            assertThat(node.next()[1]).as("procedure code of a reset").isEqualTo((byte) 3);
            assertThat(call("PUT", "/v1/nodeb/shutdown").statusCode()).isEqualTo(204);
            assertThat(node.isClosedByPeer()).isTrue();
        }
        await().until(() -> box.termination.node(NODE).orElseThrow().status() == ConnectionStatus.SHUT_DOWN);
        HttpResponse<String> reset = call("PUT", "/v1/nodeb/" + NODE + "/reset");
        assertThat(reset.statusCode()).isEqualTo(400);
        assertThat(reset.body()).contains("SHUT_DOWN");
    }
}
