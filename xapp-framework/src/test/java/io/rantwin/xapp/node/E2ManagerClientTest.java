package io.rantwin.xapp.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.codecs.per.Octets;
import io.rantwin.xapp.node.E2Node.GlobalNbId;
import io.rantwin.xapp.node.E2Node.NodeType;
import io.rantwin.xapp.node.E2Node.RanFunction;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class E2ManagerClientTest {
    private static final String GNB = """
            {"ranName":"gnb_001_001_00019b","connectionStatus":"CONNECTED",
             "globalNbId":{"plmnId":"00F110","nbId":"0000000000000110011011"},"nodeType":"GNB",
             "gnb":{"ranFunctions":[
                {"ranFunctionDefinition":"60304F52\\n 414E","ranFunctionRevision":2,"ranFunctionOid":"1.3.6.1.4.1.53148.1.2.2.2"},
                {"ranFunctionId":3,"ranFunctionDefinition":""}],
               "gnbType":"GNB","nodeConfigs":[{"e2nodeComponentInterfaceType":"f1","future":[1]}]},
             "associatedE2tInstanceAddress":"10.0.2.10:38000","setupFromNetwork":true,
             "statusUpdateTimeStamp":"1763712345678901234","gnbNodeType":"DU","duId":"1","unknownMember":{"a":[]}}""";

    private static final String MINIMAL = "{\"ranName\":\"enB_macro_001_001_0001\",\"enb\":{}}";

    private final FakeE2Manager manager = new FakeE2Manager();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void end() {
        http.close();
        manager.close();
    }

    private E2ManagerClient client(Duration timeout, long octets) {
        return new E2ManagerClient(
                http, manager.base(), new E2ManagerClient.Limits(timeout, octets), InstantSource.system());
    }

    private E2ManagerClient client() {
        return client(Duration.ofSeconds(20), 1 << 20);
    }

    @Test
    void readsANodeAsTheE2ManagerWritesIt() throws Exception {
        manager.nodes(Map.of("gnb_001_001_00019b", GNB));
        assertThat(client().read("gnb_001_001_00019b"))
                .isEqualTo(new E2Node(
                        "gnb_001_001_00019b",
                        ConnectionStatus.CONNECTED,
                        new GlobalNbId("00F110", "0000000000000110011011"),
                        NodeType.GNB,
                        "DU",
                        "",
                        "1",
                        List.of(
                                new RanFunction(0, Octets.ofHex("60304f52414e"), 2, "1.3.6.1.4.1.53148.1.2.2.2"),
                                new RanFunction(3, Octets.EMPTY, 0, "")),
                        "10.0.2.10:38000",
                        1763712345678901234L));
    }

    @Test
    void whatIsLeftOutHasItsDefault() throws Exception {
        manager.nodes(Map.of("enB_macro_001_001_0001", MINIMAL));
        assertThat(client().read("enB_macro_001_001_0001"))
                .isEqualTo(new E2Node(
                        "enB_macro_001_001_0001",
                        ConnectionStatus.UNKNOWN_CONNECTION_STATUS,
                        null,
                        NodeType.ENB,
                        "",
                        "",
                        "",
                        List.of(),
                        null,
                        0));
    }

    @Test
    void readsAllNodes() throws Exception {
        Map<String, String> bodies = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            bodies.put("gnb_" + i, "{\"ranName\":\"gnb_" + i + "\",\"connectionStatus\":\"CONNECTED\",\"gnb\":{}}");
        }
        manager.nodes(bodies);
        NodeSource.Reading reading = client().readAll();
        assertThat(reading.nodes()).extracting(E2Node::ranName).containsExactlyElementsOf(bodies.keySet());
        assertThat(reading.unreadable()).isEmpty();
    }

    @Test
    void noNodesIsAnAnswer() throws Exception {
        manager.answer("states", "[]");
        assertThat(client().readAll().nodes()).isEmpty();
        assertThat(client().read("gnb_1")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "17",
                "{",
                "{\"ranName\":\"other\"}",
                "{\"gnb\":{}}",
                "{\"ranName\":\"bad\"} {}",
                "<html>Bad gateway</html>"
            })
    void aBadNodeCostsOneCountAndNotTheList(String body) throws Exception {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("bad", body);
        bodies.put("enB_macro_001_001_0001", MINIMAL);
        manager.nodes(bodies);
        E2ManagerClient client = client();
        NodeSource.Reading reading = client.readAll();
        assertThat(reading.nodes()).extracting(E2Node::ranName).containsExactly("enB_macro_001_001_0001");
        assertThat(reading.unreadable()).isEqualTo(Map.of("bad", ConnectionStatus.CONNECTED));
        assertThat(client.unreadable().getAsLong()).isEqualTo(1);
        assertThatThrownBy(() -> client.read("bad")).isInstanceOf(NodeSourceException.class);
    }

    @Test
    void aNodeThatAnswersWithAnErrorIsBadAndADeletedOneIsGone() throws Exception {
        manager.answer(
                "states",
                "[" + FakeE2Manager.state("bad", "DISCONNECTED") + "," + FakeE2Manager.state("gone", "CONNECTED")
                        + "]");
        manager.answer("bad", 500, "{\"errorCode\":501,\"errorMessage\":\"RNIB error\"}");
        NodeSource.Reading reading = client().readAll();
        assertThat(reading.nodes()).isEmpty();
        assertThat(reading.unreadable()).isEqualTo(Map.of("bad", ConnectionStatus.DISCONNECTED));
    }

    @Test
    void elementsOfTheListWithoutSenseAreLeftOut() throws Exception {
        manager.nodes(Map.of("enB_macro_001_001_0001", MINIMAL));
        String element = FakeE2Manager.state("enB_macro_001_001_0001", "NEW_STATUS");
        manager.answer(
                "states", "[null,7,{},{\"inventoryName\":5},{\"inventoryName\":\"\"}," + element + "," + element + "]");
        E2ManagerClient client = client();
        assertThat(client.readAll().nodes()).hasSize(1);
        assertThat(client.unreadable().getAsLong()).isEqualTo(6);
    }

    @Test
    void aBadFunctionCostsOneCountAndNotTheNode() throws Exception {
        manager.answer("n", """
                {"ranName":"n","connectionStatus":1,"nodeType":2,"statusUpdateTimeStamp":5,"gnb":{"ranFunctions":[
                  {"ranFunctionId":"7","ranFunctionDefinition":"ab","ranFunctionOid":null},
                  {"ranFunctionId":1,"ranFunctionDefinition":"abc"},
                  {"ranFunctionId":1,"ranFunctionDefinition":"zz"},
                  {"ranFunctionId":-1,"ranFunctionDefinition":"ab"},
                  {"ranFunctionId":4096,"ranFunctionDefinition":"ab"},
                  {"ranFunctionId":1.5,"ranFunctionDefinition":"ab"},
                  {"ranFunctionId":1e99,"ranFunctionDefinition":"ab"},
                  {"ranFunctionId":{},"ranFunctionDefinition":"ab"},
                  5]}}""");
        E2ManagerClient client = client();
        E2Node node = client.read("n");
        assertThat(node.ranFunctions()).containsExactly(new RanFunction(7, Octets.ofHex("ab"), 0, ""));
        assertThat(node.connectionStatus()).isEqualTo(ConnectionStatus.CONNECTED);
        assertThat(node.nodeType()).isEqualTo(NodeType.GNB);
        assertThat(node.statusUpdateTimeStamp()).isEqualTo(5);
        assertThat(client.unreadable().getAsLong()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[", "\"states\""})
    void aListThatMakesNoSenseIsNoReading(String body) {
        manager.answer("states", body);
        assertThatThrownBy(() -> client().readAll())
                .isInstanceOf(NodeSourceException.class)
                .hasMessageContaining("/v1/nodeb/states");
    }

    @Test
    void anErrorForTheListIsNoReading() {
        manager.answer("states", 503, "[]");
        assertThatThrownBy(() -> client().readAll())
                .isInstanceOf(NodeSourceException.class)
                .hasMessageContaining("503");
    }

    @Test
    void anEndlessBodyIsRefused() {
        manager.answer("states", "[" + " ".repeat(100_000) + "]");
        assertThatThrownBy(() -> client(Duration.ofSeconds(20), 10_000).readAll())
                .isInstanceOf(NodeSourceException.class);
    }

    @Test
    void aBodyThatNeverEndsCostsTheTimeoutOnce() {
        manager.answers.put("states", new FakeE2Manager.Answer(200, "[", true));
        assertThatThrownBy(() -> client(Duration.ofMillis(200), 10_000).readAll())
                .isInstanceOf(NodeSourceException.class)
                .hasMessageContaining("200 ms");
    }

    @Test
    void anE2ManagerThatStopsAnsweringEndsTheReading() {
        StringBuilder list = new StringBuilder("[" + FakeE2Manager.state("n0", "CONNECTED"));
        for (int i = 1; i < 100; i++) {
            list.append(",").append(FakeE2Manager.state("n" + i, "CONNECTED"));
        }
        manager.answer("states", list.append("]").toString());
        for (int i = 0; i < 100; i++) {
            manager.answers.put("n" + i, new FakeE2Manager.Answer(200, "{", true));
        }
        assertThatThrownBy(() -> client(Duration.ofMillis(500), 100_000).readAll())
                .isInstanceOf(NodeSourceException.class)
                .hasMessageContaining("n0");
        assertThat(manager.requests()).isLessThan(20);
    }

    @Test
    void namesAreWrittenAsPathsAllow() throws Exception {
        manager.answer("a b/ü?", "{\"ranName\":\"a b/ü?\"}");
        assertThat(client().read("a b/ü?")).isNotNull();
    }

    @Test
    void nobodyThereIsNoReading() {
        URI nowhere = manager.base();
        manager.close();
        var client = new E2ManagerClient(http, nowhere, new E2ManagerClient.Limits(), InstantSource.system());
        assertThatThrownBy(client::readAll)
                .isInstanceOf(NodeSourceException.class)
                .hasMessageContaining(nowhere.getAuthority());
    }
}
