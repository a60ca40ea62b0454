package io.rantwin.a1.validation;

import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.Scope;
import io.rantwin.a1.policy.TspResource;
import io.rantwin.a1.policy.TspResource.Preference;
import io.rantwin.a1.schema.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules of preferences for cells. */
final class SteeringRules {
    private record CellRole(CellId cell, boolean isPrimary) {}

    private SteeringRules() {}

    static void check(List<TspResource> resources, Findings findings) {
        Map<CellRole, Integer> firstSaid = new HashMap<>();
        int shallForPrimary = -1;
        for (int i = 0; i < resources.size(); i++) {
            TspResource resource = resources.get(i);
            String pointer = "/tspResources/" + i;
            ScopeRules.cells(pointer + "/cellIdList", resource.cellIdList(), findings);
            for (CellId cell : resource.cellIdList()) {
                Integer before = firstSaid.putIfAbsent(new CellRole(cell, resource.isPrimary()), i);
                if (before != null && before != i) {
                    saidAgain(pointer, cell, resource, before, resources.get(before), findings);
                }
            }
            if (resource.preference() == Preference.SHALL && resource.isPrimary()) {
                if (shallForPrimary >= 0) {
                    findings.mistake(
                            Rule.CONTRADICTION,
                            pointer,
                            "a UE has one primary cell, so it cannot have one of these and one of those of /tspResources/"
                                    + shallForPrimary + ", as SHALL asks for; put the cells into one list");
                } else {
                    shallForPrimary = i;
                }
            }
        }
        withoutEffect(resources, findings);
    }

    private static void saidAgain(
            String pointer, CellId cell, TspResource resource, int before, TspResource earlier, Findings findings) {
        String role = resource.isPrimary() ? "primary" : "secondary";
        if (resource.preference() == earlier.preference()) {
            findings.mistake(
                    Rule.DUPLICATE,
                    pointer + "/cellIdList",
                    "cell " + cell + " is " + resource.preference() + " as " + role + " cell already, in /tspResources/"
                            + before);
        } else {
            findings.mistake(
                    Rule.CONTRADICTION,
                    pointer + "/cellIdList",
                    "cell " + cell + " is " + resource.preference() + " as " + role + " cell here and "
                            + earlier.preference() + " in /tspResources/" + before);
        }
    }

    /** SHALL leaves no choice, so preferences beside it have none to guide. */
    private static void withoutEffect(List<TspResource> resources, Findings findings) {
        for (boolean isPrimary : new boolean[] {true, false}) {
            boolean isDecided = resources.stream()
                    .anyMatch(
                            resource -> resource.isPrimary() == isPrimary && resource.preference() == Preference.SHALL);
            for (int i = 0; isDecided && i < resources.size(); i++) {
                TspResource resource = resources.get(i);
                if (resource.isPrimary() == isPrimary && resource.preference() != Preference.SHALL) {
                    findings.remark(
                            Rule.NO_EFFECT,
                            "/tspResources/" + i,
                            resource.preference() + " changes nothing beside SHALL, which leaves no other cells");
                }
            }
        }
    }

    /** Objectives for flows in a cell that the same policy forbids. */
    static void againstObjectives(Scope scope, List<TspResource> resources, String objectives, Findings findings) {
        CellId cell = scope.cellId();
        for (int i = 0; cell != null && i < resources.size(); i++) {
            TspResource resource = resources.get(i);
            if (resource.isPrimary()
                    && resource.preference() == Preference.FORBID
                    && resource.cellIdList().contains(cell)) {
                findings.mistake(
                        Rule.CONTRADICTION,
                        "/tspResources/" + i + "/cellIdList",
                        "cell " + cell + " is forbidden as primary cell, and " + objectives + " is for users in it");
            }
        }
    }
}
