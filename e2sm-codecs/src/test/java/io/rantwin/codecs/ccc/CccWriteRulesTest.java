package io.rantwin.codecs.ccc;

import static io.rantwin.codecs.ccc.Samples.octets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rantwin.codecs.ccc.CellGlobalId.NrCgi;
import io.rantwin.codecs.ccc.ControlMessage.CellControlled;
import io.rantwin.codecs.ccc.ControlMessage.ConfigurationStructureWrite;
import io.rantwin.codecs.ccc.IndicationMessage.ConfigurationStructureReported;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CccWriteRulesTest {
    private static final PlmnId PLMN = new PlmnId("001", "01");
    private static final String FIRST_STRUCTURE =
            "/controlMessageFormat/listOfCellsControlled/0/listOfConfigurationStructures/0";

    private final CccCodec codec = new CccCodec();

    private static ORrmPolicyRatio ratios(@Nullable Integer max, @Nullable Integer min, @Nullable Integer dedicated) {
        return new ORrmPolicyRatio(
                ResourceType.PRB_DL, List.of(new PlmnInfo(PLMN, null)), max, min, dedicated, Map.of());
    }

    private static ControlMessage request(RanConfigurationStructure old, RanConfigurationStructure wanted) {
        return new ControlMessage.Format2(
                List.of(new CellControlled(new NrCgi(PLMN, 1), List.of(new ConfigurationStructureWrite(old, wanted)))));
    }

    private ThrowableAssertAlternative<CccException> assertRefused(CccMessage message) {
        return assertThatExceptionOfType(CccException.class).isThrownBy(() -> codec.encode(message));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100, 100, 0",
        "0, 0, 0, 0",
        "50, 20, , 0",
        ", , , 0",
        "60, 5, 5, 0",
        "20, 21, 0, 1",
        "50, 10, 11, 1",
        "10, , 11, 1",
        "10, 20, 30, 3",
    })
    void policiesContradictThemselves(Integer max, Integer min, Integer dedicated, int contradictions) {
        ORrmPolicyRatio policy = ratios(max, min, dedicated);

        assertThat(policy.contradictions()).hasSize(contradictions);
        if (contradictions == 0) {
            assertThatCode(() -> codec.encode(request(policy, policy))).doesNotThrowAnyException();
        } else {
            assertRefused(request(ratios(1, 1, 1), policy))
                    .satisfies(e -> assertThat(e.pointer())
                            .isEqualTo(FIRST_STRUCTURE + "/newValuesOfAttributes/ranConfigurationStructure"));
        }
    }

    @Test
    void aNodeCanAnswerForAContradictoryPolicy() throws Exception {
        ControlOutcome outcome = codec.decodeControlOutcome(octets(Samples.CONTROL_OUTCOME_CELLS));

        assertThat(codec.decodeControlOutcome(codec.encode(outcome))).isEqualTo(outcome);
    }

    @Test
    void aPolicyMustSayWhichOneItIs() {
        ORrmPolicyRatio good = ratios(3, 2, 1);
        assertRefused(request(good, new ORrmPolicyRatio(null, good.rrmPolicyMemberList(), 3, 2, 1, Map.of())))
                .withMessageContaining("8.8.1.4");
        assertRefused(request(good, new ORrmPolicyRatio(ResourceType.PRB_DL, List.of(), 3, 2, 1, Map.of())))
                .withMessageContaining("8.8.1.4");
    }

    @Test
    void theResourceTypePrbIsReadButNotOrdered() throws Exception {
        String json = Samples.CONTROL_CELLS.replace("PRB_DL", "PRB");

        ControlMessage message = codec.decodeControlMessage(octets(json));

        assertRefused(message)
                .satisfies(e -> assertThat(e.pointer())
                        .endsWith("/1/newValuesOfAttributes/ranConfigurationStructure/resourceType"));
    }

    @Test
    void oldAndNewValuesMustBeOfOneStructure() {
        assertRefused(request(ratios(3, 2, 1), OCesManagementFunction.control(EnergySavingControl.TO_BE_ENERGY_SAVING)))
                .withMessageContaining("different structures");
    }

    @Test
    void knownAttributesHaveOnePlace() throws Exception {
        RawJson raw = RawJson.parse("\"toBeEnergySaving\"");
        Map<String, RawJson> others = Map.of("energySavingControl", raw);

        assertRefused(request(
                        OCesManagementFunction.control(EnergySavingControl.TO_BE_ENERGY_SAVING),
                        new OCesManagementFunction(null, null, EnergySavingControl.TO_BE_ENERGY_SAVING, others)))
                .withMessageContaining("two values for the attribute energySavingControl");
        assertRefused(request(
                        new OCesManagementFunction(true, null, null, Map.of()),
                        new OCesManagementFunction(null, null, null, others)))
                .withMessageContaining("reads back as another");
        assertRefused(request(
                        new OtherStructure(OCesManagementFunction.NAME, others),
                        new OtherStructure(OCesManagementFunction.NAME, others)))
                .withMessageContaining("reads back as another");
    }

    @Test
    void rangesHoldForWhatIsWritten() {
        assertRefused(request(ratios(1, 1, 1), ratios(101, 1, 1)))
                .satisfies(e -> assertThat(e.pointer()).endsWith("/rRMPolicyMaxRatio"));
        assertRefused(new EventTriggerDefinition.Format3(1L << 32))
                .satisfies(e -> assertThat(e.pointer()).isEqualTo("/eventTriggerDefinitionFormat/period"));
        assertRefused(new EventTriggerDefinition.Format1(List.of())).withMessageContaining("no member");
        assertRefused(new ControlMessage.Format2(List.of(new CellControlled(
                        new NrCgi(PLMN, 1L << 36),
                        List.of(new ConfigurationStructureWrite(ratios(1, 1, 1), ratios(1, 1, 1)))))))
                .satisfies(e -> assertThat(e.pointer()).endsWith("/nRCellIdentity"));
        assertRefused(new ActionDefinition(1, new ActionDefinition.Format1(List.of())))
                .withMessageContaining("no member");
    }

    @Test
    void aModificationCarriesTheOldValues() {
        ONrCellDu idle = ONrCellDu.states(null, null, CellState.IDLE);
        ONrCellDu active = ONrCellDu.states(null, null, CellState.ACTIVE);

        assertRefused(new IndicationMessage.Format1(
                        List.of(new ConfigurationStructureReported(ChangeType.MODIFICATION, active, null))))
                .satisfies(e -> assertThat(e.pointer())
                        .isEqualTo("/indicationMessageFormat/listOfConfigurationStructuresReported/0"));
        assertThatCode(() -> codec.encode(new IndicationMessage.Format1(List.of(
                        new ConfigurationStructureReported(ChangeType.MODIFICATION, active, idle),
                        new ConfigurationStructureReported(ChangeType.NONE, active, null)))))
                .doesNotThrowAnyException();
    }

    @Test
    void aReportOfAModificationWithoutOldValuesIsRead() throws Exception {
        String json = Samples.INDICATION_NODE.replace("none", "modification");

        assertThat(codec.decodeIndicationMessage(octets(json))).isInstanceOf(IndicationMessage.Format1.class);
    }
}
