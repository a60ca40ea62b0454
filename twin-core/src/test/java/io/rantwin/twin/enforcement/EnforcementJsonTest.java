package io.rantwin.twin.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnforcementJsonTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        EnforcementParameters usual = EnforcementParameters.USUAL;
        EnforcementParameters other = usual.withEnergy(usual.energy().withWakeLead(20_500));
        assertThat(EnforcementJson.read(EnforcementJson.write(other))).isEqualTo(other);
        assertThat(EnforcementJson.read(JSON.readTree("{}"))).isEqualTo(usual);
    }

    @Test
    void whatIsNotSaidStaysUsual() throws Exception {
        EnforcementParameters read = EnforcementJson.read(
                JSON.readTree("{\"holdOffSeconds\":10,\"energySaving\":{\"sleepBelowLoad\":0.3}}"));
        assertThat(read.holdOffMillis()).isEqualTo(10_000);
        assertThat(read.energy().sleepBelowLoad()).isEqualTo(0.3);
        assertThat(read.energy().minOnMillis()).isEqualTo(600_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"holdOf\":1}|/holdOf is not known",
                "{\"energySaving\":{\"sleepBelow\":1}}|/energySaving/sleepBelow is not known",
                "{\"energySaving\":{\"sleepBelowLoad\":\"x\"}}|/energySaving/sleepBelowLoad must be a number",
                "{\"energySaving\":{\"sleepBelowLoad\":0.4}}|must sleep at lower loads",
                "{\"energySaving\":{\"neighbourWakeCeiling\":2}}|shares of the PRBs",
                "{\"energySaving\":{\"minOnSeconds\":-1}}|must not be negative",
                "{\"mostActions\":0}|room for an action",
                "{\"energySaving\":1}|/energySaving must be an object",
                "[]|The whole must be an object"
            })
    void mistakesAreTold(String json, String words) {
        assertThatThrownBy(() -> EnforcementJson.read(JSON.readTree(json)))
                .isInstanceOf(EnforcementJson.EnforcementJsonException.class)
                .hasMessageContaining(words);
    }
}
