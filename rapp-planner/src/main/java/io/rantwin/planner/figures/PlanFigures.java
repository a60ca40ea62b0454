package io.rantwin.planner.figures;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.gate.CheckKind;
import io.rantwin.planner.gate.Watch;
import io.rantwin.planner.plan.open.OpenPlans;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Plans, what the gate said of them, and what their watches say. */
final class PlanFigures {
    private PlanFigures() {}

    static void add(Families to, List<OpenPlans.Shown> plans) {
        for (OpenPlans.Stage stage : OpenPlans.Stage.values()) {
            to.gauge(
                    "plans",
                    "Plans by how far they are",
                    plans.stream().filter(plan -> plan.stage() == stage).count(),
                    "stage",
                    PlannerMetrics.label(stage));
        }
        to.gauge(
                "plans_paused",
                "Open plans that are out of force because their reports do not come",
                plans.stream()
                        .filter(plan -> plan.stage().isOpen() && plan.isPaused())
                        .count());
        to.gauge(
                "plans_troubled",
                "Plans that cannot be followed or wanted as they should be",
                plans.stream().filter(plan -> plan.trouble() != null).count());
        gate(to, plans);
        watches(to, plans);
    }

    private static void gate(Families to, List<OpenPlans.Shown> plans) {
        int passed = 0;
        int refused = 0;
        Map<CheckKind, Integer> failed = new EnumMap<>(CheckKind.class);
        for (OpenPlans.Shown plan : plans) {
            JsonNode gate = plan.result() == null ? null : plan.result().get("gate");
            if (gate == null) {
                continue;
            }
            if (gate.path("passes").asBoolean()) {
                passed++;
            } else {
                refused++;
            }
            for (CheckKind kind : CheckKind.values()) {
                if (isFailed(gate, kind)) {
                    failed.merge(kind, 1, Integer::sum);
                }
            }
        }
        String help = "Plans that the gate judged, by what it said";
        to.gauge("gate_plans", help, passed, "verdict", "passed");
        to.gauge("gate_plans", help, refused, "verdict", "refused");
        for (CheckKind kind : CheckKind.values()) {
            to.gauge(
                    "gate_failed_checks",
                    "Plans that failed a check of the gate, by check",
                    failed.getOrDefault(kind, 0),
                    "check",
                    PlannerMetrics.label(kind));
        }
    }

    private static boolean isFailed(JsonNode gate, CheckKind kind) {
        for (JsonNode check : gate.path("checks")) {
            if (check.path("number").asInt() == kind.number()
                    && !check.path("passed").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    private static void watches(Families to, List<OpenPlans.Shown> plans) {
        for (Watch.State state : Watch.State.values()) {
            to.gauge(
                    "watches",
                    "Plans whose watch said something since the start, by what it said last",
                    plans.stream().filter(plan -> plan.watch() == state).count(),
                    "state",
                    PlannerMetrics.label(state));
        }
    }
}
