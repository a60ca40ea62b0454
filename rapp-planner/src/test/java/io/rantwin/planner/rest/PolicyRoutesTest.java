package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies, kill switch and audit log over HTTP; {@link Api} holds every answer against the document. */
class PolicyRoutesTest {
    @TempDir
    private Path folder;

    private Api api;

    @BeforeEach
    void start() throws IOException, DesiredException, AuditException {
        api = new Api(folder);
    }

    @AfterEach
    void stop() throws DesiredException, AuditException {
        api.close();
    }

    @Test
    void aPolicyIsWantedRevisedAndDropped() throws IOException, InterruptedException {
        Api.Got first = api.want(Api.wish("es 1", 20, 1, 2));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.response().headers().firstValue("Location")).hasValue("/v1/policies/es%201");
        assertThat(first.body().get("phase").asText()).isEqualTo("WANTED");

        assertThat(api.want(Api.wish("es 1", 20, 1, 2)).body().get("revision").asInt())
                .isEqualTo(1);
        Api.Got second = api.want(Api.wish("es 1", 30, 1, 2));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().get("revision").asInt()).isEqualTo(2);
        assertThat(api.get("/v1/policies/es%201")
                        .body()
                        .at("/policy/esObjectives/esPercentage")
                        .asInt())
                .isEqualTo(30);

        Api.Got dropped = api.delete("/v1/policies/es%201?actor=ann&reason=night%20is%20over");
        assertThat(dropped.body().get("isWanted").asBoolean()).isFalse();
        assertThat(Api.texts(api.get("/v1/policies?phase=gone").body().get("items"), "policyId"))
                .containsExactly("es 1");
        assertThat(Api.texts(
                        api.get("/v1/audit?kind=policy&policyId=es%201").body().get("items"), "kind"))
                .containsExactly("policy.wanted", "policy.wanted", "policy.dropped");
    }

    @Test
    void aPolicyThatIsNoneIsRefusedWithThePlacesOfItsMistakes() throws IOException, InterruptedException {
        Api.Got refused = api.want(Api.wish("es", 150, 1));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("type").asText()).isEqualTo("urn:rantwin:problem:policy-invalid");
        assertThat(Api.texts(refused.body().get("errors"), "pointer"))
                .containsExactly("/policy/esObjectives/esPercentage");
        assertThat(refused.body().at("/errors/0/detail").asText()).contains("150 where at most 100 is allowed");
        assertThat(api.get("/v1/policies/es").status()).isEqualTo(404);
    }

    @Test
    void aPolicyInTheWayOfAnotherIsTakenOnlyOnRequest() throws IOException, InterruptedException {
        api.want(Api.wish("a", 20, 1, 2));
        Api.Got refused = api.want(Api.wish("b", 10, 2, 3));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("type").asText()).isEqualTo("urn:rantwin:problem:policy-conflict");
        assertThat(refused.body().at("/errors/0/detail").asText())
                .startsWith("RIVAL: ")
                .contains("Ways out");
        assertThat(api.want(Api.wish("b", 10, 2, 3).put("despiteConflicts", true))
                        .status())
                .isEqualTo(201);
        Api.Got moved = api.want(Api.wish("a", 20, 1, 2).put("ricId", "ric2"));
        assertThat(moved.body().get("type").asText()).isEqualTo("urn:rantwin:problem:other-state");
    }

    @Test
    void theKillSwitchTakesAllBackAndTakesNothingNew() throws IOException, InterruptedException {
        api.want(Api.wish("a", 20, 1));
        Api.Got on = api.send("PUT", "/v1/kill-switch", "{\"isOn\":true,\"actor\":\"ann\",\"reason\":\"complaints\"}");
        assertThat(on.body().get("reason").asText()).isEqualTo("complaints");
        assertThat(api.get("/v1/policies/a").body().get("isWanted").asBoolean()).isFalse();
        assertThat(api.want(Api.wish("b", 20, 3)).body().get("detail").asText())
                .contains("the kill switch is on since 2026-11-21T22:00:00Z (ann: complaints)");
        assertThat(api.get("/health").body().get("killSwitchIsOn").asBoolean()).isTrue();

        api.send("PUT", "/v1/kill-switch", "{\"isOn\":false,\"actor\":\"ann\",\"reason\":\"all is well\"}");
        assertThat(api.get("/v1/kill-switch").body().get("isOn").asBoolean()).isFalse();
        assertThat(api.want(Api.wish("b", 20, 3)).status()).isEqualTo(201);
    }

    @Test
    void aRepeatedKeyGivesTheSameAnswerForADay() throws IOException, InterruptedException {
        ObjectNode wish = Api.wish("a", 20, 1);
        Api.Got first = api.want(wish, "Idempotency-Key", "k1");
        api.delete("/v1/policies/a?actor=ann&reason=over");

        Api.Got again = api.want(wish, "Idempotency-Key", "k1");
        assertThat(again.response().headers().firstValue("Idempotency-Replayed"))
                .hasValue("true");
        assertThat(again.response().headers().firstValue("Location")).hasValue("/v1/policies/a");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.get("/v1/policies/a").body().get("isWanted").asBoolean())
                .as("the request was not done again")
                .isFalse();

        Api.Got other = api.want(Api.wish("a", 30, 1), "Idempotency-Key", "k1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().get("type").asText()).isEqualTo("urn:rantwin:problem:key-reused");

        api.pass(Duration.ofHours(25));
        assertThat(api.want(Api.wish("a", 30, 1), "Idempotency-Key", "k1").status())
                .isEqualTo(200);
    }

    @Test
    void refusalsAreKeptByTheirKeyToo() throws IOException, InterruptedException {
        ObjectNode wish = Api.wish("a", 150, 1);
        Api.Got first = api.want(wish, "Idempotency-Key", "k1");
        Api.Got again = api.want(wish, "Idempotency-Key", "k1");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void pagesFollowEachOtherWhateverComesAndGoes() throws IOException, InterruptedException {
        for (int i = 0; i < 5; i++) {
            api.want(Api.wish("p" + i, 20, 10 + i));
        }
        Api.Got first = api.get("/v1/policies?limit=2");
        assertThat(Api.texts(first.body().get("items"), "policyId")).containsExactly("p0", "p1");
        api.want(Api.wish("p00", 20, 20));
        Api.Got second = api.get(
                "/v1/policies?limit=2&cursor=" + first.body().get("next").asText());
        assertThat(Api.texts(second.body().get("items"), "policyId")).containsExactly("p2", "p3");
        Api.Got third = api.get(
                "/v1/policies?limit=2&cursor=" + second.body().get("next").asText());
        assertThat(Api.texts(third.body().get("items"), "policyId")).containsExactly("p4");
        assertThat(third.body().has("next")).isFalse();

        Api.Got log = api.get("/v1/audit?limit=4");
        assertThat(Api.texts(log.body().get("items"), "sequence")).containsExactly("1", "2", "3", "4");
        Api.Got rest =
                api.get("/v1/audit?limit=4&cursor=" + log.body().get("next").asText());
        assertThat(Api.texts(rest.body().get("items"), "sequence")).containsExactly("5", "6");
        assertThat(rest.body().has("next")).isFalse();
        Api.Got whole = api.get("/v1/audit/verification");
        assertThat(whole.body().get("isWhole").asBoolean()).isTrue();
        assertThat(whole.body().get("records").asInt()).isEqualTo(6);
    }

    @Test
    void badRequestsAreToldWithTheirPlace() throws IOException, InterruptedException {
        assertBad(api.send("POST", "/v1/policies", "{"), "");
        assertBad(api.send("POST", "/v1/policies", "[]"), "");
        assertBad(api.send("POST", "/v1/policies", "{\"policyId\":\"a\",\"policyId\":\"b\"}"), "");
        assertBad(api.want(Api.wish("a", 20, 1).put("colour", "red")), "/colour");
        assertBad(api.want(Api.wish("a/b", 20, 1)), "/policyId");
        assertBad(api.want(Api.wish("a", 20, 1).put("policyTypeId", "ORAN_Coffee_1.0.0")), "/policyTypeId");
        assertBad(api.want(Api.wish("a", 20, 1).put("reason", " ")), "/reason");
        assertBad(api.want(Api.wish("a", 20, 1).put("despiteConflicts", "yes")), "/despiteConflicts");
        assertBad(api.want(Api.wish("a", 20, 1), "Idempotency-Key", "with blank"), "Idempotency-Key");
        assertBad(api.get("/v1/policies?limit=0"), "limit");
        assertBad(api.get("/v1/policies?cursor=%21"), "cursor");
        assertBad(api.get("/v1/policies?phase=asleep"), "phase");
        assertBad(api.get("/v1/policies?colour=red"), "colour");
        assertBad(api.get("/v1/audit?since=yesterday"), "since");
        assertBad(api.get("/v1/audit?since=2026-01-01&since=2026-01-02"), "since");
        api.want(Api.wish("a", 20, 1));
        assertBad(api.delete("/v1/policies/a?actor=ann"), "reason");
        assertThat(api.get("/v1/policies/a").body().get("isWanted").asBoolean()).isTrue();
    }

    private static void assertBad(Api.Got got, String pointer) {
        assertThat(got.status()).as("%s", got.body()).isEqualTo(400);
        assertThat(got.body().at("/errors/0/pointer").asText("none")).isEqualTo(pointer);
    }

    @Test
    void bodiesAreBoundedAndJsonOnly() throws IOException, InterruptedException {
        String large = "{\"policyId\":\"" + "x".repeat(RestSettings.USUAL.mostOctets()) + "\"}";
        assertThat(api.send("POST", "/v1/policies", large).status()).isEqualTo(413);
        assertThat(api.send("POST", "/v1/policies", large, "Idempotency-Key", "k")
                        .status())
                .isEqualTo(413);
        Api.Got plain = api.send(api.request("/v1/policies")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(Api.wish("a", 20, 1).toString())));
        assertThat(plain.status()).isEqualTo(415);
    }
}
