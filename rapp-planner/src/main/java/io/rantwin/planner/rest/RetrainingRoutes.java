package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.rantwin.api.access.Role;
import io.rantwin.planner.registry.TrainingCause;
import io.rantwin.planner.retraining.Retraining;
import io.rantwin.planner.retraining.RetrainingLine;
import io.rantwin.planner.retraining.RetrainingPolicy;
import java.time.Instant;
import java.util.Set;

/** {@code /v1/retraining}: when models are trained again, and how each line of them stands. */
final class RetrainingRoutes {
    private final Retraining retraining;
    private final RetrainingDesk desk;

    RetrainingRoutes(Retraining retraining, RetrainingDesk desk) {
        this.retraining = retraining;
        this.desk = desk;
    }

    void addTo(RouteTable routes) {
        routes.get(Role.VIEWER, "/v1/retraining", this::all);
        routes.get(Role.VIEWER, "/v1/retraining/{name}", this::one);
    }

    private void all(Context context) throws ProblemException {
        new Query(context, Set.of());
        RetrainingPolicy policy = retraining.policy();
        ObjectNode json = Answer.object().put("isOn", policy.isOn());
        ArrayNode signals = json.putArray("signals");
        policy.signals().stream().sorted().forEach(each -> signals.add(each.name()));
        json.put("standsForSeconds", policy.standsFor().toSeconds())
                .put("pauseSeconds", policy.pause().toSeconds())
                .put("windowSeconds", policy.window().toSeconds())
                .put("leastRows", policy.leastRows())
                .put("signs", policy.key() != null)
                .put("offers", policy.offers());
        ArrayNode items = json.putArray("items");
        retraining.lines().forEach(line -> items.add(json(line)));
        Answer.json(context, 200, json);
    }

    private void one(Context context) throws ProblemException {
        String name = context.pathParam("name");
        for (RetrainingLine line : retraining.lines()) {
            if (line.name().equals(name)) {
                Answer.json(context, 200, json(line));
                return;
            }
        }
        throw ProblemException.notFound("No line of models " + name
                + " is looked after; GET /v1/retraining lists those that are, and says whether any are.");
    }

    private ObjectNode json(RetrainingLine line) {
        ObjectNode json = Answer.object()
                .put("name", line.name())
                .put("modelId", line.modelId())
                .put("stage", line.stage().name())
                .put("sentence", line.sentence());
        if (line.cause() != null) {
            json.set("cause", json(line.cause()));
        }
        String jobId = desk.jobId(line.name());
        if (jobId != null) {
            json.put("jobId", jobId);
        }
        return json;
    }

    /** Why a model is trained again, or was. */
    static ObjectNode json(TrainingCause cause) {
        return Answer.object()
                .put("signal", cause.signal().name())
                .put("kpi", cause.kpi())
                .put("horizonSeconds", cause.horizonSeconds())
                .put("figure", cause.figure())
                .put("limit", cause.limit())
                .put("since", Instant.ofEpochMilli(cause.sinceMillis()).toString())
                .put("sentence", cause.sentence());
    }
}
