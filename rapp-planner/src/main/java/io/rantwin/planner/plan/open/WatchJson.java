package io.rantwin.planner.plan.open;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.gate.Foretold;
import io.rantwin.planner.gate.WatchModel;
import io.rantwin.planner.rollout.Rollout;
import java.time.Instant;
import java.util.Arrays;

/** What was foretold beside what came, as JSON. */
final class WatchJson {
    private WatchJson() {}

    /** How the watch is set up and how far it is. */
    static ObjectNode head(Follower follower) {
        Rollout rollout = follower.rollout();
        WatchModel model = rollout.watch().model();
        double[] bounds = rollout.watch().ratioBounds();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("planId", rollout.way().planId())
                .put("policyId", rollout.way().draft().policyId())
                .put("stage", rollout.phase().name())
                .put("isPaused", rollout.isPaused())
                .put("sentence", rollout.sentence())
                .put("reportMillis", rollout.way().reportMillis())
                .put("threshold", model.threshold())
                .put("falseWithdrawal", model.settings().mostFalseWithdrawal())
                .put("noEffectAt", bounds[0])
                .put("effectAt", bounds[1])
                .put("reportsToNotice", model.toNotice())
                .put("effectReports", model.toTell());
        if (model.watchesMeanLoad()) {
            json.put("reportsToNoticeMore", model.toNoticeMore());
        }
        Instant last = follower.lastReport();
        if (last != null) {
            json.put("lastReportUntil", last.toString());
        }
        return json;
    }

    /** One report. */
    static ObjectNode write(Follower.Observed observed) {
        int report = observed.reading().report();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("at", Instant.ofEpochMilli(observed.beginMillis()).toString())
                .put("stage", observed.phase().name())
                .put("reportOfDay", report)
                .put("state", observed.state().name())
                .put("says", observed.says());
        number(json, "statistic", observed.reading().statistic());
        number(json, "threshold", observed.model().threshold());
        number(json, "effect", observed.reading().logRatio());
        double unmet = Arrays.stream(observed.unmetPercent())
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
        number(json, "mostUnmetPercent", unmet);
        ArrayNode figures = json.putArray("figures");
        for (int i = 0; i < observed.model().names().size(); i++) {
            Foretold foretold = observed.model().foretold().get(i);
            ObjectNode one =
                    figures.addObject().put("figure", observed.model().names().get(i));
            number(one, "foretold", foretold.mean()[report]);
            number(
                    one,
                    "deviation",
                    Math.sqrt(foretold.level()[report] * foretold.level()[report] + foretold.noise()[report]));
            number(one, "realised", observed.reading().realised()[i]);
        }
        return json;
    }

    // JSON has no NaN and no infinity.
    private static void number(ObjectNode to, String name, double value) {
        if (Double.isFinite(value)) {
            to.put(name, value);
        }
    }
}
