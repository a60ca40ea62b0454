package io.rantwin.planner.study.energy.network;

import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.gate.Realised;
import io.rantwin.planner.gate.Rollout;
import io.rantwin.planner.plan.EnergyPolicies;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.testbed.Http;
import io.rantwin.planner.testbed.Platform;
import io.rantwin.planner.testbed.PmPeriods;
import io.rantwin.planner.testbed.Programs;
import io.rantwin.planner.testbed.SimulatedNetwork;
import io.rantwin.planner.testbed.Waiting;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run over all processes: the network runs under RIC and xApp, nobody saves while the planner learns, then it plans while the network
 * stands still, and from that midnight on canary, rollout and watch go by the counters that the network tells.
 */
final class Course {
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
        Path folder = conditions.folder().resolve(name);
        long dayMillis = 1000L * conditions.daySeconds();
        int days = conditions.learnDays() + conditions.days();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = HttpClient.newBuilder()
                        .executor(threads)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                Programs programs = new Programs(conditions.launcher(), folder)) {
            Http http = new Http(client);
            Waiting waiting = new Waiting(programs, clock);
            Platform platform = new Platform(programs, http, waiting);
            platform.startBox();
            SimulatedNetwork network = SimulatedNetwork.start(
                    programs, http, waiting, scenario, conditions.network(days, folder), platform.e2());
            PmPeriods periods = PmPeriods.of(network, folder.resolve(Conditions.PM));
            network.pause(true);
            platform.startXapp(
                    port -> conditions.xappConfiguration(network.topologyFile(), port, folder),
                    List.of(EnergyPolicies.TYPE));
            network.pause(false);
            try (Ways ways = new Ways(folder, platform.managementService(), client, clock, threads, _ -> {})) {
                Progress told = new Progress(name, days * dayMillis, clock, progress);
                while (network.isRunning()) {
                    for (PmPeriods.Period each : periods.fresh()) {
                        take(each, dayMillis);
                    }
                    long run = start + conditions.learnDays() * dayMillis;
                    if (start != Long.MIN_VALUE && end >= run && rollout == null && phase == null) {
                        network.pause(true);
                        begin(network, platform, ways, dayMillis);
                        network.pause(false);
                        seen = clock.instant();
                    }
                    tick(run);
                    ways.tick();
                    told.at(start == Long.MIN_VALUE ? 0 : end - start, phase == null ? "learning" : phase.toString());
                    waiting.look();
                }
            }
            return new Outcome(
                    learned,
                    fidelity,
                    planned,
                    List.copyOf(steps),
                    Tally.read(
                            folder.resolve(Conditions.TALLY),
                            0,
                            conditions.learnDays(),
                            conditions.days(),
                            conditions.daySeconds()));
        }
    }

    private void take(PmPeriods.Period period, long dayMillis) throws DesiredException {
        start = start == Long.MIN_VALUE ? period.beginMillis : start;
        end = period.beginMillis + 1000L * conditions.reportSeconds();
        seen = clock.instant();
        long run = start + conditions.learnDays() * dayMillis;
        if (period.beginMillis < run) {
            learning.add(period);
        } else if (rollout != null) {
            rollout.observe(period.beginMillis - run, new Realised(period.loadPercent, period.watts));
            note(period.beginMillis - run, dayMillis);
        }
    }

    private void begin(SimulatedNetwork network, Platform platform, Ways ways, long dayMillis)
            throws IOException, InterruptedException, StudyException, PlanException, DesiredException {
        progress.accept(name + ": learned " + conditions.learnDays() + " days");
        if (planned == null) {
            learned = Learned.of(learning, network.cellIds(), network.carriers(), start, dayMillis);
            fidelity = platform.fidelities(network.cellIds());
            planned = Planned.of(conditions, learned, network.topology(), platform.enforcement(), fidelity, progress);
        }
        Planned made = planned;
        if (made == null) {
            throw new StudyException("No cell can sleep in this network at any hour: there is nothing to study.");
        }
        rollout = Rollout.begin(made.it(), made.report(), false, ways.desired(), ways.audit()::append);
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
