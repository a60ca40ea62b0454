package io.rantwin.planner.chaos;

import io.rantwin.planner.chaos.invariant.AuditWhole;
import io.rantwin.planner.chaos.invariant.Footprint;
import io.rantwin.planner.chaos.invariant.Invariant;
import io.rantwin.planner.chaos.invariant.MemoryFlat;
import io.rantwin.planner.chaos.invariant.NoControlWhenStopped;
import io.rantwin.planner.chaos.invariant.NobodyEndsAlone;
import io.rantwin.planner.chaos.invariant.PoliciesKept;
import io.rantwin.planner.chaos.invariant.Sight;
import io.rantwin.planner.chaos.invariant.WholeAgain;
import io.rantwin.planner.chaos.invariant.WrongStatesFlagged;
import io.rantwin.planner.chaos.report.Recovery;
import io.rantwin.planner.chaos.report.SoakReport;
import io.rantwin.planner.chaos.schedule.Fault;
import io.rantwin.planner.chaos.schedule.Program;
import io.rantwin.planner.chaos.schedule.Schedule;
import io.rantwin.planner.chaos.stage.Lookout;
import io.rantwin.planner.chaos.stage.Scales;
import io.rantwin.planner.chaos.stage.Stage;
import io.rantwin.planner.testbed.PmPeriods;
import io.rantwin.planner.timing.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A soak while it goes on: makes faults when they are due, looks once a second, asks the invariants. Used by one thread. */
final class Soak {
    private static final Duration LOOK = Duration.ofMillis(700);

    /** The longest of our time between two weighings of all processes. */
    private static final Duration WEIGH = Duration.ofSeconds(30);
    /** Of a short run, so that each third of it has some that no fault falls on. */
    private static final int LEAST_WEIGHINGS = 15;

    private final Schedule schedule;
    private final double speed;
    private final Duration within;
    private final Duration weighEvery;
    private final Stage stage;
    private final Harms harms;
    private final Lookout lookout;
    private final Scales scales;
    private final ExecutorService executor;
    private final InstantSource clock;
    private final Consumer<String> teller;
    private final Instant begin;
    private final MemoryFlat memory;
    private final List<Invariant> invariants;
    private final List<Schedule.Blow> ahead;
    private final List<Recovery> recoveries = new ArrayList<>();
    private final Set<Program> killed = EnumSet.noneOf(Program.class);
    /** Started again and not heard of yet. */
    private final Set<Program> starting = EnumSet.noneOf(Program.class);

    private final List<Footprint> footprints = new ArrayList<>();
    private @Nullable Instant stoppedAt;
    private Duration nextWeighing = Duration.ZERO;
    private long firstPeriod = Long.MAX_VALUE;
    private long lastPeriod;
    private long looks;

    /** @param teller takes a line for each fault and recovery */
    Soak(
            SoakSettings settings,
            Schedule schedule,
            Stage stage,
            Harms harms,
            Lookout lookout,
            ExecutorService executor,
            InstantSource clock,
            Consumer<String> teller) {
        this.schedule = schedule;
        this.speed = settings.speed();
        this.within = settings.within();
        Duration share = Duration.ofMillis(Math.round(schedule.whole().toMillis() / speed / LEAST_WEIGHINGS));
        weighEvery = share.compareTo(WEIGH) < 0 ? share : WEIGH;
        this.stage = stage;
        this.harms = harms;
        this.lookout = lookout;
        this.executor = executor;
        this.clock = clock;
        this.teller = teller;
        scales = new Scales(settings.java());
        begin = clock.instant();
        ahead = new ArrayList<>(schedule.blows());
        memory = new MemoryFlat(schedule.whole());
        invariants = List.of(
                new PoliciesKept(),
                new AuditWhole(stage.auditLog()),
                new NoControlWhenStopped(),
                memory,
                new WrongStatesFlagged(),
                new WholeAgain(settings.within()),
                new NobodyEndsAlone());
    }

    private Duration our() {
        return Duration.between(begin, clock.instant());
    }

    private Duration at() {
        return Duration.ofMillis(Math.round(our().toMillis() * speed));
    }

    /** Goes on to the end of the schedule, and until all is whole: the last faults have the same time for it as the others. */
    void run() throws IOException, InterruptedException {
        try {
            boolean isWhole = false;
            while (at().compareTo(schedule.whole()) < 0) {
                isWhole = turn();
            }
            Duration patience = our().plus(within);
            while (!isWhole && our().compareTo(patience) < 0) {
                isWhole = turn();
            }
        } finally {
            // Whatever stands still is to be able to end.
            for (Recovery each : recoveries) {
                if (!each.hasEnded() && each.blow().fault() instanceof Fault.Pause pause) {
                    stage.pause(pause.program(), false);
                }
            }
        }
    }

    private boolean turn() throws IOException, InterruptedException {
        end(at());
        begin(at());
        stop(at());
        boolean isWhole = look();
        weigh();
        Pacing.pause(LOOK);
        return isWhole;
    }

