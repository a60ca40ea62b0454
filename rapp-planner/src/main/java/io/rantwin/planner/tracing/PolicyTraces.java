package io.rantwin.planner.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.rantwin.api.tracing.TracedWork;
import io.rantwin.api.tracing.Tracing;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Traces by policy: what is done for a policy, however much later and by whichever thread, is within the trace in which it was ordered. All of
 * it is traced: there is little. Thread-safe.
 */
public final class PolicyTraces {
    private static final int MOST = 1_000;

    private final Tracing tracing;
    private final Map<String, SpanContext> begun = new LinkedHashMap<>();

    /** With spans of these. */
    public PolicyTraces(Tracing tracing) {
        this.tracing = tracing;
    }

    /** Nothing is traced. */
    public static PolicyTraces off() {
        return new PolicyTraces(Tracing.OFF);
    }

    /** What spans are made with. */
    public Tracing tracing() {
        return tracing;
    }

    /** A policy is of what the thread is doing, from now on. */
    public synchronized void belongs(String policyId) {
        SpanContext trace = Span.current().getSpanContext();
        if (!tracing.isOn() || !trace.isSampled()) {
            return;
        }
        begun.remove(policyId);
        begun.put(policyId, trace);
        if (begun.size() > MOST) {
            begun.remove(begun.keySet().iterator().next());
        }
    }

    private synchronized @Nullable SpanContext of(String policyId) {
        return begun.get(policyId);
    }

    /** What is done for a policy is within this: its own trace, else what the thread is doing. */
    public Context within(String policyId) {
        SpanContext own = of(policyId);
        return own == null
                        || own.getTraceId()
                                .equals(Span.current().getSpanContext().getTraceId())
                ? Context.current()
                : Context.root().with(Span.wrap(own));
    }

    /** Something is done for a policy until that is closed; linked with what the thread is doing where that is another trace. */
    public TracedWork begin(String name, SpanKind kind, String policyId) {
        if (!tracing.isOn()) {
            return tracing.begin(name, kind);
        }
        SpanContext doing = Span.current().getSpanContext();
        TracedWork work = tracing.beginAlways(name, kind, within(policyId));
        work.span().setAttribute(Tracing.POLICY_ID, policyId);
        if (doing.isSampled()
                && !doing.getTraceId().equals(work.span().getSpanContext().getTraceId())) {
            work.span().addLink(doing);
        }
        return work;
    }
}
