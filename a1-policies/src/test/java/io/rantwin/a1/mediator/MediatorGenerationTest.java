package io.rantwin.a1.mediator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rantwin.a1.ap.PolicyFeedback;
import io.rantwin.a1.ap.PolicyId;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.ap.PolicyStatus.EnforceReason;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MediatorGenerationTest {
    private static final BoundedJson JSON = new BoundedJson(BoundedJson.USUAL_MOST_OCTETS);

    private static PolicyStatus status(String text) throws A1Exception {
        return MediatorGeneration.readStatus(JSON, text.getBytes(UTF_8));
    }

    @Test
    void readsTheStatusOfBoth() throws A1Exception {
        assertThat(status("{\"instance_status\":\"IN EFFECT\",\"has_been_deleted\":false}"))
                .isEqualTo(PolicyStatus.ENFORCED);
        assertThat(status("{\"instance_status\":\"NOT IN EFFECT\"}"))
                .isEqualTo(PolicyStatus.notEnforced(EnforceReason.OTHER_REASON));
        assertThat(status("{\"enforceStatus\":\"ENFORCED\"}")).isEqualTo(PolicyStatus.ENFORCED);
        assertThatExceptionOfType(A1Exception.class)
                .isThrownBy(() -> status("{\"instance_status\":\"UNSURE\"}"))
                .withMessage("/instance_status: neither IN EFFECT nor NOT IN EFFECT");
    }

    @Test
    void writesWhatItReads() throws A1Exception {
        for (MediatorGeneration generation : MediatorGeneration.values()) {
            for (PolicyStatus status :
                    new PolicyStatus[] {PolicyStatus.ENFORCED, PolicyStatus.notEnforced(EnforceReason.OTHER_REASON)}) {
                assertThat(status(generation.write(status).toString())).isEqualTo(status);
            }
        }
    }

    @Test
    void theNewOneSaysUnavailableForUnknown() {
        assertThat(MediatorGeneration.SINCE_I.saysUnknown(503)).isTrue();
        assertThat(MediatorGeneration.UNTIL_H.saysUnknown(503)).isFalse();
        assertThat(MediatorGeneration.UNTIL_H.saysUnknown(404)).isTrue();
        assertThat(MediatorGeneration.SINCE_I.root()).isEqualTo("/A1-P/v2");
        assertThat(MediatorGeneration.UNTIL_H.root()).isEqualTo("/a1-p");
        assertThat(MediatorGeneration.UNTIL_H.messageForm()).isEqualTo(MessageForm.PYTHON);
    }

    @Test
    void readsLists() throws A1Exception {
        assertThat(MediatorLists.policyTypeIds(JSON, "[20008,2]".getBytes(UTF_8)))
                .containsExactly(20008, 2);
        assertThat(MediatorLists.policyIds(JSON, "[\"p\"]".getBytes(UTF_8))).containsExactly("p");
        assertThatExceptionOfType(A1Exception.class)
                .isThrownBy(() -> MediatorLists.policyTypeIds(JSON, "[1,\"2\"]".getBytes(UTF_8)))
                .withMessage("/1: text where a number is expected");
        assertThatExceptionOfType(A1Exception.class)
                .isThrownBy(() -> MediatorLists.policyIds(JSON, "{}".getBytes(UTF_8)));
    }

    @Test
    void feedbackIsReadInTheSpellingsOfTheField() throws A1Exception {
        var id = new PolicyId("p");
        String spelt = "{\"enforceStatus\":\"NOT ENFORCED\",\"enforceReason\":\"OTHER_REASON\"}";
        PolicyFeedback feedback = PolicyFeedback.read(JSON, spelt.getBytes(UTF_8), id, Instant.EPOCH);
        assertThat(feedback.status()).isEqualTo(PolicyStatus.notEnforced(EnforceReason.OTHER_REASON));
        assertThat(PolicyFeedback.read(JSON, feedback.write(), id, Instant.EPOCH))
                .isEqualTo(feedback);
    }
}
