package io.rantwin.planner.study.energy.network;

import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.gate.GateReport;
import io.rantwin.planner.plan.PlanException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All runs of the study, one after the other: never more than one network at a time. */
final class EnergyStudy {
    private static final double SLEEP_BELOW_PERCENT = 20;
    private static final double WAKE_ABOVE_PERCENT = 70;
    private static final double BAR = 0.13;

    private final Conditions conditions;
    private final Set<Run> runs;
    private final InstantSource clock;
    private final Consumer<String> progress;

    EnergyStudy(Conditions conditions, Set<Run> runs, InstantSource clock, Consumer<String> progress) {
        this.conditions = conditions;
        this.runs = Set.copyOf(runs);
        this.clock = clock;
        this.progress = progress;
    }

    /** Parts of the study. */
    enum Run {
        /** Learn, plan, gate, canary, rollout, watch. Always, whatever is asked for. */
        SAVING,
        /** The same days with simple rules. */
        RULES,
        /** With a stadium that nobody foresaw. */
        STADIUM,
        /** With a policy in the way. */
        CONFLICT
    }

    /**
     * What came out; null what was not asked for.
     *
     * @param none nobody saves
     */
    record Findings(
            Tally none,
            Course.Outcome saving,
            @Nullable Tally threshold,
            @Nullable Tally minimal,
            Course.@Nullable Outcome stadium,
            @Nullable GateReport conflict) {
        /** Whether enough is saved, and more or better than by the rules at no more unmet demand. */
        boolean reachesTheBar() {
            return saving.tally().savedAgainst(none) >= BAR && beats(threshold) && beats(minimal);
        }

        private boolean beats(@Nullable Tally rule) {
            return rule == null || saving.tally().isBetterThan(rule);
        }
    }

    Findings run()
            throws IOException, InterruptedException, StudyException, PlanException, DesiredException, AuditException {
        progress.accept(conditions.words());
        Course.Outcome saving = new Course(conditions, "saving", conditions.scenario(), null, clock, progress).run();
        Planned planned = saving.planned();
        if (planned == null) {
            throw new StudyException("The network ended before anything was planned; see " + conditions.folder());
        }
        Tally none = new RuleRun(conditions, "no-sleep", clock, progress).run(RuleRun.NOTHING);
        Tally threshold = null;
        Tally minimal = null;
        if (runs.contains(Run.RULES)) {
            threshold = new RuleRun(conditions, "threshold-rule", clock, progress)
                    .run(RuleRun.threshold(SLEEP_BELOW_PERCENT, WAKE_ABOVE_PERCENT));
            minimal =
                    new RuleRun(conditions, "minimal-cells", clock, progress).run(RuleRun.schedule(planned.minimal()));
        }
        Course.Outcome stadium = null;
        if (runs.contains(Run.STADIUM) && planned.report().passes()) {
            Conditions twoDays = conditions.withDays(Math.min(2, conditions.days()));
            Path scenario = Stadium.write(twoDays, clock);
            stadium = new Course(twoDays, "stadium", scenario.toString(), planned, clock, progress).run();
        }
        GateReport conflict = runs.contains(Run.CONFLICT)
                ? new ConflictRun(conditions.withDays(1), planned, clock, progress).run()
                : null;
        return new Findings(none, saving, threshold, minimal, stadium, conflict);
    }
}
