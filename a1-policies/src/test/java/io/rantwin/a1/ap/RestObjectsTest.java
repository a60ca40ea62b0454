package io.rantwin.a1.ap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rantwin.a1.ap.PolicyStatus.EnforceReason;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestObjectsTest {
    private final BoundedJson json = new BoundedJson(BoundedJson.USUAL_MOST_OCTETS);

    @Test
    void readsBothSpellingsOfNotEnforced() throws A1Exception {
        PolicyStatus expected = PolicyStatus.notEnforced(EnforceReason.OTHER_REASON);
        assertThat(status("{\"enforceStatus\":\"NOT_ENFORCED\",\"enforceReason\":\"OTHER_REASON\"}"))
                .isEqualTo(expected);
        assertThat(status("{\"enforceStatus\":\"NOT ENFORCED\",\"enforceReason\":\"OTHER_REASON\"}"))
                .isEqualTo(expected);
        assertThat(expected.toJson().toString())
                .isEqualTo("{\"enforceStatus\":\"NOT_ENFORCED\",\"enforceReason\":\"OTHER_REASON\"}");
        assertThat(expected.toMediatorNotification().toString())
                .isEqualTo("{\"enforceStatus\":\"NOT ENFORCED\",\"enforceReason\":\"OTHER_REASON\"}");
    }

    @Test
    void readsAStatusThatComesAsText() throws A1Exception {
        assertThat(status("\"{\\\"enforceStatus\\\":\\\"ENFORCED\\\"}\"")).isEqualTo(PolicyStatus.ENFORCED);
    }

    @Test
    void leavesOutAReasonBesideEnforced() throws A1Exception {
        assertThat(status("{\"enforceStatus\":\"ENFORCED\",\"enforceReason\":\"OTHER_REASON\"}"))
                .isEqualTo(PolicyStatus.ENFORCED);
        assertThat(PolicyStatus.ENFORCED.toJson().toString()).isEqualTo("{\"enforceStatus\":\"ENFORCED\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"enforceStatus\":\"enforced\"}",
                "{\"enforceStatus\":true}",
                "{\"enforceStatus\":\"NOT_ENFORCED\",\"enforceReason\":\"BAD_WEATHER\"}",
                "\"ENFORCED\"",
                "null"
            })
    void refusesOtherStatus(String text) {
        assertThatExceptionOfType(A1Exception.class).isThrownBy(() -> status(text));
    }

    @Test
    void splitsTypeIdsAtTheLastUnderscore() throws A1Exception {
        assertThat(PolicyTypeId.parse("ORAN_QoSTarget_6.0.1")).isEqualTo(new PolicyTypeId("ORAN_QoSTarget", 6, 0, 1));
        assertThat(PolicyTypeId.parse("ORAN_QoSTarget_6.0.1")).hasToString("ORAN_QoSTarget_6.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20008", "ORAN_QoSTarget", "ORAN_QoSTarget_6.0", "_1.2.3", "a_1.2.3.4", "a_999999.0.0"})
    void refusesOtherTypeIds(String text) {
        assertThatExceptionOfType(A1Exception.class).isThrownBy(() -> PolicyTypeId.parse(text));
    }

    @Test
    void comparesTypesByNameAndMajorVersion() throws A1Exception {
        PolicyTypeId id = PolicyTypeId.parse("ORAN_QoSTarget_6.0.0");
        assertThat(id.isCompatibleWith(PolicyTypeId.parse("ORAN_QoSTarget_6.2.1")))
                .isTrue();
        assertThat(id.isCompatibleWith(PolicyTypeId.parse("ORAN_QoSTarget_2.0.0")))
                .isFalse();
        assertThat(id.isCompatibleWith(PolicyTypeId.parse("ORAN_QoETarget_6.0.0")))
                .isFalse();
    }

    @Test
    void policyIdsArePartsOfPaths() throws A1Exception {
        assertThat(PolicyId.parse("p-1")).hasToString("p-1");
        assertThatExceptionOfType(A1Exception.class).isThrownBy(() -> PolicyId.parse("a/b"));
        assertThatExceptionOfType(A1Exception.class).isThrownBy(() -> PolicyId.parse("x".repeat(513)));
    }

    @Test
    void readsTypesOfTheStandardAndTellsThoseOfTheMediatorApart() throws A1Exception {
        String type = "{\"policySchema\":{\"type\":\"object\"},\"statusSchema\":{}}";
        assertThat(PolicyTypeObject.read(json, type.getBytes(UTF_8)).toJson()).hasToString(type);
        assertThat(PolicyTypeObject.read(json, "{\"policySchema\":{}}".getBytes(UTF_8))
                        .statusSchema())
                .isNull();
        assertThatExceptionOfType(A1Exception.class)
                .isThrownBy(() -> PolicyTypeObject.read(json, "{\"create_schema\":{}}".getBytes(UTF_8)))
                .withMessage("/policySchema: missing");
    }

    @Test
    void readsProblems() throws A1Exception {
        String problem = "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"why\"}";
        assertThat(ProblemDetails.read(json, problem.getBytes(UTF_8)).toJson()).hasToString(problem);
        assertThat(ProblemDetails.read(json, "{\"type\":\"about:blank\"}".getBytes(UTF_8)))
                .isEqualTo(new ProblemDetails(null, 0, null));
    }

    private PolicyStatus status(String text) throws A1Exception {
        return PolicyStatus.read(json, text.getBytes(UTF_8));
    }
}
