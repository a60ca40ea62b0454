package io.rantwin.planner.figures;

import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.ReconcilerState;
import io.rantwin.planner.history.chunks.HistoryView;
import io.rantwin.planner.live.LiveTwin;
import io.rantwin.planner.plan.open.OpenPlans;
import io.rantwin.planner.retraining.Retraining;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is counted. Every supplier is asked at each scrape and may be asked from any thread.
 *
 * @param folder where the planner keeps what it decides
 * @param turnAgeSeconds since policies and plans were looked after last
 * @param policies what is wanted
 * @param otherSide what is known of the RICs; gives null when nothing is pushed
 * @param plans plans and their rollouts
 * @param jobs long work that is remembered, by how far it is
 * @param retraining lines of models that are trained again
 * @param audit the log
 * @param denied calls that were turned away
 * @param history may be missing
 * @param twin null when none is named
 */
public record FigureSources(
        Path folder,
        DoubleSupplier turnAgeSeconds,
        DesiredPolicies policies,
        Supplier<@Nullable ReconcilerState> otherSide,
        OpenPlans plans,
        Supplier<Map<String, Long>> jobs,
        Retraining retraining,
        AuditLog audit,
        LongSupplier denied,
        HistoryView history,
        @Nullable LiveTwin twin) {}
