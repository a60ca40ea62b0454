package io.rantwin.xapp.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmDialect;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.rc.RanFunctionDefinition;
import io.rantwin.codecs.rc.RanFunctionDefinition.FunctionName;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.codecs.rc.RcType;
import io.rantwin.xapp.node.E2Node.NodeType;
import io.rantwin.xapp.node.E2Node.RanFunction;
import io.rantwin.xapp.node.FunctionChoice.Chosen;
import io.rantwin.xapp.node.FunctionChoice.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RanFunctionsTest {
    private static final String KPM_V2 = "1.3.6.1.4.1.53148.1.2.2.2";
    private static final String KPM_V3 = "1.3.6.1.4.1.53148.1.3.2.2";
    private static final String RC = "1.3.6.1.4.1.53148.1.1.2.3";
    private static final KpmDialect.Codecs KPM_CODECS = new KpmDialect.Codecs();
    private static final RcCodec RC_CODEC = new RcCodec();
    private static final RanFunctions FUNCTIONS = new RanFunctions(KPM_CODECS, RC_CODEC);

    private static E2Node node(RanFunction... functions) {
        return new E2Node(
                "gnb_1", ConnectionStatus.CONNECTED, null, NodeType.GNB, "", "", "", List.of(functions), null, 0);
    }

    private static Octets kpm(String shortName, KpmVersion version, String oid) throws PerException {
        return KpmCodec.of(version)
                .encode(new KpmRanFunctionDefinition(
                        shortName,
                        oid,
                        "KPM monitor",
                        null,
                        List.of(),
                        List.of(new KpmRanFunctionDefinition.ReportStyle(
                                1,
                                "E2 node",
                                1,
                                List.of(new KpmRanFunctionDefinition.AnnouncedMeasurement("DRB.UEThpDl", null, null)),
                                1,
                                1)),
                        List.of()));
    }

    private static Octets rc(String shortName, boolean control) throws PerException {
        List<RanFunctionDefinition.ControlStyle> styles = control
                ? List.of(new RanFunctionDefinition.ControlStyle(
                        2, "Radio resource", List.of(), 1, 1, null, 1, List.of()))
                : List.of();
        return RC_CODEC.encode(
                RcType.RAN_FUNCTION_DEFINITION,
                new RanFunctionDefinition(
                        new FunctionName(shortName, RC, "RC", null), null, List.of(), List.of(), styles, List.of()));
    }

    private static KpmFunction kpmOf(E2Node node) {
        FunctionChoice<KpmFunction> choice = FUNCTIONS.kpm(node);
        assertThat(choice).isInstanceOf(Chosen.class);
        return ((Chosen<KpmFunction>) choice).function();
    }

    private static RcFunction rcOf(E2Node node) {
        FunctionChoice<RcFunction> choice = FUNCTIONS.rc(node);
        assertThat(choice).isInstanceOf(Chosen.class);
        return ((Chosen<RcFunction>) choice).function();
    }

    private static String reason(FunctionChoice<?> choice) {
        assertThat(choice).isInstanceOf(Missing.class);
        return ((Missing<?>) choice).reason();
    }

    @Test
    void theNumberOfTheFunctionDoesNotMatter() throws Exception {
        E2Node swapped = node(
                new RanFunction(2, rc("ORAN-E2SM-RC", true), 1, RC),
                new RanFunction(3, kpm("ORAN-E2SM-KPM", KpmVersion.V3_00, KPM_V3), 1, KPM_V3));
        assertThat(kpmOf(swapped).ranFunctionId()).isEqualTo(3);
        assertThat(kpmOf(swapped).version()).isEqualTo(KpmVersion.V3_00);
        assertThat(kpmOf(swapped).definition().shortName()).isEqualTo("ORAN-E2SM-KPM");
        assertThat(rcOf(swapped).ranFunctionId()).isEqualTo(2);
        assertThat(rcOf(swapped).definition().controlStyles()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.3.6.1.4.1.53148", "1.2.3", "OID", KPM_V2, RC})
    void withoutAnOidThatFitsTheNameInTheDefinitionDecides(String oid) throws Exception {
        E2Node node = node(
                new RanFunction(10, kpm("ORAN-E2SM-KPM", KpmVersion.V3_00, KPM_V3), 0, oid),
                new RanFunction(11, rc("ORAN-E2SM-RC", true), 0, oid));
        assertThat(kpmOf(node).ranFunctionId()).isEqualTo(10);
        assertThat(rcOf(node).ranFunctionId()).isEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource({
        "V1_00,1.3.6.1.4.1.53148.1.1.2.2",
        "V2_03," + KPM_V2,
        "V3_00," + KPM_V3,
        "V4_00,1.3.6.1.4.1.53148.1.4.2.2"
    })
    void theVersionIsThatOfTheOid(KpmVersion version, String oid) throws Exception {
        E2Node node = node(new RanFunction(2, kpm("ORAN-E2SM-KPM", version, oid), 0, oid));
        assertThat(kpmOf(node).version()).isEqualTo(version);
    }

    @Test
    void ofSeveralTheNewestThatCanBeReadIsChosen() throws Exception {
        E2Node node = node(
                new RanFunction(1, kpm("ORAN-E2SM-KPM", KpmVersion.V2_03, KPM_V2), 0, KPM_V2),
                new RanFunction(2, kpm("ORAN-E2SM-KPM", KpmVersion.V3_00, KPM_V3), 0, KPM_V3),
                new RanFunction(3, Octets.ofHex("ffff"), 0, "1.3.6.1.4.1.53148.1.4.2.2"),
                new RanFunction(4, rc("ORAN-E2SM-RC", false), 0, RC),
                new RanFunction(5, rc("ORAN-E2SM-RC", true), 0, RC),
                new RanFunction(6, rc("ORAN-E2SM-CCC", true), 0, RC));
        assertThat(kpmOf(node).ranFunctionId()).isEqualTo(2);
        assertThat(rcOf(node).ranFunctionId()).isEqualTo(5);
    }

    @Test
    void theReasonTellsWhatTheNodeHas() {
        assertThat(reason(FUNCTIONS.kpm(node())))
                .isEqualTo("node gnb_1 has no usable KPM function: it announces no RAN functions");
        E2Node node = node(
                new RanFunction(2, Octets.ofHex("ff"), 0, KPM_V3),
                new RanFunction(3, Octets.EMPTY, 0, RC),
                new RanFunction(4, Octets.EMPTY, 0, ""));
        assertThat(reason(FUNCTIONS.kpm(node)))
                .contains("function 2 announces KPM, but its definition is not readable");
        assertThat(reason(FUNCTIONS.rc(node))).contains("function 3 announces RC, but its definition is not readable");
        assertThat(reason(FUNCTIONS.rc(node(new RanFunction(4, Octets.EMPTY, 0, "")))))
                .contains("it has 4 (no OID)");
    }

    @Test
    void definitionsOfRealNodesAreChosen() throws Exception {
        JsonNode kpm = vector("3p-srsran-kpm-rfd-du");
        JsonNode rc = vector("3p-rc-rfd-cu");
        E2Node node = node(
                new RanFunction(147, Octets.ofHex(kpm.get("hex").asText()), 0, KPM_V2),
                new RanFunction(148, Octets.ofHex(rc.get("hex").asText()), 0, ""));
        assertThat(kpmOf(node).ranFunctionId()).isEqualTo(147);
        assertThat(kpmOf(node).definition().shortName())
                .isEqualTo(
                        kpm.at("/value/ranFunction-Name/ranFunction-ShortName").asText());
        assertThat(rcOf(node).ranFunctionId()).isEqualTo(148);
        assertThat(rcOf(node).definition().name().oid())
                .isEqualTo(rc.at("/value/ranFunction-Name/ranFunction-E2SM-OID").asText());
    }

    private static JsonNode vector(String id) throws IOException {
        Path file = Path.of(
                System.getProperty("rantwin.shared", "../../shared"), "oran", "vectors", "thirdparty-captures.jsonl");
        assumeThat(file).as("reference vectors (set -Drantwin.shared)").isRegularFile();
        try (Stream<String> lines = Files.lines(file)) {
            String line = lines.filter(text -> text.contains("\"" + id + "\""))
                    .findFirst()
                    .orElseThrow();
            return new ObjectMapper().readTree(line);
        }
    }
}
