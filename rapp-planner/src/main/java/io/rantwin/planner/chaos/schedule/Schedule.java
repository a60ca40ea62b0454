package io.rantwin.planner.chaos.schedule;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a soak. The same seed and duration give the same schedule; each fault is drawn once before any comes again.
 *
 * @param whole length of the soak, network time
 * @param blows faults by their begin
 * @param stops when the operator has stopped all control of the xApp
 */
public record Schedule(long seed, Duration whole, List<Blow> blows, List<Span> stops) {
    /** All is to be seen well first. */
    private static final Duration CALM_BEFORE = Duration.ofMinutes(2);

    /** All must be well again at the end. */
    private static final Duration CALM_AFTER = Duration.ofMinutes(5);

    private static final int SHORTEST_SECONDS = 20;
    private static final int LONGEST_SECONDS = 90;
    private static final int LEAST_GAP_SECONDS = 120;
    private static final int MOST_GAP_SECONDS = 240;
    /** Faults that begin while another is in force. */
    private static final double SHARE_OF_PAIRS = 0.2;

    private static final int SITES = 3;
    private static final Duration LONGEST_STOP = Duration.ofMinutes(15);
    private static final int PARTS_OF_A_STOP = 8;
    private static final List<Function<RandomGenerator, Fault>> DECK = deck();

    /**
     * A fault at its time.
     *
     * @param at network time since the begin of the soak
     */
    public record Blow(Duration at, Fault fault) {
        /** Network time since the begin of the soak. */
        public Duration end() {
            return at.plus(fault.lasts());
        }

        /** The same at another time. */
        public Blow from(Duration later) {
            return new Blow(later, fault);
        }
    }

    /**
     * A stretch of network time since the begin of the soak.
     *
     * @param until excluded
     */
    public record Span(Duration from, Duration until) {
        /** Whether it is in it. */
        public boolean contains(Duration at) {
            return at.compareTo(from) >= 0 && at.compareTo(until) < 0;
        }
    }

    public Schedule {
        blows = List.copyOf(blows);
        stops = List.copyOf(stops);
    }

    /** The schedule of a seed. */
    public static Schedule of(long seed, Duration whole) {
        return of(seed, whole, "");
    }

    /**
     * The schedule of a seed with some faults only, to look into one of them.
     *
     * @param only what their words contain; empty for all
     * @throws IllegalArgumentException when no fault's words contain it
     */
    public static Schedule of(long seed, Duration whole, String only) {
        RandomGenerator random = new SplittableRandom(seed);
        return new Schedule(seed, whole, blows(random, whole, only), stops(whole));
    }

    private static List<Blow> blows(RandomGenerator random, Duration whole, String only) {
        Duration last = whole.minus(CALM_AFTER);
        List<Blow> blows = new ArrayList<>();
        Deque<Fault> deck = new ArrayDeque<>();
        Duration free = CALM_BEFORE;
        while (true) {
            if (deck.isEmpty()) {
                deck.addAll(shuffled(random));
                deck.removeIf(each -> !each.words().contains(only));
                if (deck.isEmpty()) {
                    throw new IllegalArgumentException("no fault has '" + only + "' in its words");
                }
            }
            Duration at = free;
            if (!blows.isEmpty()) {
                Duration soon = blows.getLast().at().plusSeconds(random.nextInt(5, SHORTEST_SECONDS));
                at = random.nextDouble() < SHARE_OF_PAIRS && isUntouched(deck.getFirst(), soon, blows)
                        ? soon
                        : free.plusSeconds(random.nextInt(LEAST_GAP_SECONDS, MOST_GAP_SECONDS));
            }
            Blow blow = new Blow(at, deck.removeFirst());
            if (blow.end().compareTo(last) > 0) {
                return blows;
            }
            blows.add(blow);
            free = later(free, blow.end());
        }
    }

    private static boolean isUntouched(Fault fault, Duration at, List<Blow> blows) {
        return blows.stream()
                .filter(each -> each.end().compareTo(at) > 0)
                .noneMatch(each -> each.fault().target().equals(fault.target()));
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static List<Fault> shuffled(RandomGenerator random) {
        List<Fault> all = new ArrayList<>();
        for (Function<RandomGenerator, Fault> each : DECK) {
            all.add(each.apply(random));
        }
        Collections.shuffle(all, random);
        return all;
    }

    private static List<Function<RandomGenerator, Fault>> deck() {
        List<Function<RandomGenerator, Fault>> deck = new ArrayList<>();
        for (Program program : List.of(Program.RIC, Program.XAPP, Program.PLANNER)) {
            deck.add(random -> new Fault.KillProcess(program, length(random)));
        }
        for (Program program : Program.values()) {
            deck.add(random -> new Fault.Pause(program, length(random)));
        }
        for (Link link : Link.values()) {
            deck.add(random -> new Fault.Cut(link, random.nextBoolean(), length(random)));
            deck.add(random -> new Fault.Delay(link, millis(random, 200, 3000), length(random)));
        }
        for (Link link : List.of(Link.E2, Link.TWIN, Link.A1, Link.RMR)) {
            deck.add(random -> new Fault.Corrupt(link, random.nextDouble(0.02, 0.3), length(random)));
        }
        for (Program program : List.of(Program.XAPP, Program.PLANNER)) {
            deck.add(random -> new Fault.ClockJump(program, jump(random, 7200), length(random)));
            deck.add(random -> new Fault.FullDisk(program, random.nextBoolean() ? 0 : 4096, length(random)));
            deck.add(random -> new Fault.SlowDisk(program, millis(random, 100, 1500), length(random)));
        }
        deck.add(random -> new Fault.ReportClockJump(1 + random.nextInt(SITES), jump(random, 120), length(random)));
        return List.copyOf(deck);
    }

    private static Duration length(RandomGenerator random) {
        return Duration.ofSeconds(random.nextInt(SHORTEST_SECONDS, LONGEST_SECONDS));
    }

    private static Duration millis(RandomGenerator random, int least, int most) {
        return Duration.ofMillis(random.nextInt(least, most));
    }

    private static Duration jump(RandomGenerator random, int mostSeconds) {
        Duration by = Duration.ofSeconds(random.nextInt(mostSeconds / 4, mostSeconds));
        return random.nextBoolean() ? by : by.negated();
    }

    /** One in each hour, in the middle of its part. */
    private static List<Span> stops(Duration whole) {
        int count = Math.max(1, (int) whole.toHours());
        Duration part = whole.dividedBy(count);
        Duration length = part.dividedBy(PARTS_OF_A_STOP);
        length = length.compareTo(LONGEST_STOP) > 0 ? LONGEST_STOP : length;
        List<Span> stops = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Duration from = part.multipliedBy(i).plus(part.dividedBy(2));
            stops.add(new Span(from, from.plus(length)));
        }
        return stops;
    }

    /** The stretch without control at a time; null when control is as usual. */
    public @Nullable Span stopAt(Duration at) {
        return stops.stream().filter(each -> each.contains(at)).findFirst().orElse(null);
    }
}
