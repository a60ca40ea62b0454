package io.rantwin.harness.e2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DescribeCommandTest {
    @Test
    void withoutANameTheSchemasAreListed() {
        CommandRun run = CommandRun.of("e2", "describe");

        assertThat(run.out().lines())
                .contains("E2AP v01.01", "E2AP v02.03", "E2AP v03.01", "E2SM-KPM v01.00", "E2SM-RC v01.03");
    }

    @Test
    void aSchemaListsItsTypes() {
        assertThat(CommandRun.of("e2", "describe", "E2SM-KPM v03.00").out().lines())
                .contains("E2SM-KPM-IndicationMessage", "MeasurementLabel");
    }

    @Test
    void aTypeIsShownOnceWhereVersionsAgree() {
        CommandRun run = CommandRun.of("e2", "describe", "RICindication");

        assertThat(run.out())
                .contains("29 RICrequestID (reject)", "27 RICindicationSN (reject, optional)")
                .contains("E2AP v03.01 RICindication: the same");
    }

    @Test
    void everyKindOfTypeHasWords() {
        assertThat(CommandRun.of("e2", "describe", "GUAMI").out()).contains("pLMNIdentity: octets, size 3..3");
        assertThat(CommandRun.of("e2", "describe", "TimeToWait").out()).contains("one of v1s v2s");
        assertThat(CommandRun.of("e2", "describe", "UEID").out()).contains("choice", "gNB-UEID: sequence");
    }

    @Test
    void aMeasurementHasUnitClauseAndLabels() throws IOException {
        assertThat(CommandRun.of("e2", "describe", "RRU.PrbTotDl").out())
                .contains("unit         %", "TS 28.552 5.1.1.2.1", "plausible 0.0 to 100.0");

        JsonNode json = new ObjectMapper()
                .readTree(CommandRun.of("e2", "describe", "--json", "DRB.UEThpDL.SNSSAI")
                        .out());
        assertThat(json.path("name").textValue()).isEqualTo("DRB.UEThpDl");
        assertThat(json.path("unit").textValue()).isEqualTo("kbit/s");
        assertThat(json.path("exactness").textValue()).isEqualTo("CASE_IGNORED");
        assertThat(json.at("/suffixes/0").textValue()).isEqualTo("SNSSAI");
    }

    @Test
    void aWordFindsMeasurements() {
        assertThat(CommandRun.of("e2", "describe", "--search", "temperature").out())
                .contains("PEE.AvgTemperature");
        assertThat(CommandRun.of("e2", "describe", "--search", "no such word").exitCode())
                .isEqualTo(1);
    }

    @Test
    void anUnknownNameFailsWithAHint() {
        CommandRun run = CommandRun.of("e2", "describe", "Nonsense");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("'Nonsense' is no schema, no type and no known measurement");
    }
}
