package io.rantwin.planner.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.trace.SpanKind;
import io.rantwin.api.tracing.TracedWork;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.tracing.PolicyTraces;
import java.util.List;

/**
 * Whatever is written down of a policy, in its trace: a span by the name of the record, such as {@code gate.passed}, {@code rollout.step} or
 * {@code policy.withdrawn}, as long as the writing takes. Thread-safe as what it writes to.
 */
public final class TracedAudit implements PolicyAudit {
    /** With it a policy is of the trace in which it was ordered. */
    private static final String ORDERED = "plan.ordered";

    private static final List<String> WORDS = List.of("phase", "why", "reason", "words", "sentence");

    private final PolicyAudit log;
    private final PolicyTraces traces;

    /** Before this log. */
    public TracedAudit(PolicyAudit log, PolicyTraces traces) {
        this.log = log;
        this.traces = traces;
    }

    @Override
    public void append(String kind, String actor, ObjectNode data) throws AuditException {
        String policyId = data.path("policyId").asText();
        if (policyId.isEmpty() || !traces.tracing().isOn()) {
            log.append(kind, actor, data);
            return;
        }
        if (kind.equals(ORDERED)) {
            traces.belongs(policyId);
        }
        try (TracedWork work = traces.begin(kind, SpanKind.INTERNAL, policyId)) {
            work.span().setAttribute("rantwin.actor", actor);
            if (data.has("planId")) {
                work.span().setAttribute("rantwin.plan.id", data.path("planId").asText());
            }
            for (String name : WORDS) {
                if (data.path(name).isTextual()) {
                    work.span()
                            .setAttribute(
                                    "rantwin.record." + name, data.path(name).asText());
                }
            }
            log.append(kind, actor, data);
        }
    }
}
