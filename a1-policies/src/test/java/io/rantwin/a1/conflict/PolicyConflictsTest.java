package io.rantwin.a1.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.a1.conflict.Conflict.Kind;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.PlmnId;
import io.rantwin.a1.policy.PolicyKind;
import io.rantwin.a1.policy.PolicyReader;
import io.rantwin.a1.policy.TaI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyConflictsTest {
    private static final String PLMN = "'plmnId':{'mcc':'001','mnc':'01'}";
    private static final String SLICE_1 = "'sliceId':{'sst':1," + PLMN + "}";
    private static final String SLICE_2 = "'sliceId':{'sst':2," + PLMN + "}";
    private static final String QOS_9 = "'qosId':{'5qI':9}";

    private static String cell(int number) {
        return "{" + PLMN + ",'cId':{'ncI':" + number + "}}";
    }

    private static String cells(int... numbers) {
        return "["
                + String.join(
                        ",",
                        java.util.Arrays.stream(numbers)
                                .mapToObj(PolicyConflictsTest::cell)
                                .toList())
                + "]";
    }

    private static A1Policy policy(PolicyKind kind, String text) {
        try {
            return PolicyReader.read(
                    kind,
                    JsonFields.of(new BoundedJson(100_000).read("{" + text.replace('\'', '"') + "}"), "")
                            .node());
        } catch (A1Exception e) {
            throw new AssertionError(text, e);
        }
    }

    private static A1Policy saving(String percent, String more, int... inCells) {
        return policy(
                PolicyKind.ENERGY_SAVING,
                "'scope':{'cellIdList':" + cells(inCells) + "},'esObjectives':{" + percent + "}" + more);
    }

    private static A1Policy saving(int percent, int... inCells) {
        return saving("'esPercentage':" + percent, "", inCells);
    }

    private static A1Policy savingInArea(String tac) {
        return policy(
                PolicyKind.ENERGY_SAVING,
                "'scope':{'taIList':[{" + PLMN + ",'tac':'" + tac + "'}]},'esObjectives':{'esPercentage':10}");
    }

    private static String guard(int... inCells) {
        return ",'esResources':[{'operationalCells':" + cells(inCells) + ",'operationalPreference':'FORBID'}]";
    }

    private static A1Policy guarding(int... inCells) {
        return policy(PolicyKind.ENERGY_SAVING, "'scope':{'cellIdList':" + cells(inCells) + "}" + guard(inCells));
    }

    private static A1Policy balancing(String slice, int from, int usage, int... to) {
        return policy(
                PolicyKind.LOAD_BALANCING,
                "'scope':{'cellId':" + cell(from) + slice + "},'lbObjectives':{'dlLbObjective':{'dlTargetPrbUsg':"
                        + usage + ",'dlPrbUsgType':1}},'lbResources':{'cellIdList':" + cells(to) + "}");
    }

    private static A1Policy steering(String scope, String preference, int... inCells) {
        return policy(
                PolicyKind.TRAFFIC_STEERING_PREFERENCE,
                "'scope':{" + scope + "},'tspResources':[{'cellIdList':" + cells(inCells) + ",'preference':'"
                        + preference + "','primary':true}]");
    }

    private static A1Policy qos(String scope, String objectives) {
        return policy(PolicyKind.QOS_TARGET, "'scope':{" + scope + "},'qosObjectives':{" + objectives + "}");
    }

    private static A1Policy sla(String slice, String objectives, String more) {
        return policy(
                PolicyKind.SLICE_SLA_TARGET,
                "'scope':{" + slice + "},'sliceSlaObjectives':{" + objectives + "}" + more);
    }

    private static A1Policy ue(String digits, String more, String objectives) {
        return policy(
                PolicyKind.UE_LEVEL_TARGET,
                "'scope':{'ueId':'" + digits + "'" + more + "},'ueLevelObjectives':{" + objectives + "}");
    }

    private static Arguments row(String what, A1Policy candidate, A1Policy active, @Nullable Kind expected) {
        return Arguments.of(what, candidate, active, expected);
    }

    static Stream<Arguments> table() {
        A1Policy prefersQosAndTsp = policy(
                PolicyKind.QOS_AND_TSP,
                "'scope':{" + SLICE_1 + "},'qosObjectives':{'gfbr':10},'tspResources':[{'cellIdList':" + cells(5)
                        + ",'preference':'PREFER','primary':true}]");
        return Stream.of(
                row("saving in other cells", saving(10, 1, 2), saving(20, 3), null),
                row("two aims in one cell", saving(10, 1, 2), saving(20, 2, 3), Kind.RIVAL),
                row("the same aim twice", saving(10, 1), saving(10, 1, 2), Kind.DUPLICATE),
                row("a share and an amount", saving(10, 1), saving("'targetPeeEnergy':5", "", 1), Kind.RIVAL),
                row("saving where it is forbidden", saving(10, 1, 2), guarding(2), Kind.OPPOSITE),
                row("forbidding where it is saved", guarding(2), saving(10, 1, 2), Kind.OPPOSITE),
                row("saving beside what is guarded", saving("'esPercentage':10", guard(2), 1, 2), guarding(2), null),
                row("two guards", guarding(1, 2), guarding(2), null),
                row("saving in a cell that gets load", saving(10, 1, 2), balancing("", 9, 50, 2), Kind.OPPOSITE),
                row("saving in a cell that loses load", saving(10, 1), balancing("", 1, 50, 2), null),
                row("saving nothing", saving(0, 2), balancing("", 9, 50, 2), null),
                row("saving in a tracking area with the cell", savingInArea("00000A"), guarding(2), Kind.OPPOSITE),
                row("saving in another tracking area", savingInArea("00000B"), guarding(2), null),
                row("saving in a tracking area nobody knows", savingInArea("00000C"), guarding(2), Kind.OPPOSITE),
                row("saving in the same tracking area", savingInArea("00000A"), savingInArea("00000A"), Kind.DUPLICATE),
                row("load to and fro", balancing("", 1, 50, 2), balancing("", 2, 50, 1), Kind.OPPOSITE),
                row("load on to a third cell", balancing("", 1, 50, 2), balancing("", 3, 50, 4), null),
                row("load through a cell", balancing("", 1, 50, 2), balancing("", 2, 50, 3), Kind.OPPOSITE),
                row("two aims of load", balancing("", 1, 50, 2), balancing("", 1, 60, 3), Kind.RIVAL),
                row(
                        "load of different slices to and fro",
                        balancing("," + SLICE_1, 1, 50, 2),
                        balancing("," + SLICE_2, 2, 50, 1),
                        null),
                row(
                        "load of a slice against load of all",
                        balancing("," + SLICE_1, 1, 50, 2),
                        balancing("", 2, 50, 1),
                        Kind.OPPOSITE),
                row("prefer and avoid", steering(SLICE_1, "PREFER", 1), steering(SLICE_1, "AVOID", 1), Kind.OPPOSITE),
                row("prefer and prefer", steering(SLICE_1, "PREFER", 1), steering(SLICE_1, "PREFER", 1, 2), null),
                row("avoid and forbid", steering(SLICE_1, "AVOID", 1), steering(SLICE_1, "FORBID", 1), null),
                row("other slices", steering(SLICE_1, "PREFER", 1), steering(SLICE_2, "FORBID", 1), null),
                row(
                        "a slice and the flows in it",
                        steering(SLICE_1, "PREFER", 1),
                        steering(SLICE_1 + "," + QOS_9, "FORBID", 1),
                        Kind.OPPOSITE),
                row(
                        "only here, only there",
                        steering(SLICE_1, "SHALL", 1),
                        steering(SLICE_1, "SHALL", 2),
                        Kind.OPPOSITE),
                row("only here or there", steering(SLICE_1, "SHALL", 1, 2), steering(SLICE_1, "SHALL", 2, 3), null),
                row(
                        "only here, rather there",
                        steering(SLICE_1, "SHALL", 1),
                        steering(SLICE_1, "PREFER", 2),
                        Kind.OPPOSITE),
                row(
                        "only here, not here",
                        steering(SLICE_1, "SHALL", 1),
                        steering(SLICE_1, "FORBID", 1),
                        Kind.OPPOSITE),
                row("traffic into a sleeping cell", steering(SLICE_1, "PREFER", 1), saving(10, 1), Kind.OPPOSITE),
                row("no traffic in a sleeping cell", steering(SLICE_1, "FORBID", 1), saving(10, 1), null),
                row("steering against load", steering(SLICE_1, "FORBID", 2), balancing("", 1, 50, 2), Kind.OPPOSITE),
                row("both halves of a double type", prefersQosAndTsp, saving(10, 5), Kind.OPPOSITE),
                row("guaranteed above the most", qos(QOS_9, "'gfbr':10"), qos(QOS_9, "'mfbr':5"), Kind.OPPOSITE),
                row("guaranteed below the most", qos(QOS_9, "'gfbr':5"), qos(QOS_9, "'mfbr':10"), null),
                row("two priorities", qos(QOS_9, "'priorityLevel':5"), qos(QOS_9, "'priorityLevel':6"), Kind.RIVAL),
                row(
                        "priorities of other flows",
                        qos(QOS_9, "'priorityLevel':5"),
                        qos("'qosId':{'5qI':8}", "'priorityLevel':6"),
                        null),
                row("two floors of the same flows", qos(QOS_9, "'gfbr':5"), qos(QOS_9, "'gfbr':6"), Kind.RIVAL),
                row(
                        "two floors, one narrower",
                        qos(QOS_9, "'gfbr':5"),
                        qos(QOS_9 + ",'cellId':" + cell(1), "'gfbr':6"),
                        null),
                row(
                        "a slice that gets more than it may",
                        sla(SLICE_1, "'guaDlThptPerSlice':10000", ""),
                        sla(SLICE_1, "'maxDlThptPerSlice':5000", ""),
                        Kind.OPPOSITE),
                row(
                        "a slice in other cells",
                        sla(
                                SLICE_1,
                                "'guaDlThptPerSlice':10000",
                                ",'sliceSlaResources':{'cellIdList':" + cells(1) + "}"),
                        sla(
                                SLICE_1,
                                "'maxDlThptPerSlice':5000",
                                ",'sliceSlaResources':{'cellIdList':" + cells(2) + "}"),
                        null),
                row(
                        "a UE that gets more than its slice allows",
                        ue("00000000000000AA", "," + SLICE_1, "'dlThroughput':9000"),
                        sla(SLICE_1, "'maxDlThptPerUe':5000", ""),
                        Kind.OPPOSITE),
                row(
                        "other UEs",
                        ue("00000000000000AA", "", "'dlThroughput':9000"),
                        ue("00000000000000AB", "", "'dlThroughput':5000"),
                        null),
                row(
                        "two steering thresholds",
                        policy(PolicyKind.TRAFFIC_STEERING_THRESHOLD, "'threshold':5"),
                        policy(PolicyKind.TRAFFIC_STEERING_THRESHOLD, "'threshold':6"),
                        Kind.RIVAL),
                row(
                        "rate control of other classes",
                        policy(PolicyKind.RATE_CONTROL, "'class':1,'blocking_rate':5"),
                        policy(PolicyKind.RATE_CONTROL, "'class':2,'blocking_rate':6"),
                        null));
    }

    /** Cell 2 is in area A, and not in area B; nobody knows area C. */
    private static @Nullable Set<CellId> topology(TaI area) {
        return switch (area.tac()) {
            case "00000A" -> Set.of(CellId.nr(new PlmnId("001", "01"), 2));
            case "00000B" -> Set.of(CellId.nr(new PlmnId("001", "01"), 3));
            default -> null;
        };
    }

    private final PolicyConflicts conflicts = new PolicyConflicts(PolicyConflictsTest::topology);

    private List<Conflict> between(A1Policy candidate, A1Policy active) {
        return conflicts.against(new NamedPolicy("new", candidate), List.of(new NamedPolicy("old", active)));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("table")
    void findsWhatIsInTheWay(String what, A1Policy candidate, A1Policy active, @Nullable Kind expected) {
        List<Conflict> found = between(candidate, active);
        assertThat(found.isEmpty() ? null : found.getFirst().kind())
                .as(found.toString())
                .isEqualTo(expected);
        List<Conflict> otherWay = between(active, candidate);
        assertThat(otherWay.isEmpty() ? null : otherWay.getFirst().kind())
                .as("whoever came first")
                .isEqualTo(expected);
        assertThat(found).allSatisfy(conflict -> {
            assertThat(conflict.policyId()).isEqualTo("new");
            assertThat(conflict.otherId()).isEqualTo("old");
            assertThat(conflict.waysOut()).isNotEmpty().doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @MethodSource("table")
    void neverTakesAPolicysOwnNextRevisionForAConflict(String what, A1Policy candidate, A1Policy active) {
        assertThat(conflicts.against(new NamedPolicy("same", candidate), List.of(new NamedPolicy("same", active))))
                .isEmpty();
    }

    @Test
    void speaksLikeAColleague() {
        assertThat(between(saving(10, 1, 2), balancing("", 9, 50, 2)).getFirst().inWords())
                .isEqualTo("cell 001-01-000000002: new wants to save energy there, old moves load there. Ways out:"
                        + " guard cell 001-01-000000002 in new (operationalCells with FORBID);"
                        + " leave cell 001-01-000000002 out of the scope of new; take old back first.");
        assertThat(between(sla(SLICE_1, "'guaDlThptPerSlice':10000", ""), sla(SLICE_1, "'maxDlThptPerSlice':5000", ""))
                        .getFirst()
                        .inWords())
                .isEqualTo("slice 001-01 1: new wants a downlink rate of the slice of at least 10000 kbit/s"
                        + " (guaDlThptPerSlice), old allows a downlink rate of the slice of at most 5000 kbit/s"
                        + " (maxDlThptPerSlice). Ways out: ask for at most 5000 in new; allow at least 10000 in old;"
                        + " leave slice 001-01 1 out of the scope of new; take old back first.");
        assertThat(between(savingInArea("00000C"), guarding(2)).getFirst().reason())
                .isEqualTo("cell 001-01-000000002 (which may be in tracking area 001-01-00000C):"
                        + " new wants to save energy there, old forbids switching off there");
        assertThat(between(saving(10, 1), saving(10, 1)).getFirst().waysOut())
                .containsExactly("leave new out, old says it already");
    }

    @Test
    void namesEveryPolicyInTheWayOppositesFirst() {
        List<Conflict> found = conflicts.against(
                new NamedPolicy("new", saving(10, 1, 2)),
                List.of(
                        new NamedPolicy("rival", saving(20, 1)),
                        new NamedPolicy("far", saving(20, 7)),
                        new NamedPolicy("guard", guarding(2))));
        assertThat(found).extracting(Conflict::otherId).containsExactly("guard", "rival");
    }
}
