package io.rantwin.planner.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.ensemble.SlicePromise;
import io.rantwin.planner.gate.EffectFigure;
import io.rantwin.planner.gate.Foretold;
import io.rantwin.planner.gate.PolicyDraft;
import io.rantwin.planner.gate.WatchModel;
import io.rantwin.planner.gate.WatchSettings;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.whatif.Kpi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Policies and their ways as JSON, to be kept. Read is only what was written here; who keeps it makes sure of that. */
public final class RolloutJson {
    private RolloutJson() {}

    /** A policy over time. */
    public static ObjectNode write(PolicyDraft draft) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("policyId", draft.policyId())
                .put("ricId", draft.ricId())
                .put("policyTypeId", draft.policyTypeId());
        ArrayNode stages = json.putArray("stages");
        for (PolicyDraft.Stage stage : draft.stages()) {
            stages.addObject()
                    .put("fromMillis", stage.fromMillis())
                    .set("body", stage.body().deepCopy());
        }
        return json;
    }

    private static PolicyDraft draft(JsonNode json) {
        List<PolicyDraft.Stage> stages = new ArrayList<>();
        for (JsonNode stage : json.path("stages")) {
            stages.add(new PolicyDraft.Stage(stage.path("fromMillis").asLong(), (ObjectNode) stage.path("body")));
        }
        return new PolicyDraft(
                json.path("policyId").asText(),
                json.path("ricId").asText(),
                json.path("policyTypeId").asText(),
                stages);
    }

    /** A way with all that is foretold. */
    public static ObjectNode write(Rollout.Way way) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("planId", way.planId())
                .put("horizonMillis", way.horizonMillis())
                .put("reportMillis", way.reportMillis())
                .put("canaryReports", way.canaryReports())
                .put("needsApproval", way.needsApproval());
        json.set("policy", write(way.draft()));
        json.set("canary", write(way.canary()));
        json.set("canaryWatch", write(way.canaryWatch()));
        json.set("watch", write(way.watch()));
        return json;
    }

    /** What {@link #write(Rollout.Way)} gave. */
    public static Rollout.Way read(JsonNode json) {
        return new Rollout.Way(
                json.path("planId").asText(),
                draft(json.path("policy")),
                draft(json.path("canary")),
                json.path("horizonMillis").asLong(),
                json.path("reportMillis").asLong(),
                json.path("canaryReports").asInt(),
                json.path("needsApproval").asBoolean(),
                model(json.path("canaryWatch")),
                model(json.path("watch")));
    }

    private static ObjectNode write(WatchModel model) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode series = json.putArray("series");
        for (int i = 0; i < model.names().size(); i++) {
            ObjectNode one = series.addObject().put("name", model.names().get(i));
            if (i < model.watched().size()) {
                one.put("cell", model.watched().get(i));
            }
            one.set("foretold", write(model.foretold().get(i)));
        }
        ArrayNode acted = json.putArray("acted");
        model.effect().cells().forEach(acted::add);
        json.put("effect", model.effect().kpi().name());
        ArrayNode weights = json.putArray("weights");
        Arrays.stream(model.effect().weights()).forEach(weights::add);
        ArrayNode promises = json.putArray("promises");
        for (SlicePromise each : model.effect().promises()) {
            promises.addObject().put("snssai", each.slice().toString()).put("userKbits", each.userKbits());
        }
        json.set("withEffect", write(model.withEffect()));
        json.set("withoutEffect", write(model.withoutEffect()));
        WatchSettings settings = model.settings();
        json.put("threshold", model.threshold())
                .put("toNotice", model.toNotice())
                .put("toNoticeMore", model.toNoticeMore())
                .put("toTell", model.toTell())
                .putObject("settings")
                .put("mostFalseWithdrawal", settings.mostFalseWithdrawal())
                .put("loadLuck", settings.loadLuck())
                .put("luckInCommon", settings.luckInCommon())
                .put("wattLuck", settings.wattLuck())
                .put("mostFalseEffect", settings.mostFalseEffect())
                .put("mostMissedEffect", settings.mostMissedEffect())
                .put("canaryReports", settings.canaryReports())
                .put("settleMillis", settings.settleMillis());
        return json;
    }

    private static WatchModel model(JsonNode json) {
        List<String> names = new ArrayList<>();
        List<Integer> watched = new ArrayList<>();
        List<Foretold> foretold = new ArrayList<>();
        for (JsonNode series : json.path("series")) {
            names.add(series.path("name").asText());
            if (series.has("cell")) {
                watched.add(series.path("cell").asInt());
            }
            foretold.add(foretold(series.path("foretold")));
        }
        List<Integer> acted = new ArrayList<>();
        json.path("acted").forEach(cell -> acted.add(cell.asInt()));
        JsonNode settings = json.path("settings");
        return new WatchModel(
                names,
                watched,
                new EffectFigure(
                        // Before there were other goals than energy it was the power.
                        Kpi.valueOf(json.path("effect").asText(Kpi.POWER.name())),
                        acted,
                        weights(json.path("weights"), acted.size()),
                        promises(json.path("promises"))),
                foretold,
                foretold(json.path("withEffect")),
                foretold(json.path("withoutEffect")),
                json.path("threshold").asDouble(),
                json.path("toNotice").asInt(),
                // Before the mean load was watched, too.
                json.path("toNoticeMore").asInt(0),
                json.path("toTell").asDouble(),
                new WatchSettings(
                        settings.path("mostFalseWithdrawal").asDouble(),
                        settings.path("loadLuck").asDouble(),
                        settings.path("luckInCommon").asDouble(WatchSettings.USUAL.luckInCommon()),
                        settings.path("wattLuck").asDouble(),
                        settings.path("mostFalseEffect").asDouble(),
                        settings.path("mostMissedEffect").asDouble(),
                        settings.path("canaryReports").asInt(),
                        settings.path("settleMillis").asLong()));
    }

    private static List<SlicePromise> promises(JsonNode json) {
        List<SlicePromise> promises = new ArrayList<>();
        for (JsonNode each : json) {
            promises.add(new SlicePromise(
                    Objects.requireNonNull(Snssai.parse(each.path("snssai").asText())),
                    each.path("userKbits").asDouble()));
        }
        return promises;
    }

    // Before there were weights all cells counted alike.
    private static double[] weights(JsonNode json, int cells) {
        return IntStream.range(0, cells)
                .mapToDouble(i -> json.path(i).asDouble(1))
                .toArray();
    }

    private static ArrayNode write(Foretold foretold) {
        ArrayNode reports = JsonNodeFactory.instance.arrayNode();
        for (int t = 0; t < foretold.mean().length; t++) {
            reports.addArray()
                    .add(foretold.mean()[t])
                    .add(foretold.level()[t])
                    .add(foretold.noise()[t])
                    .add(foretold.allowance()[t]);
        }
        return reports;
    }

    private static Foretold foretold(JsonNode reports) {
        List<JsonNode> all = StreamSupport.stream(reports.spliterator(), false).toList();
        // Of plans that were kept before it was told apart the allowance is part of the mean.
        return new Foretold(column(all, 0), column(all, 1), column(all, 2), column(all, 3));
    }

    private static double[] column(List<JsonNode> reports, int column) {
        return IntStream.range(0, reports.size())
                .mapToDouble(t -> reports.get(t).path(column).asDouble())
                .toArray();
    }
}
