package io.rantwin.a1.validation;

import static io.rantwin.a1.policy.SliceSlaAttribute.GUA_DL_THPT_PER_SLICE;
import static io.rantwin.a1.policy.SliceSlaAttribute.GUA_UL_THPT_PER_SLICE;
import static io.rantwin.a1.policy.SliceSlaAttribute.MAX_DL_THPT_PER_SLICE;
import static io.rantwin.a1.policy.SliceSlaAttribute.MAX_DL_THPT_PER_UE;
import static io.rantwin.a1.policy.SliceSlaAttribute.MAX_NUMBER_OF_UES;
import static io.rantwin.a1.policy.SliceSlaAttribute.MAX_UL_THPT_PER_SLICE;
import static io.rantwin.a1.policy.SliceSlaAttribute.MAX_UL_THPT_PER_UE;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.Objectives;
import io.rantwin.a1.policy.SliceSlaAttribute;
import io.rantwin.a1.policy.SliceSlaResources;
import io.rantwin.a1.schema.Rule;

/** Rules of agreements for slices. */
final class SliceRules {
    private static final String POINTER = "/sliceSlaObjectives";

    private SliceRules() {}

    static void check(A1Policy.SliceSLATarget target, Findings findings) {
        Objectives<SliceSlaAttribute> objectives = target.sliceSlaObjectives().values();
        QualityRules.ranges(POINTER, objectives, findings);
        QualityRules.noMoreThan(POINTER, objectives, GUA_DL_THPT_PER_SLICE, MAX_DL_THPT_PER_SLICE, findings);
        QualityRules.noMoreThan(POINTER, objectives, GUA_UL_THPT_PER_SLICE, MAX_UL_THPT_PER_SLICE, findings);
        perUe(objectives, MAX_DL_THPT_PER_UE, MAX_DL_THPT_PER_SLICE, findings);
        perUe(objectives, MAX_UL_THPT_PER_UE, MAX_UL_THPT_PER_SLICE, findings);
        unreachable(objectives, GUA_DL_THPT_PER_SLICE, MAX_DL_THPT_PER_UE, findings);
        unreachable(objectives, GUA_UL_THPT_PER_SLICE, MAX_UL_THPT_PER_UE, findings);
        QualityRules.reliability(
                POINTER + "/minDlReliabilityPerUe", target.sliceSlaObjectives().minDlReliabilityPerUe(), findings);
        QualityRules.reliability(
                POINTER + "/minUlReliabilityPerUe", target.sliceSlaObjectives().minUlReliabilityPerUe(), findings);
        switch (target.sliceSlaResources()) {
            case null -> {}
            case SliceSlaResources.Cells(var cells) ->
                ScopeRules.cells("/sliceSlaResources/cellIdList", cells, findings);
            case SliceSlaResources.TrackingAreas(var areas) ->
                ScopeRules.trackingAreas("/sliceSlaResources/taIList", areas, findings);
        }
    }

    private static void perUe(
            Objectives<SliceSlaAttribute> objectives,
            SliceSlaAttribute ofUe,
            SliceSlaAttribute ofSlice,
            Findings findings) {
        Double ue = objectives.get(ofUe);
        Double slice = objectives.get(ofSlice);
        if (ue != null && slice != null && ue > slice) {
            findings.remark(
                    Rule.NO_EFFECT,
                    POINTER + "/" + ofUe.member(),
                    Objectives.plain(ue) + " kbit/s of a UE is more than the " + Objectives.plain(slice)
                            + " of the whole slice");
        }
    }

    /** A guarantee that all UEs of the slice together may not use. */
    private static void unreachable(
            Objectives<SliceSlaAttribute> objectives,
            SliceSlaAttribute guaranteed,
            SliceSlaAttribute ofUe,
            Findings findings) {
        Double kbits = objectives.get(guaranteed);
        Double perUe = objectives.get(ofUe);
        Double ues = objectives.get(MAX_NUMBER_OF_UES);
        if (kbits != null && perUe != null && ues != null && kbits > perUe * ues) {
            findings.remark(
                    Rule.NO_EFFECT,
                    POINTER + "/" + guaranteed.member(),
                    Objectives.plain(ues) + " UEs of " + Objectives.plain(perUe) + " kbit/s can never use the "
                            + Objectives.plain(kbits) + " that are guaranteed");
        }
    }
}
