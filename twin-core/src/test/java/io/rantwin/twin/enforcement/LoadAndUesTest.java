package io.rantwin.twin.enforcement;

import static io.rantwin.twin.enforcement.Networks.NOON;
import static io.rantwin.twin.enforcement.Networks.balancing;
import static io.rantwin.twin.enforcement.Networks.id;
import static io.rantwin.twin.enforcement.Networks.ids;
import static io.rantwin.twin.enforcement.Networks.mesh;
import static io.rantwin.twin.enforcement.Networks.steering;
import static io.rantwin.twin.enforcement.Networks.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.LoadBalancingObjective;
import io.rantwin.a1.policy.LoadBalancingObjective.PrbUsageType;
import io.rantwin.a1.policy.Objectives;
import io.rantwin.a1.policy.QosAttribute;
import io.rantwin.a1.policy.QosId;
import io.rantwin.a1.policy.Scope;
import io.rantwin.a1.policy.SliceId;
import io.rantwin.a1.policy.TspResource;
import io.rantwin.a1.policy.TspResource.Preference;
import io.rantwin.a1.policy.UeId;
import io.rantwin.twin.enforcement.EnforcementAction.HandOver;
import io.rantwin.twin.enforcement.EnforcementAction.SetOffset;
import io.rantwin.twin.enforcement.UeCondition.Candidate;
import io.rantwin.twin.topology.Snssai;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadAndUesTest {
    private static final Enforcement ENFORCEMENT = new Enforcement(EnforcementParameters.USUAL);
    private static final UeId UE = new UeId.Hex("00000000000000A1");

    @Test
    void loadGoesStepByStepToTheEmptiestTargetAndTheWayBackShrinks() {
        EnforcementPlan plan = decide(mesh(0.8, 0.5, 0.2), balancing("p", 0, 60, 1, 2));
        assertThat(plan.actions())
                .extracting(PlannedAction::action)
                .containsExactlyInAnyOrder(new SetOffset(id(0), id(2), 1, 0), new SetOffset(id(2), id(0), -1, 0));
        assertThat(plan.actions().getFirst().why()).contains("at 80 %", "60 %", id(2));
        assertThat(decide(mesh(0.64, 0.5, 0.2), balancing("p", 0, 60, 1, 2)).actions())
                .isEmpty();
    }

    @Test
    void offsetsGoBackWhenTheLoadIsWellBelowAndStayInBetween() {
        PolicyInForce policy = balancing("p", 0, 60, 2);
        EnforcementPlan first = decide(mesh(0.8, 0.5, 0.2), policy);
        List<CellCondition> cells = withOffsets(mesh(0.6, 0.5, 0.3));
        assertThat(ENFORCEMENT
                        .decide(at(70_000, cells), List.of(policy), first.memory())
                        .actions())
                .isEmpty();
        List<CellCondition> low = withOffsets(mesh(0.4, 0.5, 0.3));
        assertThat(ENFORCEMENT
                        .decide(at(30_000, low), List.of(policy), first.memory())
                        .actions())
                .isEmpty();
        assertThat(ENFORCEMENT
                        .decide(at(70_000, low), List.of(policy), first.memory())
                        .actions())
                .extracting(PlannedAction::action)
                .containsExactlyInAnyOrder(new SetOffset(id(0), id(2), 0, 1), new SetOffset(id(2), id(0), 0, -1));
        assertThat(ENFORCEMENT
                        .decide(at(70_000, low), List.of(), first.memory())
                        .actions())
                .hasSize(2)
                .allMatch(PlannedAction::isRestoration);
    }

    @Test
    void loadThatCannotBeMovedIsSaidWithTheReason() {
        assertThat(decide(mesh(0.9, 0.95), balancing("p", 0, 60, 1)).unserved())
                .singleElement()
                .satisfies(unserved -> assertThat(unserved.reason()).contains(id(1) + " is at 95 %"));
        List<CellCondition> cells = mesh(0.9, 0.2);
        cells.set(0, cells.get(0).withNeighbours(List.of()));
        assertThat(decide(cells, balancing("p", 0, 60, 1)).unserved())
                .extracting(Unserved::duration, Unserved::reason)
                .containsExactly(
                        tuple(Unserved.Duration.NEVER, "cell " + id(0) + " has no neighbour relation to " + id(1)));
        PolicyInForce ofSlice = new PolicyInForce(
                "p",
                new A1Policy.LoadBalancing(
                        Scope.of(Networks.cell(0)).with(new SliceId(1, null, Networks.PLMN)),
                        new LoadBalancingObjective(30, PrbUsageType.SLICE_MEAN),
                        new LoadBalancingObjective(30, PrbUsageType.CELL_MEAN),
                        ids(1)));
        assertThat(decide(mesh(0.9, 0.2), ofSlice).unserved())
                .extracting(Unserved::reason)
                .satisfiesExactly(
                        slice -> assertThat(slice).contains("the load of a slice cannot be moved by itself"),
                        uplink -> assertThat(uplink).contains("the uplink load of " + id(0) + " is not known"));
    }

    @Test
    void aForbiddenCellIsLeftForTheBestOfTheOthers() {
        EnforcementPlan plan = decideWithUe(steering("p", UE, Preference.FORBID, 0), ue(0, -80, -95, -90));
        assertThat(plan.actions()).singleElement().satisfies(action -> {
            assertThat(action.action()).isEqualTo(new HandOver("ue-1", id(0), id(2)));
            assertThat(action.why()).isEqualTo("policy p forbids cell " + id(0));
        });
        assertThat(decideWithUe(steering("p", UE, Preference.FORBID, 1), ue(0, -80, -85, -90))
                        .actions())
                .isEmpty();
    }

    @Test
    void aPreferenceIsFollowedOnlyWhereItIsNotMuchWorse() {
        assertThat(decideWithUe(steering("p", UE, Preference.PREFER, 2), ue(0, -80, -70, -82))
                        .actions())
                .extracting(PlannedAction::action)
                .containsExactly(new HandOver("ue-1", id(0), id(2)));
        EnforcementPlan weak = decideWithUe(steering("p", UE, Preference.PREFER, 2), ue(0, -80, -70, -90));
        assertThat(weak.actions()).isEmpty();
        assertThat(weak.unserved().getFirst().reason()).contains("received at -90 dBm");
        assertThat(decideWithUe(steering("p", UE, Preference.AVOID, 0), ue(0, -80, -81, -90))
                        .actions())
                .extracting(PlannedAction::action)
                .containsExactly(new HandOver("ue-1", id(0), id(1)));
    }

    @Test
    void aUeThatIsNotSeenIsNotSteeredSilently() {
        EnforcementPlan plan = decide(mesh(0.2, 0.2), steering("p", UE, Preference.SHALL, 1));
        assertThat(plan.unserved()).singleElement().satisfies(unserved -> {
            assertThat(unserved.duration()).isEqualTo(Unserved.Duration.NOT_VISIBLE);
            assertThat(unserved.reason()).contains("the UE is not visible");
        });
        PolicyInForce secondary = new PolicyInForce(
                "p",
                new A1Policy.TrafficSteeringPreference(
                        Scope.EMPTY.with(UE), List.of(new TspResource(ids(1), Preference.SHALL, false))));
        assertThat(decideWithUe(secondary, ue(0, -80, -80, -80))
                        .unserved()
                        .getFirst()
                        .duration())
                .isEqualTo(Unserved.Duration.NEVER);
    }

    @Test
    void aUeIsNotHandedToAndFro() {
        UeCondition ue = ue(0, -80, -80, -80);
        PolicyInForce prefer = steering("p", UE, Preference.PREFER, 1);
        EnforcementMemory memory =
                EnforcementMemory.NONE.after(new HandOver("ue-1", id(1), id(0)), "q", NOON - 60_000, 7_200_000);
        NetworkView view = new NetworkView(NOON, mesh(0.2, 0.2, 0.2), List.of(), List.of(ue));
        assertThat(ENFORCEMENT.decide(view, List.of(prefer), memory).actions()).isEmpty();
        NetworkView later = new NetworkView(NOON + 61_000, mesh(0.2, 0.2, 0.2), List.of(), List.of(ue));
        assertThat(ENFORCEMENT.decide(later, List.of(prefer), memory).actions()).hasSize(1);
    }

    @Test
    void theNarrowerScopeWinsOverTheSameUe() {
        A1Policy ofSlice = new A1Policy.TrafficSteeringPreference(
                Scope.of(new SliceId(1, null, Networks.PLMN)),
                List.of(new TspResource(ids(1), Preference.SHALL, true)));
        NetworkView view = new NetworkView(NOON, mesh(0.2, 0.2, 0.2), List.of(), List.of(ue(0, -80, -80, -80)));
        EnforcementPlan plan = ENFORCEMENT.decide(
                view,
                List.of(new PolicyInForce("a", ofSlice), steering("z", UE, Preference.SHALL, 2)),
                EnforcementMemory.NONE);
        assertThat(plan.actions())
                .extracting(PlannedAction::action)
                .containsExactly(new HandOver("ue-1", id(0), id(2)));
        assertThat(plan.conflicts()).extracting(PolicyConflict::loserId).containsExactly("a");
    }

    @Test
    void theThresholdOfTheOscTypeMovesUesToFasterNeighbours() {
        List<CellCondition> cells = mesh(0.8, 0.2, 0.2);
        cells.set(0, cells.get(0).withRates(100_000, 1_000));
        NetworkView view = new NetworkView(NOON, cells, List.of(), List.of(ue(0, -80, -81, -99)));
        PolicyInForce policy = new PolicyInForce("p", new A1Policy.TrafficSteeringThreshold(20));
        assertThat(ENFORCEMENT
                        .decide(view, List.of(policy), EnforcementMemory.NONE)
                        .actions())
                .extracting(PlannedAction::action)
                .containsExactly(new HandOver("ue-1", id(0), id(1)));
        PolicyInForce high = new PolicyInForce("p", new A1Policy.TrafficSteeringThreshold(500));
        assertThat(ENFORCEMENT
                        .decide(view, List.of(high), EnforcementMemory.NONE)
                        .actions())
                .isEmpty();
        assertThat(decide(cells, policy).unserved().getFirst().reason()).contains("no UE is visible");
    }

    @Test
    void aUeBelowItsGuaranteedRateGoesWhereThereIsRoom() {
        A1Policy target = new A1Policy.QoSTarget(
                Scope.EMPTY.with(UE).with(new QosId.FiveQi(9)), new Objectives<>(Map.of(QosAttribute.GFBR, 2_000.0)));
        NetworkView view = new NetworkView(NOON, mesh(0.9, 0.2, 0.3), List.of(), List.of(ue(0, -80, -82, -81)));
        EnforcementPlan plan =
                ENFORCEMENT.decide(view, List.of(new PolicyInForce("p", target)), EnforcementMemory.NONE);
        assertThat(plan.actions()).singleElement().satisfies(action -> {
            assertThat(action.action()).isEqualTo(new HandOver("ue-1", id(0), id(2)));
            assertThat(action.why()).isEqualTo("UE ue-1 gets 1500 kbit/s of 2000");
        });
    }

    private static UeCondition ue(int serving, double... rsrpDbm) {
        return new UeCondition(
                "ue-1",
                Set.of(UE),
                id(serving),
                new Snssai(1, -1),
                9,
                1_500,
                Double.NaN,
                List.of(
                        new Candidate(id(0), rsrpDbm[0]),
                        new Candidate(id(1), rsrpDbm[1]),
                        new Candidate(id(2), rsrpDbm[2])));
    }

    private static List<CellCondition> withOffsets(List<CellCondition> cells) {
        cells.set(
                0,
                cells.get(0)
                        .withNeighbours(
                                List.of(new Neighbour(id(1), 0.5, true, 0), new Neighbour(id(2), 0.5, true, 1))));
        cells.set(
                2,
                cells.get(2)
                        .withNeighbours(
                                List.of(new Neighbour(id(0), 0.5, true, -1), new Neighbour(id(1), 0.5, true, 0))));
        return cells;
    }

    private static NetworkView at(long millis, List<CellCondition> cells) {
        return new NetworkView(NOON + millis, cells, List.of(), List.of());
    }

    private static EnforcementPlan decideWithUe(PolicyInForce policy, UeCondition ue) {
        NetworkView view = new NetworkView(NOON, mesh(0.2, 0.2, 0.2), List.of(), List.of(ue));
        return ENFORCEMENT.decide(view, List.of(policy), EnforcementMemory.NONE);
    }

    private static EnforcementPlan decide(List<CellCondition> cells, PolicyInForce policy) {
        return ENFORCEMENT.decide(view(cells), List.of(policy), EnforcementMemory.NONE);
    }
}
