package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.rantwin.a1.ap.PolicyId;
import io.rantwin.a1.conflict.Conflict;
import io.rantwin.a1.conflict.NamedPolicy;
import io.rantwin.a1.conflict.PolicyConflicts;
import io.rantwin.a1.conflict.TrackingAreas;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.types.PolicyType;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.a1.validation.PolicyLimits;
import io.rantwin.a1.validation.PolicyValidator;
import io.rantwin.a1.validation.PolicyVerdict;
import io.rantwin.api.access.Role;
import io.rantwin.planner.desired.ActivePolicies;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.PolicyEvent;
import io.rantwin.planner.desired.PolicyPhase;
import io.rantwin.planner.desired.PolicyRecord;
import io.rantwin.planner.desired.ReconcilerState;
import io.rantwin.planner.push.PolicyOrder;
import io.rantwin.planner.push.PushException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /v1/policies} and {@code /v1/kill-switch}. */
final class PolicyRoutes {
    private static final String ACTOR = "actor";
    private static final String REASON = "reason";
    private static final String ID = "policyId";

    private final DesiredPolicies policies;
    private final ActivePolicies active;
    private final Supplier<@Nullable ReconcilerState> otherSide;
    private final PolicyValidator validator = new PolicyValidator(PolicyLimits.USUAL);
    private final PolicyTypes types = PolicyTypes.known();

    PolicyRoutes(DesiredPolicies policies, ActivePolicies active, Supplier<@Nullable ReconcilerState> otherSide) {
        this.policies = policies;
        this.active = active;
        this.otherSide = otherSide;
    }

    void addTo(RouteTable routes) {
        routes.get(Role.VIEWER, "/v1/policies", this::list);
        routes.post(Role.APPROVER, "/v1/policies", this::want);
        routes.get(Role.VIEWER, "/v1/policies/{policyId}", this::get);
        routes.delete(Role.APPROVER, "/v1/policies/{policyId}", this::drop);
        routes.get(
                Role.VIEWER,
                "/v1/kill-switch",
                context -> Answer.json(context, 200, PolicyJson.killSwitch(policies.halted())));
        routes.put(Role.APPROVER, "/v1/kill-switch", this::turn);
    }

    private void list(Context context) throws ProblemException {
        Query query = new Query(context, Page.parameters("phase", "ricId"));
        @Nullable String ricId = query.text("ricId");
        @Nullable PolicyPhase phase = phase(query.text("phase"));
        List<PolicyRecord> chosen = policies.all().stream()
                .filter(record -> ricId == null || record.order().ricId().equals(ricId))
                .filter(record -> phase == null || record.phase() == phase)
                .toList();
        Answer.json(
                context,
                200,
                Page.of(query)
                        .show(
                                chosen,
                                PolicyRecord::policyId,
                                record -> PolicyJson.line(record, trouble(record.policyId()))));
    }

    private static @Nullable PolicyPhase phase(@Nullable String text) throws ProblemException {
        if (text == null) {
            return null;
        }
        try {
            return PolicyPhase.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.bad("phase", "must be one of " + List.of(PolicyPhase.values()));
        }
    }

    private void get(Context context) throws ProblemException {
        Answer.json(context, 200, whole(known(context)));
    }

    private PolicyRecord known(Context context) throws ProblemException {
        String id = context.pathParam(ID);
        PolicyRecord record = policies.record(id);
        if (record == null) {
            throw ProblemException.notFound(
                    "Policy " + id + " is not known here; GET /v1/policies lists those that are.");
        }
        return record;
    }

    private ObjectNode whole(PolicyRecord record) {
        return PolicyJson.whole(record, trouble(record.policyId()));
    }

    private @Nullable String trouble(String policyId) {
        ReconcilerState state = otherSide.get();
        return state == null ? null : state.troubles().get(policyId);
    }

    /** One at a time is held against those before it; nobody waits while a RIC is asked. */
    private void want(Context context) throws ProblemException {
        BodyField body = BodyField.of(
                context, List.of(ID, "ricId", "policyTypeId", "policy", ACTOR, REASON, "despiteConflicts"));
        String id = policyId(body.member(ID));
        String ricId = body.member("ricId").text();
        PolicyType type = type(body.member("policyTypeId"));
        String actor = Doorkeeper.actor(context, body.member(ACTOR));
        String reason = body.member(REASON).text();
        A1Policy policy = policy(type, body.member("policy"));
        boolean despiteConflicts = body.member("despiteConflicts").truthOr(false);
        PolicyOrder order = new PolicyOrder(id, ricId, type.id(), policy.toJson());
        refuseHalted(id);
        refuseElsewhere(order);
        List<NamedPolicy> others = despiteConflicts ? List.of() : ofOthers(id, ricId);
        PolicyRecord before;
        PolicyRecord record;
        synchronized (this) {
            before = refuseElsewhere(order);
            if (!despiteConflicts) {
                refuseConflicts(new NamedPolicy(id, policy), ricId, others);
            }
            try {
                record = policies.want(order, actor, reason);
            } catch (DesiredException failed) {
                refuseHalted(id);
                throw notKept(failed);
            }
        }
        context.header("Location", "/v1/policies/" + Segment.encoded(id));
        Answer.json(context, before == null ? 201 : 200, whole(record));
    }

