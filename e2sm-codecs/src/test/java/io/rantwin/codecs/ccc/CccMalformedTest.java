package io.rantwin.codecs.ccc;

import static io.rantwin.codecs.ccc.Samples.octets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CccMalformedTest {
    private static final List<String> SAMPLES = List.of(
            Samples.CONTROL_HEADER,
            Samples.CONTROL_NODE,
            Samples.CONTROL_CELLS,
            Samples.CONTROL_OUTCOME_NODE,
            Samples.CONTROL_OUTCOME_CELLS,
            Samples.INDICATION_HEADER,
            Samples.INDICATION_NODE,
            Samples.INDICATION_CELLS,
            Samples.TRIGGER_CELLS,
            Samples.ACTION_CELLS,
            Samples.RAN_FUNCTION_DEFINITION);

    private final CccCodec codec = new CccCodec();

    private CccException refused(String json) {
        return refused(octets(json));
    }

    private CccException refused(byte[] octets) {
        try {
            fail("read as " + codec.decodeControlMessage(octets));
            throw new AssertionError();
        } catch (CccException e) {
            return e;
        }
    }

    /** One change to a good document, and where the reader must point. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"mcc\": \"001\"|\"mcc\": \"1\"|/controlMessageFormat/listOfCellsControlled/0/cellGlobalId/plmnIdentity/mcc",
                "12345600A|12345600AB|/controlMessageFormat/listOfCellsControlled/0/cellGlobalId/nRCellIdentity",
                "12345600A|12345600G|/controlMessageFormat/listOfCellsControlled/0/cellGlobalId/nRCellIdentity",
                "\"nRCellIdentity\"|\"nrCellIdentity\"|/controlMessageFormat/listOfCellsControlled/0/cellGlobalId",
                "toBeEnergySaving|TO_BE_ENERGY_SAVING|.../0/newValuesOfAttributes/ranConfigurationStructure/energySavingControl",
                "\"cesSwitch\": true|\"cesSwitch\": \"true\"|.../0/oldValuesOfAttributes/ranConfigurationStructure/cesSwitch",
                "\"PRB_DL\"|\"PRB DL\"|.../1/newValuesOfAttributes/ranConfigurationStructure/resourceType",
                "MaxRatio\": 60|MaxRatio\": 101|.../1/newValuesOfAttributes/ranConfigurationStructure/rRMPolicyMaxRatio",
                "MaxRatio\": 60|MaxRatio\": -1|.../1/newValuesOfAttributes/ranConfigurationStructure/rRMPolicyMaxRatio",
                "MaxRatio\": 60|MaxRatio\": 60.0|.../1/newValuesOfAttributes/ranConfigurationStructure/rRMPolicyMaxRatio",
                "MaxRatio\": 60|MaxRatio\": null|.../1/newValuesOfAttributes/ranConfigurationStructure/rRMPolicyMaxRatio",
                "MaxRatio\": 60|MaxRatio\": 99999999999999999999|.../1/newValuesOfAttributes/ranConfigurationStructure/rRMPolicyMaxRatio",
                "\"sst\": 1|\"sst\": 256|.../1/newValuesOfAttributes/ranConfigurationStructure/rRMPolicyMemberList/0/snssai/sst",
                "\"sd\": \"0000a1\"|\"sd\": \"a1\"|.../1/newValuesOfAttributes/ranConfigurationStructure/rRMPolicyMemberList/0/snssai/sd",
                "\"sst\"|\"s~/t\"|.../1/newValuesOfAttributes/ranConfigurationStructure/rRMPolicyMemberList/0/snssai",
                "\"newValuesOfAttributes\"|\"newValues\"|.../0",
                "\"controlMessageFormat\"|\"controlMessage\"|''",
                "\"controlMessageFormat\"|\"x\": 1, \"controlMessageFormat\"|/x",
                "\"listOfCellsControlled\"|\"listOfConfigurationStructures\": [], \"listOfCellsControlled\"|/controlMessageFormat/listOfConfigurationStructures",
            })
    void pointsAtTheFault(String good, String bad, String pointer) {
        assertThat(Samples.CONTROL_CELLS).contains(good);
        CccException e = refused(Samples.CONTROL_CELLS.replaceFirst(good, bad));

        assertThat(e.pointer())
                .isEqualTo(pointer.replace(
                        "...", "/controlMessageFormat/listOfCellsControlled/0/listOfConfigurationStructures"));
        assertThat(e.reason()).isNotBlank();
        assertThat(e).hasMessageEndingWith(e.reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"x\"",
                "{",
                "{}",
                "{} {}",
                "{\"controlMessageFormat\": 1}",
                "{\"controlMessageFormat\": {}}",
                "{\"controlMessageFormat\": {\"listOfCellsControlled\": []}}",
                "{\"controlMessageFormat\": {\"listOfCellsControlled\": {}}}",
                "{\"controlMessageFormat\": {\"listOfCellsControlled\": [1]}}",
                "{\"controlMessageFormat\": NaN}",
                "{'controlMessageFormat': {}}",
                "// comment\n{}",
            })
    void refusesWhatIsNoMessage(String json) {
        assertThat(refused(json).reason()).isNotBlank();
    }

    @Test
    void refusesDuplicateNamesEvenInUnknownAttributes() {
        String json = Samples.CONTROL_CELLS.replace(
                "\"energySavingControl\"", "\"x\": {\"y\": 1, \"y\": 2}, \"energySavingControl\"");

        assertThat(refused(json).reason()).containsIgnoringCase("duplicate");
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        byte[] octets = octets(Samples.CONTROL_CELLS.replace("\"x\"", "\"x\"").replace("O-CES", "O-#ES"));
        octets[new String(octets, StandardCharsets.ISO_8859_1).indexOf('#')] = (byte) 0xff;

        assertThat(refused(octets).reason()).isNotBlank();
        assertThat(refused(Samples.CONTROL_CELLS.getBytes(StandardCharsets.UTF_16))
                        .reason())
                .isNotBlank();
    }

    @Test
    void refusesWhatIsTooLargeOrTooDeep() {
        String attribute = "\"energySavingControl\"";
        String template = Samples.CONTROL_CELLS.replace(attribute, "\"x\": %s, " + attribute);
        assertThat(List.of(
                        "[".repeat(50) + "]".repeat(50),
                        "1".repeat(41),
                        "\"" + "a".repeat(65_537) + "\"",
                        "{\"" + "a".repeat(257) + "\": 1}",
                        "[" + "0,".repeat(500_000) + "0]",
                        "[" + " ".repeat(JsonText.MAX_OCTETS) + "]",
                        "1e" + "9".repeat(20),
                        // 40 digits, and 41 when written in another form.
                        "123456789012345678901234567890123456789e1"))
                .allSatisfy(
                        raw -> assertThat(refused(template.replace("%s", raw)).reason())
                                .isNotBlank());
    }

    @Test
    void refusesTimestampsOfAnotherForm() {
        String json = Samples.INDICATION_HEADER.replace("ed2a1f0080000000", "2026-02-01T18:50:40Z");

        assertThatExceptionOfType(CccException.class)
                .isThrownBy(() -> codec.decodeIndicationHeader(octets(json)))
                .satisfies(e -> assertThat(e.pointer()).isEqualTo("/indicationHeaderFormat/eventTime"));
    }

    @Test
    void refusesTooShortAPeriod() {
        String json = Samples.TRIGGER_PERIODIC.replace("10", "9");

        assertThatExceptionOfType(CccException.class)
                .isThrownBy(() -> codec.decodeEventTriggerDefinition(octets(json)))
                .satisfies(e -> assertThat(e.pointer()).isEqualTo("/eventTriggerDefinitionFormat/period"));
    }

    /** Whatever arrives, the answer is a message that can be looked at or a {@link CccException}. */
    @Property(seed = "1")
    void survivesChangedOctets(
            @ForAll @IntRange(max = 10) int sample,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 100_000) Integer> places,
            @ForAll @Size(min = 8, max = 8) byte[] values) {
        byte[] octets = octets(SAMPLES.get(sample));
        for (int i = 0; i < places.size(); i++) {
            octets[places.get(i) % octets.length] = values[i];
        }
        readAsEverything(octets);
    }

    /** Exchanges one JSON token for another: such documents get further than those with changed octets. */
    @Property(seed = "1")
    void survivesChangedTokens(
            @ForAll @IntRange(max = 10) int sample, @ForAll @IntRange(max = 100_000) int place, @ForAll Token token) {
        String[] parts = SAMPLES.get(sample).split("(?=[{}\\[\\]:,\"])|(?<=[{}\\[\\]:,\"])", -1);
        parts[place % parts.length] = token.text;
        readAsEverything(octets(String.join("", parts)));
    }

    enum Token {
        EMPTY(""),
        OBJECT("{}"),
        ARRAY("[]"),
        NULL("null"),
        HUGE("-1e999999999"),
        LONG("123456789012345678901234567890123456789e1"),
        FRACTION("0.5"),
        NUMBER("9223372036854775808"),
        SURROGATE("\\ud800"),
        CONTROL("\\u0000");

        private final String text;

        Token(String text) {
            this.text = text;
        }
    }

    private interface Decoding {
        CccMessage decode(byte[] octets) throws CccException;
    }

    private void readAsEverything(byte[] octets) {
        List<Decoding> decodings = List.of(
                codec::decodeControlHeader,
                codec::decodeControlMessage,
                codec::decodeControlOutcome,
                codec::decodeIndicationHeader,
                codec::decodeIndicationMessage,
                codec::decodeEventTriggerDefinition,
                codec::decodeActionDefinition,
                codec::decodeRanFunctionDefinition);
        for (Decoding decoding : decodings) {
            CccMessage message;
            try {
                message = decoding.decode(octets);
            } catch (CccException e) {
                assertThat(e.reason()).isNotBlank();
                continue;
            }
            assertThat(message.toString()).isNotEmpty();
            boolean stricterOnWriting = message instanceof ControlMessage || message instanceof IndicationMessage;
            if (!stricterOnWriting) {
                assertThatCode(() -> codec.encode(message)).doesNotThrowAnyException();
            }
        }
    }
}
