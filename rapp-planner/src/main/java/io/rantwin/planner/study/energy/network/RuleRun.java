package io.rantwin.planner.study.energy.network;

import io.rantwin.planner.plan.SleepSchedule;
import io.rantwin.planner.testbed.Http;
import io.rantwin.planner.testbed.PmPeriods;
import io.rantwin.planner.testbed.Programs;
import io.rantwin.planner.testbed.SimulatedNetwork;
import io.rantwin.planner.testbed.Waiting;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.Consumer;

/** The same network and days under a simple rule that switches cells over O1, without RIC, xApp and planner. */
final class RuleRun {
    /** Without RIC and xApp the network may run faster: a rule's word is there within a second of ours. */
    private static final double FASTER = 3;
    /** While there is nothing to decide. */
    private static final double FAST = 1000;

    private final Conditions conditions;
    private final double speed;
    private final String name;
    private final InstantSource clock;
    private final Consumer<String> progress;

    RuleRun(Conditions conditions, String name, InstantSource clock, Consumer<String> progress) {
        this.conditions = conditions.withSpeed(FAST);
        this.speed = Math.min(FAST, FASTER * conditions.speed());
        this.name = name;
        this.clock = clock;
        this.progress = progress;
    }

    /** Which cells are to sleep after a report. */
    @FunctionalInterface
    interface Rule {
        /**
         * @param hour of the day that begins with the report's end
         * @param loadPercent of cells; 0 of those that sleep
         */
        boolean[] asleep(double hour, double[] loadPercent, boolean[] now);
    }

    /** The rule that base stations come with: below a bound a cell sleeps, when any is above another all wake. */
    static Rule threshold(double sleepBelowPercent, double wakeAbovePercent) {
        return (_, load, now) -> {
            boolean[] next = now.clone();
            if (Arrays.stream(load).anyMatch(each -> each > wakeAbovePercent)) {
                return new boolean[next.length];
            }
            int awake = 0;
            for (boolean each : next) {
                awake += each ? 0 : 1;
            }
            for (int c = 0; c < next.length; c++) {
                if (!next[c] && load[c] < sleepBelowPercent && awake > 1) {
                    next[c] = true;
                    awake--;
                }
            }
            return next;
        };
    }

    /** A schedule by hour. */
    static Rule schedule(SleepSchedule schedule) {
        return (hour, _, now) -> {
            boolean[] next = new boolean[now.length];
            int period = (int) (hour * schedule.periods() / 24) % schedule.periods();
            for (int c = 0; c < next.length; c++) {
                next[c] = schedule.sleeps(period, c);
            }
            return next;
        };
    }

    /** Nobody sleeps. */
    static final Rule NOTHING = (_, _, now) -> now;

    Tally run(Rule rule) throws IOException, InterruptedException, StudyException {
        long dayMillis = 1000L * conditions.daySeconds();
        int days = conditions.learnDays() + conditions.days();
        Path folder = conditions.folder().resolve(name);
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                Programs programs = new Programs(conditions.launcher(), folder)) {
            Http http = new Http(client);
            Waiting waiting = new Waiting(programs, clock);
            SimulatedNetwork network = SimulatedNetwork.start(
                    programs, http, waiting, conditions.scenario(), conditions.network(days, folder), null);
            PmPeriods periods = PmPeriods.of(network, folder.resolve(Conditions.PM));
            boolean[] asleep = new boolean[network.cellIds().size()];
            boolean isFast = !rule.equals(NOTHING);
            long start = Long.MIN_VALUE;
            Progress told = new Progress(name, days * dayMillis, clock, progress);
            while (network.isRunning()) {
                PmPeriods.Period last = null;
                for (PmPeriods.Period each : periods.fresh()) {
                    start = start == Long.MIN_VALUE ? each.beginMillis : start;
                    last = each;
                }
                if (last != null) {
                    long at = last.beginMillis + 1000L * conditions.reportSeconds() - start;
                    told.at(at, "");
                    if (isFast && at >= conditions.learnDays() * dayMillis - 60_000) {
                        isFast = false;
                        network.pace(speed);
                    }
                    if (at >= conditions.learnDays() * dayMillis && at < days * dayMillis - 60_000) {
                        asleep = switched(network, asleep, rule, 24.0 * (at % dayMillis) / dayMillis, last);
                    }
                }
                waiting.look();
            }
            return Tally.read(
                    folder.resolve(Conditions.TALLY),
                    0,
                    conditions.learnDays(),
                    conditions.days(),
                    conditions.daySeconds());
        }
    }

    private static boolean[] switched(
            SimulatedNetwork network, boolean[] asleep, Rule rule, double hour, PmPeriods.Period last)
            throws IOException, InterruptedException {
        boolean[] next = rule.asleep(hour, last.loadPercent, asleep);
        // Who is to carry wakes before others go.
        for (boolean sleeps : new boolean[] {false, true}) {
            for (int c = 0; c < next.length; c++) {
                if (next[c] != asleep[c] && next[c] == sleeps) {
                    network.sleep(c, sleeps);
                }
            }
        }
        return next;
    }
}
