package io.rantwin.planner.study.energy;

import io.rantwin.a1.conflict.NamedPolicy;
import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.LoadBalancingObjective;
import io.rantwin.a1.policy.Scope;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.PolicyAudit;
import io.rantwin.planner.ensemble.Behaviour;
import io.rantwin.planner.ensemble.DemandProfile;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.Timeline;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.EnsembleFigures;
import io.rantwin.planner.gate.Evidence;
import io.rantwin.planner.gate.Gate;
import io.rantwin.planner.gate.GateCase;
import io.rantwin.planner.gate.GateReport;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.PolicyDraft;
import io.rantwin.planner.gate.Timelines;
import io.rantwin.planner.plan.EnergyPlan;
import io.rantwin.planner.plan.EnergyPlanner;
import io.rantwin.planner.plan.EnergyPolicies;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.PlanTask;
import io.rantwin.planner.plan.SleepSchedule;
import io.rantwin.planner.plan.ThresholdRule;
import io.rantwin.planner.rollout.Rollout;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The whole chain on twin-core alone: plan, gate, canary, rollout, watch over some days; the same with a stadium that nobody foresaw; and
 * with a policy in force that is in the way. What happens comes from {@link Reality}.
 */
public final class EnergyStudy {
    private static final String ID = "es-study";
    private static final String RIC = "ric1";
    private static final double STADIUM = 4;
    private static final double THRESHOLD = 0.2;
    private static final double WAKE = 0.7;

    private final TwinWorld world;
    private final GateSettings settings;
    private final Map<String, Double> fidelity;
    private final int days;
    private final Consumer<String> progress;

    /** A study over so many days. */
    public EnergyStudy(
            TwinWorld world, GateSettings settings, Map<String, Double> fidelity, int days, Consumer<String> progress) {
        this.world = world;
        this.settings = settings;
        this.fidelity = fidelity;
        this.days = days;
        this.progress = progress;
    }

    /**
     * How days went.
     *
     * @param phase at the end
     * @param sentence why
     * @param reports until it ended so, or all
     */
    public record Course(Rollout.Phase phase, String sentence, int reports) {}

    /**
     * What the study found.
     *
     * @param plan candidates and baselines
     * @param gate of the first run
     * @param asForeseen the first run; null when the gate kept the policy here
     * @param policy saving of the policy in force on those days, against no sleep
     * @param threshold saving of the threshold rule on the same days
     * @param withStadium the second run
     * @param conflicting the gate's report of the third
     */
    public record Findings(
            EnergyPlan plan,
            GateReport gate,
            @Nullable Course asForeseen,
            Evidence.Gain policy,
            Evidence.Gain threshold,
            @Nullable Course withStadium,
            GateReport conflicting) {}

    /** Where the policies of a run are wanted: a new, empty store for each. */
    @FunctionalInterface
    public interface Stores {
        /** An empty store. */
        DesiredPolicies open(String run) throws DesiredException;
    }

    /** Runs all three; null when no cell can sleep here. */
    public @Nullable Findings run(PlanTask task, EnergyPlanner.Search search, Stores stores, PolicyAudit audit)
            throws PlanException, DesiredException {
        EnergyPlan plan = new EnergyPlanner(settings, search).plan(task, progress);
        if (plan.trials().isEmpty()) {
            return null;
        }
        SleepSchedule schedule = plan.trials().getFirst().schedule();
        EnergyPolicies policies = new EnergyPolicies(world);
        PolicyDraft draft = policies.draft(ID, RIC, schedule);
        PolicyDraft canary =
                policies.draft(ID, RIC, schedule, EnergyPolicies.canaryCells(schedule, settings.mostCanaryShare()));
        GateCase it = new GateCase(draft, canary, List.of(), world, fidelity, settings);
        progress.accept("the gate looks at '" + plan.trials().getFirst().name() + "'");
        GateReport report = new Gate().judge(it);
        long seed = settings.seed() + 1_000_003;
        Reality foreseen = new Reality(world, settings.watch(), days, seed);
        Timeline whole = Timelines.read(draft);
        Timeline few = Timelines.read(canary);

        progress.accept("days as foreseen");
        Ensemble.Result inForce = foreseen.under(whole);
        Course first = course(it, report, stores.open("foreseen"), audit, foreseen, foreseen.under(few), inForce);
        Ensemble.Result byRule =
                new Ensemble(world).run(Behaviour.NOTHING, new ThresholdRule(world, THRESHOLD, WAKE), days, seed);
        progress.accept("days with a stadium that nobody foresaw");
        Reality stadium = new Reality(surprised(), settings.watch(), days, seed);
        Course second =
                course(it, report, stores.open("stadium"), audit, stadium, stadium.under(few), stadium.under(whole));
        progress.accept("a policy in force that is in the way");
        GateReport third = new Gate().judge(new GateCase(draft, canary, opposed(draft), world, fidelity, settings));
        return new Findings(
                plan,
                report,
                first,
                EnsembleFigures.gain(inForce, world, settings),
                EnsembleFigures.gain(byRule, world, settings),
                second,
                third);
    }

