package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.sweep.SmallNetwork;
import io.rantwin.twin.topology.TopologyWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps as jobs, followed by server-sent events. */
class SweepRoutesTest {
    private static final String PLAN = """
            {"name":"night","network":{"topology":"city.json","load":0.3},
             "template":{"kind":"energy-saving","asleep":{"probability":0.3}},
             "space":{"method":"latin-hypercube","scenarios":%d},"draws":4}""";

    @TempDir
    private Path folder;

    private Api api;

    @BeforeEach
    void start() throws IOException, DesiredException, AuditException {
        Files.write(folder.resolve("city.json"), TopologyWriter.write(SmallNetwork.topology()));
        api = new Api(folder);
    }

    @AfterEach
    void stop() throws DesiredException, AuditException {
        api.close();
    }

    private Api.Got submit(int scenarios, String... headers) throws IOException, InterruptedException {
        return api.send("POST", "/v1/sweeps", "{\"plan\":" + PLAN.formatted(scenarios) + "}", headers);
    }

    @Test
    void aSweepIsSubmittedFollowedAndRead() throws IOException, InterruptedException {
        Api.Got submitted = submit(300, "Idempotency-Key", "s1");
        assertThat(submitted.status()).as("%s", submitted.body()).isEqualTo(202);
        String sweep = submitted.response().headers().firstValue("Location").orElseThrow();
        assertThat(submitted.body().get("result").asText()).isEqualTo(sweep);
        String job = "/v1/jobs/" + submitted.body().get("jobId").asText();

        List<String> events = api.events(job + "/events");
        assertThat(events).contains("event: end").last().asString().startsWith("data: ");
        JsonNode last = Document.JSON.readTree(events.getLast().substring("data: ".length()));
        assertThat(last.get("state").asText()).as("%s", last).isEqualTo("DONE");
        assertThat(last.get("done").asInt()).isEqualTo(1200);
        assertThat(api.get(job).body()).isEqualTo(last);
        assertThat(api.get("/v1/jobs").body().get("items")).hasSize(1);

        JsonNode whole = api.get(sweep).body();
        assertThat(whole.get("shardsDone")).isEqualTo(whole.get("shards"));
        assertThat(Api.texts(api.get("/v1/sweeps").body().get("items"), "name")).containsExactly("night");

        JsonNode first = api.get(sweep + "/scenarios?limit=200").body();
        JsonNode second = api.get(sweep + "/scenarios?limit=200&cursor="
                        + first.get("next").asText())
                .body();
        assertThat(first.get("items")).hasSize(200);
        assertThat(second.get("items")).hasSize(100);
        assertThat(second.at("/items/0/scenario").asInt()).isEqualTo(200);

        JsonNode best = api.get(sweep + "/ranking?top=3").body();
        assertThat(best.get("isComplete").asBoolean()).isTrue();
        assertThat(best.get("scenarios").asInt()).isEqualTo(300);
        assertThat(best.get("places")).hasSize(3);
        int winner = best.at("/places/0/scenario").asInt();
        assertThat((winner < 200 ? first : second).at("/items/" + winner % 200)).isEqualTo(best.at("/places/0"));

        Api.Got replayed = submit(300, "Idempotency-Key", "s1");
        assertThat(replayed.body()).isEqualTo(submitted.body());
        Api.Got again = submit(300);
        assertThat(again.response().headers().firstValue("Location"))
                .as("the same plan is the same sweep")
                .hasValue(sweep);
        assertThat(again.body().get("jobId")).isNotEqualTo(submitted.body().get("jobId"));
    }

    @Test
    void aJobCanBeCancelledAndGoesOnLater() throws IOException, InterruptedException {
        Api.Got submitted = submit(400_000);
        String job = "/v1/jobs/" + submitted.body().get("jobId").asText();
        assertThat(submit(400_000).body().get("jobId"))
                .as("it is run once")
                .isEqualTo(submitted.body().get("jobId"));
        assertThat(api.delete(job).status()).isEqualTo(202);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() ->
                        assertThat(api.get(job).body().get("state").asText()).isEqualTo("CANCELLED"));
        assertThat(api.events(job + "/events")).contains("event: end");
        JsonNode ranking =
                api.get(submitted.body().get("result").asText() + "/ranking").body();
        assertThat(ranking.get("isComplete").asBoolean()).isFalse();
    }

    @Test
    void mistakesOfAPlanAreToldWithTheirPlacesInTheBody() throws IOException, InterruptedException {
        ObjectNode plan = (ObjectNode) Document.JSON.readTree(PLAN.formatted(10));
        plan.put("draws", 0).put("colour", "red");
        Api.Got refused = api.send("POST", "/v1/sweeps", "{\"plan\":" + plan + "}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Api.texts(refused.body().get("errors"), "pointer"))
                .containsExactlyInAnyOrder("/plan/draws", "/plan/colour");
        for (String outside : List.of("../city.json", "/etc/passwd", "a/../../city.json")) {
            ((ObjectNode) plan.get("network")).put("topology", outside);
            Api.Got answer = api.send("POST", "/v1/sweeps", "{\"plan\":" + plan + "}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/plan/network/topology");
        }
        assertThat(api.get("/v1/sweeps").body().get("items")).isEmpty();
        assertThat(api.get("/v1/sweeps/0123456789abcdef").status()).isEqualTo(404);
        assertThat(api.get("/v1/jobs/x-1").status()).isEqualTo(404);
    }
}
