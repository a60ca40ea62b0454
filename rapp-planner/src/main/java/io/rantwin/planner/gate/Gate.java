package io.rantwin.planner.gate;

import io.opentelemetry.api.trace.SpanKind;
import io.rantwin.api.tracing.TracedWork;
import io.rantwin.api.tracing.Tracing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes all seven checks, also when an earlier one has failed, as far as that makes sense: people want to hear everything at once. */
public final class Gate {
    private static final List<Check> CHECKS = List.of(
            new SchemaCheck(),
            new ConflictCheck(),
            new RailCheck(),
            new FidelityCheck(),
            new GainCheck(),
            new CanaryCheck(),
            new WatchCheck());

    private final Tracing tracing;

    /** A gate. */
    public Gate() {
        this(Tracing.OFF);
    }

    /** With a span for each check. */
    public Gate(Tracing tracing) {
        this.tracing = tracing;
    }

    /** What the gate says of a policy. Never fails, whatever the policy is. */
    public GateReport judge(GateCase it) {
        List<CheckReport> reports = new ArrayList<>();
        for (Check check : CHECKS) {
            try (TracedWork work =
                    tracing.begin("gate." + check.kind().name().toLowerCase(Locale.ROOT), SpanKind.INTERNAL)) {
                CheckReport report = asked(check, it);
                work.span()
                        .setAttribute(Tracing.POLICY_ID, it.draft().policyId())
                        .setAttribute("rantwin.gate.passed", report.passed())
                        .setAttribute("rantwin.gate.sentence", report.sentence());
                reports.add(report);
            }
        }
        return new GateReport(it.draft().policyId(), reports);
    }

    private static CheckReport asked(Check check, GateCase it) {
        boolean isReadable = it.proposal() != null;
        String because = "the policy cannot be read";
        return isReadable || check.kind() == CheckKind.SCHEMA
                ? check.check(it)
                : check.report(false, "Not asked: " + because + ".", new Evidence.NotAsked(because));
    }
}