    private void begin(Duration at) throws InterruptedException {
        List<Schedule.Blow> due = new ArrayList<>();
        while (!ahead.isEmpty() && ahead.getFirst().at().compareTo(at) <= 0) {
            due.add(ahead.removeFirst());
        }
        List<Schedule.Blow> later = new ArrayList<>();
        for (Schedule.Blow blow : due) {
            if (mustWait(blow.fault())) {
                later.add(blow.from(at));
                continue;
            }
            Recovery recovery = new Recovery(blow);
            Fault fault = recovery.blow().fault();
            recoveries.add(recovery);
            teller.accept(fault.words());
            if (fault instanceof Fault.KillProcess kill) {
                killed.add(kill.program());
            }
            try {
                harms.begin(fault);
            } catch (IOException failed) {
                recovery.trouble(failed.toString());
                teller.accept("NOT DONE: " + failed);
            }
        }
        ahead.addAll(0, later);
    }

    // What is done to a process that still starts is done to none: it cannot take the order, or ends for want of a
    // disk, as it should.
    private boolean mustWait(Fault fault) {
        return starting.stream().anyMatch(each -> each.command().equals(fault.target()))
                || recoveries.stream()
                        .anyMatch(each ->
                                !each.hasEnded() && each.blow().fault().target().equals(fault.target()));
    }

    private void end(Duration at) throws InterruptedException {
        for (Recovery each : recoveries) {
            if (each.hasEnded() || each.blow().end().compareTo(at) > 0) {
                continue;
            }
            Fault fault = each.blow().fault();
            String counted = "";
            try {
                counted = harms.end(fault);
            } catch (IOException failed) {
                each.trouble(failed.toString());
                teller.accept("NOT ENDED: " + failed);
            }
            if (fault instanceof Fault.KillProcess kill) {
                killed.remove(kill.program());
                starting.add(kill.program());
            }
            each.ended(our(), counted);
            teller.accept("over: " + fault.words());
        }
    }

    private void stop(Duration at) throws IOException {
        boolean stops = schedule.stopAt(at) != null;
        if (stops == (stoppedAt != null)) {
            return;
        }
        stage.stopControl(stops);
        stoppedAt = stops ? clock.instant() : null;
        teller.accept(stops ? "the operator stops all control" : "the operator lets control go on");
    }

    private boolean look() throws IOException, InterruptedException {
        List<String> inForce = recoveries.stream()
                .filter(each -> !each.hasEnded())
                .map(each -> each.blow().fault().words())
                .toList();
        Sight sight = lookout.look(new Lookout.Moment(
                at(),
                our(),
                inForce,
                stoppedAt == null ? null : Duration.between(stoppedAt, clock.instant()),
                Set.copyOf(killed)));
        looks++;
        starting.removeAll(sight.answering());
        for (PmPeriods.Period each : sight.counters()) {
            firstPeriod = Math.min(firstPeriod, each.beginMillis);
            lastPeriod = Math.max(lastPeriod, each.beginMillis);
        }
        for (Recovery each : recoveries) {
            if (!each.isOver()) {
                each.missing(sight.missing());
                if (inForce.isEmpty() && sight.isWhole()) {
                    each.whole(sight.our());
                    teller.accept("whole again after: " + each.blow().fault().words());
                }
            }
        }
        invariants.forEach(each -> each.look(sight));
        // As a platform does; that it was needed is a breach.
        for (Program program : Program.values()) {
            if (!stage.isAlive(program) && !killed.contains(program)) {
                teller.accept(program.command() + " has ended by itself and is started again");
                stage.start(program);
                starting.add(program);
            }
        }
        return sight.isWhole();
    }

    private void weigh() {
        if (our().compareTo(nextWeighing) < 0) {
            return;
        }
        nextWeighing = our().plus(weighEvery);
        List<String> harmed = recoveries.stream()
                .filter(each -> !each.hasEnded())
                .map(each -> each.blow().fault().target())
                .toList();
        Duration at = at();
        for (Program program : Program.values()) {
            if (!harmed.contains(program.command())) {
                executor.execute(() -> weigh(program, at));
            }
        }
    }

    private void weigh(Program program, Duration at) {
        try {
            Footprint footprint = scales.weigh(program, stage.pid(program), at);
            synchronized (footprints) {
                footprints.add(footprint);
            }
        } catch (IOException gone) {
            // It was killed or paused meanwhile; the next weighing comes soon.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What came of it so far. */
    SoakReport report(long acknowledged) {
        List<Footprint> weights;
        synchronized (footprints) {
            weights = List.copyOf(footprints);
        }
        weights.forEach(memory::take);
        Duration network = firstPeriod > lastPeriod
                ? Duration.ZERO
                : Duration.ofMillis(lastPeriod - firstPeriod).plus(Stage.PERIOD);
        return new SoakReport(
                schedule,
                speed,
                at().compareTo(schedule.whole()) >= 0,
                our(),
                network,
                looks,
                acknowledged,
                recoveries,
                invariants.stream()
                        .map(each -> new SoakReport.Verdict(each.name(), each.promise(), each.finding()))
                        .toList(),
                weights);
    }
}
