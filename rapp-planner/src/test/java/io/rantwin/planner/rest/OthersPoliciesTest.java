package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.gate.SmallWorlds;
import io.rantwin.twin.topology.TopologyWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the planner did not make is not touched, and is in the way all the same. */
class OthersPoliciesTest {
    private static final String NUMBER_OF_ENERGY_SAVING = "30001";

    @TempDir
    private Path folder;

    private final Others others = new Others();
    private Api api;

    @BeforeEach
    void start() throws IOException, DesiredException, AuditException {
        api = new Api(folder, null, others);
    }

    @AfterEach
    void stop() throws DesiredException, AuditException {
        api.close();
    }

    @Test
    void aPolicyInTheWayOfSomebodyElsesIsTakenOnlyOnRequest() throws IOException, InterruptedException {
        others.have(NUMBER_OF_ENERGY_SAVING, Api.wish("theirs", 20, 1, 2));
        others.have("20008", Api.wish("of an unknown type", 20, 2, 3));
        Api.Got refused = api.want(Api.wish("ours", 10, 2, 3));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("type").asText()).isEqualTo("urn:rantwin:problem:policy-conflict");
        assertThat(refused.body().get("errors")).hasSize(1);
        assertThat(refused.body().at("/errors/0/detail").asText())
                .startsWith("RIVAL: ")
                .contains("theirs");
        assertThat(api.want(Api.wish("ours", 10, 3)).status())
                .as("elsewhere nothing is in its way")
                .isEqualTo(201);
        assertThat(api.want(Api.wish("forced", 10, 2).put("despiteConflicts", true))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anEarlierRevisionOfOursThatStandsThereIsNobodyElses() throws IOException, InterruptedException {
        assertThat(api.want(Api.wish("ours", 20, 1, 2)).status()).isEqualTo(201);
        others.have(NUMBER_OF_ENERGY_SAVING, Api.wish("ours", 20, 1, 2));
        assertThat(api.want(Api.wish("ours", 30, 1, 2)).status()).isEqualTo(200);
        assertThat(api.delete("/v1/policies/ours?actor=ann&reason=over").status())
                .isEqualTo(200);
        assertThat(api.want(Api.wish("next", 30, 1, 2)).status())
                .as("what is being taken away is not in the way")
                .isEqualTo(201);
    }

    @Test
    void whatCannotBeReadIsNotTakenForNothing() throws IOException, InterruptedException {
        others.isSilent = true;
        Api.Got refused = api.want(Api.wish("ours", 10, 2));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("detail").asText())
                .isEqualTo("Policy ours is not taken: what others have in force at ric1 cannot be read (GET"
                        + " http://pms:8081/rics: nobody listens there), so nobody can tell whether it is in the way."
                        + " Ask again, or say despiteConflicts.");
        assertThat(api.want(Api.wish("ours", 10, 2).put("despiteConflicts", true))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whileARicIsAskedNobodyElseWaitsAndWhatCameMeanwhileCounts() throws Exception {
        others.slowRic = "ric1";
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Api.Got> first = threads.submit(() -> api.want(Api.wish("first", 10, 2)));
            others.asked.await();
            assertThat(api.want(Api.wish("elsewhere", 10, 2).put("ricId", "ric2"))
                            .status())
                    .isEqualTo(201);
            assertThat(api.want(Api.wish("second", 20, 2).put("despiteConflicts", true))
                            .status())
                    .isEqualTo(201);
            assertThat(first.isDone()).isFalse();
            others.answers.countDown();
            Api.Got refused = first.get();
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().at("/errors/0/detail").asText()).contains("second");
        }
    }

    @Test
    void aPlanIsHeldAgainstSomebodyElsesPolicies() throws IOException, InterruptedException {
        Files.write(folder.resolve("city.json"), TopologyWriter.write(SmallWorlds.topology(2)));
        Files.write(
                folder.resolve("now.snapshot"),
                SmallWorlds.quietThenBusy(0.2).snapshot().toBytes());
        StringBuilder csv = new StringBuilder("cell,hour,load_percent,deviation_percent\n");
        double[][] loads = {{10, 10, 30, 45}, {5, 5, 40, 60}, {12, 12, 30, 45}, {6, 6, 40, 60}};
        for (int c = 0; c < loads.length; c++) {
            for (int t = 0; t < loads[c].length; t++) {
                csv.append(SmallWorlds.id(c) + "," + t + "," + loads[c][t] + ",20\n");
            }
        }
        Files.writeString(folder.resolve("loads.csv"), csv);

        ObjectNode theirs = Api.wish("theirs", 90, 1, 2, 3, 4);
        others.have(NUMBER_OF_ENERGY_SAVING, theirs);
        JsonNode kept = planned("es-1");
        assertThat(kept.path("stage").asText()).as("%s", kept).isEqualTo("REFUSED");
        JsonNode conflicts = kept.at("/result/gate/checks/1");
        assertThat(conflicts.path("passed").asBoolean()).as("%s", conflicts).isFalse();
        assertThat(conflicts.path("sentence").asText()).contains("theirs");

        others.isSilent = true;
        JsonNode failed = planned("es-2");
        assertThat(failed.path("stage").asText()).as("%s", failed).isEqualTo("FAILED");
        assertThat(failed.path("sentence").asText())
                .startsWith(
                        "What others have in force at ric1 cannot be read (GET http://pms:8081/rics: nobody listens");
    }

    private JsonNode planned(String policyId) throws IOException, InterruptedException {
        Api.Got got = api.send("POST", "/v1/plans", """
                {"actor":"ann","reason":"quiet week","plan":{"kind":"energy","day":"4h","policyId":"%s",
                 "network":{"topology":"city.json","snapshot":"now.snapshot","powerSet":"category-2-set-1"},"demand":{"file":"loads.csv"},
                 "gate":{"draws":20,"confidence":0.9,"leastFidelity":0,"canaryShare":0.5,
                         "rails":["RRU.PrbTotDl<=95@0.3"]},
                 "search":{"margins":[1],"generations":0,"trialDraws":4}}}""".formatted(policyId));
        assertThat(got.status()).as("%s", got.body()).isEqualTo(202);
        api.events("/v1/jobs/" + got.body().get("jobId").asText() + "/events");
        return api.get(got.response().headers().firstValue("Location").orElseThrow())
                .body();
    }
}
