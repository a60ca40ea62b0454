package io.rantwin.a1.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.a1.ap.PolicyStatus.EnforceReason;
import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.Objectives;
import io.rantwin.a1.policy.PlmnId;
import io.rantwin.a1.policy.QosAttribute;
import io.rantwin.a1.policy.QosId;
import io.rantwin.a1.policy.Scope;
import io.rantwin.a1.policy.SliceId;
import io.rantwin.a1.policy.UeId;
import io.rantwin.a1.schema.Mistake;
import io.rantwin.a1.schema.Rule;
import io.rantwin.a1.types.PolicyType;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.a1.validation.PolicyVerdict.Accepted;
import io.rantwin.a1.validation.PolicyVerdict.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused or remarked on, in the words that people get. */
class PolicyRulesTest {
    private static final PolicyTypes TYPES = PolicyTypes.known();
    private static final PlmnId PLMN = new PlmnId("001", "01");

    private final PolicyValidator validator = new PolicyValidator(PolicyLimits.USUAL);

    /** Short forms: 'C1' is a cell, 'S' a slice, 'U' a UE of version 2, 'G' one of version 6. */
    private static String policy(String shortForm) {
        String text = shortForm.replace('\'', '"');
        for (int i = 1; i <= 4; i++) {
            text = text.replace("\"C" + i + "\"", cell(i));
        }
        return text.replace("\"S\"", "{\"sst\":1,\"sd\":\"0000A1\",\"plmnId\":{\"mcc\":\"001\",\"mnc\":\"01\"}}")
                .replace("\"U\"", "\"00000000000000aB\"")
                .replace(
                        "\"G\"",
                        "{\"guRanUeId\":{\"globalGnbId\":{\"plmnId\":{\"mcc\":\"001\",\"mnc\":\"01\"},"
                                + "\"gnbId\":{\"gnbIdLength\":22,\"gnbIdValue\":4194304}},\"ranUeId\":\"0000000000000001\"}}");
    }

    private static String cell(int i) {
        return "{\"plmnId\":{\"mcc\":\"001\",\"mnc\":\"01\"},\"cId\":{\"ncI\":" + (268783616 + i) + "}}";
    }

    private static PolicyType type(String id) {
        return Objects.requireNonNull(TYPES.byId(id.matches("\\d+") ? id : "ORAN_" + id));
    }

    private PolicyVerdict check(String typeId, String shortForm) {
        return validator.check(type(typeId), policy(shortForm).getBytes(StandardCharsets.UTF_8));
    }

    private List<String> reasons(String typeId, String shortForm) {
        return switch (check(typeId, shortForm)) {
            case Accepted accepted -> List.of("accepted: " + accepted.policy());
            case Refused(List<Mistake> reasons) ->
                reasons.stream().map(Mistake::toString).toList();
        };
    }

    private List<String> remarks(String typeId, String shortForm) {
        return switch (check(typeId, shortForm)) {
            case Accepted(A1Policy _, List<Mistake> remarks) ->
                remarks.stream().map(Mistake::toString).toList();
            case Refused refused -> List.of("refused: " + refused.inWords());
        };
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        assertThat(reasons(
                        "EnergySaving_3.0.1",
                        "{'scope':{'cellIdList':['C1','C1']},'esObjectives':{'esPercentage':150},'esresources':[]}"))
                .containsExactlyInAnyOrder(
                        "/esObjectives/esPercentage: 150 where at most 100 is allowed",
                        "/esresources: not a member of this object");
        assertThat(reasons(
                        "SliceSLATarget_4.0.1",
                        "{'scope':{'sliceId':'S'},'sliceSlaObjectives':{'guaDlThptPerSlice':9,'maxDlThptPerSlice':8,"
                                + "'dlSlicePriority':0,'maxNumberOfUes':2.5}}"))
                .containsExactly(
                        "/sliceSlaObjectives/dlSlicePriority: 0 where at least 1 is allowed",
                        "/sliceSlaObjectives/maxNumberOfUes: 2.5 where a whole number from 0 to 1000000000000 makes sense",
                        "/sliceSlaObjectives/guaDlThptPerSlice: 9 is more than the 8 of maxDlThptPerSlice (both kbit/s)");
    }

