package io.rantwin.planner.plan.open;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.gate.Evidence;
import io.rantwin.planner.gate.Goal;
import io.rantwin.planner.plan.Proved;
import io.rantwin.planner.plan.TriedCandidate;
import io.rantwin.planner.plan.settings.SettingsPlan;
import io.rantwin.planner.plan.settings.SettingsPlanning;
import io.rantwin.planner.plan.settings.SettingsTrial;
import java.util.List;

/** What planning of settings came to as JSON: to be kept, shown, and written to files. */
final class SettingsJson {
    private static final int MOST_POINTS = 50;

    private SettingsJson() {}

    static ObjectNode write(SettingsPlanning.Outcome outcome) {
        SettingsPlan plan = outcome.plan();
        ObjectNode json = PlanJson.begin(plan.task().world());
        trials(json.putArray("candidates"), plan.trials());
        trials(json.putArray("baselines"), plan.baselines());
        json.put("unit", plan.task().goal().unit());
        boolean isOfSlices = plan.task().goal() == Goal.SERVICE_ASSURANCE;
        ArrayNode front = json.putArray("front");
        for (SettingsPlan.Point each : plan.front().stream().limit(MOST_POINTS).toList()) {
            ObjectNode point = front.addObject().put("settings", each.settings());
            PlanJson.number(point, "figure", each.figure());
            PlanJson.number(point, isOfSlices ? "meanGuaranteePercent" : "meanLoadPercent", each.price());
        }
        ArrayNode parts = json.putArray("parts");
        for (SettingsPlan.Part each : plan.parts()) {
            PlanJson.number(
                    parts.addObject().put("name", each.name()).put("words", each.words()), "worth", each.worth());
        }
        PlanJson.recommendations(json, plan.advice());
        Proved proved = outcome.proved();
        if (proved != null) {
            json.put("plan", plan.trials().getFirst().name());
            PlanJson.proved(json, proved);
        }
        return json;
    }

    private static void trials(ArrayNode to, List<SettingsTrial> trials) {
        for (SettingsTrial each : trials) {
            Evidence.FigureGain gain = each.gain();
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("name", each.name())
                    .put("days", gain.draws())
                    .put("daysWithBrokenRails", TriedCandidate.brokenDays(each.rails()))
                    .put("figure", gain.figure())
                    .put("unit", gain.unit());
            PlanJson.number(json, "railsChance", each.railsChance());
            PlanJson.number(json, "with", gain.with());
            PlanJson.number(json, "without", gain.without());
            PlanJson.number(json, "gain", gain.gain());
            PlanJson.number(json, "lowerBound", gain.lowerBound());
            PlanJson.number(json, "unmetShare", gain.unmetWith());
            PlanJson.number(json, "unmetShareWithout", gain.unmetWithout());
            Configuration configuration = each.configuration();
            to.add(json.put("words", configuration == null ? "nothing that stays" : configuration.words()));
        }
    }
}
