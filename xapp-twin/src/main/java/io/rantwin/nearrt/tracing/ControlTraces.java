package io.rantwin.nearrt.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.rantwin.api.tracing.TracedWork;
import io.rantwin.api.tracing.Tracing;
import io.rantwin.twin.enforcement.PlannedAction;
import io.rantwin.xapp.a1.A1PolicyEvent;
import io.rantwin.xapp.a1.A1PolicyVerdict;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Traces of policies and controls, all of them: there are some a minute at most. A control is within the indication whose report the state of
 * its cell rests on, where that one is traced. Thread-safe.
 */
public final class ControlTraces {
    private final Tracing tracing;
    private final @Nullable IndicationTraces indications;
    private final InstantSource clock;

    /**
     * With spans of these.
     *
     * @param indications null when none is traced
     * @param clock wall clock
     */
    public ControlTraces(Tracing tracing, @Nullable IndicationTraces indications, InstantSource clock) {
        this.tracing = tracing;
        this.indications = indications;
        this.clock = clock;
    }

    /** Nothing is traced. */
    public static ControlTraces off() {
        return new ControlTraces(Tracing.OFF, null, () -> Instant.EPOCH);
    }

    /** The A1 policy's id as its owner knows it, which knows nothing of the mediator's type numbers. */
    public static String policyId(String inEnforcement) {
        int type = inEnforcement.lastIndexOf('@');
        return type < 0 ? inEnforcement : inEnforcement.substring(0, type);
    }

    /** Something happened to a policy; to be closed when that has been judged. */
    public TracedWork policy(A1PolicyEvent event) {
        String name = switch (event) {
            case A1PolicyEvent.Created _ -> "a1.policy.create";
            case A1PolicyEvent.Updated _ -> "a1.policy.update";
            case A1PolicyEvent.Deleted _ -> "a1.policy.delete";
        };
        TracedWork work = tracing.beginAlways(name, SpanKind.CONSUMER, Context.root());
        work.span()
                .setAttribute(Tracing.POLICY_ID, event.policy().policyInstanceId())
                .setAttribute(FieldNames.POLICY_TYPE, event.policy().policyTypeId());
        return work;
    }

    /** What is answered about a policy. */
    public static void judged(TracedWork policy, A1PolicyVerdict verdict) {
        policy.span().setAttribute(FieldNames.IS_ENFORCED, !(verdict instanceof A1PolicyVerdict.Refused));
        if (verdict instanceof A1PolicyVerdict.Refused refused) {
            policy.span().setAttribute(FieldNames.POLICY_REASON, refused.reason());
        }
    }

    /**
     * A control was decided on and goes out.
     *
     * @param since when the decision began; null when it needed no time
     * @param networkNanos end of the newest period in the state of its cell, network time
     */
    public ControlTrace goesOut(PlannedAction planned, String port, @Nullable Instant since, long networkNanos) {
        if (!tracing.isOn()) {
            return ControlTrace.NONE;
        }
        Context cause = indications == null
                ? Context.root()
                : indications.of(planned.action().cellId(), networkNanos);
        var builder = tracing.always("policy.decision", cause)
                .setAttribute(Tracing.POLICY_ID, policyId(planned.policyId()))
                .setAttribute(FieldNames.CELL_ID, planned.action().cellId())
                .setAttribute(FieldNames.ACTION, planned.action().words())
                .setAttribute(FieldNames.REASON, planned.why())
                .setAttribute(FieldNames.IS_RESTORATION, planned.isRestoration());
        Span decision = (since == null ? builder : builder.setStartTimestamp(since)).startSpan();
        decision.end();
        return new ControlTrace(tracing, clock, decision, planned.action().cellId(), port);
    }
}