    @Test
    void saysSchemaMistakesInPlainWords() {
        assertThat(reasons("QoSTarget_2.0.0", "{'scope':{'groupId':{'spId':1},'sliceId':'S'},'qosObjectives':{}}"))
                .containsExactly(
                        "/scope/qosId: missing",
                        "/scope: groupId and sliceId may not be together",
                        "/qosObjectives: 0 members where at least 1 may be");
        assertThat(reasons("TrafficSteeringPreference_2.0.0", "{'scope':{'cellId':'C1'},'tspResources':[]}"))
                .containsExactly(
                        "/scope: missing: ueId, or sliceId", "/tspResources: 0 entries where at least 1 may be");
        assertThat(reasons(
                        "QoEandTSP_2.0.0",
                        "{'scope':{'qosId':{'5qI':9}},'qoeObjectives':{'qoeScore':'4'},'tspResources':7}"))
                .containsExactly(
                        "/scope: missing: sliceId, or ueId",
                        "/qoeObjectives/qoeScore: \"4\" where a number is expected",
                        "/tspResources: 7 where an array is expected");
        assertThat(reasons(
                        "EnergySaving_3.0.1",
                        "{'scope':{'cellId':'C1'},'esResources':[{'operationalCells':['C1']},{'dlPrbUsage':1}]}"))
                .containsExactly(
                        "/esResources/0: operationalCells needs operationalPreference beside it",
                        "/esResources/1: missing: operationalCells, or coverageCells");
        assertThat(reasons("LoadBalancing_3.0.0", "[]"))
                .containsExactly("the policy: an array where an object is expected");
        assertThat(reasons("LoadBalancing_3.0.0", "{'a':1,'a':2}"))
                .singleElement()
                .asString()
                .contains("no JSON");
    }

