package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.PolicyPhase;
import io.rantwin.planner.gate.SlicedWorlds;
import io.rantwin.planner.gate.SmallWorlds;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.chunks.ChunkHistory;
import io.rantwin.twin.topology.TopologyWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans over HTTP from order to withdrawal, across an end of the process; {@link Api} holds every answer against the document. */
class PlanRoutesTest {
    private static final double[][] LOADS = {{10, 10, 30, 45}, {5, 5, 40, 60}, {12, 12, 30, 45}, {6, 6, 40, 60}};
    private static final long STEP = 900_000;

    @TempDir
    private Path folder;

    private Api api;

    @BeforeEach
    void start() throws IOException, DesiredException, AuditException {
        writeFiles(folder);
        api = new Api(folder);
    }

    /** What orders name. */
    static void writeFiles(Path folder) throws IOException {
        Files.write(folder.resolve("city.json"), TopologyWriter.write(SmallWorlds.topology(2)));
        Files.write(
                folder.resolve("now.snapshot"),
                SmallWorlds.quietThenBusy(0.2).snapshot().toBytes());
        StringBuilder csv = new StringBuilder("cell,hour,load_percent,deviation_percent\n");
        for (int c = 0; c < LOADS.length; c++) {
            for (int t = 0; t < LOADS[c].length; t++) {
                csv.append(SmallWorlds.id(c) + "," + t + "," + LOADS[c][t] + ",20\n");
            }
        }
        Files.writeString(folder.resolve("loads.csv"), csv);
    }

    @AfterEach
    void stop() throws DesiredException, AuditException {
        api.close();
    }

    static String order(String more) {
        return """
                {"actor":"ann","reason":"quiet week","plan":{"kind":"energy","day":"4h",
                 "network":{"topology":"city.json","snapshot":"now.snapshot","powerSet":"category-2-set-1"},"demand":{"file":"loads.csv"},
                 "gate":{"draws":100,"confidence":0.9,"leastFidelity":0,"canaryShare":0.5,
                         "rails":["RRU.PrbTotDl<=95@0.3"]},
                 "search":{"margins":[1],"generations":0,"trialDraws":4}%s}}""".formatted(more);
    }

    private String planned(String more, String... headers) throws IOException, InterruptedException {
        Api.Got got = api.send("POST", "/v1/plans", order(more), headers);
        assertThat(got.status()).as("%s", got.body()).isEqualTo(202);
        String plan = got.response().headers().firstValue("Location").orElseThrow();
        if (got.body().has("jobId")) {
            api.events("/v1/jobs/" + got.body().get("jobId").asText() + "/events");
        }
        return plan;
    }

    private static final String ANN = "{\"actor\":\"ann\",\"reason\":\"looks good\"}";

    @Test
    void aPlanIsOrderedProvedApprovedWatchedAndTakenBack()
            throws IOException, InterruptedException, HistoryException, DesiredException, AuditException {
        String plan = planned(", \"policyId\":\"es\"", "Idempotency-Key", "n14");
        JsonNode whole = api.get(plan).body();
        assertThat(whole.path("stage").asText()).as("%s", whole).isEqualTo("WAITING");
        assertThat(Api.texts(whole.at("/result/baselines"), "name"))
                .containsExactly("do nothing", "threshold rule", "minimal cells");
        assertThat(whole.at("/result/recommendations/0/why")).isNotEmpty();
        assertThat(whole.at("/result/gate/checks")).hasSize(7);
        assertThat(whole.at("/result/schedule")).hasSize(4);
        assertThat(api.folder().policies().all()).isEmpty();

        assertThat(api.send("POST", plan + "/approval", ANN)
                        .body()
                        .path("stage")
                        .asText())
                .isEqualTo("CANARY");
        assertThat(api.folder().policies().all()).singleElement().satisfies(each -> {
            assertThat(each.policyId()).isEqualTo("es");
            assertThat(each.phase()).isEqualTo(PolicyPhase.WANTED);
        });
        Api.Got twice = api.send("POST", plan + "/approval", ANN);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.body().path("detail").asText()).contains("does not wait for approval, it is CANARY");

        // The process ends; the next one finds the same plan under the same key and goes on.
        api.close();
        api = new Api(folder);
        assertThat(planned(", \"policyId\":\"es\"", "Idempotency-Key", "n14")).isEqualTo(plan);
        assertThat(api.get(plan).body().path("stage").asText()).isEqualTo("CANARY");
        api.plans().tick();
        assertThat(api.folder().policies().all()).hasSize(1);

