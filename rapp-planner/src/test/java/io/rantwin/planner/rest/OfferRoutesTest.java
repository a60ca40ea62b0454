package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Status;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.audit.AuditRecord;
import io.rantwin.planner.desired.commands.PolicyFolder;
import io.rantwin.planner.live.LiveTwin;
import io.rantwin.planner.live.ScriptedTwin;
import io.rantwin.planner.model.BundleKeys;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.Neighbours;
import io.rantwin.planner.model.SmallBundles;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.RegisteredModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of the registry are offered to the twin by REST. */
class OfferRoutesTest {
    private static final String WHO = "{\"actor\":\"ann\",\"reason\":\"new carrier\"}";
    private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");

    @TempDir
    private Path folder;

    private volatile Instant now = NOW;

    /** Puts a model down as training does. */
    private String registered(String name, boolean hasWon, boolean isSigned, boolean isWritten) throws Exception {
        return registered(name, SmallBundles.ofMeasurements(name, hasWon), isSigned, isWritten);
    }

    private String registered(String name, ModelBundle bundle, boolean isSigned, boolean isWritten) throws Exception {
        ModelBundle written = isSigned ? bundle.signed(BundleKeys.signing(SmallBundles.key(folder))) : bundle;
        Path file = folder.resolve(name + ".rtmodel");
        if (isWritten) {
            written.write(file);
        }
        try (ModelRegistry registry = ModelRegistry.open(folder.resolve("models.db"))) {
            registry.add(new RegisteredModel(bundle.card(), NOW, isWritten ? file.toString() : null));
        }
        return bundle.card().modelId();
    }

    private void connect(LiveTwin twin) {
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            now = now.plusMillis(200);
            twin.tick();
            return twin.models().at() != null;
        });
    }

    private static String path(String modelId) {
        return "/v1/models/" + modelId + "/offers";
    }

    private List<AuditRecord> records() throws Exception {
        return AuditLog.list(
                PolicyFolder.auditFile(folder), record -> record.kind().startsWith("model."));
    }

    private static void assertProblem(Api.Got got, int status, String kind, String words) {
        assertThat(got.status()).as("%s", got.body()).isEqualTo(status);
        assertThat(got.body().get("type").asText()).isEqualTo("urn:rantwin:problem:" + kind);
        assertThat(got.body().get("detail").asText()).contains(words);
    }

    @Test
    void aModelIsOfferedOnceForEachKeyAndWhatTheTwinSaysIsKept() throws Exception {
        String id = registered("load", true, true, true);
        try (ScriptedTwin scripted = new ScriptedTwin();
                LiveTwin twin = scripted.client(() -> now);
                Api api = new Api(folder, twin)) {
            connect(twin);
            assertThat(api.get(path(id)).body().get("items")).isEmpty();
            Api.Got offered = api.send("POST", path(id), WHO, IdempotencyKeys.HEADER, "m1");
            assertThat(offered.status()).isEqualTo(200);
            assertThat(offered.body().get("stage").asText()).isEqualTo("SHADOW");
            assertThat(offered.body().get("reason").asText()).isEqualTo("no forecast has met its truth yet");
            assertThat(api.send("POST", path(id), WHO, IdempotencyKeys.HEADER, "m1")
                            .response()
                            .headers()
                            .firstValue(IdempotencyKeys.REPLAYED))
                    .hasValue("true");
            assertThat(scripted.taken()).as("sent once").containsExactly(id);
            assertThat(api.get(path(id)).body().get("items")).containsExactly(offered.body());
            assertThat(api.get("/v1/models/" + id).status()).isEqualTo(200);
            assertThat(records())
                    .extracting(
                            AuditRecord::kind,
                            AuditRecord::actor,
                            record -> record.data().get("modelId").asText())
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("model.offer", "ann", id),
                            org.assertj.core.groups.Tuple.tuple("model.offered", "ann", id));
            assertThat(records().getFirst().data().get("reason").asText()).isEqualTo("new carrier");
        }
    }

    @Test
    void refusalsSayWhatIsWrongAndNothingIsSent() throws Exception {
        String bare = registered("bare", true, false, true);
        String loser = registered("loser", false, true, true);
        String unwritten = registered("unwritten", false, true, false);
        String gone = registered("gone", true, true, true);
        Files.delete(folder.resolve("gone.rtmodel"));
        String good = registered("good", true, true, true);
        var pair = new Neighbours("pair", new TreeMap<>(Map.of("a", new TreeMap<>(Map.of("b", 1.0)))));
        String mixing = registered("mixing", SmallBundles.sideBySide(true, pair), true, true);
        try (ScriptedTwin scripted = new ScriptedTwin();
                LiveTwin twin = scripted.client(() -> now);
                Api api = new Api(folder, twin)) {
            assertProblem(api.send("POST", path(good), WHO), 503, "no-twin", "");
            connect(twin);
            assertProblem(api.send("POST", path("nobody"), WHO), 404, "not-found", "There is no model nobody");
            assertProblem(api.send("POST", path(bare), WHO), 422, "model-refused", "is not signed");
            assertProblem(api.send("POST", path(mixing), WHO), 422, "model-refused", "the neighbours of a cell report");
            assertProblem(api.send("POST", path(loser), WHO), 422, "model-refused", "a simple method is better");
            assertProblem(api.send("POST", path(unwritten), WHO), 422, "model-refused", "has no bundle");
            assertProblem(api.send("POST", path(gone), WHO), 422, "model-refused", "there is no such file");
            assertProblem(
                    api.send("POST", path(good), "{\"actor\":\"ann\"}"), 400, "bad-request", "/reason is missing");
            assertProblem(
                    api.send("POST", path(good), "{\"actor\":\"ann\",\"reason\":\"r\",\"anyway\":1}"),
                    400,
                    "bad-request",
                    "/anyway must be true or false");
            assertThat(scripted.taken()).isEmpty();
            scripted.refuseModels(Status.INVALID_ARGUMENT.withDescription("None of the 2 keys has signed this."));
            assertProblem(api.send("POST", path(good), WHO), 422, "model-refused", "None of the 2 keys");
            scripted.refuseModels(Status.RESOURCE_EXHAUSTED.withDescription("4 models are computed."));
            assertProblem(api.send("POST", path(good), WHO), 409, "other-state", "4 models are computed.");
            scripted.refuseModels(Status.PERMISSION_DENIED.withDescription("It needs the role admin."));
            assertProblem(api.send("POST", path(good), WHO), 503, "shut-out", "does not let the planner do this");
            JsonNode last = records().getLast().data();
            assertThat(records().getLast().kind()).isEqualTo("model.offer-refused");
            assertThat(last.get("reason").asText()).contains("the planner's own token", "It needs the role admin.");
            scripted.refuseModels(null);
            assertThat(api.send("POST", path(loser), "{\"actor\":\"ann\",\"reason\":\"r\",\"anyway\":true}")
                            .status())
                    .isEqualTo(200);
            assertThat(scripted.taken()).containsExactly(loser);
        }
    }

    @Test
    void withoutATwinThereIsNothingToOfferTo() throws Exception {
        String id = registered("load", true, true, true);
        try (Api api = new Api(folder)) {
            assertProblem(api.send("POST", path(id), WHO), 503, "no-twin", "--twin");
        }
    }
}
