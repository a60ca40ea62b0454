package io.rantwin.twin.enforcement;

import io.rantwin.a1.policy.Objectives;
import io.rantwin.a1.policy.QosAttribute;
import io.rantwin.a1.policy.Scope;
import io.rantwin.twin.enforcement.Unserved.Duration;
import io.rantwin.twin.topology.Snssai;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * ORAN_QoSTarget: of a UE, a better cell when it gets less than its {@code gfbr} or waits longer than its {@code pdb}; of a slice,
 * PRBs for the {@code gfbr} of each of its UEs, and a step more while its delay is above {@code pdb}.
 */
final class QosRule {
    private static final String OBJECTIVES = "/qosObjectives";

    private final Round round;
    private final SliceRule slices;
    private final SteeringRule steering;

    QosRule(Round round, SliceRule slices, SteeringRule steering) {
        this.round = round;
        this.slices = slices;
        this.steering = steering;
    }

    void apply(String policyId, Scope scope, Objectives<QosAttribute> objectives) {
        Double gfbr = objectives.get(QosAttribute.GFBR);
        Double pdb = objectives.get(QosAttribute.PDB);
        for (QosAttribute attribute : List.of(QosAttribute.MFBR, QosAttribute.PRIORITY_LEVEL)) {
            if (objectives.get(attribute) != null) {
                round.unserved(
                        policyId,
                        OBJECTIVES + "/" + attribute.member(),
                        Duration.NEVER,
                        "no lever here serves it: QoS of single bearers is not set");
            }
        }
        if (gfbr == null && pdb == null) {
            return;
        }
        if (scope.ueId() != null) {
            ofUe(policyId, scope, gfbr, pdb);
        } else if (scope.sliceId() != null) {
            ofSlice(policyId, scope, Round.slice(scope.sliceId()), gfbr, pdb);
        } else {
            round.unserved(
                    policyId,
                    "/scope",
                    Duration.NEVER,
                    "flows are told apart by slice or UE only, and the scope names neither");
        }
    }

    private void ofUe(String policyId, Scope scope, @Nullable Double gfbr, @Nullable Double pdb) {
        for (UeCondition ue : steering.ues(policyId, scope)) {
            boolean isSlow = gfbr != null && ue.throughputKbits() < gfbr;
            boolean isLate = pdb != null && ue.delayMillis() > pdb;
            CellCondition here = round.view.cell(ue.cellId());
            if (here == null || !here.offers(Lever.HANDOVER)) {
                round.unserved(
                        policyId,
                        OBJECTIVES,
                        Duration.NEVER,
                        "no interface offers " + Lever.HANDOVER.words() + " from cell " + ue.cellId());
                continue;
            }
            if (!isSlow && !isLate) {
                continue;
            }
            String has = isSlow
                    ? "UE " + ue.ueKey() + " gets " + Words.number(ue.throughputKbits()) + " kbit/s of "
                            + Words.number(gfbr == null ? 0 : gfbr)
                    : "UE " + ue.ueKey() + " waits " + Words.number(ue.delayMillis()) + " ms instead of "
                            + Words.number(pdb == null ? 0 : pdb);
            List<String> obstacles = new ArrayList<>();
            String target =
                    steering.best(ue, round.parameters.steering().preferMarginDb(), obstacles, id -> rank(here, id));
            long held = round.heldOff(
                    new Target(Lever.HANDOVER, ue.ueKey(), ""),
                    round.parameters.steering().ueHoldOffMillis());
            if (target == null) {
                round.unserved(
                        policyId,
                        OBJECTIVES,
                        Duration.NOT_NOW,
                        has + ", and no cell near it is better than " + ue.cellId()
                                + (obstacles.isEmpty() ? "" : ": " + Words.sentences(obstacles)));
            } else if (held == 0) {
                round.arbiter.add(steering.wish(policyId, ue, target, Precedence.GUARANTEE, 0, has));
            }
        }
    }

    // Cells where a user gets clearly more, by throughput where it is known and by load where it is not.
    private int rank(CellCondition here, String otherId) {
        CellCondition other = round.view.cell(otherId);
        if (other == null) {
            return -1;
        }
        boolean isFaster = other.ueThroughputKbits() > 1.2 * here.ueThroughputKbits();
        boolean isEmptier = other.load() < here.load() - 0.2;
        return isFaster || isEmptier ? 0 : -1;
    }

    private void ofSlice(String policyId, Scope scope, Snssai slice, @Nullable Double gfbr, @Nullable Double pdb) {
        String cell = scope.cellId() == null ? null : scope.cellId().toString();
        List<SliceCondition> places = round.view.slice(slice).stream()
                .filter(place -> cell == null || cell.equals(place.cellId()))
                .toList();
        if (places.isEmpty()) {
            round.unserved(
                    policyId,
                    "/scope",
                    Duration.NOT_VISIBLE,
                    "no cell that it is about is known to serve slice " + slice);
            return;
        }
        Map<String, Long> ues = new TreeMap<>();
        for (UeCondition ue : round.view.ues()) {
            boolean isOfFlow = scope.qosId() == null || scope.qosId().value() == ue.fiveQi();
            if (slice.equals(ue.slice()) && isOfFlow) {
                ues.merge(ue.cellId(), 1L, Long::sum);
            }
        }
        if (gfbr != null && ues.isEmpty() && pdb == null) {
            round.unserved(
                    policyId,
                    OBJECTIVES + "/gfbr",
                    Duration.NOT_VISIBLE,
                    "how many UEs of slice " + slice + " there are is not visible: no node reports them");
        }
        for (SliceCondition place : places) {
            slices.apply(
                    policyId,
                    OBJECTIVES,
                    List.of(place),
                    gfbr == null ? 0 : gfbr * ues.getOrDefault(place.cellId(), 0L),
                    Double.POSITIVE_INFINITY,
                    pdb == null ? Double.POSITIVE_INFINITY : pdb);
        }
    }
}
