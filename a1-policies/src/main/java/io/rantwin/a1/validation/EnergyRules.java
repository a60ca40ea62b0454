package io.rantwin.a1.validation;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.EnergyObjective.EsPercentage;
import io.rantwin.a1.policy.EnergyObjective.TargetPeeEnergy;
import io.rantwin.a1.policy.EnergyResource;
import io.rantwin.a1.policy.EnergyResource.Guard;
import io.rantwin.a1.policy.EnergyResource.Guarded;
import io.rantwin.a1.schema.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules of energy saving. */
final class EnergyRules {
    /** A cell under the same ceilings: what is said of it twice cannot both count. */
    private record Condition(
            CellId cell,
            @Nullable Integer dlPercent,
            @Nullable Integer ulPercent) {}

    private record Said(int resource, Guard guard) {}

    private EnergyRules() {}

    static void check(A1Policy.EnergySaving saving, Findings findings) {
        resources(saving, findings, "operational");
        resources(saving, findings, "coverage");
        Set<CellId> kept = keptOn(saving.esResources());
        List<CellId> inScope = saving.scope().cells();
        switch (saving.esObjective()) {
            case null -> {}
            case TargetPeeEnergy(long kilowattHours) -> {
                if (kilowattHours < 0) {
                    findings.mistake(
                            Rule.OUT_OF_RANGE,
                            "/esObjectives/targetPeeEnergy",
                            kilowattHours + " kWh where 0 or more makes sense");
                }
            }
            case EsPercentage(int percent) -> {
                if (percent == 0) {
                    findings.remark(Rule.NO_EFFECT, "/esObjectives/esPercentage", "0 percent saves nothing");
                }
                List<CellId> guarded = inScope.stream().filter(kept::contains).toList();
                if (percent == 100 && !guarded.isEmpty()) {
                    findings.mistake(
                            Rule.CONTRADICTION,
                            "/esObjectives/esPercentage",
                            "all energy is to be saved, but esResources forbid to switch off " + named(guarded));
                } else if (percent > 0 && !inScope.isEmpty() && guarded.size() == inScope.size()) {
                    findings.remark(
                            Rule.NO_EFFECT,
                            "/esObjectives/esPercentage",
                            "no cell of the scope may be switched off: what is saved must come from other means");
                }
            }
        }
    }

    private static @Nullable Guarded side(EnergyResource resource, String side) {
        return side.equals("operational") ? resource.operational() : resource.coverage();
    }

    private static void resources(A1Policy.EnergySaving saving, Findings findings, String side) {
        Map<Condition, Said> said = new HashMap<>();
        Set<CellId> inScope = new HashSet<>(saving.scope().cells());
        for (int i = 0; i < saving.esResources().size(); i++) {
            EnergyResource resource = saving.esResources().get(i);
            Guarded guarded = side(resource, side);
            if (guarded == null) {
                continue;
            }
            String pointer = "/esResources/" + i + "/" + side + "Cells";
            ScopeRules.cells(pointer, guarded.cells(), findings);
            List<CellId> outside = new ArrayList<>();
            for (CellId cell : guarded.cells()) {
                var condition = new Condition(cell, resource.dlPrbUsagePercent(), resource.ulPrbUsagePercent());
                Said before = said.putIfAbsent(condition, new Said(i, guarded.guard()));
                if (before != null && before.resource() != i) {
                    again(pointer, cell, guarded.guard(), before, findings);
                }
                if (!inScope.isEmpty() && !inScope.contains(cell)) {
                    outside.add(cell);
                }
            }
            if (!outside.isEmpty()) {
                findings.remark(Rule.NO_EFFECT, pointer, "not in the scope: " + named(outside));
            }
        }
    }

    private static void again(String pointer, CellId cell, Guard guard, Said before, Findings findings) {
        String there = "/esResources/" + before.resource();
        if (guard == before.guard()) {
            findings.mistake(
                    Rule.DUPLICATE,
                    pointer,
                    "cell " + cell + " is under " + guard + " with the same ceilings already, in " + there);
        } else {
            findings.mistake(
                    Rule.CONTRADICTION,
                    pointer,
                    "cell " + cell + " is under " + guard + " here and under " + before.guard() + " in " + there
                            + ", with the same ceilings");
        }
    }

    /** Cells that may not be switched off at any load. */
    private static Set<CellId> keptOn(List<EnergyResource> resources) {
        Set<CellId> kept = new HashSet<>();
        for (EnergyResource resource : resources) {
            Guarded operational = resource.operational();
            if (operational != null
                    && operational.guard() == Guard.FORBID
                    && resource.dlPrbUsagePercent() == null
                    && resource.ulPrbUsagePercent() == null) {
                kept.addAll(operational.cells());
            }
        }
        return kept;
    }

    private static String named(List<CellId> cells) {
        int most = 5;
        String names = String.join(
                ", ", cells.stream().limit(most).map(CellId::toString).toList());
        return cells.size() <= most ? names : names + " and " + (cells.size() - most) + " more";
    }
}
