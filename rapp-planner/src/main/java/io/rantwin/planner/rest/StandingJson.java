package io.rantwin.planner.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.api.v1.ControlEffect;
import io.rantwin.api.v1.ModelState;
import io.rantwin.api.v1.Node;
import io.rantwin.api.v1.PolicyState;
import io.rantwin.planner.live.KnownCell;
import io.rantwin.planner.live.LiveTwin;
import java.time.Instant;
import java.util.TreeMap;

/** What a running twin has: policies in force, models, nodes; as JSON. */
final class StandingJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StandingJson() {}

    static ObjectNode policy(PolicyState policy) {
        ObjectNode json = Answer.object()
                .put("policyId", policy.getPolicyId())
                .put("policyTypeId", policy.getPolicyTypeId())
                .put("enforceStatus", LiveJson.plain(policy.getStatus(), "ENFORCE_STATUS_"))
                .put("reason", policy.getReason());
        try {
            json.set("policy", JSON.readTree(policy.getPolicyJson()));
        } catch (JsonProcessingException noJson) {
            json.put("policy", policy.getPolicyJson());
        }
        ArrayNode effects = json.putArray("effects");
        for (ControlEffect effect : policy.getEffectsList()) {
            ObjectNode one = effects.addObject()
                    .put("cellId", effect.getCellId())
                    .put("control", effect.getControl())
                    .put("sent", LiveJson.time(effect.getSentNs()))
                    .put("outcome", LiveJson.plain(effect.getOutcome(), "CONTROL_OUTCOME_"))
                    .put("kpi", effect.getKpi().getName())
                    .put("unit", effect.getKpi().getUnit());
            LiveJson.put(one, "predicted", effect.getPredicted());
            if (effect.hasRealised()) {
                LiveJson.put(one, "realised", effect.getRealised());
            }
        }
        return json;
    }

    static ObjectNode model(ModelState model) {
        ObjectNode json = Answer.object()
                .put("modelId", model.getModelId())
                .put("stage", LiveJson.plain(model.getStage(), "MODEL_STAGE_"))
                .put("forecasts", model.getForecasts())
                .put("reason", model.getReason());
        ArrayNode errors = json.putArray("relativeErrors");
        new TreeMap<>(model.getRelativeErrorByHorizonMsMap()).forEach((horizon, error) -> {
            ObjectNode one = errors.addObject().put("horizonMillis", horizon);
            LiveJson.put(one, "relativeError", error);
        });
        return json;
    }

    /** A node with the age of its youngest and its oldest cell. */
    static ObjectNode node(Node node, LiveTwin twin, Instant now) {
        ObjectNode json = Answer.object().put("ranName", node.getRanName()).put("isConnected", node.getConnected());
        ArrayNode cells = json.putArray("cellIds");
        long youngest = Long.MAX_VALUE;
        long oldest = -1;
        for (String cellId : node.getCellIdsList()) {
            cells.add(cellId);
            KnownCell cell = twin.cells().find(cellId);
            long age = cell == null ? -1 : twin.cells().ageMillis(cell, now);
            if (age >= 0) {
                youngest = Math.min(youngest, age);
                oldest = Math.max(oldest, age);
            }
        }
        if (oldest >= 0) {
            json.put("youngestMillis", youngest).put("oldestMillis", oldest);
        }
        ArrayNode missing = json.putArray("missingMeasurements");
        node.getMissingMeasurementsList().forEach(missing::add);
        return json;
    }
}
