package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.rantwin.api.access.Role;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.PolicyEvent;
import io.rantwin.planner.desired.SameJson;
import io.rantwin.planner.plan.open.OpenPlans;
import io.rantwin.planner.plan.open.PlanStateException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /v1/plans}. */
final class PlanRoutes {
    private static final String ID = "planId";
    private static final String ACTOR = "actor";
    private static final String REASON = "reason";

    private final OpenPlans plans;
    private final PlanDesk desk;
    private final DesiredPolicies policies;

    PlanRoutes(OpenPlans plans, PlanDesk desk, DesiredPolicies policies) {
        this.plans = plans;
        this.desk = desk;
        this.policies = policies;
    }

    void addTo(RouteTable routes) {
        routes.get(Role.VIEWER, "/v1/plans", this::list);
        routes.post(Role.PLANNER, "/v1/plans", this::order);
        routes.get(Role.VIEWER, "/v1/plans/{planId}", context -> Answer.json(context, 200, whole(known(context))));
        routes.post(Role.APPROVER, "/v1/plans/{planId}/approval", this::approve);
        routes.post(Role.APPROVER, "/v1/plans/{planId}/withdrawal", this::withdraw);
        routes.get(Role.VIEWER, "/v1/plans/{planId}/watch", this::watch);
    }

    private void list(Context context) throws ProblemException {
        Query query = new Query(context, Page.parameters("stage"));
        OpenPlans.@Nullable Stage stage = stage(query.text("stage"));
        List<OpenPlans.Shown> chosen = plans.all().stream()
                .filter(each -> stage == null || each.stage() == stage)
                .sorted((a, b) -> key(a).compareTo(key(b)))
                .toList();
        Answer.json(context, 200, Page.of(query).show(chosen, PlanRoutes::key, this::line));
    }

    private static String key(OpenPlans.Shown plan) {
        return Page.newestFirst(plan.orderedAt().toEpochMilli(), plan.planId());
    }

    private static OpenPlans.@Nullable Stage stage(@Nullable String text) throws ProblemException {
        if (text == null) {
            return null;
        }
        try {
            return OpenPlans.Stage.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.bad("stage", "must be one of " + List.of(OpenPlans.Stage.values()));
        }
    }

    private ObjectNode line(OpenPlans.Shown plan) {
        ObjectNode json = Answer.object()
                .put(ID, plan.planId())
                .put("kind", plan.kind().word())
                .put("orderedAt", plan.orderedAt().toString())
                .put(ACTOR, plan.actor())
                .put(REASON, plan.reason())
                .put("policyId", plan.policyId())
                .put("ricId", plan.ricId())
                .put("stage", plan.stage().name())
                .put("isPaused", plan.isPaused())
                .put("sentence", plan.sentence());
        if (plan.trouble() != null) {
            json.put("trouble", plan.trouble());
        }
        String jobId = desk.jobId(plan.planId());
        if (jobId != null) {
            json.put("jobId", jobId);
        }
        return json;
    }

    private ObjectNode whole(OpenPlans.Shown plan) {
        ObjectNode json = line(plan);
        json.set("order", plan.order());
        ObjectNode result = plan.result();
        if (result != null && result.has("candidates")) {
            ObjectNode shown = result.deepCopy();
            // What is foretold is shown beside what came, by the watch.
            shown.remove("rollout");
            json.set("result", shown);
        }
        return json;
    }

    private OpenPlans.Shown known(Context context) throws ProblemException {
        String id = context.pathParam(ID);
        OpenPlans.Shown plan = plans.find(id);
        if (plan == null) {
            throw ProblemException.notFound("There is no plan " + id + "; GET /v1/plans lists them.");
        }
        return plan;
    }

    private void order(Context context) throws ProblemException {
        BodyField body = BodyField.of(context, List.of("plan", ACTOR, REASON));
        BodyField plan = body.member("plan");
        ObjectNode tree = plan.object();
        String actor = Doorkeeper.actor(context, body.member(ACTOR));
        String reason = body.member(REASON).text();
        @Nullable String key = IdempotencyKeys.of(context);
        String planId = plans.idFor(key);
        OpenPlans.Shown shown = plans.find(planId);
        if (shown == null) {
            shown = desk.order(planId, plan, actor, reason);
        } else if (!SameJson.areSame(shown.order(), tree)) {
            throw new ProblemException(
                    ProblemKind.KEY_REUSED,
                    "This " + IdempotencyKeys.HEADER + " came with another order before, plan " + planId
                            + "; take a new one for each request.");
        }
        context.header("Location", PlanDesk.path(planId));
        Answer.json(context, 202, line(shown));
    }

    /** Something that somebody decides of a plan. */
    private interface Decision {
        OpenPlans.Shown of(String planId, String actor, String reason) throws DesiredException, PlanStateException;
    }

    private OpenPlans.Shown decided(Context context, Decision decision) throws ProblemException {
        BodyField body = BodyField.of(context, List.of(ACTOR, REASON));
        String actor = Doorkeeper.actor(context, body.member(ACTOR));
        String reason = body.member(REASON).text();
        try {
            return decision.of(known(context).planId(), actor, reason);
        } catch (PlanStateException other) {
            throw new ProblemException(ProblemKind.OTHER_STATE, String.valueOf(other.getMessage()));
        } catch (DesiredException failed) {
            throw new ProblemException(ProblemKind.NOT_KEPT, String.valueOf(failed.getMessage()));
        }
    }

    private void approve(Context context) throws ProblemException {
        PolicyEvent.Halted halted = policies.halted();
        if (halted != null) {
            throw new ProblemException(
                    ProblemKind.HALTED,
                    "No plan is approved: the kill switch is on since " + halted.at() + " (" + halted.actor() + ": "
                            + halted.reason() + "). PUT /v1/kill-switch releases it.");
        }
        Answer.json(context, 200, line(decided(context, plans::approve)));
    }

    private void withdraw(Context context) throws ProblemException {
        OpenPlans.Shown shown = decided(context, plans::withdraw);
        desk.end(shown.planId());
        Answer.json(context, 200, line(shown));
    }

    private void watch(Context context) throws ProblemException {
        Query query = new Query(context, Page.parameters());
        Page page = Page.of(query);
        OpenPlans.Shown plan = known(context);
        ObjectNode json = plans.watch(plan.planId());
        if (json == null) {
            throw new ProblemException(
                    ProblemKind.OTHER_STATE,
                    "Plan " + plan.planId() + " is " + plan.stage() + ", there is nothing to watch: "
                            + plan.sentence());
        }
        json.setAll(
                page.show(plans.watched(plan.planId()), each -> each.path("at").asText(), each -> each));
        Answer.json(context, 200, json);
    }
}
