package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.audit.AuditRecord;
import io.rantwin.planner.desired.commands.PolicyFolder;
import io.rantwin.planner.registry.TrainingCause.Signal;
import io.rantwin.planner.retraining.DriftingCells;
import io.rantwin.planner.retraining.RetrainingPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A running planner trains a model that has drifted by itself, as a job, and tells of it. */
@Order(2)
@ResourceLock("nd4j")
class RetrainingRoutesTest {
    @TempDir
    private Path folder;

    @Test
    void whoDoesNotWantItHasItOff() throws Exception {
        try (Api api = new Api(folder)) {
            JsonNode told = api.get("/v1/retraining").body();
            assertThat(told.get("isOn").asBoolean()).isFalse();
            assertThat(told.get("items")).isEmpty();
            assertThat(api.get("/v1/retraining/follow").status()).isEqualTo(404);
        }
    }

    @Test
    void aDriftStartsAJobWhoseModelNamesItsCause() throws Exception {
        DriftingCells cells = new DriftingCells(folder);
        cells.train();
        cells.report("a", DriftingCells.LEARNED, 2000, 20);
        RetrainingPolicy policy = new RetrainingPolicy(
                Set.of(Signal.ERRORS),
                Duration.ofMinutes(20),
                Duration.ofMinutes(30),
                Duration.ofDays(1),
                1000,
                null,
                false);
        try (Api api = new Api(folder, cells.history, policy)) {
            // The clock of the allowance stands still: a caller has some hundred calls.
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> api.get("/v1/models").body().get("items").size() == 2);
            JsonNode items = api.get("/v1/models").body().get("items");
            JsonNode model = items.get(items.get(0).has("cause") ? 0 : 1);
            assertThat(model.at("/cause/signal").asText()).isEqualTo("ERRORS");
            assertThat(model.at("/cause/kpi").asText()).isEqualTo("RRU.PrbTotDl");
            String id = model.get("modelId").asText();
            JsonNode whole = api.get("/v1/models/" + id).body();
            assertThat(whole.get("continues")).hasSize(1);
            assertThat(whole.at("/cause/sentence").asText()).startsWith("RRU.PrbTotDl 1 s ahead: its errors are ");

            JsonNode job = api.get("/v1/jobs").body().get("items").get(0);
            assertThat(job.get("kind").asText()).isEqualTo("training");
            assertThat(job.get("result").asText()).isEqualTo("/v1/retraining/follow");
            assertThat(api.events("/v1/jobs/" + job.get("jobId").asText() + "/events"))
                    .contains("event: end")
                    .anyMatch(line -> line.contains("\"state\":\"DONE\""));
            JsonNode told = api.get("/v1/retraining").body();
            assertThat(told.get("isOn").asBoolean()).isTrue();
            assertThat(told.at("/items/0/name").asText()).isEqualTo("follow");
            assertThat(api.get("/v1/retraining/follow").body()).isEqualTo(told.at("/items/0"));
            assertThat(api.get("/metrics").body().asText())
                    .contains("rantwin_planner_trainings_total{outcome=\"better\"} 1.0");
            assertThat(AuditLog.list(
                            PolicyFolder.auditFile(folder),
                            record -> record.kind().startsWith("model.")))
                    .extracting(AuditRecord::kind)
                    .containsExactly("model.training", "model.trained");
        }
    }
}