    @Test
    void ueIdsAreOfTheVersionOfTheType() {
        String resources = "'tspResources':[{'cellIdList':['C1'],'preference':'PREFER'}]}";
        assertThat(reasons("TrafficSteeringPreference_6.0.0", "{'scope':{'ueId':'U'}," + resources))
                .containsExactly("/scope/ueId: \"00000000000000aB\" where an object is expected");
        assertThat(reasons("TrafficSteeringPreference_6.0.0", "{'scope':{'ueId':'G'}," + resources))
                .containsExactly("/scope/ueId/guRanUeId/globalGnbId/gnbId/gnbIdValue: "
                        + "4194304 has more bits than the 22 of gnbIdLength");
        assertThat(check("TrafficSteeringPreference_2.0.0", "{'scope':{'ueId':'U'}," + resources))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.policy().scope().ueId())
                                .isEqualTo(new UeId.Hex("00000000000000AB")));
    }

    @Test
    void refusesContradictingPreferences() {
        assertThat(
                        reasons(
                                "TrafficSteeringPreference_2.0.0",
                                "{'scope':{'sliceId':'S'},'tspResources':[{'cellIdList':['C1','C2','C1'],'preference':'PREFER'},"
                                        + "{'cellIdList':['C2'],'preference':'FORBID'},{'cellIdList':['C2'],'preference':'PREFER','primary':false}]}"))
                .containsExactly(
                        "/tspResources/0/cellIdList/2: cell 001-01-010055001 is in the list already, at index 0",
                        "/tspResources/1/cellIdList: cell 001-01-010055002 is FORBID as secondary cell here and PREFER in"
                                + " /tspResources/0",
                        "/tspResources/2/cellIdList: cell 001-01-010055002 is PREFER as secondary cell already, in"
                                + " /tspResources/0");
        assertThat(reasons(
                        "TrafficSteeringPreference_2.0.0",
                        "{'scope':{'sliceId':'S'},'tspResources':[{'cellIdList':['C1'],'preference':'SHALL','primary':true},"
                                + "{'cellIdList':['C2'],'preference':'SHALL','primary':true}]}"))
                .singleElement()
                .asString()
                .startsWith("/tspResources/1: a UE has one primary cell");
        assertThat(reasons(
                        "QoSandTSP_2.0.0",
                        "{'scope':{'sliceId':'S','qosId':{'5qI':7},'cellId':'C1'},'qosObjectives':{'pdb':50},"
                                + "'tspResources':[{'cellIdList':['C1'],'preference':'FORBID','primary':true}]}"))
                .containsExactly("/tspResources/0/cellIdList: cell 001-01-010055001 is forbidden as primary cell, and"
                        + " qosObjectives is for users in it");
    }

    @Test
    void samePreferencesForPrimaryAndSecondaryCellsAreFine() {
        assertThat(
                        remarks(
                                "TrafficSteeringPreference_2.0.0",
                                "{'scope':{'sliceId':'S'},'tspResources':[{'cellIdList':['C1'],'preference':'SHALL','primary':true},"
                                        + "{'cellIdList':['C1'],'preference':'FORBID'},{'cellIdList':['C2'],'preference':'AVOID','primary':true}]}"))
                .containsExactly("/tspResources/2: AVOID changes nothing beside SHALL, which leaves no other cells");
    }

    @Test
    void loadBalancingUsageGoesWithTheScope() {
        String rest = "'lbResources':{'cellIdList':['C2','C1']}}";
        assertThat(reasons(
                        "LoadBalancing_3.0.0",
                        "{'scope':{'cellId':'C1'},'lbObjectives':{'dlLbObjective':{'dlTargetPrbUsg':70,'dlPrbUsgType':3}},"
                                + rest))
                .containsExactly(
                        "/lbObjectives/dlLbObjective/dlPrbUsgType: 3 is the usage of a slice, but the scope has no sliceId;"
                                + " 1 or 2 goes without",
                        "/lbResources/cellIdList/1: cell 001-01-010055001 is the loaded cell of the scope; load cannot move"
                                + " to it");
        assertThat(reasons(
                        "LoadBalancing_3.0.0",
                        "{'scope':{'cellId':'C3','sliceId':'S'},'lbObjectives':{'ulLbObjective':{'ulTargetPrbUsg':70,"
                                + "'ulPrbUsgType':1}}," + rest))
                .singleElement()
                .asString()
                .endsWith("1 is the usage of the whole cell, but the scope has a sliceId; 3 or 4 goes with it");
        assertThat(reasons(
                        "LoadBalancing_3.0.0",
                        "{'scope':{'cellId':'C3'},'lbObjectives':{'dlLbObjective':{'dlTargetPrbUsg':70,'dlPrbUsgType':1.5}},"
                                + rest))
                .containsExactly("/lbObjectives/dlLbObjective/dlPrbUsgType: a number that is not whole");
    }

    @Test
    void energyGuardsMustNotContradict() {
        assertThat(reasons(
                        "EnergySaving_3.0.1",
                        "{'scope':{'cellIdList':['C1','C2']},'esObjectives':{'esPercentage':100},'esResources':["
                                + "{'operationalCells':['C1'],'operationalPreference':'FORBID'},"
                                + "{'operationalCells':['C1'],'operationalPreference':'AVOID'},"
                                + "{'operationalCells':['C1'],'operationalPreference':'AVOID','dlPrbUsage':20}]}"))
                .containsExactly(
                        "/esResources/1/operationalCells: cell 001-01-010055001 is under AVOID here and under FORBID in"
                                + " /esResources/0, with the same ceilings",
                        "/esObjectives/esPercentage: all energy is to be saved, but esResources forbid to switch off"
                                + " 001-01-010055001");
        assertThat(remarks(
                        "EnergySaving_3.0.1",
                        "{'scope':{'cellId':'C1'},'esObjectives':{'esPercentage':15},'esResources':["
                                + "{'operationalCells':['C1','C3'],'operationalPreference':'FORBID'}]}"))
                .containsExactly(
                        "/esResources/0/operationalCells: not in the scope: 001-01-010055003",
                        "/esObjectives/esPercentage: no cell of the scope may be switched off: what is saved must come from"
                                + " other means");
        assertThat(reasons("EnergySaving_3.0.1", "{'scope':{'cellId':'C1'},'esObjectives':{'targetPeeEnergy':-1}}"))
                .containsExactly("/esObjectives/targetPeeEnergy: -1 kWh where 0 or more makes sense");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "QoSTarget_2.0.0|qosObjectives|gfbr|-1",
                "QoSTarget_2.0.0|qosObjectives|mfbr|0",
                "QoSTarget_2.0.0|qosObjectives|priorityLevel|128",
                "QoSTarget_2.0.0|qosObjectives|priorityLevel|1.5",
                "QoSTarget_2.0.0|qosObjectives|pdb|1e300",
                "QoETarget_6.0.0|qoeObjectives|qoeScore|5.1",
                "QoETarget_6.0.0|qoeObjectives|stallRatio|2",
                "UELevelTarget_1.0.0|ueLevelObjectives|dlPacketDelay|0",
                "UELevelTarget_1.0.0|ueLevelObjectives|ulPdcpSduPacketLossRate|1.01",
                "SliceSLATarget_4.0.1|sliceSlaObjectives|maxDlPktSize|0"
            })
    void refusesNumbersThatMakeNoSense(String typeId, String statement, String member, String number) {
        String policy = "{'scope':{'ueId':'U','sliceId':'S','qosId':{'5qI':1}},'" + statement + "':{'" + member + "':"
                + number + "}}";
        String scope =
                typeId.startsWith("Slice") || typeId.startsWith("QoE") ? policy.replace("'ueId':'U',", "") : policy;
        String fitting = typeId.startsWith("Slice") ? scope.replace(",'qosId':{'5qI':1}", "") : scope;
        assertThat(reasons(typeId, fitting))
                .singleElement()
                .asString()
                .startsWith("/" + statement + "/" + member + ": ")
                .contains(" makes sense");
    }

    @Test
    void remarksOnGuaranteesThatNobodyCanHave() {
        assertThat(remarks(
                        "QoSTarget_2.0.0", "{'scope':{'qosId':{'5qI':9}},'qosObjectives':{'gfbr':5000,'mfbr':20000}}"))
                .singleElement()
                .asString()
                .startsWith("/qosObjectives/gfbr: 5QI 9 has no guaranteed bit rate");
        assertThat(remarks(
                        "QoSTarget_2.0.0", "{'scope':{'qosId':{'5qI':1}},'qosObjectives':{'gfbr':20000,'mfbr':20000}}"))
                .isEmpty();
        assertThat(remarks(
                        "SliceSLATarget_1.0.0",
                        "{'scope':{'sliceId':'S'},'sliceSlaObjectives':{'guaUlThptPerSlice':100,'maxNumberOfUes':3,"
                                + "'maxUlThptPerUe':20}}"))
                .containsExactly(
                        "/sliceSlaObjectives/guaUlThptPerSlice: 3 UEs of 20 kbit/s can never use the 100 that are"
                                + " guaranteed");
        assertThat(remarks(
                        "UELevelTarget_1.0.0",
                        "{'scope':{'ueId':'U'},'ueLevelObjectives':{'dlPacketDelay':0.3,'ulPacketDelay':0.25}}"))
                .containsExactly(
                        "/ueLevelObjectives/ulPacketDelay: 0.25 ms is between two steps of 0.1 ms; a RIC may round"
                                + " it");
    }

    @Test
    void readsPublishedMisspellingsAndWritesThemRight() {
        var verdict = check(
                "UELevelTarget_1.0.0",
                "{'scope':{'ueId':'U'},'ueLevelObjectives':{'dlRlcSduPacketLossRate ':0.1,'dlReliability':"
                        + "{'packetSize':200,'userPlaneLatency':10,'successProbility':0.9}}}");
        assertThat(verdict).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.remarks())
                    .extracting(Mistake::rule)
                    .containsOnly(Rule.MISSPELT)
                    .hasSize(2);
            assertThat(accepted.policy().toJson().toString())
                    .contains("\"dlRlcSduPacketLossRate\":0.1", "\"successProbability\":0.9");
        });
        assertThat(reasons(
                        "UELevelTarget_1.0.0",
                        "{'scope':{'ueId':'U'},'ueLevelObjectives':{'dlThroughtput':1,'dlThroughput':2}}"))
                .containsExactly("/ueLevelObjectives/dlThroughtput: not a member of this object");
    }

    @Test
    void oscTypes() {
        assertThat(check("20008", "{'threshold':42}"))
                .isEqualTo(new Accepted(new A1Policy.TrafficSteeringThreshold(42), List.of()));
        assertThat(check("20008", "{}")).isEqualTo(new Accepted(new A1Policy.TrafficSteeringThreshold(0), List.of()));
        assertThat(reasons("20008", "{'threshold':-1}"))
                .singleElement()
                .asString()
                .startsWith("/threshold: -1 percent");
        assertThat(reasons("20008", "{'threshold':'42'}"))
                .containsExactly("/threshold: \"42\" where a whole number is expected");
        assertThat(reasons("2", "{'threshold':123456789012345678901234567890}"))
                .containsExactly("/threshold: not in " + Long.MIN_VALUE + ".." + Long.MAX_VALUE);
        assertThat(reasons("20001", "{'blocking_rate':1000}"))
                .containsExactly("/blocking_rate: 1000 where a number from 0 to 100 percent makes sense");
        assertThat(check("20001", "{'trigger':7}"))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.policy()
                                        .toJson()
                                        .path("trigger")
                                        .intValue())
                                .isEqualTo(7));
        assertThat(reasons("21003", "{'window_length':3}"))
                .containsExactly("/window_length: 3 where at least 15 is allowed", "/class: missing");
    }

    @Test
    void aPolicyThatATypeCannotCarryIsNotSent() {
        var cell = CellId.nr(PLMN, 268783617);
        var policy = new A1Policy.QoSTarget(
                Scope.of(cell).with(new QosId.FiveQi(1)).with(new UeId.Hex("0000000000000001")),
                new Objectives<>(Map.of(QosAttribute.PDB, 100.0)));
        assertThat(validator.check(type("QoSTarget_2.0.0"), policy)).isEqualTo(new Accepted(policy, List.of()));
        assertThat(validator.check(type("QoSTarget_6.0.0"), policy)).isInstanceOf(Refused.class);
        assertThat(validator.check(type("QoETarget_2.0.0"), policy)).isInstanceOf(Refused.class);
        assertThat(validator.check(
                        type("QoSTarget_2.0.0"),
                        new A1Policy.QoSTarget(
                                Scope.of(new SliceId(1, null, PLMN)), new Objectives<QosAttribute>(Map.of()))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reasons()).hasSize(2));
    }

    @Test
    void theOneWordForTheRic() {
        assertThat(reason("QoSTarget_2.0.0", "{'scope':{},'qosObjectives':{'pdb':1}}"))
                .isEqualTo(EnforceReason.SCOPE_NOT_APPLICABLE);
        assertThat(reason("QoSTarget_2.0.0", "{'scope':{'qosId':{'5qI':1}},'qosObjectives':{'pdb':-1}}"))
                .isEqualTo(EnforceReason.STATEMENT_NOT_APPLICABLE);
        assertThat(reason("QoSTarget_2.0.0", "{'scope':{},'qosObjectives':{'pdb':-1}}"))
                .isEqualTo(EnforceReason.OTHER_REASON);
        assertThat(reason("QoSTarget_2.0.0", "nothing")).isEqualTo(EnforceReason.OTHER_REASON);
    }

    private EnforceReason reason(String typeId, String shortForm) {
        return check(typeId, shortForm) instanceof Refused refused
                ? Objects.requireNonNull(refused.toStatus().enforceReason())
                : null;
    }

    @Test
    void boundsWhatIsLookedAt() {
        byte[] large = new byte[PolicyLimits.USUAL.mostOctets() + 1];
        Arrays.fill(large, (byte) ' ');
        assertThat(validator.check(type("20008"), large))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.reasons().getFirst().rule()).isEqualTo(Rule.TOO_LARGE));
        assertThat(reasons("20008", "{'a':" + "[".repeat(20) + "]".repeat(20) + "}"))
                .containsExactly("the policy: more than 30000 values, or nested more than 16 deep");
        assertThat(reasons("20008", "{'a':[" + "0,".repeat(30_000) + "0]}"))
                .containsExactly("the policy: more than 30000 values, or nested more than 16 deep");
        assertThat(reasons(
                        "EnergySaving_3.0.1",
                        "{'scope':{'taIList':[" + "0,".repeat(1000) + "0]},'esObjectives':{'esPercentage':1}}"))
                .hasSize(PolicyValidator.MOST_MISTAKES + 1)
                .endsWith("the policy: and 951 more mistakes");
    }
}