    private @Nullable Course course(
            GateCase it,
            GateReport report,
            DesiredPolicies desired,
            PolicyAudit audit,
            Reality reality,
            Ensemble.Result few,
            Ensemble.Result whole)
            throws DesiredException {
        Rollout rollout = Rollout.begin(it, report, false, desired, audit);
        if (rollout == null) {
            return null;
        }
        for (int day = 0; day < days; day++) {
            for (int t = 0; t < whole.reports(); t++) {
                long millis = ((long) day * whole.reports() + t) * world.decisionMillis();
                rollout.tick(millis);
                Ensemble.Result now = rollout.phase() == Rollout.Phase.CANARY ? few : whole;
                rollout.observe(millis, reality.report(now, day, t));
                if (rollout.phase() == Rollout.Phase.WITHDRAWN) {
                    return new Course(rollout.phase(), rollout.sentence(), day * whole.reports() + t + 1);
                }
            }
        }
        return new Course(rollout.phase(), rollout.sentence(), days * whole.reports());
    }

    // From the quietest hour on, the three cells that are emptiest then have several times the demand for a quarter of
    // the day.
    private TwinWorld surprised() {
        DemandProfile profile = world.profile();
        int n = profile.cells();
        int quiet = 0;
        for (int t = 1; t < profile.periods(); t++) {
            quiet = total(profile, t) < total(profile, quiet) ? t : quiet;
        }
        double[] mean = profile.mean().clone();
        for (int k = 0; k < 3; k++) {
            int least = -1;
            for (int c = 0; c < n; c++) {
                boolean isTaken = mean[quiet * n + c] != profile.mean()[quiet * n + c];
                if (!isTaken && (least < 0 || mean[quiet * n + c] < mean[quiet * n + least])) {
                    least = c;
                }
            }
            // The event asks for as much as the mean cell at the busiest hour, several times over.
            for (int t = quiet; t < Math.min(quiet + profile.periods() / 4, profile.periods()); t++) {
                mean[t * n + least] = Math.max(mean[t * n + least] * STADIUM, busiest(profile) / n);
            }
        }
        return world.withProfile(
                new DemandProfile(profile.periodMillis(), n, mean, profile.relativeDeviation(), profile.luck()));
    }

    private static double busiest(DemandProfile profile) {
        double most = 0;
        for (int t = 0; t < profile.periods(); t++) {
            most = Math.max(most, total(profile, t));
        }
        return most;
    }

    private static double total(DemandProfile profile, int period) {
        double sum = 0;
        for (int c = 0; c < profile.cells(); c++) {
            sum += profile.above(period, c, 0);
        }
        return sum;
    }

    // Somebody balances load into a cell that the plan puts to sleep.
    private static List<NamedPolicy> opposed(PolicyDraft draft) {
        List<CellId> cells = Timelines.read(draft).stages().stream()
                .flatMap(stage -> stage.policy().scope().cells().stream())
                .distinct()
                .toList();
        return List.of(new NamedPolicy(
                "lb-7",
                new A1Policy.LoadBalancing(
                        Scope.of(cells.getLast()),
                        new LoadBalancingObjective(30, LoadBalancingObjective.PrbUsageType.CELL_MEAN),
                        null,
                        List.of(cells.getFirst()))));
    }
}
