package io.rantwin.harness.nearrt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.process.Planner;
import io.rantwin.harness.process.Ports;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A large cell beside a small one. What the planner plans of offsets goes through the gate and over O1 to the network, canary first, is
 * watched by the network's own reports, and is taken back to what was there.
 */
@Tag("acceptance")
class LoadBalancingPlanTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RAPP = "rapp";
    private static final int CELLS = 2;
    /** Index of the cell with less power, in whose favour the border should move. */
    private static final int SMALL = 1;

    private static final int SMALL_DBM = 34;
    /** On a machine with other things to do. */
    private static final Duration LONG = Duration.ofMinutes(8);

    /**
     * Two cells look at each other over 700 m, and people are everywhere. None is behind walls, where a single file takes as much as many others, and
     * sessions are many: so a minute tells something.
     */
    private static final String SCENARIO = """
            name: valley
            start: monday 10:00
            layout: {siteFile: {folder: valley, operator: x, services: {N78: n78-3500}}, environment: uma}
            carriers:
              - {name: n78-3500, band: 78, frequencyMegahertz: 3500, subcarrierSpacingKilohertz: 30, bandwidthMegahertz: 100, downlinkShare: 0.75, configuredMaxTxPowerDbm: 46}
            population:
              users: 240
              mix: {pedestrian: 1.0}
            energy: {reference: category_2_set_1, fullPowerWatts: 1000}
            slices:
              - name: embb
                sST: 1
                traffic:
                  - {class: file, demand: 0.17, activeShare: 0.6, sessionSeconds: 20, profile: flat}
            """;

    private final int port = Ports.another();
    private TwinWorld world;
    private int o1;

    @BeforeEach
    void begin() throws Exception {
        world = new TwinWorld();
    }

    @AfterEach
    void end() throws Exception {
        world.close();
    }

    private JsonNode ask(String method, int where, String path, String body) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + where + path))
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(method + " " + path + " answers " + answer.statusCode() + ": "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return JSON.readTree(answer.body());
        } catch (InterruptedException stopped) {
            throw new InterruptedIOException(method + " " + path + ": " + stopped);
        }
    }

    /** Offsets as the network has them: by cell and neighbour. */
    private Map<String, Double> offsets() throws IOException {
        Map<String, Double> offsets = new TreeMap<>();
        for (JsonNode cell : ask("GET", o1, "/topology", "").findParents("cellId")) {
            for (JsonNode relation : cell.path("nRCellRelations")) {
                offsets.put(
                        cell.path("cellId").asText() + " "
                                + relation.path("neighbourName").asText(),
                        relation.path("cellIndividualOffset").asDouble());
            }
        }
        return offsets;
    }

    private JsonNode awaitStage(String planId, String stage) {
        JsonNode[] plan = new JsonNode[1];
        world.ric().await("the plan is " + stage, LONG, () -> {
            plan[0] = ask("GET", port, "/v1/plans/" + planId, "");
            return plan[0].path("stage").asText().equals(stage) ? "" : plan[0].path("stage") + " " + said(plan[0]);
        });
        return plan[0];
    }

    private static String said(JsonNode plan) {
        return plan.path("sentence").asText() + plan.path("trouble").asText();
    }

    @Test
    void offsetsGoOutAfterTheGateAreWatchedAndTakenBack() throws Exception {
        Path tables = Files.createDirectory(world.ric().folder().resolve("valley"));
        Files.writeString(tables.resolve("sites.csv"), "site_id,coordinates\nA,\"51.0,12.0\"\nB,\"51.0063,12.0\"\n");
        Files.writeString(
                tables.resolve("antennas.csv"), "antenna_id,site_id,operator,orientation\n1,A,x,0\n2,B,x,180\n");
        Files.writeString(tables.resolve("cells.csv"), "antenna_id,service\n1,N78\n2,N78\n");
        Path scenario = Files.writeString(world.ric().folder().resolve("valley.yaml"), SCENARIO);
        world.startXapp(EnergyPolicyTest.CONFIGURATION + world.topologyOf(scenario));
        world.awaitXapp();
        world.ric().startRan(scenario.toString(), "--speed=20", "--status-seconds=5");
        o1 = world.ric().awaitO1();
        ask("PATCH", o1, "/NRCellDU/" + SMALL, "{\"configuredMaxTxPowerDbm\": " + SMALL_DBM + "}");
        world.ric().awaitNodes(CELLS);
        world.awaitCells(CELLS);
        Planner.start(
                world.ric(),
                RAPP,
                List.of(
                        "rapp",
                        "--port=" + port,
                        "--folder=" + world.ric().folder().resolve("planner"),
                        "--compare=1",
                        "--network-time=REPORTS",
                        "--o1=http://127.0.0.1:" + o1,
                        "--twin=127.0.0.1:" + world.grpcPort()));
        Map<String, Double> before = offsets();
        assertThat(before.values()).containsOnly(0.0).hasSize(CELLS * (CELLS - 1));
        Instant from = world.networkTime();
        world.awaitTime(from.plusSeconds(3600), LONG);

        String planId = order(from, world.networkTime());
        JsonNode waiting = awaitStage(planId, "WAITING");
        JsonNode gain = waiting.at("/result/gate/checks/4");
        assertThat(gain.path("passed").asBoolean()).as("%s", gain).isTrue();
        assertThat(offsets()).as("nothing is done before somebody says yes").isEqualTo(before);

        decide(planId, "approval");
        awaitStage(planId, "ROLLED_OUT");
        world.ric().await("the network has all settings", LONG, () -> {
            Map<String, Double> now = offsets();
            for (JsonNode each : waiting.at("/result/policy/stages/0/body/settings")) {
                String what = each.path("cellId").asText() + " "
                        + each.path("neighbourId").asText();
                if (now.get(what) != each.path("to").asDouble()) {
                    return what + " is " + now.get(what) + ", not " + each;
                }
            }
            return "";
        });
        world.ric().await("ten reports of the whole", LONG, () -> {
            int rolledOut = 0;
            for (JsonNode each : watch(planId)) {
                rolledOut += each.path("stage").asText().equals("ROLLED_OUT") ? 1 : 0;
            }
            return rolledOut >= 10 ? "" : rolledOut + " reports";
        });
        JsonNode reports = watch(planId);
        assertThat(ask("GET", port, "/v1/plans/" + planId, "").path("stage").asText())
                .isEqualTo("ROLLED_OUT");
        double unbalanced = waiting.at("/result/gate/checks/4/evidence/without").asDouble();
        double[] busiest = busiest(reports);
        System.out.printf(
                Locale.ROOT,
                "load balancing: the busiest cell came to %.1f %% in %d reports, foretold %.1f, without the plan %.1f%n",
                busiest[1],
                reports.size(),
                busiest[0],
                unbalanced);
        assertThat(busiest[1])
                .as("the busiest cell's load, foretold %.1f, without the plan %.1f", busiest[0], unbalanced)
                .isLessThan(unbalanced);

        decide(planId, "withdrawal");
        awaitStage(planId, "WITHDRAWN");
        world.ric()
                .await(
                        "the network is as it was",
                        LONG,
                        () -> offsets().equals(before) ? "" : offsets().toString());
    }

    private JsonNode watch(String planId) throws IOException {
        return ask("GET", port, "/v1/plans/" + planId + "/watch?limit=500", "").path("items");
    }

    // Foretold and realised load of the first cell, which is the busiest: means of all reports, since the canary is the
    // whole plan here.
    private static double[] busiest(JsonNode reports) {
        double[] mean = new double[2];
        for (JsonNode each : reports) {
            mean[0] += each.at("/figures/0/foretold").asDouble() / reports.size();
            mean[1] += each.at("/figures/0/realised").asDouble() / reports.size();
        }
        return mean;
    }

    private void decide(String planId, String what) throws IOException {
        ask("POST", port, "/v1/plans/" + planId + "/" + what, "{\"actor\":\"ann\",\"reason\":\"test\"}");
    }

    private String order(Instant from, Instant until) throws IOException {
        ObjectNode plan = JSON.createObjectNode()
                .put("kind", "load-balancing")
                .put("day", "20min")
                .put("decisionsInPeriod", 20)
                .put("missingReportsWithin", "10min");
        ObjectNode network = plan.putObject("network");
        network.set("topology", ask("GET", o1, "/topology", ""));
        network.put("powerSet", "category-2-set-1").put("fullWatts", 1000);
        plan.putObject("demand")
                .putObject("history")
                .put("from", from.toString())
                .put("until", until.toString())
                .put("periods", 1);
        ObjectNode gate = plan.putObject("gate");
        gate.putArray("rails").add("RRU.PrbTotDl<=95@0.3");
        ObjectNode cells = gate.putObject("fidelity").putObject("cells");
        ask("GET", o1, "/topology", "")
                .findParents("cellId")
                .forEach(cell -> cells.put(cell.path("cellId").asText(), 0.9));
        gate.putObject("watch").put("canaryReports", 4).put("settleWithin", "1min");
        plan.putObject("search")
                .put("mostLoadPercent", 80)
                .put("generations", 4)
                .put("mostOffsetDb", 8);
        ObjectNode body = JSON.createObjectNode().put("actor", "ann").put("reason", "a crowd");
        body.set("plan", plan);
        return ask("POST", port, "/v1/plans", body.toString()).path("planId").asText();
    }
}
