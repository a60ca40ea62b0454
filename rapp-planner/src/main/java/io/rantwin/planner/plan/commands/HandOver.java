package io.rantwin.planner.plan.commands;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.desired.ActivePolicies;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.PolicyRecord;
import io.rantwin.planner.desired.commands.Decider;
import io.rantwin.planner.desired.commands.PolicyFolder;
import io.rantwin.planner.gate.Active;
import io.rantwin.planner.gate.GateCase;
import io.rantwin.planner.gate.GateReport;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.Proved;
import io.rantwin.planner.plan.open.OpenPlans;
import io.rantwin.planner.plan.open.PlanKind;
import io.rantwin.planner.plan.open.PlanOutcome;
import io.rantwin.planner.plan.open.PlanStateException;
import io.rantwin.planner.push.PushException;
import io.rantwin.planner.rollout.LiveReports;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What becomes of a plan that was made on the command line. */
final class HandOver {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private Decider decider;

    @Option(names = "--dry-run", description = "shows everything and hands over nothing")
    private boolean dryRun;

    @Option(names = "--approve", description = "hands the canary over when all seven checks are passed")
    private boolean approve;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why, for the audit log (default: the kind of plan)")
    private @Nullable String reason;

    @Option(names = "--out", paramLabel = "FILE", description = "writes the plan and the gate's report as JSON")
    private @Nullable Path out;

    /** Whether the options fit together. */
    void check() throws PlanException {
        if (dryRun && approve) {
            throw new PlanException("--dry-run hands over nothing and --approve does: take one of both.");
        }
    }

    /** What this folder's planner wants in force at a RIC; null for all RICs. */
    Active inForce(@Nullable String ricId) throws PlanException {
        if (!Files.exists(decider.folder())) {
            return Active.NOTHING;
        }
        try {
            DesiredPolicies own = PolicyFolder.view(decider.folder(), InstantSource.system());
            return Active.of(
                    ricId == null ? new ActivePolicies(own, null).everywhere() : ActivePolicies.at(own, ricId), own);
        } catch (DesiredException | PushException failed) {
            throw new PlanException(String.valueOf(failed.getMessage()), failed);
        }
    }

    /**
     * Writes the plan where it is to be written, and hands it over where that was asked for.
     *
     * @param progress is told in sentences what is worth a line
     * @return exit code
     */
    int decide(PlanKind kind, PlanOutcome outcome, Consumer<String> progress)
            throws PlanException, DesiredException, AuditException {
        PrintWriter text = spec.commandLine().getOut();
        Proved proved = Objects.requireNonNull(outcome.proved());
        GateReport report = proved.report();
        GateCase it = proved.it();
        PlanTables.gate(report, text);
        write(outcome);
        if (dryRun) {
            text.println("Dry run: nothing was handed over.");
            return report.passes() ? 0 : 1;
        }
        InstantSource clock = InstantSource.system();
        String why = reason == null ? kind.word() + " plan" : reason;
        String policyId = it.draft().policyId();
        try (PolicyFolder open = PolicyFolder.open(decider.folder(), clock, progress)) {
            OpenPlans plans = OpenPlans.open(
                    PolicyFolder.plans(decider.folder()),
                    open.policies(),
                    open.audit()::append,
                    AuditLog.list(PolicyFolder.auditFile(decider.folder()), _ -> true),
                    LiveReports.none(clock),
                    clock,
                    progress);
            String planId = plans.idFor(null);
            plans.order(
                    planId,
                    OpenPlans.Terms.of(kind, policyId, it.draft().ricId(), it.world()),
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("kind", kind.word())
                            .put("asked", spec.qualifiedName()),
                    decider.actor(),
                    why);
            plans.done(planId, outcome);
            if (!report.passes()) {
                text.println(report.sentence());
                return 1;
            }
            if (!approve) {
                text.println("All seven checks are passed; plan " + planId
                        + " waits for approval, at a running rantwin rapp or here: say it again with --approve.");
                return 0;
            }
            plans.approve(planId, decider.actor(), why);
            PolicyRecord record = Objects.requireNonNull(open.policies().record(policyId));
            text.printf(
                    "Canary handed over: policy %s, revision %d: %s. rantwin rapp puts it there and watches it (plan %s).%n",
                    policyId, record.revision(), record.phase(), planId);
            return 0;
        } catch (PlanStateException other) {
            throw new PlanException(String.valueOf(other.getMessage()), other);
        }
    }

    private void write(PlanOutcome outcome) throws PlanException {
        if (out != null) {
            try {
                Files.writeString(out, outcome.json().toPrettyString() + "\n");
            } catch (IOException failed) {
                throw new PlanException(out + ": cannot be written: " + failed, failed);
            }
        }
    }
}
