package io.rantwin.harness.ric.a1;

import static io.rantwin.harness.ric.a1.MediatorRun.TYPE_20008;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rantwin.a1.mediator.MessageForm;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.SendResult;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class A1MediatorTest {
    private static final String TYPES = "/A1-P/v2/policytypes";
    private static final String TYPE = TYPES + "/20008";
    private static final String D1 = TYPE + "/policies/d1";
    private static final String OK =
            "{\"policy_type_id\":20008,\"policy_instance_id\":\"d1\",\"handler_id\":\"h\",\"status\":\"OK\"}";
    private static final String NOT_ENFORCED =
            "{\"enforceStatus\":\"NOT_ENFORCED\",\"enforceReason\":\"OTHER_REASON\"}";
    private static final String ENFORCED = "{\"enforceStatus\":\"ENFORCED\"}";

    private MediatorRun run = new MediatorRun(A1MediatorOptions.REALISTIC);

    @AfterEach
    void stop() {
        run.close();
    }

    @Test
    void keepsPolicyTypes() {
        assertThat(run.get("/A1-P/v2/healthcheck").statusCode()).isEqualTo(200);
        assertThat(run.get(TYPES).body()).isEqualTo("[]");
        assertThat(run.put(TYPE, TYPE_20008).statusCode()).isEqualTo(201);
        assertThat(run.put(TYPE, TYPE_20008).statusCode()).isEqualTo(400);
        assertThat(run.get(TYPES).body()).isEqualTo("[20008]");
        assertThat(run.get(TYPE).body()).isEqualTo(TYPE_20008);
        assertThat(run.put(D1, "{\"threshold\":1}").statusCode()).isEqualTo(202);
        assertThat(run.delete(TYPE).statusCode()).isEqualTo(400);
        assertThat(run.delete(D1).statusCode()).isEqualTo(202);
        assertThat(run.delete(TYPE).statusCode()).isEqualTo(204);
        assertThat(run.get(TYPE).statusCode()).isEqualTo(404);
        assertThat(run.delete(TYPE).statusCode()).isEqualTo(404);
        assertThat(run.get(TYPE + "/policies").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/0", "/-1", "/2147483648", "/ORAN_QoSTarget_6.0.0", "/20009"})
    void refusesTypesOfOtherIds(String path) {
        HttpResponse<String> answer = run.put(TYPES + path, TYPE_20008);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"detail\":\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void saysWhichMemberOfATypeIsMissingTheWayTheRealOneDoes() {
        HttpResponse<String> answer = run.put(TYPE, "{\"name\":\"n\",\"policy_type_id\":20008,\"create_schema\":{}}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"code\":602,\"message\":\"/description: missing\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\":\"#\"}",
                "{\"$ref\":\"http://127.0.0.1:1/schema.json\"}",
                "{\"$ref\":\"#/definitions/nowhere\"}",
                "{\"$schema\":\"http://example.org/my-own-language\"}"
            })
    void refusesSchemasThatCannotBeUsed(String schema) {
        HttpResponse<String> answer = run.put(
                TYPE,
                "{\"name\":\"n\",\"description\":\"d\",\"policy_type_id\":20008,\"create_schema\":" + schema + "}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/create_schema");
    }

    @Test
    void sendsPoliciesToTheXapp() {
        run.put(TYPE, TYPE_20008);
        run.put(D1, "{\"threshold\":1}");
        run.put(D1, "{\"threshold\":2}");
        run.delete(D1);

        assertThat(run.rmr.sent).allSatisfy(message -> {
            assertThat(message.type()).isEqualTo(20010);
            assertThat(message.subscriptionId()).isEqualTo(20008);
        });
        assertThat(run.rmr.texts(20010))
                .containsExactly(
                        "{\"operation\":\"CREATE\",\"payload\":\"{\\\"threshold\\\":1}\",\"policy_instance_id\":\"d1\",\"policy_type_id\":\"20008\"}",
                        "{\"operation\":\"UPDATE\",\"payload\":\"{\\\"threshold\\\":2}\",\"policy_instance_id\":\"d1\",\"policy_type_id\":\"20008\"}",
                        "{\"operation\":\"DELETE\",\"payload\":\"\",\"policy_instance_id\":\"d1\",\"policy_type_id\":\"20008\"}");
    }

    @Test
    void acceptsPoliciesEvenWhenNoXappIsThere() {
        run.put(TYPE, TYPE_20008);
        run.rmr.result = SendResult.NO_ROUTE;
        assertThat(run.put(D1, "{\"threshold\":1}").statusCode()).isEqualTo(202);
        assertThat(run.count("policyRequestsNotSent")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"threshold\":-1}", "{\"threshold\":\"1\"}", "{\"other\":1}", "[]", "{", "null"})
    void refusesPoliciesThatAreNotAsTheSchemaHasThem(String body) {
        run.put(TYPE, TYPE_20008);
        HttpResponse<String> answer = run.put(D1, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("detail");
        assertThat(run.get(TYPE + "/policies").body()).isEqualTo("[]");
        assertThat(run.rmr.sent).isEmpty();
    }

    @Test
    void aPolicyIsEnforcedWhileTheLastWordIsOk() {
        run.put(TYPE, TYPE_20008);
        run.put(D1, "{\"threshold\":1}");
        assertThat(run.get(D1 + "/status").body()).isEqualTo(NOT_ENFORCED);
        run.answer(OK);
        assertThat(run.get(D1 + "/status").body()).isEqualTo(ENFORCED);
        run.answer(OK.replace("OK", "ERROR").replace("\"h\"", "\"other\""));
        assertThat(run.get(D1 + "/status").body()).isEqualTo(NOT_ENFORCED);
        run.answer(OK);
        run.put(D1, "{\"threshold\":2}");
        assertThat(run.get(D1 + "/status").body()).isEqualTo(ENFORCED);
        assertThat(run.get(D1).body()).isEqualTo("{\"threshold\":2}");
        assertThat(run.get(TYPE + "/policies").body()).isEqualTo("[\"d1\"]");
    }

    @Test
    void takesWhatItDoesNotHaveForTroubleWithItsStore() {
        assertThat(run.put(D1, "{}").statusCode()).isEqualTo(503);
        run.put(TYPE, TYPE_20008);
        assertThat(run.get(D1).statusCode()).isEqualTo(503);
        assertThat(run.delete(D1).statusCode()).isEqualTo(503);
        assertThat(run.get(D1 + "/status").statusCode()).isEqualTo(404);
    }

    @Test
    void answersAsItsApiIsWrittenWhenToldSo() {
        run.close();
        run = new MediatorRun(A1MediatorOptions.REALISTIC.asWritten().withForm(MessageForm.PYTHON));
        assertThat(run.put(D1, "{}").statusCode()).isEqualTo(404);
        assertThat(run.put(TYPE, "{\"name\":\"n\"}").statusCode()).isEqualTo(400);
        run.put(TYPE, TYPE_20008);
        assertThat(run.get(D1).statusCode()).isEqualTo(404);
        run.put(D1, "{\"threshold\":1}");
        assertThat(run.rmr.texts(20010))
                .containsExactly(
                        "{\"operation\":\"CREATE\",\"policy_type_id\":20008,\"policy_instance_id\":\"d1\",\"payload\":{\"threshold\":1}}");
    }

    @Test
    void theOlderFlavourHasItsOwnAnswersOnTheSamePolicies() {
        assertThat(run.put("/a1-p/policytypes/20008/policies/d1", "{}").statusCode())
                .isEqualTo(404);
        assertThat(run.put("/a1-p/policytypes/20008", TYPE_20008).statusCode()).isEqualTo(201);
        assertThat(run.put("/a1-p/policytypes/20008/policies/d1", "{\"threshold\":1}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(run.get(D1).body()).isEqualTo("{\"threshold\":1}");
        String status = "/a1-p/policytypes/20008/policies/d1/status";
        assertThat(run.get(status).body()).contains("\"instance_status\":\"NOT IN EFFECT\"");
        run.answer(OK);
        assertThat(run.get(status).body()).contains("\"instance_status\":\"IN EFFECT\"");
    }

    @Test
    void notifiesWithABlankAndWithoutContentType() {
        run.put(TYPE, TYPE_20008);
        run.put(D1 + "?notificationDestination=" + run.url("/notify"), "{\"threshold\":1}");
        run.answer(OK.replace("OK", "ERROR"));
        await().until(() -> run.notifications.size() == 1);
        // A later PUT without destination keeps the one before.
        run.put(D1, "{\"threshold\":2}");
        run.answer(OK);
        await().until(() -> run.notifications.size() == 2);

        assertThat(run.notifications)
                .containsExactly(
                        "null {\"enforceStatus\":\"NOT ENFORCED\",\"enforceReason\":\"OTHER_REASON\"}",
                        "null " + ENFORCED);
    }

    @Test
    void countsNotificationsThatNobodyTakes() {
        run.put(TYPE, TYPE_20008);
        run.put(D1 + "?notificationDestination=http%3A%2F%2F127.0.0.1%3A1%2Fx", "{\"threshold\":1}");
        run.answer(OK);
        await().until(() -> run.count("notificationsFailed") == 1);
        assertThat(run.get(D1 + "/status").body()).isEqualTo(ENFORCED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x/y", "no", "http:", "%5B"})
    void refusesDestinationsThatCannotBeReached(String destination) {
        run.put(TYPE, TYPE_20008);
        assertThat(run.put(D1 + "?notificationDestination=" + destination, "{\"threshold\":1}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void answersAQueryWithOneCreateForEachPolicy() {
        run.put(TYPE, TYPE_20008);
        run.put(D1, "{\"threshold\":1}");
        run.put(TYPE + "/policies/d2", "{\"threshold\":2}");
        run.rmr.sent.clear();
        receive(MessageType.A1_POLICY_QUERY, "{\"policy_type_id\":20008}");
        receive(MessageType.A1_POLICY_QUERY, "{\"policy_type_id\":7}");

        assertThat(run.rmr.texts(20010))
                .hasSize(2)
                .allMatch(text -> text.contains("\"CREATE\""))
                .anyMatch(text -> text.contains("\"d1\""))
                .anyMatch(text -> text.contains("\"d2\""));
    }

    @Test
    void tellsWhatWouldHaveEndedTheRealOne() {
        run.put(TYPE, TYPE_20008);
        run.put(D1, "{\"threshold\":1}");
        run.answer(OK.replace("20008", "\"20008\""));
        run.answer("junk");

        assertThat(run.count("policyResponsesThatEndTheMediator")).isEqualTo(1);
        assertThat(run.count("malformedMessages")).isEqualTo(2);
        assertThat(run.get(D1 + "/status").body()).isEqualTo(NOT_ENFORCED);
    }

    @Test
    void passesEnrichmentDataOn() {
        assertThat(run.post("/data-delivery", "{\"job\":\"7\",\"payload\":\"data\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(run.post("/A1-P/v2/data-delivery", "{\"job\":7}").statusCode())
                .isEqualTo(400);
        receive(MessageType.A1_EI_QUERY_ALL, "");
        receive(MessageType.A1_EI_CREATE_JOB, "{\"job-id\":7,\"eiTypeId\":\"t\"}");

        assertThat(run.rmr.texts(20017)).containsExactly("{\"ei_job_id\":\"7\",\"payload\":\"data\"}");
        assertThat(run.rmr.texts(20014)).containsExactly("[]");
        assertThat(run.rmr.texts(20016)).containsExactly("{\"ei_job_id\": 7.}");
        assertThat(run.mediator.state().get("enrichmentJobs")).hasToString("{\"7\":{\"eiTypeId\":\"t\"}}");
    }

    @Test
    void canLoseItsStore() {
        run.put(TYPE, TYPE_20008);
        run.put(D1, "{\"threshold\":1}");
        run.mediator.storeDown(true);
        assertThat(run.get("/A1-P/v2/healthcheck").statusCode()).isEqualTo(500);
        assertThat(run.get(TYPES).body()).isEqualTo("[]");
        assertThat(run.get(D1).statusCode()).isEqualTo(503);
        assertThat(run.put(D1, "{\"threshold\":1}").statusCode()).isEqualTo(503);
        run.mediator.storeDown(false);
        assertThat(run.get(D1).statusCode()).isEqualTo(200);
        run.mediator.forget();
        assertThat(run.get(TYPES).body()).isEqualTo("[]");
        assertThat(run.mediator.state().get("policies")).isEmpty();
    }

    @Test
    void showsItsState() {
        run.put(TYPE, TYPE_20008);
        run.put(D1, "{\"threshold\":1}");
        run.answer(OK);

        assertThat(run.mediator.state().get("policies"))
                .hasToString(
                        "[{\"policyTypeId\":20008,\"policyInstanceId\":\"d1\",\"status\":\"ENFORCED\",\"handlerId\":\"h\",\"lastWord\":\"OK\",\"body\":{\"threshold\":1}}]");
        assertThat(run.count("policyResponses")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"2,3", "1,2"})
    void holdsItsBounds(int mostTypes, int mostPolicies) {
        run.close();
        run = new MediatorRun(new A1MediatorOptions(true, MessageForm.GO, mostTypes, mostPolicies));
        int types = 0;
        int policies = 0;
        for (int id = 1; id <= 4; id++) {
            types += run.put(TYPES + "/" + id, TYPE_20008.replace("20008", "" + id))
                                    .statusCode()
                            == 201
                    ? 1
                    : 0;
            policies += run.put(TYPES + "/1/policies/p" + id, "{}").statusCode() == 202 ? 1 : 0;
        }
        assertThat(types).isEqualTo(mostTypes);
        assertThat(policies).isEqualTo(mostPolicies);
        assertThat(run.delete(TYPES + "/1/policies/p1").statusCode()).isEqualTo(202);
        assertThat(run.put(TYPES + "/1/policies/p9", "{}").statusCode()).isEqualTo(202);
    }

    @Test
    void refusesBodiesThatAreTooLong() {
        run.put(TYPE, TYPE_20008);
        assertThat(run.put(D1, "{\"threshold\":1" + " ".repeat(1_100_000) + "}").statusCode())
                .isIn(400, 413);
    }

    private void receive(MessageType type, String text) {
        run.mediator.received(XappRmr.delivery(RmrMessage.of(type.number(), text)));
    }
}
