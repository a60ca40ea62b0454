package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.trace.Span;
import io.rantwin.api.tracing.Tracing;
import io.rantwin.planner.desired.ActivePolicies;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.fields.Mistake;
import io.rantwin.planner.gate.Active;
import io.rantwin.planner.gate.Gate;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.chunks.HistoryView;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.PlanProgress;
import io.rantwin.planner.plan.open.OpenPlans;
import io.rantwin.planner.plan.open.PlanKind;
import io.rantwin.planner.plan.open.PlanOrder;
import io.rantwin.planner.plan.open.PlanOutcome;
import io.rantwin.planner.plan.open.PlanStateException;
import io.rantwin.planner.push.PushException;
import io.rantwin.planner.tracing.Steps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes orders of plans and has them planned as jobs. Thread-safe. */
final class PlanDesk {
    private static final Logger LOG = LoggerFactory.getLogger(PlanDesk.class);

    private final OpenPlans plans;
    private final DesiredPolicies desired;
    private final ActivePolicies policies;
    private final Jobs jobs;
    private final Path folder;
    private final HistoryView history;
    private final Tracing tracing;

    /**
     * @param folder where files that orders name are; none outside of it is read
     * @param history may be missing
     */
    PlanDesk(
            OpenPlans plans,
            DesiredPolicies desired,
            ActivePolicies policies,
            Jobs jobs,
            Path folder,
            HistoryView history,
            Tracing tracing) {
        this.plans = plans;
        this.desired = desired;
        this.policies = policies;
        this.jobs = jobs;
        this.folder = folder.toAbsolutePath().normalize();
        this.history = history;
        this.tracing = tracing;
    }

    static String path(String planId) {
        return "/v1/plans/" + planId;
    }

    /** The job that plans it now or soon; null when none does. */
    @Nullable
    String jobId(String planId) {
        Job job = jobs.ofResult(path(planId));
        return job == null ? null : job.id();
    }

    /** Goes on with what was not done when an earlier process ended. */
    void goOn() {
        for (OpenPlans.Shown plan : plans.all()) {
            if (plan.stage() == OpenPlans.Stage.PLANNING) {
                try {
                    List<Mistake> mistakes = new ArrayList<>();
                    PlanOrder order = read(plan.order(), mistakes);
                    if (mistakes.isEmpty()) {
                        submit(plan.planId(), order);
                    } else {
                        plans.failed(plan.planId(), "The order cannot be planned any more: " + mistakes.getFirst());
                    }
                } catch (ProblemException | DesiredException failed) {
                    LOG.warn("plan {} waits for another start: {}", plan.planId(), failed.getMessage());
                }
            }
        }
    }

    private PlanOrder read(ObjectNode order, List<Mistake> mistakes) throws ProblemException {
        try {
            return history.look(store -> PlanOrder.read(order, folder, store, mistakes));
        } catch (HistoryException failed) {
            throw new ProblemException(ProblemKind.NOT_KEPT, String.valueOf(failed.getMessage()));
        }
    }

    /** Takes an order. */
    OpenPlans.Shown order(String planId, BodyField plan, String actor, String reason) throws ProblemException {
        List<Mistake> mistakes = new ArrayList<>();
        ObjectNode tree = plan.object();
        PlanOrder order = read(tree, mistakes);
        if (!mistakes.isEmpty()) {
            throw new ProblemException(
                    ProblemKind.PLAN_INVALID,
                    "The plan has " + mistakes.size()
                            + (mistakes.size() == 1 ? " mistake: " : " mistakes, the first: ") + mistakes.getFirst()
                            + ".",
                    mistakes.stream()
                            .map(each -> new ProblemException.Fault(plan.pointer() + each.path(), each.reason()))
                            .toList());
        }
        jobs.refuseWhenFull();
        try {
            OpenPlans.Shown shown = plans.order(planId, order.terms(), tree, actor, reason);
            submit(planId, order);
            return shown;
        } catch (PlanStateException other) {
            throw new ProblemException(ProblemKind.OTHER_STATE, String.valueOf(other.getMessage()));
        } catch (DesiredException failed) {
            throw new ProblemException(ProblemKind.NOT_KEPT, String.valueOf(failed.getMessage()));
        }
    }

    private void submit(String planId, PlanOrder order) throws ProblemException {
        var ended = new AtomicBoolean();
        jobs.submit(
                "plan",
                path(planId),
                order.steps(),
                () -> {
                    ended.set(true);
                    if (!jobs.isClosing()) {
                        failed(planId, "It was ended by request.");
                    }
                },
                job -> plan(planId, order, ended, job));
    }

    /** Ends the planning of what nobody wants any more. */
    void end(String planId) {
        Job job = jobs.ofResult(path(planId));
        if (job != null) {
            job.cancel();
        }
    }

    private boolean plan(String planId, PlanOrder order, AtomicBoolean ended, Job job)
            throws PlanException, DesiredException {
        Span.current()
                .setAttribute("rantwin.plan.id", planId)
                .setAttribute("rantwin.ric.id", order.terms().ricId());
        try (Steps traced = new Steps(tracing, "plan.step")) {
            PlanOutcome outcome =
                    order.plan(planId, () -> inForce(order.terms()), progress(ended, job, traced), new Gate(tracing));
            traced.end();
            if (ended.get()) {
                return false;
            }
            plans.done(planId, outcome);
            job.progress(order.steps(), null);
            return true;
        } catch (CancellationException asked) {
            return false;
        } catch (PlanException wrong) {
            plans.failed(planId, String.valueOf(wrong.getMessage()));
            throw wrong;
        } catch (RuntimeException mistake) {
            // Planned again at the next start it would end so again.
            failed(planId, "The planner made a mistake; its log tells more.");
            throw mistake;
        }
    }

    private static PlanProgress progress(AtomicBoolean ended, Job job, Steps traced) {
        var steps = new AtomicInteger();
        return new PlanProgress() {
            @Override
            public void accept(String words) {
                goOn();
                job.progress(steps.getAndIncrement(), words);
                traced.next(words);
            }

            @Override
            public void within(String part, int done, int of) {
                goOn();
                job.within(part, done, of);
            }

            private void goOn() {
                if (ended.get()) {
                    throw new CancellationException();
                }
            }
        };
    }

    // Configuration changes cells, whichever RIC they have their policies from.
    private Active inForce(OpenPlans.Terms terms) throws PlanException {
        boolean isOfRic = terms.kind() == PlanKind.ENERGY;
        try {
            return Active.of(isOfRic ? policies.at(terms.ricId()) : policies.everywhere(), desired);
        } catch (PushException silent) {
            throw new PlanException(
                    "What others have in force" + (isOfRic ? " at " + terms.ricId() : "") + " cannot be read ("
                            + silent.getMessage()
                            + "), so nobody can tell whether it is in the way. Order the plan again when it can.",
                    silent);
        }
    }

    private void failed(String planId, String why) {
        try {
            plans.failed(planId, why);
        } catch (DesiredException notKept) {
            LOG.warn("plan {} will be planned again: {}", planId, notKept.getMessage());
        }
    }
}
