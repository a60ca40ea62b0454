package io.rantwin.twin.enforcement;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.SliceSlaAttribute;
import io.rantwin.a1.policy.SliceSlaObjectives;
import io.rantwin.a1.policy.SliceSlaResources;
import io.rantwin.twin.enforcement.SliceNeed.Share;
import io.rantwin.twin.enforcement.Unserved.Duration;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.whatif.Kpi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * ORAN_SliceSLATarget: guaranteed and largest downlink rates of a slice become shares of PRBs in each of its cells, by the rate that
 * the cell has with all its PRBs; delays widen the guarantee step by step.
 */
final class SliceRule {
    private static final String OBJECTIVES = "/sliceSlaObjectives";
    private static final int WHOLE = 100;

    private final Round round;
    private final SliceNeed need;
    private final EnforcementParameters.Slices bounds;

    SliceRule(Round round, SliceNeed need) {
        this.round = round;
        this.need = need;
        this.bounds = round.parameters.slices();
    }

    void apply(String policyId, A1Policy.SliceSLATarget policy) {
        SliceSlaObjectives objectives = policy.sliceSlaObjectives();
        unserved(policyId, objectives);
        Double guaranteed = objectives.values().get(SliceSlaAttribute.GUA_DL_THPT_PER_SLICE);
        Double most = objectives.values().get(SliceSlaAttribute.MAX_DL_THPT_PER_SLICE);
        Double delay = objectives.values().get(SliceSlaAttribute.MAX_DL_PACKET_DELAY_PER_UE);
        if ((guaranteed == null && most == null && delay == null)
                || policy.scope().sliceId() == null) {
            return;
        }
        Snssai slice = Round.slice(policy.scope().sliceId());
        List<SliceCondition> places = places(policyId, slice, policy.sliceSlaResources());
        if (places.isEmpty()) {
            return;
        }
        apply(
                policyId,
                OBJECTIVES,
                places,
                guaranteed == null ? 0 : guaranteed,
                most == null ? Double.POSITIVE_INFINITY : most,
                delay == null ? Double.POSITIVE_INFINITY : delay);
    }

    private void unserved(String policyId, SliceSlaObjectives objectives) {
        for (Map.Entry<SliceSlaAttribute, Double> entry :
                objectives.values().values().entrySet()) {
            switch (entry.getKey()) {
                case GUA_DL_THPT_PER_SLICE, MAX_DL_THPT_PER_SLICE, MAX_DL_PACKET_DELAY_PER_UE -> {}
                default ->
                    round.unserved(
                            policyId,
                            OBJECTIVES + "/" + entry.getKey().member(),
                            Duration.NEVER,
                            "no lever here serves it: what can be set of a slice is its share of the downlink PRBs");
            }
        }
        if (objectives.minDlReliabilityPerUe() != null || objectives.minUlReliabilityPerUe() != null) {
            round.unserved(policyId, OBJECTIVES, Duration.NEVER, "no lever here serves reliabilities");
        }
    }

    private List<SliceCondition> places(String policyId, Snssai slice, @Nullable SliceSlaResources resources) {
        List<SliceCondition> places = round.view.slice(slice);
        if (resources != null) {
            List<CellCondition> cells = switch (resources) {
                case SliceSlaResources.Cells named ->
                    round.cells(policyId, "/sliceSlaResources/cellIdList", named.cellIdList(), List.of());
                case SliceSlaResources.TrackingAreas named ->
                    round.cells(policyId, "/sliceSlaResources/taIList", List.of(), named.taIList());
            };
            Set<String> ids = cells.stream().map(CellCondition::cellId).collect(Collectors.toSet());
            places = places.stream()
                    .filter(place -> ids.contains(place.cellId()))
                    .toList();
            if (cells.isEmpty()) {
                return List.of();
            }
        }
        if (places.isEmpty()) {
            round.unserved(
                    policyId,
                    "/scope/sliceId",
                    Duration.NOT_VISIBLE,
                    "no cell that it is about is known to serve slice " + slice);
        }
        return places;
    }

