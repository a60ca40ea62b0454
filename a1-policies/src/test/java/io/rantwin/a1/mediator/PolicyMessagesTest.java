package io.rantwin.a1.mediator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.mediator.PolicyRequest.Operation;
import io.rantwin.a1.mediator.PolicyResponse.Status;
import io.rantwin.a1.mediator.ReceivedPolicyRequest.Broken;
import io.rantwin.a1.mediator.ReceivedPolicyRequest.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyMessagesTest {
    private static final PolicyInstanceKey D1 = new PolicyInstanceKey(20008, "d1");

    private final BoundedJson json = new BoundedJson(BoundedJson.USUAL_MOST_OCTETS);

    @Test
    void readsWhatTheGoMediatorSends() throws A1Exception {
        assertThat(
                        read(
                                "{\"operation\":\"CREATE\",\"payload\":\"{\\\"threshold\\\":42}\",\"policy_instance_id\":\"d1\",\"policy_type_id\":\"20008\"}"))
                .isEqualTo(new Whole(new PolicyRequest(Operation.CREATE, D1, body("{\"threshold\":42}"))));
    }

    @Test
    void readsWhatThePythonMediatorSends() throws A1Exception {
        assertThat(
                        read(
                                "{\"operation\":\"UPDATE\",\"policy_type_id\":20008,\"policy_instance_id\":\"d1\",\"payload\":{\"threshold\":42}}"))
                .isEqualTo(new Whole(new PolicyRequest(Operation.UPDATE, D1, body("{\"threshold\":42}"))));
    }

    @Test
    void readsANumberBesideTextAsOneGoReleaseSentIt() throws A1Exception {
        assertThat(
                        read(
                                "{\"operation\":\"CREATE\",\"policy_type_id\":20008,\"policy_instance_id\":\"d1\",\"payload\":\"{}\"}"))
                .isEqualTo(new Whole(new PolicyRequest(Operation.CREATE, D1, body("{}"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"payload\":\"\"", "", ",\"payload\":null", ",\"payload\":{}", ",\"payload\":\"junk\""})
    void readsDeleteWhateverItsPayload(String payload) throws A1Exception {
        assertThat(read("{\"operation\":\"DELETE\",\"policy_instance_id\":\"d1\",\"policy_type_id\":\"20008\"" + payload
                        + "}"))
                .isEqualTo(new Whole(new PolicyRequest(Operation.DELETE, D1, body("{}"))));
    }

    @ParameterizedTest
    @EnumSource
    void readsBackWhatItWrites(MessageForm form) throws A1Exception {
        for (Operation operation : Operation.values()) {
            var request = new PolicyRequest(
                    operation, D1, body(operation == Operation.DELETE ? "{}" : "{\"a\":{\"b\":[1.50,\"\\\"ä\"]}}"));
            assertThat(ReceivedPolicyRequest.read(json, request.write(form), 20008))
                    .isEqualTo(new Whole(request));
        }
    }

    @Test
    void writesTheGoFormAsTextOnly() {
        assertThat(new PolicyRequest(Operation.CREATE, D1, bodyOf("{\"threshold\":42}")).write(MessageForm.GO))
                .asString(UTF_8)
                .isEqualTo(
                        "{\"operation\":\"CREATE\",\"payload\":\"{\\\"threshold\\\":42}\",\"policy_instance_id\":\"d1\",\"policy_type_id\":\"20008\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"operation\":\"REPLACE\",\"policy_instance_id\":\"d1\",\"policy_type_id\":20008,\"payload\":{}};/operation",
                "{\"policy_instance_id\":\"d1\",\"policy_type_id\":20008,\"payload\":{}};/operation",
                "{\"operation\":\"CREATE\",\"policy_instance_id\":\"d1\",\"policy_type_id\":20008};/payload",
                "{\"operation\":\"CREATE\",\"policy_instance_id\":\"d1\",\"policy_type_id\":20008,\"payload\":[1]};/payload",
                "{\"operation\":\"CREATE\",\"policy_instance_id\":\"d1\",\"policy_type_id\":20008,\"payload\":\"{\"};/payload",
                "{\"operation\":\"CREATE\",\"policy_instance_id\":\"d1\",\"policy_type_id\":\"2x\",\"payload\":{}};/policy_type_id",
                "{\"operation\":\"CREATE\",\"policy_instance_id\":\"d1\",\"payload\":{}};/policy_type_id",
                "{\"operation\":\"CREATE\",\"policy_instance_id\":\"d1\",\"policy_type_id\":2147483648,\"payload\":{}};/policy_type_id"
            })
    void tellsWhichPolicyABrokenRequestIsAbout(String text, String pointer) throws A1Exception {
        assertThat(ReceivedPolicyRequest.read(json, text.getBytes(UTF_8), 20008))
                .isInstanceOfSatisfying(Broken.class, broken -> {
                    assertThat(broken.policy()).isEqualTo(D1);
                    assertThat(broken.problem().pointer()).isEqualTo(pointer);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"operation\":\"CREATE\",\"policy_type_id\":20008,\"payload\":{}}",
                "{\"operation\":\"CREATE\",\"policy_type_id\":20008,\"policy_instance_id\":\"\",\"payload\":{}}",
                "{\"operation\":\"CREATE\",\"policy_type_id\":20008,\"policy_instance_id\":\"a\\u0007\",\"payload\":{}}",
                "{\"operation\":\"CREATE\",\"policy_type_id\":\"-1\",\"policy_instance_id\":\"d1\",\"payload\":{}}",
                "[]",
                "x"
            })
    void refusesWhatNamesNoPolicy(String text) {
        assertThatExceptionOfType(A1Exception.class)
                .isThrownBy(() -> ReceivedPolicyRequest.read(json, text.getBytes(UTF_8), -1));
    }

    @Test
    void writesTheTypeOfAResponseAsNumber() {
        assertThat(new PolicyResponse(D1, "twin", Status.OK).write())
                .asString(UTF_8)
                .isEqualTo(
                        "{\"policy_type_id\":20008,\"policy_instance_id\":\"d1\",\"handler_id\":\"twin\",\"status\":\"OK\"}");
    }

    @ParameterizedTest
    @EnumSource
    void readsBackResponses(Status status) throws A1Exception {
        var response = new PolicyResponse(D1, "twin", status);
        assertThat(PolicyResponse.read(json, response.write())).isEqualTo(response);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"policy_type_id\":\"20008\",\"policy_instance_id\":\"d1\",\"handler_id\":\"h\",\"status\":\"OK\"};/policy_type_id",
                "{\"policy_type_id\":20008.5,\"policy_instance_id\":\"d1\",\"handler_id\":\"h\",\"status\":\"OK\"};/policy_type_id",
                "{\"policy_type_id\":20008,\"policy_instance_id\":5,\"handler_id\":\"h\",\"status\":\"OK\"};/policy_instance_id",
                "{\"policy_type_id\":20008,\"policy_instance_id\":\"d1\",\"status\":\"OK\"};/handler_id",
                "{\"policy_type_id\":20008,\"policy_instance_id\":\"d1\",\"handler_id\":\"h\",\"status\":\"ok\"};/status",
                "{\"policy_type_id\":20008,\"policy_instance_id\":\"d1\",\"handler_id\":\"h\",\"status\":1};/status"
            })
    void readsResponsesAsStrictlyAsTheMediator(String text, String pointer) {
        assertThatExceptionOfType(A1Exception.class)
                .isThrownBy(() -> PolicyResponse.read(json, text.getBytes(UTF_8)))
                .satisfies(e -> assertThat(e.pointer()).isEqualTo(pointer));
    }

    @Test
    void asksWithANumber() throws A1Exception {
        assertThat(new PolicyQuery(20008).write()).asString(UTF_8).isEqualTo("{\"policy_type_id\":20008}");
        assertThat(PolicyQuery.read(json, new PolicyQuery(20008).write())).isEqualTo(new PolicyQuery(20008));
        assertThatExceptionOfType(A1Exception.class)
                .isThrownBy(() -> PolicyQuery.read(json, "{\"policy_type_id\":\"20008\"}".getBytes(UTF_8)));
    }

    @Test
    void readsPolicyTypesWithoutOtherMembers() throws A1Exception {
        String type =
                "{\"name\":\"n\",\"description\":\"d\",\"policy_type_id\":20008,\"create_schema\":{\"type\":\"object\"}";
        assertThat(MediatorPolicyType.read(json, (type + "}").getBytes(UTF_8))
                        .toJson()
                        .toString())
                .isEqualTo(type + "}");
        assertThatExceptionOfType(A1Exception.class)
                .isThrownBy(() -> MediatorPolicyType.read(json, (type + ",\"more\":1}").getBytes(UTF_8)))
                .withMessage("/more: not a member of this object");
    }

    private ReceivedPolicyRequest read(String text) throws A1Exception {
        return ReceivedPolicyRequest.read(json, text.getBytes(UTF_8), -1);
    }

    private ObjectNode body(String text) throws A1Exception {
        return (ObjectNode) json.read(text);
    }

    private ObjectNode bodyOf(String text) {
        try {
            return body(text);
        } catch (A1Exception e) {
            throw new AssertionError(e);
        }
    }
}