        // What comes is not what was foretold.
        threeReports();
        JsonNode watch = api.get(plan + "/watch").body();
        assertThat(watch.path("stage").asText()).as("%s", watch).isEqualTo("WITHDRAWN");
        assertThat(watch.path("items")).isNotEmpty();
        assertThat(watch.at("/items/0/figures/0/realised").asDouble()).isEqualTo(99);
        assertThat(watch.path("sentence").asText()).contains("was foretold");
        assertThat(api.get("/v1/policies/es").body().path("isWanted").asBoolean())
                .isFalse();
        assertThat(Api.texts(api.get("/v1/plans?stage=withdrawn").body().path("items"), "policyId"))
                .containsExactly("es");
        assertThat(api.get("/v1/audit/verification").body().path("isWhole").asBoolean())
                .isTrue();
    }

    @Test
    void aPlanOfOffsetsIsOrderedProvedAndApproved()
            throws IOException, InterruptedException, DesiredException, AuditException {
        Files.write(folder.resolve("crowd.json"), TopologyWriter.write(SmallWorlds.facing(3, 1000)));
        StringBuilder csv = new StringBuilder("cell,hour,load_percent,deviation_percent\n");
        for (int c = 0; c < 3; c++) {
            csv.append(SmallWorlds.id(c) + ",0," + (c == 0 ? 80 : 20) + ",10\n");
        }
        Files.writeString(folder.resolve("crowd.csv"), csv);
        Api.Got got = api.send("POST", "/v1/plans", """
                {"actor":"ann","reason":"a crowd","plan":{"kind":"load-balancing","day":"4h","decisionsInPeriod":16,
                 "network":{"topology":"crowd.json"},"demand":{"file":"crowd.csv"},
                 "gate":{"draws":100,"leastFidelity":0,"rails":["RRU.PrbTotDl<=95@0.3"]},
                 "search":{"generations":0,"trialDraws":4,"mostOffsetDb":5}}}""");
        assertThat(got.status()).as("%s", got.body()).isEqualTo(202);
        assertThat(got.body().path("kind").asText()).isEqualTo("load-balancing");
        assertThat(got.body().path("ricId").asText()).isEqualTo("o1");
        String plan = got.response().headers().firstValue("Location").orElseThrow();
        api.events("/v1/jobs/" + got.body().get("jobId").asText() + "/events");
        JsonNode whole = api.get(plan).body();
        assertThat(whole.path("stage").asText()).as("%s", whole).isEqualTo("WAITING");
        assertThat(Api.texts(whole.at("/result/baselines"), "name")).containsExactly("do nothing", "threshold rule");
        assertThat(whole.at("/result/candidates/0/gain").asDouble()).isPositive();
        assertThat(whole.at("/result/parts/0/words").asText()).contains("cellIndividualOffset of " + SmallWorlds.id(0));
        assertThat(whole.at("/result/gate/checks")).hasSize(7);
        assertThat(api.send("POST", plan + "/approval", ANN)
                        .body()
                        .path("stage")
                        .asText())
                .isEqualTo("CANARY");
        assertThat(api.folder().policies().all()).singleElement().satisfies(each -> {
            assertThat(each.policyId()).startsWith("lb-");
            assertThat(each.order().ricId()).isEqualTo("o1");
            assertThat(each.order().body().path("settings")).hasSize(2);
        });
        api.close();
        api = new Api(folder);
        assertThat(api.get(plan).body().path("stage").asText())
                .as("found again by the next process")
                .isEqualTo("CANARY");
        assertThat(api.send("POST", plan + "/withdrawal", ANN)
                        .body()
                        .path("stage")
                        .asText())
                .isEqualTo("WITHDRAWN");
        assertThat(api.folder().policies().all())
                .singleElement()
                .satisfies(each -> assertThat(each.phase().isWanted()).isFalse());
    }

    /** What traffic slices have is taken from what their cells carried. */
    @Test
    void aPlanOfSharesIsOrderedFromTheHistoryProvedAndApproved()
            throws IOException, InterruptedException, HistoryException, DesiredException, AuditException {
        double[] loads = {0.85, 0.3, 0.85};
        Files.write(
                folder.resolve("city3.json"), TopologyWriter.write(SlicedWorlds.sliced(SmallWorlds.facing(3, 1000))));
        StringBuilder csv = new StringBuilder("cell,hour,load_percent,deviation_percent\n");
        try (HistoryStore history = ChunkHistory.open(
                folder.resolve("history"), new RollUp(MeasurementCatalogue.bundled()), Retention.USUAL)) {
            for (int c = 0; c < loads.length; c++) {
                csv.append(SmallWorlds.id(c) + ",0," + 100 * loads[c] + ",5\n");
                history.append(List.of(Reports.one(
                        SmallWorlds.id(c),
                        STEP,
                        api.now().toEpochMilli(),
                        api.now().toEpochMilli(),
                        List.of(
                                "DRB.RlcSduTransmittedVolumeDL.SNSSAI.1",
                                "DRB.RlcSduTransmittedVolumeDL.SNSSAI.16777226"),
                        9000,
                        3000)));
            }
        }
        Files.writeString(folder.resolve("city3.csv"), csv);
        double whole = SlicedWorlds.wholeKbits(SlicedWorlds.premium(1, 0.05, 0.25, loads));
        Api.Got got = api.send("POST", "/v1/plans", """
                {"actor":"ann","reason":"a promise","plan":{"kind":"slice-shares","day":"4h","decisionsInPeriod":16,
                 "network":{"topology":"city3.json"},"demand":{"file":"city3.csv"},
                 "slices":{"userKbits":{"1-00000a":%d},"traffic":{"history":{"from":"%s","until":"%s"}}},
                 "gate":{"draws":100,"leastFidelity":0,"rails":["RRU.PrbTotDl<=98@0.3"]},
                 "search":{"generations":0,"trialDraws":4}}}""".formatted(
                        Math.round(0.45 * whole), api.now(), api.now().plus(Duration.ofDays(1))));
        assertThat(got.status()).as("%s", got.body()).isEqualTo(202);
        assertThat(got.body().path("ricId").asText()).isEqualTo("o1");
        String plan = got.response().headers().firstValue("Location").orElseThrow();
        api.events("/v1/jobs/" + got.body().get("jobId").asText() + "/events");
        JsonNode result = api.get(plan).body();
        assertThat(result.path("stage").asText()).as("%s", result).isEqualTo("WAITING");
        assertThat(Api.texts(result.at("/result/baselines"), "name"))
                .containsExactly("do nothing", "equal shares", "by demand");
        assertThat(result.at("/result/candidates/0/gain").asDouble()).isGreaterThan(50);
        assertThat(result.at("/result/parts/0/words").asText())
                .contains("rRMPolicyMinRatio of slice 1-00000a in " + SmallWorlds.id(0));
        assertThat(result.at("/result/front/0/meanGuaranteePercent").asDouble()).isPositive();
        assertThat(api.send("POST", plan + "/approval", ANN)
                        .body()
                        .path("stage")
                        .asText())
                .isEqualTo("CANARY");
        assertThat(api.folder().policies().all()).singleElement().satisfies(each -> {
            assertThat(each.policyId()).startsWith("sl-");
            assertThat(each.order().body().at("/settings/0/snssai").asText()).isEqualTo("1-00000a");
        });
    }

    // Of full cells at full power.
    private void threeReports() throws HistoryException, DesiredException, AuditException {
        try (HistoryStore history = ChunkHistory.open(
                folder.resolve("history"), new RollUp(MeasurementCatalogue.bundled()), Retention.USUAL)) {
            for (int step = 0; step < 3; step++) {
                for (int c = 0; c < LOADS.length; c++) {
                    history.append(List.of(Reports.one(
                            SmallWorlds.id(c),
                            STEP,
                            api.now().toEpochMilli(),
                            api.now().toEpochMilli(),
                            List.of("RRU.PrbTotDl", "PEE.AvgPower"),
                            99,
                            1000)));
                }
                api.pass(Duration.ofMillis(STEP));
                api.plans().tick();
            }
        }
    }

    @Test
    void howItIsWatchedIsPartOfTheOrder()
            throws IOException, InterruptedException, HistoryException, DesiredException, AuditException {
        String settling = """
                , "gate":{"draws":100,"confidence":0.9,"leastFidelity":0,"canaryShare":0.5,"rails":["RRU.PrbTotDl<=95@0.3"],
                 "watch":{"loadLuckPoints":3,"powerLuckPercent":5,"canaryReports":2,"settleWithin":"%s"}}, "needsApproval":false""";
        String order = order("").replaceFirst("(?s),\\s*\"gate\":.*?]}", "%s");
        Api.Got got = api.send("POST", "/v1/plans", order.formatted(settling.formatted("3h")));
        assertThat(got.status()).as("%s", got.body()).isEqualTo(202);
        api.events("/v1/jobs/" + got.body().get("jobId").asText() + "/events");
        String plan = got.response().headers().firstValue("Location").orElseThrow();
        assertThat(api.get(plan).body().path("stage").asText()).isEqualTo("CANARY");
        api.plans().tick();

        // What would be withdrawn at once comes before the policy had time to settle.
        threeReports();
        assertThat(api.get(plan + "/watch").body().path("items")).isEmpty();
        assertThat(api.get(plan).body().path("stage").asText()).isEqualTo("CANARY");

        Api.Got wrong = api.send("POST", "/v1/plans", order.formatted(settling.formatted("soon")));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(Api.texts(wrong.body().path("errors"), "pointer")).containsExactly("/plan/gate/watch/settleWithin");
    }

    @Test
    void withoutReportsItIsTakenAwayAndSaysSoAndWithdrawnItStaysAway() throws IOException, InterruptedException {
        String plan = planned(", \"policyId\":\"es\",\"needsApproval\":false,\"missingReportsWithin\":\"30min\"");
        assertThat(api.get(plan).body().path("stage").asText()).isEqualTo("CANARY");
        api.plans().tick();
        assertThat(api.get("/v1/policies/es").body().path("isWanted").asBoolean())
                .isTrue();
        api.pass(Duration.ofMinutes(31));
        api.plans().tick();
        JsonNode paused = api.get(plan).body();
        assertThat(paused.path("isPaused").asBoolean()).isTrue();
        assertThat(paused.path("sentence").asText()).contains("No whole report since");
        assertThat(api.get("/v1/policies/es").body().path("isWanted").asBoolean())
                .isFalse();
        assertThat(api.send("POST", plan + "/withdrawal", ANN)
                        .body()
                        .path("stage")
                        .asText())
                .isEqualTo("WITHDRAWN");
        api.plans().tick();
        assertThat(api.get("/v1/policies/es").body().path("isWanted").asBoolean())
                .isFalse();
        assertThat(Api.texts(api.get("/v1/audit?kind=rollout").body().path("items"), "kind"))
                .contains("rollout.paused");
    }

    @Test
    void anOrderMayCarryItsTopologyAndAMistakeInItIsTold() throws IOException, InterruptedException {
        String carried = Files.readString(folder.resolve("city.json"));
        String order = order("").replace("\"topology\":\"city.json\"", "\"topology\":" + carried);
        Files.delete(folder.resolve("city.json"));
        Api.Got taken = api.send("POST", "/v1/plans", order);
        assertThat(taken.status()).as("%s", taken.body()).isEqualTo(202);
        api.events("/v1/jobs/" + taken.body().get("jobId").asText() + "/events");
        JsonNode plan = api.get(
                        taken.response().headers().firstValue("Location").orElseThrow())
                .body();
        assertThat(plan.path("stage").asText()).as("%s", plan).isEqualTo("WAITING");

        Api.Got refused = api.send(
                "POST", "/v1/plans", order("").replace("\"topology\":\"city.json\"", "\"topology\":{\"cells\":7}"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Api.texts(refused.body().path("errors"), "pointer")).contains("/plan/network/topology");
    }

    @Test
    void theGateReckonsWithTheBoundsThatTheXappTells() throws IOException, InterruptedException {
        Path bounds = Files.writeString(folder.resolve("bounds.json"), "{\"energySaving\":{\"sleepBelowLoad\":0.01}}");
        String order = order("").replace("\"snapshot\"", "\"enforcement\":\"bounds.json\",\"snapshot\"");
        Api.Got got = api.send("POST", "/v1/plans", order);
        assertThat(got.status()).as("%s", got.body()).isEqualTo(202);
        api.events("/v1/jobs/" + got.body().get("jobId").asText() + "/events");
        JsonNode whole = api.get(got.response().headers().firstValue("Location").orElseThrow())
                .body();
        assertThat(whole.path("stage").asText()).as("%s", whole).isEqualTo("REFUSED");

        Files.writeString(bounds, "{\"energySaving\":{\"sleepBelowLoad\":3}}");
        Api.Got wrong = api.send("POST", "/v1/plans", order);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().at("/errors/0/pointer").asText()).isEqualTo("/plan/network/enforcement");
    }
}
