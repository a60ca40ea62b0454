package io.rantwin.harness.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.types.MediatorNumbers;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.harness.Main;
import io.rantwin.harness.ran.scenario.ScenarioChanges;
import io.rantwin.harness.ran.scenario.ScenarioException;
import io.rantwin.harness.ran.scenario.Scenarios;
import io.rantwin.harness.ran.site.TopologyWriter;
import io.rantwin.harness.smo.Reports;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The chain of the non-RT side, each part a process of its own: planner with its engine of sweeps, management service and RIC, Kafka with
 * coordinator and producer. Any of them is killed at any moment while policies are wanted and dropped, reports come in and a sweep runs.
 * In the end nothing is lost, nothing is there that nobody wanted, and the audit chain holds.
 */
@Tag("acceptance")
class KilledChainTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofMinutes(4);
    private static final String RAPP = "rapp";
    private static final String PM = "pm";
    private static final String TYPE = "ORAN_EnergySaving_3.0.1";
    private static final long SEED = 20_261_122;
    private static final int KILLS = 12;
    private static final int STEPS = 5;
    private static final int CELLS = 3;
    private static final int POLICIES = 6;

    private final Random random = new Random(SEED);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    /** By id: what was acknowledged last. */
    private final Map<String, JsonNode> wanted = new TreeMap<>();
    /** By id: every body that was ever asked for, acknowledged or not. */
    private final Map<String, Set<JsonNode>> asked = new TreeMap<>();

    private final int rappPort = Ports.another();
    private final int icsPort = Ports.another();
    private final int kafkaPort = Ports.another();
    private RicWorld world;
    private int quarters;

    @BeforeEach
    void begin() throws IOException, ScenarioException {
        world = new RicWorld(RicWorld.SHORT_LIVED);
        Files.createDirectories(world.folder().resolve("pm"));
        var layout = Scenarios.named("city-21", ScenarioChanges.NONE).plan();
        try (OutputStream stream = Files.newOutputStream(world.folder().resolve("city.json"))) {
            TopologyWriter.write(layout.layout(), layout.neighbours(), stream);
        }
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        if (world != null) {
            world.close();
        }
    }

    private void startBox() throws IOException {
        world.startBox("--pms-port=" + world.ports().pms());
        world.await("the box answers", SOON, () -> world.state().has("pms") ? "" : "no state of the service");
        int number = MediatorNumbers.usual(PolicyTypes.known()).policyTypeId(TYPE);
        String type =
                PolicyTypes.known().byId(TYPE).toMediatorType(number).toJson().toString();
        assertThat(world.ask("PUT", world.ports().a1(), "/A1-P/v2/policytypes/" + number, type)
                        .statusCode())
                .isEqualTo(201);
        world.order("pms-look");
    }

    private void startPm() throws IOException {
        world.startProgram(
                PM,
                Map.of(),
                RicWorld.SHORT_LIVED,
                System.getProperty("java.class.path"),
                Main.class.getName(),
                List.of(
                        "pm",
                        "--files=" + world.folder().resolve("pm"),
                        "--kafka-folder=" + world.folder().resolve("kafka"),
                        "--ics-port=" + icsPort,
                        "--kafka-port=" + kafkaPort));
    }

    private List<String> program(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--folder=" + world.folder().resolve("planner"));
        return all;
    }

    private void startRapp() throws IOException {
        Planner.start(
                world,
                RAPP,
                program(
                        "rapp",
                        "--port=" + rappPort,
                        "--plans=" + world.folder(),
                        "--pms=http://127.0.0.1:" + world.ports().pms(),
                        "--compare=1",
                        "--ics=http://127.0.0.1:" + icsPort,
                        "--kafka=127.0.0.1:" + kafkaPort,
                        "--since=2023-11-01T00:00"));
    }

    private JsonNode send(String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rappPort + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return JSON.readTree(answer.body());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IOException(ended);
        }
    }

    /** Asks until it is answered, as a client does that does not know whether the first request was done. */
    private JsonNode until(String what, String method, String path, String body) {
        JsonNode[] answer = new JsonNode[1];
        world.await(what, SOON, () -> {
            answer[0] = send(method, path, body);
            return "";
        });
        return answer[0];
    }

    /** Each policy has a cell of its own, so that none is in the way of another. */
    private void wantOrDrop() {
        int number = 1 + random.nextInt(POLICIES);
        String id = "es-" + number;
        if (wanted.containsKey(id) && random.nextInt(3) == 0) {
            until("drop " + id, "DELETE", "/v1/policies/" + id + "?actor=ann&reason=over", "");
            wanted.remove(id);
            return;
        }
        ObjectNode policy = JSON.createObjectNode();
        ArrayNode cells = policy.putObject("scope").putArray("cellIdList");
        ObjectNode cell = cells.addObject();
        cell.putObject("plmnId").put("mcc", "001").put("mnc", "01");
        cell.putObject("cId").put("ncI", number);
        policy.putObject("esObjectives").put("esPercentage", 1 + random.nextInt(60));
        asked.computeIfAbsent(id, first -> new HashSet<>()).add(policy);
        ObjectNode wish = JSON.createObjectNode()
                .put("policyId", id)
                .put("ricId", "ric1")
                .put("policyTypeId", TYPE)
                .put("actor", "ann")
                .put("reason", "test");
        wish.set("policy", policy);
        until("want " + id, "POST", "/v1/policies", wish.toString());
        wanted.put(id, policy);
    }

    private void report() throws IOException {
        Path fresh = Files.write(
                world.folder().resolve("report.tmp"), JSON.writeValueAsBytes(Reports.quarter("n", quarters, CELLS)));
        Path to = world.folder().resolve("pm").resolve("report-%04d.json".formatted(quarters++));
        Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private String sweep() {
        return until("the sweep is taken", "POST", "/v1/sweeps", """
                {"plan":{"name":"night","network":{"topology":"city.json","load":0.3},
                  "template":{"kind":"energy-saving","asleep":{"probability":0.2}},
                  "space":{"method":"latin-hypercube","scenarios":2000},"draws":8}}""")
                .path("result")
                .asText();
    }

    private static Map<String, JsonNode> policies(JsonNode list, String id, String body) {
        Map<String, JsonNode> policies = new TreeMap<>();
        for (JsonNode each : list) {
            assertThat(policies.put(each.path(id).asText(), each.path(body)))
                    .as("there once: %s", each)
                    .isNull();
        }
        return policies;
    }

    private void assertNothingThatNobodyWanted() throws IOException {
        Map<String, JsonNode> there = policies(world.state().at("/a1/policies"), "policyInstanceId", "body");
        there.forEach((id, body) -> assertThat(asked.getOrDefault(id, Set.of()))
                .as("%s at the RIC", id)
                .contains(body));
    }

    /** A moment that is nobody's choice. */
    private void aMoment() {
        int[] left = {random.nextInt(12)};
        world.await("a moment", SOON, () -> left[0]-- <= 0 ? "" : "soon");
    }

    private void killOne() throws IOException, InterruptedException {
        String victim = List.of(RAPP, PM, RicWorld.BOX).get(random.nextInt(3));
        world.child(victim).kill();
        switch (victim) {
            case RAPP -> startRapp();
            case PM -> startPm();
            default -> startBox();
        }
    }

    @Test
    void whoeverIsKilledNothingIsLostAndNothingIsThereThatNobodyWanted() throws IOException, InterruptedException {
        startBox();
        startPm();
        startRapp();
        String sweep = sweep();
        Set<String> sweeps = new TreeSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            for (int step = 0; step < STEPS; step++) {
                wantOrDrop();
                report();
            }
            sweeps.add(sweep());
            aMoment();
            killOne();
            assertNothingThatNobodyWanted();
        }
        assertThat(sweeps).as("the same plan is the same sweep").containsExactly(sweep);

        world.await("RIC and service have what is wanted", SOON, () -> {
            JsonNode state = world.state();
            Map<String, JsonNode> atRic = policies(state.at("/a1/policies"), "policyInstanceId", "body");
            Map<String, JsonNode> atService = policies(state.at("/pms/policies"), "policyId", "policyObject");
            return atRic.equals(wanted) && atService.equals(wanted)
                    ? ""
                    : "wanted " + wanted + ", at the RIC " + atRic + ", at the service " + atService;
        });
        for (int cell = 0; cell < CELLS; cell++) {
            String id = "ManagedElement=n,NRCellDU=" + cell;
            world.await("all reports of " + id, SOON, () -> {
                String rows = "/v1/data/cells/" + id.replace("=", "%3D").replace(",", "%2C") + "/rows?limit=1000";
                JsonNode items = send("GET", rows, "").path("items");
                if (items.size() != quarters) {
                    return items.size() + " of " + quarters + "; " + send("GET", "/v1/data/sources", "");
                }
                for (int quarter = 0; quarter < quarters; quarter++) {
                    assertThat(items.get(quarter).at("/values/RRU.PrbTotDl").asInt())
                            .isEqualTo(quarter % 100);
                }
                return "";
            });
        }
        world.await("the sweep is answered", SOON, () -> {
            JsonNode whole = send("GET", sweep, "");
            sweep();
            return whole.path("shardsDone").asInt() == whole.path("shards").asInt() ? "" : whole.toString();
        });
        assertThat(until("its ranking", "GET", sweep + "/ranking?top=1", "")
                        .path("scenarios")
                        .asInt())
                .isEqualTo(2000);
        world.child(RAPP).kill();
        Planner.start(
                world,
                "audit",
                List.of(
                        "audit",
                        "verify",
                        "--file=" + world.folder().resolve("planner").resolve("audit.jsonl")));
        assertThat(world.child("audit").awaitEnd(SOON))
                .as(world.child("audit").tail())
                .isZero();
    }
}
