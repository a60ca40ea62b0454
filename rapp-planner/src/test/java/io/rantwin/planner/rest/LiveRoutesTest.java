package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Status;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.live.LiveTwin;
import io.rantwin.planner.live.ScriptedTwin;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A running twin over HTTP; {@link Api} holds every answer against the OpenAPI document. */
class LiveRoutesTest {
    @TempDir
    private Path folder;

    private volatile Instant now = Instant.parse("2026-11-21T22:00:00Z");

    private void tickUntilKnown(LiveTwin twin) {
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            now = now.plusMillis(200);
            twin.tick();
            return !twin.plan().sha256().isEmpty()
                    && twin.cells().networkNanos() > 0
                    && twin.anomalies().at() != null
                    && twin.fidelity().at() != null
                    && twin.policies().at() != null
                    && twin.models().at() != null
                    && twin.nodes().at() != null
                    && !twin.trail("a", 10_000).isEmpty();
        });
    }

    @Test
    void withoutATwinEachRouteSaysHowToNameOne()
            throws IOException, InterruptedException, DesiredException, AuditException {
        try (Api api = new Api(folder)) {
            assertThat(api.get("/v1/live").body().get("state").asText()).isEqualTo("NONE");
            for (String path :
                    List.of("cells", "cells/a", "anomalies", "fidelity", "policies", "models", "nodes", "topology")) {
                Api.Got got = api.get("/v1/live/" + path);
                assertThat(got.status()).as(path).isEqualTo(503);
                assertThat(got.body().get("type").asText()).isEqualTo("urn:rantwin:problem:no-twin");
                assertThat(got.body().get("detail").asText()).contains("--twin HOST:PORT");
            }
            assertThat(api.send("POST", "/v1/live/what-ifs", "{}").status()).isEqualTo(503);
        }
    }

    @Test
    void whatTheTwinTellsIsServedAndKeptWhenItGoes()
            throws IOException, InterruptedException, DesiredException, AuditException {
        try (ScriptedTwin script = new ScriptedTwin();
                LiveTwin twin = script.client(() -> now);
                Api api = new Api(folder, twin)) {
            script.state("a", 10, 40);
            for (int second = 1; second <= 20; second++) {
                script.report("a", second, second);
            }
            assertThat(api.get("/v1/live/cells").status()).as("not yet").isEqualTo(503);
            tickUntilKnown(twin);

            JsonNode overview = api.get("/v1/live").body();
            assertThat(overview.get("state").asText()).isEqualTo("CONNECTED");
            assertThat(overview.get("cells").asInt()).isEqualTo(2);
            assertThat(overview.get("reporting").asInt()).isEqualTo(1);
            JsonNode cells = api.get("/v1/live/cells").body().get("items");
            assertThat(Api.texts(cells, "cellId")).containsExactly("a", "planned");
            assertThat(cells.get(0).get("loadPercent").asDouble()).isEqualTo(40);
            assertThat(cells.get(0).at("/place/azimuthDegrees").asDouble()).isEqualTo(30);
            assertThat(cells.get(0).get("fidelity").asDouble())
                    .as("furthest ahead")
                    .isEqualTo(0.7);
            assertThat(cells.get(0).get("anomaly").asText()).isEqualTo("LIAR_CELL");
            assertThat(cells.get(1).has("loadPercent")).isFalse();
            assertThat(api.get("/v1/live/cells?limit=1").body().has("next")).isTrue();

            JsonNode cell = api.get("/v1/live/cells/a").body();
            assertThat(cell.at("/measurements/0/deviation").asDouble()).isEqualTo(2);
            assertThat(cell.get("fidelities")).hasSize(2);
            assertThat(cell.get("anomalies")).hasSize(1);
            assertThat(api.get("/v1/live/cells/none").status()).isEqualTo(404);

            JsonNode forecast = api.get("/v1/live/cells/a/forecast?minutes=5").body();
            assertThat(forecast.get("reports")).hasSize(20);
            assertThat(forecast.at("/fan/0/quantiles")).hasSize(5);
            JsonNode past = forecast.at("/past/0");
            assertThat(past.at("/points/0/truth").asDouble())
                    .as("made at second 10 for second 20")
                    .isEqualTo(20);
            assertThat(past.get("scored").asInt()).isEqualTo(1);
            assertThat(past.get("inside90").asInt()).as("20 lies above 19").isZero();
            assertThat(past.get("meanErrorNaive").asDouble()).isEqualTo(10);
            Api.Got other = api.get("/v1/live/cells/a/forecast?kpi=nothing");
            assertThat(other.status()).isEqualTo(400);
            assertThat(other.body().at("/errors/0/pointer").asText()).isEqualTo("kpi");

            assertThat(api.get("/v1/live/anomalies")
                            .body()
                            .at("/items/0/rootCauses/0/share")
                            .asDouble())
                    .isEqualTo(1);
            assertThat(api.get("/v1/live/fidelity").body().get("items")).hasSize(2);
            assertThat(api.get("/v1/live/policies")
                            .body()
                            .at("/items/0/effects/0/realised")
                            .asDouble())
                    .isEqualTo(-290);
            assertThat(api.get("/v1/live/models").body().at("/items/0/stage").asText())
                    .isEqualTo("SHADOW");
            assertThat(api.get("/v1/live/nodes")
                            .body()
                            .at("/items/0/isConnected")
                            .asBoolean())
                    .isTrue();
            assertThat(Api.texts(api.get("/v1/live/topology").body().at("/sites/0/sectors/0/cells"), "cellId"))
                    .containsExactly("a", "planned");

            script.go();
            await().until(() -> {
                now = now.plusMillis(200);
                twin.tick();
                return api.get("/v1/live").body().get("state").asText().equals("LOST");
            });
            assertThat(api.get("/v1/live/cells").body().get("items")).hasSize(2);
            assertThat(api.send("POST", "/v1/live/what-ifs", "{}").status()).isEqualTo(503);
        }
    }

    @Test
    void whatIfsAreAskedAndTheTwinsComplaintsComeBackWithTheirPlaces()
            throws IOException, InterruptedException, DesiredException, AuditException {
        try (ScriptedTwin script = new ScriptedTwin();
                LiveTwin twin = script.client(() -> now);
                Api api = new Api(folder, twin)) {
            script.state("a", 10, 40);
            tickUntilKnown(twin);
            JsonNode answer = ask(api, """
                    {"actions": [{"kind": "SLEEP", "cellId": "a", "atSeconds": 5}, {"kind": "DEMAND", "factor": 1.5}],
                     "guardRails": [{"kpi": "RRU.PrbTotDl", "atMost": 80}], "draws": 50, "explain": true}""").body();
            assertThat(answer.get("draws").asInt()).isEqualTo(50);
            assertThat(answer.at("/effects/0/difference/0/value").asDouble()).isEqualTo(-40);
            assertThat(answer.at("/guardRails/0/violationProbability").asDouble())
                    .isEqualTo(0.25);
            assertThat(answer.at("/explanation/sentences/0").asText()).isEqualTo("It sleeps.");
            // 360 W less for a minute is 6 Wh.
            assertThat(answer.at("/network/0/difference/0/value").asDouble()).isEqualTo(-360);
            assertThat(answer.at("/network/1/kpi").asText()).isEqualTo("energy");
            assertThat(answer.at("/network/1/without").asDouble()).isCloseTo(0.03, within(1e-12));
            assertThat(answer.at("/network/1/difference/0/value").asDouble()).isCloseTo(-0.006, within(1e-12));

            assertPointer(api, "{\"actions\":[{\"kind\":\"SLEEP\",\"cellId\":\"nowhere\"}]}", "/actions/0");
            assertPointer(api, "{\"actions\":[{\"kind\":\"NAP\",\"cellId\":\"a\"}]}", "/actions/0/kind");
            assertPointer(api, "{\"actions\":[{\"kind\":\"POWER\",\"cellId\":\"a\"}]}", "/actions/0/powerDbm");
            assertPointer(
                    api, "{\"actions\":[{\"kind\":\"WAKE\",\"cellId\":\"a\",\"factor\":2}]}", "/actions/0/factor");
            assertPointer(api, "{\"draws\":0}", "/draws");
            assertPointer(api, "{\"actions\":{}}", "/actions");
            assertPointer(api, "{\"guardRails\":[{\"kpi\":\"x\",\"atMost\":\"1\"}]}", "/guardRails/0/atMost");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_ARGUMENT, 400",
        "NOT_FOUND, 404",
        "FAILED_PRECONDITION, 409",
        "ALREADY_EXISTS, 409",
        "RESOURCE_EXHAUSTED, 503",
        "DEADLINE_EXCEEDED, 503",
        "UNAVAILABLE, 503",
        "UNAUTHENTICATED, 503",
        "PERMISSION_DENIED, 503",
        "INTERNAL, 500"
    })
    void aRefusalOfTheTwinKeepsItsKindAndSentence(Status.Code code, int status) {
        ProblemException problem = LiveRoutes.refused(ScriptedTwin.refusing(code, "So it is."), field -> field);
        assertThat(problem.kind().status()).isEqualTo(status);
        assertThat(problem).hasMessage("So it is.");
    }

    private static Api.Got ask(Api api, String body) throws IOException, InterruptedException {
        return api.send("POST", "/v1/live/what-ifs", body);
    }

    private static void assertPointer(Api api, String body, String pointer) throws IOException, InterruptedException {
        Api.Got got = ask(api, body);
        assertThat(got.status()).as(body).isEqualTo(400);
        assertThat(got.body().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }

    @Test
    void eventsBeginWithAllCellsAndGoOnWithThoseThatChange()
            throws IOException, InterruptedException, DesiredException, AuditException {
        try (ScriptedTwin script = new ScriptedTwin();
                LiveTwin twin = script.client(() -> now);
                Api api = new Api(folder, twin);
                HttpClient client = HttpClient.newHttpClient()) {
            script.state("a", 10, 40);
            script.state("b", 10, 30);
            tickUntilKnown(twin);
            HttpResponse<Stream<String>> response = client.send(
                    api.request("/v1/live/events")
                            .header("Accept", "text/event-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                var each = lines.iterator();
                JsonNode first = next(each, "cells");
                assertThat(Api.texts(first.get("items"), "cellId")).containsExactly("a", "b");
                JsonNode second = untilLoad(twin, script, each, 11, 99);
                assertThat(second.get("round").asLong())
                        .isGreaterThan(first.get("round").asLong());
                JsonNode third = untilLoad(twin, script, each, 12, 98);
                assertThat(Api.texts(third.get("items"), "cellId"))
                        .as("a has not changed since")
                        .containsExactly("b");
            }
            assertThat(api.get("/v1/live/events").status())
                    .as("without Accept: text/event-stream")
                    .isEqualTo(400);
        }
    }

    /** Changes b, and gives the event that tells it. */
    private JsonNode untilLoad(LiveTwin twin, ScriptedTwin script, Iterator<String> lines, int second, double load)
            throws IOException {
        script.state("b", second, load);
        await().until(() -> twin.cells().find("b").state().getVersion() == second);
        now = now.plusSeconds(2);
        twin.tick();
        while (true) {
            JsonNode event = next(lines, "cells");
            for (JsonNode item : event.get("items")) {
                if (item.path("cellId").asText().equals("b")
                        && item.path("loadPercent").asDouble() == load) {
                    return event;
                }
            }
        }
    }

    private static JsonNode next(Iterator<String> lines, String event) throws IOException {
        while (lines.hasNext()) {
            if (lines.next().equals("event: " + event)) {
                return Document.JSON.readTree(lines.next().substring("data: ".length()));
            }
        }
        throw new AssertionError("the stream ended before an event " + event);
    }
}
