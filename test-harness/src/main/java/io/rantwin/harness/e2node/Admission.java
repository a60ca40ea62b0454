package io.rantwin.harness.e2node;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.RicAction;
import io.rantwin.codecs.e2ap.RicAction.RicActionType;
import io.rantwin.codecs.e2ap.RicSubscription;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionFailure;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionRequest;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionResponse;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.per.PerException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of a subscription request a node can do: periodic reports of KPM style 1 with measurements of which it knows at
 * least one. The cell that an action names is not looked at.
 */
final class Admission {
    static final Cause UNKNOWN_FUNCTION = new Cause(Cause.Category.RIC_REQUEST, "ran-function-id-invalid");
    static final Cause ACTION_NOT_SUPPORTED = new Cause(Cause.Category.RIC_REQUEST, "action-not-supported");
    static final Cause DUPLICATE_ACTION = new Cause(Cause.Category.RIC_REQUEST, "duplicate-action");
    static final Cause RESOURCE_LIMIT = new Cause(Cause.Category.RIC_REQUEST, "function-resource-limit");
    static final Cause SEMANTIC_ERROR = new Cause(Cause.Category.PROTOCOL, "semantic-error");

    private static final long STYLE_NODE = 1;
    private static final int MOST_SUBSCRIPTIONS = 256;
    private static final int MOST_VALUES = 10_000;

    /**
     * The decision.
     *
     * @param answer goes back to the RIC
     * @param plans what to report; empty when the answer is a failure
     */
    record Decision(RicSubscription answer, List<ReportPlan> plans) {}

    private final NodeOptions options;
    private final KpmCodec kpm;
    private final @Nullable MeasurementFeed feed;

    /** @param feed decides instead about actions that can be read; {@code null} when the node makes its figures up */
    Admission(NodeOptions options, KpmCodec kpm, @Nullable MeasurementFeed feed) {
        this.feed = feed;
        this.options = options;
        this.kpm = kpm;
    }

    /** @param others subscriptions that the node has besides */
    Decision decide(RicSubscriptionRequest request, int others) {
        if (feed == null && request.ranFunctionId() == options.rcFunctionId()) {
            return refused(request, ACTION_NOT_SUPPORTED);
        }
        if (request.ranFunctionId() != options.kpmFunctionId()) {
            return refused(request, UNKNOWN_FUNCTION);
        }
        if (others >= MOST_SUBSCRIPTIONS) {
            return refused(request, RESOURCE_LIMIT);
        }
        long periodMillis;
        try {
            periodMillis =
                    kpm.decodeEventTrigger(request.ricEventTriggerDefinition()).reportingPeriodMillis();
        } catch (PerException _) {
            return refused(request, SEMANTIC_ERROR);
        }
        if (periodMillis < options.shortestPeriodMillis()) {
            return refused(request, RESOURCE_LIMIT);
        }
        return decide(request, options.forcedPeriodMillis() > 0 ? options.forcedPeriodMillis() : periodMillis);
    }

    private Decision decide(RicSubscriptionRequest request, long periodMillis) {
        List<ReportPlan> plans = new ArrayList<>();
        List<RicAction.Id> admitted = new ArrayList<>();
        List<RicAction.IdCause> refused = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (RicAction.ToBeSetup action : request.ricActionsToBeSetup()) {
            List<ReportPlan> plan = new ArrayList<>(1);
            Cause cause = seen.add(action.ricActionId()) ? plan(request, action, periodMillis, plan) : DUPLICATE_ACTION;
            if (cause == null) {
                plans.addAll(plan);
                admitted.add(new RicAction.Id(action.ricActionId()));
            } else {
                refused.add(new RicAction.IdCause(action.ricActionId(), cause));
            }
        }
        if (admitted.isEmpty()) {
            return refused(
                    request,
                    refused.isEmpty()
                            ? ACTION_NOT_SUPPORTED
                            : refused.getFirst().cause());
        }
        return new Decision(
                new RicSubscriptionResponse(request.ricRequestId(), request.ranFunctionId(), admitted, refused), plans);
    }

    /** Adds the plan for an action, or gives the reason why there is none. */
    private @Nullable Cause plan(
            RicSubscriptionRequest request, RicAction.ToBeSetup action, long periodMillis, List<ReportPlan> to) {
        if (action.ricActionType() != RicActionType.REPORT || action.ricActionDefinition() == null) {
            return ACTION_NOT_SUPPORTED;
        }
        KpmActionDefinition definition;
        try {
            definition = kpm.decodeActionDefinition(action.ricActionDefinition());
        } catch (PerException _) {
            return SEMANTIC_ERROR;
        }
        if (feed != null) {
            MeasurementFeed.Reporter reporter = feed.reporter(definition, periodMillis);
            if (reporter == null) {
                return feed.refusal(definition, periodMillis);
            }
            to.add(new ReportPlan(
                    request.ricRequestId(),
                    request.ranFunctionId(),
                    action.ricActionId(),
                    periodMillis,
                    periodMillis,
                    List.of(),
                    List.of(),
                    1,
                    reporter));
            return null;
        }
        if (definition.ricStyleType() != STYLE_NODE
                || !(definition.format() instanceof KpmActionDefinition.Measurements wanted)) {
            return ACTION_NOT_SUPPORTED;
        }
        List<@Nullable OfferedMeasurement> columns = ReportPlan.columns(wanted.items());
        if (columns.stream().allMatch(column -> column == null)) {
            return ACTION_NOT_SUPPORTED;
        }
        long granularity = Math.min(Math.max(1, wanted.granularityPeriodMillis()), periodMillis);
        long records = periodMillis / granularity;
        if (records * columns.size() > MOST_VALUES) {
            return RESOURCE_LIMIT;
        }
        to.add(new ReportPlan(
                request.ricRequestId(),
                request.ranFunctionId(),
                action.ricActionId(),
                periodMillis,
                granularity,
                wanted.items(),
                columns,
                (int) records));
        return null;
    }

    /** The failure, in the form of the node's version of E2AP. */
    Decision refused(RicSubscriptionRequest request, Cause cause) {
        boolean isV1 = options.e2apVersion() == E2apVersion.V01_01;
        List<RicAction.IdCause> actions = request.ricActionsToBeSetup().stream()
                .map(action -> new RicAction.IdCause(action.ricActionId(), cause))
                .toList();
        return new Decision(
                new RicSubscriptionFailure(
                        request.ricRequestId(),
                        request.ranFunctionId(),
                        isV1 ? null : cause,
                        isV1 ? actions : List.of(),
                        null),
                List.of());
    }
}