    /** What is known under the id; refuses it when that is of another type or at another RIC. */
    private @Nullable PolicyRecord refuseElsewhere(PolicyOrder order) throws ProblemException {
        PolicyRecord before = policies.record(order.policyId());
        if (before != null
                && (!before.order().ricId().equals(order.ricId())
                        || !before.order().policyTypeId().equals(order.policyTypeId()))) {
            throw new ProblemException(
                    ProblemKind.OTHER_STATE,
                    "Policy " + order.policyId() + " is of type "
                            + before.order().policyTypeId() + " at RIC "
                            + before.order().ricId() + " for good; take another id for another type or RIC.");
        }
        return before;
    }

    private void refuseConflicts(NamedPolicy wanted, String ricId, List<NamedPolicy> others) throws ProblemException {
        List<NamedPolicy> inForce = new ArrayList<>(ActivePolicies.at(policies, ricId));
        inForce.addAll(others);
        List<Conflict> conflicts = new PolicyConflicts(TrackingAreas.UNKNOWN).against(wanted, inForce);
        if (!conflicts.isEmpty()) {
            throw new ProblemException(
                    ProblemKind.POLICY_CONFLICT,
                    "Policy " + wanted.policyId() + " is not taken: "
                            + conflicts.getFirst().inWords(),
                    conflicts.stream()
                            .map(each -> new ProblemException.Fault("/policy", each.kind() + ": " + each.inWords()))
                            .toList());
        }
    }

    private List<NamedPolicy> ofOthers(String id, String ricId) throws ProblemException {
        try {
            return active.ofOthers(ricId);
        } catch (PushException silent) {
            throw new ProblemException(
                    ProblemKind.POLICY_CONFLICT,
                    "Policy " + id + " is not taken: what others have in force at " + ricId + " cannot be read ("
                            + silent.getMessage()
                            + "), so nobody can tell whether it is in the way. Ask again, or say despiteConflicts.");
        }
    }

    private static String policyId(BodyField field) throws ProblemException {
        try {
            return PolicyId.parse(field.text()).value();
        } catch (A1Exception wrong) {
            throw field.bad("is no id of a policy: " + wrong.problem());
        }
    }

    private PolicyType type(BodyField field) throws ProblemException {
        PolicyType type = types.byId(field.text());
        if (type == null) {
            throw field.bad("is no type that is known here; there are "
                    + types.all().stream().map(PolicyType::id).toList());
        }
        return type;
    }

    private A1Policy policy(PolicyType type, BodyField field) throws ProblemException {
        return switch (validator.check(type, field.object())) {
            case PolicyVerdict.Accepted accepted -> accepted.policy();
            case PolicyVerdict.Refused refused ->
                throw new ProblemException(
                        ProblemKind.POLICY_INVALID,
                        "This is no policy of " + type.id() + ": " + refused.inWords() + ".",
                        refused.reasons().stream()
                                .map(each ->
                                        new ProblemException.Fault(field.pointer() + each.pointer(), each.sentence()))
                                .toList());
        };
    }

    private void refuseHalted(String id) throws ProblemException {
        PolicyEvent.Halted halted = policies.halted();
        if (halted != null) {
            throw new ProblemException(
                    ProblemKind.HALTED,
                    "Policy " + id + " is not taken: the kill switch is on since " + halted.at() + " (" + halted.actor()
                            + ": " + halted.reason() + "). PUT /v1/kill-switch releases it.");
        }
    }

    private void drop(Context context) throws ProblemException {
        Query query = new Query(context, Set.of(ACTOR, REASON));
        String actor = Doorkeeper.actor(context, query.field(ACTOR));
        String reason = query.required(REASON);
        String id = known(context).policyId();
        try {
            Answer.json(context, 200, whole(policies.drop(id, actor, reason)));
        } catch (DesiredException failed) {
            throw notKept(failed);
        }
    }

    private void turn(Context context) throws ProblemException {
        BodyField body = BodyField.of(context, List.of("isOn", ACTOR, REASON));
        boolean isOn = body.member("isOn").truth();
        String actor = Doorkeeper.actor(context, body.member(ACTOR));
        String reason = body.member(REASON).text();
        try {
            if (isOn) {
                policies.halt(actor, reason);
            } else {
                policies.resume(actor, reason);
            }
        } catch (DesiredException failed) {
            throw notKept(failed);
        }
        Answer.json(context, 200, PolicyJson.killSwitch(policies.halted()));
    }

    private static ProblemException notKept(DesiredException failed) {
        return new ProblemException(ProblemKind.NOT_KEPT, String.valueOf(failed.getMessage()));
    }
}
