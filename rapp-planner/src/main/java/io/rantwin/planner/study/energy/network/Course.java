package io.rantwin.planner.study.energy.network;

import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.gate.Realised;
import io.rantwin.planner.plan.EnergyPolicies;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.rollout.Rollout;
import io.rantwin.planner.testbed.PmPeriods;
import io.rantwin.planner.testbed.SimulatedNetwork;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run over all processes: the network runs under RIC and xApp, nobody saves while the planner learns, then it plans while the network
 * goes on at the speed of a real one, and from then on canary, rollout and watch go by the counters that the network tells.
 */
final class Course {
    /** While it is planned, the network goes at the speed of real ones. */
    private static final double PLANNING = 1;

    private final Conditions conditions;
    private final String name;
    private final String scenario;
    private final InstantSource clock;
    private final Consumer<String> progress;

    private long start = Long.MIN_VALUE;
    private long end;
    private Instant seen = Instant.EPOCH;
    private final List<PmPeriods.Period> learning = new ArrayList<>();
    private @Nullable Planned planned;
    private @Nullable Learned learned;
    private Map<String, Double> fidelity = Map.of();
    private @Nullable Rollout rollout;
    private Rollout.@Nullable Phase phase;
    private final List<Step> steps = new ArrayList<>();

    /**
     * @param name of the run and its folder
     * @param planned what an earlier run has planned of the same days; null to plan
     */
    Course(
            Conditions conditions,
            String name,
            String scenario,
            @Nullable Planned planned,
            InstantSource clock,
            Consumer<String> progress) {
        this.conditions = conditions;
        this.name = name;
        this.scenario = scenario;
        this.planned = planned;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * A phase of the rollout.
     *
     * @param hours since the midnight at which it began, of the squeezed day
     */
    record Step(double hours, Rollout.Phase phase, String sentence) {}

    /**
     * How it went.
     *
     * @param steps canary, rollout and what followed
     * @param tally of the days that are judged
     */
    record Outcome(
            @Nullable Learned learned,
            Map<String, Double> fidelity,
            @Nullable Planned planned,
            List<Step> steps,
            Tally tally) {}

    Outcome run()
            throws IOException, InterruptedException, StudyException, PlanException, DesiredException, AuditException {
        long dayMillis = 1000L * conditions.daySeconds();
        int days = conditions.learnDays() + conditions.days();
        try (Chain chain = new Chain(conditions, name, scenario, days, List.of(EnergyPolicies.TYPE), clock)) {
            SimulatedNetwork network = chain.network();
            network.pace(conditions.learnSpeed());
            Progress told = new Progress(name, days * dayMillis, clock, progress);
            while (network.isRunning()) {
                for (PmPeriods.Period each : chain.fresh()) {
                    take(each, dayMillis);
                }
                long run = start + conditions.learnDays() * dayMillis;
                if (start != Long.MIN_VALUE && end >= run && rollout == null && phase == null) {
                    network.pace(PLANNING);
                    begin(chain, dayMillis);
                    // What came while it was planned was without the policy.
                    for (PmPeriods.Period each : chain.fresh()) {
                        came(each);
                    }
                    tick(run);
                    network.pace(conditions.speed());
                }
                tick(run);
                chain.ways().tick();
                told.at(start == Long.MIN_VALUE ? 0 : end - start, phase == null ? "learning" : phase.toString());
                chain.look();
            }
            return new Outcome(
                    learned,
                    fidelity,
                    planned,
                    List.copyOf(steps),
                    Tally.read(chain.tally(), 0, conditions.learnDays(), conditions.days(), conditions.daySeconds()));
        }
    }

    private void take(PmPeriods.Period period, long dayMillis) throws DesiredException {
        start = start == Long.MIN_VALUE ? period.beginMillis : start;
        came(period);
        long run = start + conditions.learnDays() * dayMillis;
        if (period.beginMillis < run) {
            learning.add(period);
        } else if (rollout != null) {
            rollout.observe(period.beginMillis - run, new Realised(period.loadPercent, period.watts));
            note(period.beginMillis - run, dayMillis);
        }
    }

    private void came(PmPeriods.Period period) {
        end = period.beginMillis + 1000L * conditions.reportSeconds();
        seen = clock.instant();
    }

    private void begin(Chain chain, long dayMillis)
            throws IOException, InterruptedException, StudyException, PlanException, DesiredException {
        SimulatedNetwork network = chain.network();
        progress.accept(name + ": learned " + conditions.learnDays() + " days");
        if (planned == null) {
            learned = Learned.of(
                    learning,
                    network.cellIds(),
                    network.carriers(),
                    start,
                    dayMillis,
                    conditions.enforcement().energy().loadWindowMillis());
            fidelity = learned.coverage();
            planned = Planned.of(
                    conditions, learned, network.topology(), chain.platform().enforcement(), fidelity, progress);
        }
        Planned made = planned;
        if (made == null) {
            throw new StudyException("No cell can sleep in this network at any hour: there is nothing to study.");
        }
        rollout = Rollout.begin(
                made.it(),
                made.report(),
                false,
                chain.ways().desired(),
                chain.ways().audit()::append);
        phase = rollout == null ? Rollout.Phase.REFUSED : rollout.phase();
        steps.add(new Step(0, phase, rollout == null ? made.report().sentence() : rollout.sentence()));
    }

    // Revisions are wanted ahead of their time by how long they are under way.
    private void tick(long run) throws DesiredException {
        if (rollout == null) {
            return;
        }
        double since = Math.min(
                2000.0 * conditions.reportSeconds(),
                (double) Duration.between(seen, clock.instant()).toMillis() * conditions.speed());
        rollout.tick((long) (end - run + since + 1000 * conditions.leadSeconds() * conditions.speed()));
        note(end - run, 1000L * conditions.daySeconds());
    }

    private void note(long millis, long dayMillis) {
        if (rollout != null && rollout.phase() != phase) {
            phase = rollout.phase();
            steps.add(new Step(24.0 * millis / dayMillis, rollout.phase(), rollout.sentence()));
            progress.accept(name + ": " + phase + ": " + rollout.sentence());
        }
    }
}
