package io.rantwin.planner.plan.open;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.Evidence;
import io.rantwin.planner.gate.EvidenceJson;
import io.rantwin.planner.gate.PolicyDraft;
import io.rantwin.planner.plan.EnergyPlan;
import io.rantwin.planner.plan.EnergyPlanning;
import io.rantwin.planner.plan.Proved;
import io.rantwin.planner.plan.SleepSchedule;
import io.rantwin.planner.plan.SleepSearch;
import io.rantwin.planner.plan.Trial;
import io.rantwin.planner.plan.TriedCandidate;
import io.rantwin.planner.rollout.RolloutJson;
import io.rantwin.twin.recommendation.Advice;
import java.util.List;

/** What planning came to as JSON: to be kept, shown, and written to files. */
public final class PlanJson {
    private static final double JOULE_OF_A_KWH = 3.6e6;
    private static final int MOST_POINTS = 50;

    private PlanJson() {}

    /** All of it. */
    public static ObjectNode write(EnergyPlanning.Outcome outcome) {
        EnergyPlan plan = outcome.plan();
        TwinWorld world = plan.task().world();
        List<String> cellIds = world.snapshot().cellIds();
        ObjectNode json = begin(world).put("powerSet", world.powerSet());
        ArrayNode candidates = json.putArray("candidates");
        plan.trials().forEach(each -> candidates.add(trial(each, cellIds)));
        ArrayNode baselines = json.putArray("baselines");
        plan.baselines().forEach(each -> baselines.add(trial(each, cellIds)));
        ArrayNode front = json.putArray("front");
        for (SleepSearch.Found each : plan.front().stream().limit(MOST_POINTS).toList()) {
            ObjectNode point = front.addObject().put("sleeps", each.cost().sleeps());
            number(point, "kilowattHours", each.cost().joule() / JOULE_OF_A_KWH);
            number(point, "unmetShare", each.cost().unmetShare());
        }
        recommendations(json, plan.advice());
        EnergyPlanning.Choice choice = outcome.choice();
        if (choice != null) {
            json.put("plan", choice.trial().name());
            json.set("schedule", schedule(choice.trial().schedule(), cellIds));
            proved(json, choice.proved());
        }
        return json;
    }

    /** Cells and times. */
    static ObjectNode begin(TwinWorld world) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode cells = json.putArray("cellIds");
        world.snapshot().cellIds().forEach(cells::add);
        return json.put("dayMillis", world.profile().horizonMillis())
                .put("periodMillis", world.profile().periodMillis())
                .put("reportMillis", world.decisionMillis());
    }

    static void recommendations(ObjectNode json, List<Advice> all) {
        ArrayNode advice = json.putArray("recommendations");
        all.forEach(each -> advice.add(advice(each)));
    }

    /** What is to be pushed, and what the gate says of it. */
    static void proved(ObjectNode json, Proved proved) {
        PolicyDraft canary = proved.it().canary();
        json.set("policy", RolloutJson.write(proved.it().draft()));
        if (canary != null) {
            json.set("canary", RolloutJson.write(canary));
        }
        json.set(
                "gate",
                EvidenceJson.write(proved.report())
                        .put("sentence", proved.report().sentence()));
    }

    private static ObjectNode trial(Trial trial, List<String> cellIds) {
        Evidence.Gain gain = trial.gain();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", trial.name())
                .put("days", gain.draws())
                .put("daysWithBrokenRails", TriedCandidate.brokenDays(trial.rails()));
        number(json, "railsChance", trial.railsChance());
        number(json, "savedKilowattHours", gain.savedKilowattHours());
        number(json, "lowerBound", gain.lowerBound());
        number(json, "savedShare", gain.savedShare());
        number(json, "sleeps", gain.sleeps());
        number(json, "unmetShare", gain.unmetWith());
        number(json, "unmetShareWithoutSleep", gain.unmetWithout());
        return json.put("words", trial.schedule().words(cellIds));
    }

    private static ArrayNode schedule(SleepSchedule schedule, List<String> cellIds) {
        ArrayNode periods = JsonNodeFactory.instance.arrayNode();
        for (int t = 0; t < schedule.periods(); t++) {
            ArrayNode asleep = periods.addObject().put("period", t).putArray("asleep");
            schedule.asleep().get(t).stream().mapToObj(cellIds::get).forEach(asleep::add);
        }
        return periods;
    }

    private static ObjectNode advice(Advice advice) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("rank", advice.rank())
                .put("action", advice.action())
                .put("verdict", advice.verdict().name());
        texts(json, "cells", advice.cells());
        number(json, "utility", advice.utility());
        number(json, "utilityLow", advice.utilityLow());
        number(json, "utilityHigh", advice.utilityHigh());
        number(json, "probabilityBetter", advice.probabilityBetter());
        texts(json, "expected", advice.expected());
        texts(json, "why", advice.why());
        texts(json, "wouldChange", advice.wouldChange());
        return json;
    }

    private static void texts(ObjectNode to, String name, List<String> texts) {
        ArrayNode array = to.putArray(name);
        texts.forEach(array::add);
    }

    // JSON has no NaN and no infinity.
    static void number(ObjectNode to, String name, double value) {
        if (Double.isFinite(value)) {
            to.put(name, value);
        }
    }
}