    /**
     * Shares for a slice in cells.
     *
     * @param guaranteedKbits of all cells together, 0 for none
     * @param mostKbits of all cells together
     * @param delayMillis in each cell
     */
    void apply(
            String policyId,
            String pointer,
            List<SliceCondition> places,
            double guaranteedKbits,
            double mostKbits,
            double delayMillis) {
        List<SliceCondition> offered = places.stream().filter(this::isOffered).toList();
        if (offered.isEmpty()) {
            round.unserved(
                    policyId,
                    pointer,
                    Duration.NEVER,
                    "no interface offers " + Lever.SLICE_QUOTA.words() + " for "
                            + Words.names(
                                    places.stream().map(SliceCondition::cellId).toList()));
            return;
        }
        List<String> unknown = new ArrayList<>();
        double sum = offered.stream().mapToDouble(SliceRule::weight).sum();
        for (SliceCondition place : offered) {
            CellCondition cell = round.view.cell(place.cellId());
            double part = sum > 0 ? weight(place) / sum : 1.0 / offered.size();
            double capacity = cell == null ? Double.NaN : cell.capacityKbits();
            if (!(capacity > 0) && (guaranteedKbits > 0 || mostKbits < Double.POSITIVE_INFINITY)) {
                unknown.add(place.cellId());
                continue;
            }
            int min = percent(guaranteedKbits * part / capacity * (1 + bounds.margin()));
            int max = mostKbits < Double.POSITIVE_INFINITY
                    ? Math.min(WHOLE, Math.max(1, (int) Math.floor(WHOLE * mostKbits * part / capacity)))
                    : WHOLE;
            String why = guaranteedKbits > 0 || mostKbits < Double.POSITIVE_INFINITY
                    ? rates(policyId, place, part, guaranteedKbits, mostKbits, capacity)
                    : "";
            if (place.delayMillis() > delayMillis) {
                min = Math.max(min, Math.min(WHOLE, place.ratio().minRatio() + bounds.stepPercent()));
                why = "slice " + place.slice() + " has a delay of " + Words.number(place.delayMillis()) + " ms in cell "
                        + place.cellId() + ", above the " + Words.number(delayMillis) + " ms of policy " + policyId;
            } else if (delayMillis < Double.POSITIVE_INFINITY) {
                boolean isWellBelow = place.delayMillis() < delayMillis / 2;
                min = Math.max(min, place.ratio().minRatio() - (isWellBelow ? bounds.stepPercent() : 0));
                why = why.isEmpty()
                        ? "the delay in cell " + place.cellId() + " is below that of policy " + policyId
                        : why;
            }
            need.add(place, new Share(policyId, min, max, offered.size(), pointer, why, effects(place, min, capacity)));
        }
        if (!unknown.isEmpty()) {
            round.unserved(
                    policyId,
                    pointer,
                    Duration.NOT_NOW,
                    "the rate of all PRBs together is not known yet in " + Words.names(unknown));
        }
    }

    private static List<PredictedEffect> effects(SliceCondition place, int min, double capacity) {
        double promised = min * capacity / WHOLE;
        return place.throughputKbits() < promised
                ? List.of(
                        new PredictedEffect(Kpi.VOLUME, place.cellId(), place.throughputKbits() / 1e3, promised / 1e3))
                : List.of();
    }

    private static String rates(
            String policyId, SliceCondition place, double part, double guaranteed, double most, double capacity) {
        return "policy " + policyId + " asks for "
                + (guaranteed > 0 ? Words.number(guaranteed * part / 1e3) + " Mbit/s at least" : "")
                + (guaranteed > 0 && most < Double.POSITIVE_INFINITY ? " and " : "")
                + (most < Double.POSITIVE_INFINITY ? Words.number(most * part / 1e3) + " Mbit/s at most" : "")
                + " for slice " + place.slice() + " in cell " + place.cellId() + ", which has "
                + Words.number(capacity / 1e3) + " Mbit/s with all its PRBs";
    }

    private boolean isOffered(SliceCondition place) {
        CellCondition cell = round.view.cell(place.cellId());
        return cell != null && cell.offers(Lever.SLICE_QUOTA);
    }

    private static double weight(SliceCondition place) {
        return place.throughputKbits() > 0 ? place.throughputKbits() : 0;
    }

    private static int percent(double fraction) {
        return Double.isNaN(fraction) ? 0 : (int) Math.min(1000, Math.ceil(WHOLE * fraction));
    }
}
