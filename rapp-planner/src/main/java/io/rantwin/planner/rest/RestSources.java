package io.rantwin.planner.rest;

import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.desired.ActivePolicies;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.ReconcilerState;
import io.rantwin.planner.history.chunks.HistoryView;
import io.rantwin.planner.live.LiveTwin;
import io.rantwin.planner.plan.open.OpenPlans;
import io.rantwin.planner.retraining.Retraining;
import io.rantwin.planner.tracing.PolicyTraces;
import io.rantwin.planner.training.Trainer;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the server serves.
 *
 * @param folder where the planner keeps what it decides
 * @param probes what whoever runs the planner asks it by
 * @param policies what is wanted
 * @param inForce what is in force at a RIC, whoever wants it
 * @param otherSide what is known of the RICs; gives null when nothing is pushed
 * @param auditFile the audit log, to be read
 * @param audit the same, as it is written
 * @param history may be missing
 * @param models the registry of models; may be missing
 * @param retraining when models are trained again
 * @param trainers begins the training framework, when models are trained again
 * @param sweeps folder of the sweeps; begun with the first one
 * @param plans folder of the files that plans and sweeps name
 * @param openPlans plans and their rollouts
 * @param sweepThreads threads that sweeps run on
 * @param twin a running twin; null when none is named
 * @param traces of policies
 */
public record RestSources(
        Path folder,
        Probes probes,
        DesiredPolicies policies,
        ActivePolicies inForce,
        Supplier<@Nullable ReconcilerState> otherSide,
        Path auditFile,
        AuditLog audit,
        HistoryView history,
        Path models,
        Retraining retraining,
        Supplier<Trainer> trainers,
        Path sweeps,
        Path plans,
        OpenPlans openPlans,
        int sweepThreads,
        @Nullable LiveTwin twin,
        PolicyTraces traces) {}
