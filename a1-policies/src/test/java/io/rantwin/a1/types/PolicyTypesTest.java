package io.rantwin.a1.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.SharedReference;
import io.rantwin.a1.ap.PolicyTypeId;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.mediator.MediatorPolicyType;
import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.PolicyKind;
import io.rantwin.a1.policy.PolicyReader;
import io.rantwin.a1.schema.PolicySchema;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PolicyTypesTest {
    private final PolicyTypes types = PolicyTypes.known();

    @Test
    void knowsTheDeployedAndTheCurrentVersions() {
        assertThat(types.all())
                .extracting(PolicyType::id)
                .containsExactly(
                        "2",
                        "20001",
                        "20008",
                        "21003",
                        "ORAN_EnergySaving_3.0.1",
                        "ORAN_LoadBalancing_3.0.0",
                        "ORAN_QoETarget_2.0.0",
                        "ORAN_QoETarget_6.0.0",
                        "ORAN_QoEandTSP_2.0.0",
                        "ORAN_QoEandTSP_6.0.0",
                        "ORAN_QoSTarget_2.0.0",
                        "ORAN_QoSTarget_6.0.0",
                        "ORAN_QoSandTSP_2.0.0",
                        "ORAN_QoSandTSP_6.0.0",
                        "ORAN_SliceSLATarget_1.0.0",
                        "ORAN_SliceSLATarget_4.0.1",
                        "ORAN_TrafficSteeringPreference_2.0.0",
                        "ORAN_TrafficSteeringPreference_6.0.0",
                        "ORAN_UELevelTarget_1.0.0",
                        "ORAN_UELevelTarget_5.0.0");
    }

    @Test
    void findsTheTypeOfAnotherMinorVersion() throws A1Exception {
        assertThat(types.compatibleWith(PolicyTypeId.parse("ORAN_QoSTarget_6.3.1")))
                .isSameAs(types.byId("ORAN_QoSTarget_6.0.0"));
        assertThat(types.compatibleWith(PolicyTypeId.parse("ORAN_QoSTarget_4.0.0")))
                .isNull();
        assertThat(types.byId("ORAN_QoSTarget_6.3.1")).isNull();
    }

    @Test
    void recognisesStandardTypesAtAMediatorByTheirName() {
        for (PolicyType type : types.all()) {
            int number = type.kind().isStandard() ? 77 : type.kind().policyTypeId();
            assertThat(types.recognise(type.toMediatorType(number))).isSameAs(type);
        }
    }

    @Test
    void takesAForeignSchemaUnderAnOscNumberForWhatItIs() throws A1Exception {
        String lab = "{\"name\":\"slicing\",\"description\":\"d\",\"policy_type_id\":20008,\"create_schema\":{}}";
        MediatorPolicyType found = MediatorPolicyType.read(
                new BoundedJson(BoundedJson.USUAL_MOST_OCTETS), lab.getBytes(StandardCharsets.UTF_8));
        assertThat(types.recognise(found)).isNull();
    }

    @Test
    void numbersAreAMatterOfAgreement() {
        MediatorNumbers usual = MediatorNumbers.usual(types);
        assertThat(usual.typeId(20008)).isEqualTo("20008");
        assertThat(usual.typeId(30001)).isEqualTo("ORAN_EnergySaving_3.0.1");
        assertThat(usual.policyTypeId("ORAN_UELevelTarget_5.0.0")).isEqualTo(30016);
        assertThat(usual.typeIds()).hasSameSizeAs(types.all());
        MediatorNumbers agreed = usual.with(5003, "ORAN_EnergySaving_3.0.1");
        assertThat(agreed.typeId(5003)).isEqualTo("ORAN_EnergySaving_3.0.1");
        assertThat(agreed.typeId(30001)).isNull();
        assertThat(agreed.policyTypeId("ORAN_EnergySaving_3.0.1")).isEqualTo(5003);
        assertThat(agreed.policyTypeId("nothing")).isZero();
    }

    @Test
    void schemasOnTheWireAreUsableByTheOtherSideAndNotOurs() throws A1Exception {
        for (PolicyType type : types.all()) {
            var sent = type.toTypeObject().policySchema();
            assertThat(sent.path("$schema").textValue()).isEqualTo("http://json-schema.org/draft-07/schema#");
            ObjectNode other = sent.objectNode().put("unexpected", 1);
            assertThat(PolicySchema.of(sent).mistakes(other).isEmpty())
                    .as(type.id())
                    .isEqualTo(type.kind() == PolicyKind.ADMISSION_CONTROL);
            sent.removeAll();
            assertThat(type.toTypeObject().policySchema()).isNotEmpty();
        }
    }

    @Test
    void readsTheExamplesOfTheReference() throws A1Exception {
        SharedReference.assumeThere();
        for (PolicyType type : types.all()) {
            if (type.kind().isStandard()) {
                var example = SharedReference.example(type);
                assertThat(type.schema().mistakes(example)).as(type.id()).isEmpty();
                A1Policy policy = PolicyReader.read(type.kind(), example);
                assertThat(policy.toJson().toString().length())
                        .isEqualTo(example.toString().length());
                assertThat(PolicyReader.read(type.kind(), policy.toJson())).isEqualTo(policy);
            }
        }
    }
}
