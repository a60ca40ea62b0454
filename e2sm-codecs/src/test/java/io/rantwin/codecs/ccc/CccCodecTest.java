package io.rantwin.codecs.ccc;

import static io.rantwin.codecs.ccc.Samples.octets;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rantwin.codecs.ccc.CellGlobalId.EutraCgi;
import io.rantwin.codecs.ccc.CellGlobalId.NrCgi;
import io.rantwin.codecs.ccc.ControlMessage.CellControlled;
import io.rantwin.codecs.ccc.ControlMessage.ConfigurationStructureWrite;
import io.rantwin.codecs.ccc.ControlOutcome.CellControlOutcome;
import io.rantwin.codecs.ccc.ControlOutcome.ConfigurationStructureFailed;
import io.rantwin.codecs.ccc.RanFunctionDefinition.SupportedServices;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CccCodecTest {
    private static final ObjectMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final PlmnId PLMN = new PlmnId("001", "01");
    private static final NrCgi CELL = new NrCgi(PLMN, 0x12345600AL);

    private final CccCodec codec = new CccCodec();

    interface Decoding {
        CccMessage decode(byte[] octets) throws CccException;
    }

    private static Arguments sample(String json, Decoding decoding) {
        return Arguments.of(json, decoding);
    }

    static Stream<Arguments> samples() {
        CccCodec codec = new CccCodec();
        return Stream.of(
                sample(Samples.CONTROL_HEADER, codec::decodeControlHeader),
                sample(Samples.CONTROL_NODE, codec::decodeControlMessage),
                sample(Samples.CONTROL_CELLS, codec::decodeControlMessage),
                sample(Samples.CONTROL_OUTCOME_NODE, codec::decodeControlOutcome),
                sample(Samples.CONTROL_OUTCOME_CELLS, codec::decodeControlOutcome),
                sample(Samples.INDICATION_HEADER, codec::decodeIndicationHeader),
                sample(Samples.INDICATION_NODE, codec::decodeIndicationMessage),
                sample(Samples.INDICATION_CELLS, codec::decodeIndicationMessage),
                sample(Samples.TRIGGER_NODE, codec::decodeEventTriggerDefinition),
                sample(Samples.TRIGGER_CELLS, codec::decodeEventTriggerDefinition),
                sample(Samples.TRIGGER_PERIODIC, codec::decodeEventTriggerDefinition),
                sample(Samples.ACTION_NODE, codec::decodeActionDefinition),
                sample(Samples.ACTION_CELLS, codec::decodeActionDefinition),
                sample(Samples.RAN_FUNCTION_DEFINITION, codec::decodeRanFunctionDefinition));
    }

    /** Nothing of a document is lost: neither unknown attributes nor unknown structures nor the digits of a number. */
    @ParameterizedTest
    @MethodSource("samples")
    void writesTheDocumentThatItRead(String json, Decoding decoding) throws Exception {
        byte[] written = codec.encode(decoding.decode(octets(json)));

        JsonNode expected = TREES.readTree(json);
        assertThat(TREES.readTree(written)).isEqualTo(expected);
    }

    @Test
    void readsWhatAControlRequestAsksOfACell() throws Exception {
        ControlMessage message = codec.decodeControlMessage(octets(Samples.CONTROL_CELLS));

        ORrmPolicyRatio policy = new ORrmPolicyRatio(
                ResourceType.PRB_DL,
                List.of(new PlmnInfo(PLMN, new Snssai(1, "0000a1")), new PlmnInfo(new PlmnId("310", "410"), null)),
                60,
                25,
                5,
                Map.of());
        assertThat(message)
                .isEqualTo(new ControlMessage.Format2(List.of(new CellControlled(
                        CELL,
                        List.of(
                                new ConfigurationStructureWrite(
                                        new OCesManagementFunction(
                                                true, EnergySavingState.IS_NOT_ENERGY_SAVING, null, Map.of()),
                                        OCesManagementFunction.control(EnergySavingControl.TO_BE_ENERGY_SAVING)),
                                new ConfigurationStructureWrite(
                                        new ORrmPolicyRatio(null, List.of(), null, null, null, Map.of()), policy))))));
    }

    @Test
    void readsTheStateOfACell() throws Exception {
        IndicationMessage.Format2 message =
                (IndicationMessage.Format2) codec.decodeIndicationMessage(octets(Samples.INDICATION_CELLS));

        var first = message.listOfCellsReported().getFirst();
        var change = first.listOfConfigurationStructuresReported().getFirst();
        assertThat(first.cellGlobalId()).isEqualTo(CELL);
        assertThat(change.changeType()).isEqualTo(ChangeType.MODIFICATION);
        assertThat(change.oldValuesOfAttributes()).isEqualTo(ONrCellDu.states(null, null, CellState.IDLE));
        assertThat(change.valuesOfAttributes()).isEqualTo(expectedCell());
        assertThat(message.listOfCellsReported().getLast().cellGlobalId()).isEqualTo(new EutraCgi(PLMN, "0a1b2c3"));
    }

    private static ONrCellDu expectedCell() throws CccException {
        return new ONrCellDu(
                10,
                OperationalState.ENABLED,
                AdministrativeState.UNLOCKED,
                CellState.ACTIVE,
                List.of(new PlmnInfo(PLMN, new Snssai(2, null))),
                501,
                70001,
                new ONrCellDu.Carrier(632628, 632629, 80000, 100, 50, 20),
                new ONrCellDu.Ssb(632256, 20, 30, 7, 4),
                List.of(new OBwp(
                        BwpContext.DL,
                        IsInitialBwp.INITIAL,
                        30,
                        "NORMAL",
                        3,
                        273,
                        Map.of("vendorBwp", RawJson.parse("true")))),
                Map.of(
                        "partitionList",
                        RawJson.parse("[{\"pOffsetToPointA\":11,\"pNumberOfRBs\":24,\"partitionFlowList\":[]}]"),
                        "x-vendor",
                        RawJson.parse("{\"a\":[1,2.50,\"\u00e9\",null]}")));
    }

    @Test
    void readsWhyAStructureWasNotChanged() throws Exception {
        ControlOutcome outcome = codec.decodeControlOutcome(octets(Samples.CONTROL_OUTCOME_CELLS));

        assertThat(outcome)
                .isEqualTo(new ControlOutcome.Format2(
                        null,
                        List.of(new CellControlOutcome(
                                CELL,
                                List.of(),
                                List.of(new ConfigurationStructureFailed(
                                        new ORrmPolicyRatio(null, List.of(), null, null, null, Map.of()),
                                        new ORrmPolicyRatio(null, List.of(), 10, 90, null, Map.of()),
                                        ControlFailureCause.SEMANTIC_ERROR))))));
    }

    @Test
    void readsWhatANodeSupports() throws Exception {
        RanFunctionDefinition definition = codec.decodeRanFunctionDefinition(octets(Samples.RAN_FUNCTION_DEFINITION));

        SupportedServices services = definition
                .listOfCells()
                .getFirst()
                .listOfSupportedCellLevelConfigurationStructures()
                .getFirst()
                .listOfSupportedAttributes()
                .getFirst()
                .supportedServices();
        assertThat(definition.ranFunctionName().ranFunctionShortName()).isEqualTo(RanFunctionDefinition.SHORT_NAME);
        assertThat(definition.ranFunctionName().ranFunctionServiceModelOid())
                .isEqualTo(RanFunctionDefinition.SERVICE_MODEL_OID);
        assertThat(services.reportService().getFirst().eventTriggerStyleTypes()).containsExactly(1, 2);
        assertThat(services.controlService().getFirst().controlMessageFormatType())
                .isEqualTo(2);
        assertThat(services.otherServices()).containsOnlyKeys("queryService");
    }

    @Test
    void readsTimesAsInstants() throws Exception {
        NtpTimestamp time =
                codec.decodeIndicationHeader(octets(Samples.INDICATION_HEADER)).eventTime();

        // 0xed2a1f00 seconds after 1900 and a half.
        assertThat(time.toInstant()).isEqualTo(Instant.parse("2026-02-01T18:50:40.500Z"));
        assertThat(NtpTimestamp.of(Instant.parse("2026-02-01T18:50:40.500Z"))).isEqualTo(time);
    }

    @Test
    void takesAZeroOctetAfterTheDocument() throws Exception {
        byte[] json = octets(Samples.CONTROL_HEADER);

        assertThat(codec.decodeControlHeader(Arrays.copyOf(json, json.length + 1)))
                .isEqualTo(new ControlHeader(2));
    }

    @Test
    void takesAControlOutcomeWithoutItsOuterMember() throws Exception {
        String bare = TREES.readTree(Samples.CONTROL_OUTCOME_CELLS)
                .get("controlOutcomeFormat")
                .toString();

        assertThat(codec.decodeControlOutcome(octets(bare)))
                .isEqualTo(codec.decodeControlOutcome(octets(Samples.CONTROL_OUTCOME_CELLS)));
    }
}
