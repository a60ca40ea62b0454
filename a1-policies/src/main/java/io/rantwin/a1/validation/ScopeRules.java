package io.rantwin.a1.validation;

import io.rantwin.a1.json.JsonFields;
import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.Scope;
import io.rantwin.a1.policy.TaI;
import io.rantwin.a1.policy.UeId;
import io.rantwin.a1.policy.UeId.GlobalGnbId;
import io.rantwin.a1.schema.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of identifiers, and of lists of them. */
final class ScopeRules {
    private ScopeRules() {}

    static void check(Scope scope, Findings findings) {
        switch (scope.ueId()) {
            case UeId.GuRanUeId ue -> gnb("guRanUeId", ue.globalGnbId(), findings);
            case UeId.GuGnbCuUeF1apId ue -> gnb("guGnbCuUeF1apId", ue.globalGnbId(), findings);
            case UeId.GuGnbCuCpUeE1apId ue -> gnb("guGnbCuCpUeE1apId", ue.globalGnbId(), findings);
            case null -> {}
            case UeId.Hex _, UeId.GuAmfUeNgapId _, UeId.GuMmeUeS1apId _, UeId.GuEnbUeX2apId _ -> {}
        }
        cells("/scope/cellIdList", scope.cellIdList(), findings);
        trackingAreas("/scope/taIList", scope.taIList(), findings);
    }

    /** The same cell twice in one list. */
    static void cells(String pointer, List<CellId> cells, Findings findings) {
        distinct(pointer, "cell", cells, findings);
    }

    static void trackingAreas(String pointer, List<TaI> areas, Findings findings) {
        distinct(pointer, "tracking area", areas, findings);
    }

    private static void distinct(String pointer, String what, List<?> entries, Findings findings) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            if (!seen.add(entries.get(i))) {
                findings.mistake(
                        Rule.DUPLICATE,
                        pointer + "/" + i,
                        what + " " + entries.get(i) + " is in the list already, at index "
                                + entries.indexOf(entries.get(i)));
            }
        }
    }

    private static void gnb(String member, GlobalGnbId gnb, Findings findings) {
        if (gnb.gnbIdValue() >>> gnb.gnbIdLength() != 0) {
            findings.mistake(
                    Rule.OUT_OF_RANGE,
                    JsonFields.below("/scope/ueId", member) + "/globalGnbId/gnbId/gnbIdValue",
                    gnb.gnbIdValue() + " has more bits than the " + gnb.gnbIdLength() + " of gnbIdLength");
        }
    }
}
