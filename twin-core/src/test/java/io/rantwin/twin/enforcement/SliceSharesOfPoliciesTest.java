package io.rantwin.twin.enforcement;

import static io.rantwin.twin.enforcement.Networks.NOON;
import static io.rantwin.twin.enforcement.Networks.id;
import static io.rantwin.twin.enforcement.Networks.ids;
import static io.rantwin.twin.enforcement.Networks.mesh;
import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.Objectives;
import io.rantwin.a1.policy.QosAttribute;
import io.rantwin.a1.policy.Scope;
import io.rantwin.a1.policy.SliceId;
import io.rantwin.a1.policy.SliceSlaAttribute;
import io.rantwin.a1.policy.SliceSlaObjectives;
import io.rantwin.a1.policy.SliceSlaResources;
import io.rantwin.twin.enforcement.EnforcementAction.SetQuota;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Snssai;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SliceSharesOfPoliciesTest {
    private static final Enforcement ENFORCEMENT = new Enforcement(EnforcementParameters.USUAL);
    private static final Snssai GOLD = new Snssai(1, 0xA1);
    private static final SliceId GOLD_IN_A1 = new SliceId(1, "0000A1", Networks.PLMN);
    private static final Snssai REST = new Snssai(2, Snssai.NO_SD);

    @Test
    void aGuaranteedRateBecomesAShareWhereTheSliceHasItsTraffic() {
        // 30 Mbit/s, three quarters of it in cell 0, which has 100 Mbit/s: 22.5 %, and 15 % of that on top.
        EnforcementPlan plan = decide(
                List.of(slice(0, 0, 6_000, Double.NaN), slice(1, 0, 2_000, Double.NaN)),
                sla("p", Map.of(SliceSlaAttribute.GUA_DL_THPT_PER_SLICE, 30_000.0), null));
        assertThat(plan.actions())
                .extracting(PlannedAction::action)
                .containsExactlyInAnyOrder(
                        new SetQuota(id(0), GOLD, new RRMPolicyRatio(0, 26, 100), RRMPolicyRatio.FREE),
                        new SetQuota(id(1), GOLD, new RRMPolicyRatio(0, 9, 100), RRMPolicyRatio.FREE));
        assertThat(plan.actions().getFirst().why()).contains("22.5 Mbit/s at least");
    }

    @Test
    void cellsThatAreNamedAreTheOnlyOnes() {
        EnforcementPlan plan = decide(
                List.of(slice(0, 0, 6_000, Double.NaN), slice(1, 0, 2_000, Double.NaN)),
                sla(
                        "p",
                        Map.of(SliceSlaAttribute.MAX_DL_THPT_PER_SLICE, 30_000.0),
                        new SliceSlaResources.Cells(ids(1))));
        assertThat(plan.actions())
                .extracting(PlannedAction::action)
                .containsExactly(new SetQuota(id(1), GOLD, new RRMPolicyRatio(0, 0, 30), RRMPolicyRatio.FREE));
    }

    @Test
    void moreThanThereIsIsRefusedWithTheCellNamed() {
        List<SliceCondition> slices = List.of(
                slice(0, 0, 6_000, Double.NaN),
                new SliceCondition(id(0), REST, new RRMPolicyRatio(0, 60, 100), 0.4, 40_000, Double.NaN));
        EnforcementPlan plan =
                decide(slices, sla("p", Map.of(SliceSlaAttribute.GUA_DL_THPT_PER_SLICE, 50_000.0), null));
        assertThat(plan.unserved())
                .singleElement()
                .satisfies(unserved -> assertThat(unserved.reason())
                        .contains("needs 58 % of the PRBs of cell " + id(0), "60 % are promised to others"));
        assertThat(plan.actions())
                .extracting(PlannedAction::action)
                .containsExactly(new SetQuota(id(0), GOLD, new RRMPolicyRatio(0, 35, 100), RRMPolicyRatio.FREE));
    }

    @Test
    void smallChangesAreNotMade() {
        PolicyInForce policy = sla("p", Map.of(SliceSlaAttribute.GUA_DL_THPT_PER_SLICE, 20_000.0), null);
        assertThat(decide(List.of(slice(0, 26, 6_000, Double.NaN)), policy).actions())
                .isEmpty();
        assertThat(decide(List.of(slice(0, 28, 6_000, Double.NaN)), policy).actions())
                .hasSize(1);
    }

    @Test
    void aLateSliceGetsMoreStepByStep() {
        PolicyInForce policy = sla("p", Map.of(SliceSlaAttribute.MAX_DL_PACKET_DELAY_PER_UE, 10.0), null);
        assertThat(decide(List.of(slice(0, 20, 6_000, 15)), policy).actions())
                .singleElement()
                .satisfies(action -> {
                    assertThat(action.action())
                            .isEqualTo(new SetQuota(
                                    id(0), GOLD, new RRMPolicyRatio(0, 25, 100), new RRMPolicyRatio(0, 20, 100)));
                    assertThat(action.why()).contains("15 ms");
                });
        assertThat(decide(List.of(slice(0, 20, 6_000, 8)), policy).actions()).isEmpty();
        assertThat(decide(List.of(slice(0, 20, 6_000, 2)), policy).actions())
                .extracting(action -> ((SetQuota) action.action()).ratio().minRatio())
                .containsExactly(15);
    }

    @Test
    void twoPoliciesOfOneSliceAreBothSatisfiedOrTheFirstIs() {
        PolicyInForce least = sla("a", Map.of(SliceSlaAttribute.GUA_DL_THPT_PER_SLICE, 20_000.0), null);
        PolicyInForce most = sla("b", Map.of(SliceSlaAttribute.MAX_DL_THPT_PER_SLICE, 40_000.0), null);
        assertThat(decide(List.of(slice(0, 0, 6_000, Double.NaN)), least, most).actions())
                .extracting(action -> ((SetQuota) action.action()).ratio())
                .containsExactly(new RRMPolicyRatio(0, 23, 40));
        PolicyInForce little = sla("c", Map.of(SliceSlaAttribute.MAX_DL_THPT_PER_SLICE, 10_000.0), null);
        EnforcementPlan plan = decide(List.of(slice(0, 0, 6_000, Double.NaN)), little, least);
        assertThat(plan.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.winnerId()).isEqualTo("a");
            assertThat(conflict.loserId()).isEqualTo("c");
        });
    }

    @Test
    void whatNoLeverServesIsSaidByAttribute() {
        EnforcementPlan plan = decide(
                List.of(slice(0, 0, 6_000, Double.NaN)),
                sla("p", Map.of(SliceSlaAttribute.MAX_NUMBER_OF_UES, 5.0), null));
        assertThat(plan.unserved()).singleElement().satisfies(unserved -> {
            assertThat(unserved.pointer()).isEqualTo("/sliceSlaObjectives/maxNumberOfUes");
            assertThat(unserved.duration()).isEqualTo(Unserved.Duration.NEVER);
        });
        assertThat(decide(List.of(), sla("p", Map.of(SliceSlaAttribute.GUA_DL_THPT_PER_SLICE, 5.0), null))
                        .unserved()
                        .getFirst()
                        .reason())
                .isEqualTo("no cell that it is about is known to serve slice 1-0000a1");
    }

    @Test
    void qosOfASliceBecomesASharePerUe() {
        A1Policy target =
                new A1Policy.QoSTarget(Scope.of(GOLD_IN_A1), new Objectives<>(Map.of(QosAttribute.GFBR, 4_000.0)));
        UeCondition ue = new UeCondition("u", Set.of(), id(0), GOLD, 9, Double.NaN, Double.NaN, List.of());
        NetworkView view = new NetworkView(NOON, mesh(0.2, 0.2), List.of(slice(0, 0, 100, Double.NaN)), List.of(ue));
        assertThat(ENFORCEMENT
                        .decide(view, List.of(new PolicyInForce("p", target)), EnforcementMemory.NONE)
                        .actions())
                .extracting(action -> ((SetQuota) action.action()).ratio().minRatio())
                .containsExactly(5);
    }

    private static SliceCondition slice(int cell, int minPercent, double kbits, double delayMillis) {
        return new SliceCondition(id(cell), GOLD, new RRMPolicyRatio(0, minPercent, 100), 0.1, kbits, delayMillis);
    }

    private static PolicyInForce sla(
            String policyId, Map<SliceSlaAttribute, Double> values, @Nullable SliceSlaResources resources) {
        return new PolicyInForce(
                policyId,
                new A1Policy.SliceSLATarget(
                        Scope.of(GOLD_IN_A1), new SliceSlaObjectives(new Objectives<>(values), null, null), resources));
    }

    private static EnforcementPlan decide(List<SliceCondition> slices, PolicyInForce... policies) {
        NetworkView view = new NetworkView(NOON, mesh(0.2, 0.2), slices, List.of());
        return ENFORCEMENT.decide(view, List.of(policies), EnforcementMemory.NONE);
    }
}
