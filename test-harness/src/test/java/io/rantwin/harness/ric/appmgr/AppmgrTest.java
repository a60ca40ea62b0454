package io.rantwin.harness.ric.appmgr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.harness.recording.HandMovedClock;
import io.rantwin.harness.ric.rest.JsonInput;
import io.rantwin.harness.ric.rest.TestServer;
import io.rantwin.harness.ric.store.MemoryData;
import io.rantwin.harness.ric.timing.Agenda;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppmgrTest {
    private static final String DESCRIPTOR = """
            {"messaging":{"ports":[{"name":"http","port":8080},{"name":"rmrroute","port":4999},
             {"name":"rmrdata","port":4560,"rxMessages":["RIC_INDICATION"],"txMessages":["RIC_CONTROL_REQ"],
              "policies":[20008]}]}}""";
    private static final Executor VIRTUAL = Thread::startVirtualThread;

    private final HandMovedClock clock = new HandMovedClock();
    private final Agenda agenda = new Agenda(clock, 100);
    private final HttpClient http = HttpClient.newHttpClient();
    private final MemoryData data = new MemoryData();

    @AfterEach
    void close() {
        http.close();
    }

    private Appmgr appmgr(boolean isRealistic) {
        return new Appmgr(isRealistic, data, new ConfigFetch(http, VIRTUAL, agenda), agenda);
    }

    private static String registration(int httpPort, String config) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("appName", "pod")
                .put("appVersion", "1.0.0")
                .put("appInstanceName", "twin")
                .put("httpEndpoint", "127.0.0.1:" + httpPort)
                .put("rmrEndpoint", "127.0.0.1:4560")
                .put("config", config)
                .toString();
    }

    @Test
    void aRegisterThatTheSharedDataLostIsWrittenAgain() throws Exception {
        Appmgr appmgr = appmgr(true);
        appmgr.register(Xapp.read(JsonInput.parse(registration(1, DESCRIPTOR).getBytes(UTF_8), 10_000)));
        data.clear();
        appmgr.keepAgain();

        Appmgr next = appmgr(true);
        next.restore();
        assertThat(next.xapps()).extracting(Xapp::appInstanceName).containsExactly("twin");
    }

    @Test
    void registersListsAndDeregisters() throws Exception {
        Appmgr appmgr = appmgr(true);
        List<List<Xapp>> told = new CopyOnWriteArrayList<>();
        appmgr.watch(told::add);
        try (TestServer server = new TestServer(new AppmgrRoutes(appmgr)::register)) {
            assertThat(server.post("/ric/v1/register", registration(8080, DESCRIPTOR))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(told.getLast()).hasSize(1);
            assertThat(told.getLast().getFirst().controlAddress()).hasToString("127.0.0.1:4999");

            JsonNode list =
                    JsonInput.MAPPER.readTree(server.get("/ric/v1/xapps").body());
            assertThat(list.at("/0/name").asText()).isEqualTo("twin");
            assertThat(list.at("/0/instances/0/policies/0").asInt()).isEqualTo(20_008);
            assertThat(server.get("/ric/v1/xapps/twin/instances/pod").statusCode())
                    .isEqualTo(200);
            assertThat(server.get("/ric/v1/xapps/other").statusCode()).isEqualTo(404);
            assertThat(JsonInput.MAPPER
                            .readTree(server.get("/ric/v1/config").body())
                            .at("/0/config")
                            .asText())
                    .isEqualTo(DESCRIPTOR);

            assertThat(server.post("/ric/v1/deregister", "{\"appName\":\"pod\",\"appInstanceName\":\"twin\"}")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(told.getLast()).isEmpty();
        }
    }

    @Test
    void registeringTwiceTakesTheEntryAwayAsThePlatformDoes() throws Exception {
        for (boolean isRealistic : new boolean[] {true, false}) {
            Appmgr appmgr = appmgr(isRealistic);
            try (TestServer server = new TestServer(new AppmgrRoutes(appmgr)::register)) {
                server.post("/ric/v1/register", registration(8080, DESCRIPTOR));
                assertThat(server.post("/ric/v1/register", registration(8080, DESCRIPTOR))
                                .statusCode())
                        .isEqualTo(201);
                assertThat(appmgr.xapps()).hasSize(isRealistic ? 0 : 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{}",
                "{\"appName\":\"a\",\"appInstanceName\":\"b\",\"httpEndpoint\":\"here\",\"rmrEndpoint\":\"h:1\"}",
                "{\"appName\":\"a\",\"appInstanceName\":\"b\",\"httpEndpoint\":\"h:1\",\"rmrEndpoint\":\"h:99999\"}",
                "{\"appName\":\"a\",\"appInstanceName\":\"b\",\"httpEndpoint\":\"h:1\",\"rmrEndpoint\":\"h:1\",\"config\":{}}"
            })
    void refusesWhatIsNoRegistration(String body) throws Exception {
        Appmgr appmgr = appmgr(true);
        try (TestServer server = new TestServer(new AppmgrRoutes(appmgr)::register)) {
            var answer = server.post("/ric/v1/register", body);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("errorMessage");
            assertThat(appmgr.all()).isEmpty();
        }
    }

    @Test
    void asksForTheDescriptorUntilItGetsIt() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        String config = JsonNodeFactory.instance
                .arrayNode()
                .add(JsonNodeFactory.instance.objectNode().put("config", DESCRIPTOR))
                .toString();
        Appmgr appmgr = appmgr(true);
        try (TestServer xapp = new TestServer(routes -> routes.get(
                        "/ric/v1/config",
                        context -> context.status(asked.incrementAndGet() < 3 ? 503 : 200)
                                .result(config)));
                TestServer server = new TestServer(new AppmgrRoutes(appmgr)::register)) {
            server.post("/ric/v1/register", registration(xapp.port(), ""));
            for (int pause = 0; pause < 2; pause++) {
                assertThat(appmgr.xapps()).isEmpty();
                Awaitility.await().until(() -> agenda.waiting() == 1);
                clock.advance(Duration.ofSeconds(4));
                agenda.tick();
            }
            Awaitility.await().until(() -> !appmgr.xapps().isEmpty());
            assertThat(appmgr.xapps().getFirst().messaging().rxMessages()).containsExactly("RIC_INDICATION");
            assertThat(asked).hasValue(3);
        }
    }

    @Test
    void forgetsAnXappThatNeverAnswers() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Appmgr appmgr = appmgr(true);
        try (TestServer xapp = new TestServer(routes -> routes.get("/ric/v1/config", context -> {
                    asked.incrementAndGet();
                    context.result("[{\"config\":{\"an\":\"object\"}}]");
                }));
                TestServer server = new TestServer(new AppmgrRoutes(appmgr)::register)) {
            server.post("/ric/v1/register", registration(xapp.port(), ""));
            for (int pause = 0; pause < 4; pause++) {
                Awaitility.await().until(() -> agenda.waiting() == 1);
                clock.advance(Duration.ofSeconds(4));
                agenda.tick();
            }
            Awaitility.await().until(() -> appmgr.all().isEmpty());
            assertThat(asked).hasValue(5);
            assertThat(appmgr.state().at("/complaints/no descriptor").asInt()).isEqualTo(1);
        }
    }

    @Test
    void theRegisterOutlivesARestart() throws Exception {
        try (TestServer server = new TestServer(new AppmgrRoutes(appmgr(true))::register)) {
            server.post("/ric/v1/register", registration(8080, DESCRIPTOR));
        }
        Appmgr restarted = appmgr(true);
        restarted.restore();
        assertThat(restarted.xapps()).extracting(Xapp::appInstanceName).containsExactly("twin");
        restarted.forgetAll();
        Appmgr again = appmgr(true);
        again.restore();
        assertThat(again.xapps()).isEmpty();
    }

    @Test
    void aSectionRmrHasPrecedence() {
        Messaging messaging = Messaging.of("""
                {"rmr":{"rxMessages":["A1_POLICY_REQ"],"policies":[1]},
                 "messaging":{"ports":[{"name":"rmr-data","port":1,"rxMessages":["RIC_INDICATION"]}]}}""");
        assertThat(messaging.rxMessages()).containsExactly("A1_POLICY_REQ");
        assertThat(messaging.routePort()).isEqualTo(4561);
        assertThat(Messaging.of("nonsense").rxMessages()).isEmpty();
    }
}
