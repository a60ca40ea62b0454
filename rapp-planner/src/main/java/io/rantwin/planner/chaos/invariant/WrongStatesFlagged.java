package io.rantwin.planner.chaos.invariant;

import io.rantwin.planner.testbed.PmPeriods;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * No state is wrong for long without a flag: a cell that the twin tells as trusted and fresh has a load near one that the network itself
 * counted around that time. A single report may be wrong by chance, or by a bit that makes another figure of it; a state that goes on being
 * wrong over reports may not.
 */
public final class WrongStatesFlagged implements Invariant {
    /** A belief may lie so far outside of what was counted around its time [percent of PRBs]. */
    static final double ROOM_PERCENT = 20;

    /** From so long before a belief to so long after it [ms]: reports and counters have periods of their own. */
    static final long BEFORE_MILLIS = 40_000;

    static final long AFTER_MILLIS = 10_000;

    /** Beliefs of different times in a row that are wrong. */
    static final int IN_A_ROW = 3;

    private static final long KEPT_MILLIS = 600_000;

    private final Breaches breaches = new Breaches();
    private final NavigableMap<Long, PmPeriods.Period> counters = new TreeMap<>();
    private final Deque<Told> waiting = new ArrayDeque<>();
    private final Map<Integer, Integer> inARow = new HashMap<>();
    private final Map<Integer, Long> newest = new HashMap<>();
    private long judged;
    private long wrong;
    private long flagged;

    private record Told(Sight.Belief belief, Sight sight) {}

    @Override
    public String name() {
        return "states";
    }

    @Override
    public String promise() {
        return "no state stays wrong without a flag";
    }

    @Override
    public void look(Sight sight) {
        sight.counters().forEach(each -> counters.put(each.beginMillis, each));
        if (sight.beliefs() != null) {
            for (Sight.Belief each : sight.beliefs()) {
                Long last = newest.put(each.cell(), each.version());
                if (last == null || last != each.version()) {
                    waiting.add(new Told(each, sight));
                }
            }
        }
        if (counters.isEmpty()) {
            return;
        }
        long counted = counters.lastKey();
        for (int i = waiting.size(); i > 0; i--) {
            Told told = waiting.removeFirst();
            if (told.belief().atMillis() + AFTER_MILLIS <= counted) {
                judge(told);
            } else {
                waiting.addLast(told);
            }
        }
        counters.headMap(counted - KEPT_MILLIS).clear();
    }

    private void judge(Told told) {
        Sight.Belief belief = told.belief();
        if (!belief.isTrusted()) {
            flagged++;
            inARow.remove(belief.cell());
            return;
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (PmPeriods.Period each : counters.subMap(
                        belief.atMillis() - BEFORE_MILLIS, belief.atMillis() + AFTER_MILLIS)
                .values()) {
            least = Math.min(least, each.loadPercent[belief.cell()]);
            most = Math.max(most, each.loadPercent[belief.cell()]);
        }
        if (least > most) {
            return;
        }
        judged++;
        if (belief.loadPercent() >= least - ROOM_PERCENT && belief.loadPercent() <= most + ROOM_PERCENT) {
            inARow.remove(belief.cell());
            return;
        }
        wrong++;
        if (inARow.merge(belief.cell(), 1, Integer::sum) == IN_A_ROW) {
            breaches.add(
                    told.sight(),
                    String.format(
                            Locale.ROOT,
                            "cell %d is told as trusted with a load of %.0f %% the %dth time, and %.0f to %.0f %% were counted",
                            belief.cell(),
                            belief.loadPercent(),
                            IN_A_ROW,
                            least,
                            most));
        }
    }

    @Override
    public Finding finding() {
        return breaches.finding(
                judged,
                String.format(
                        Locale.ROOT,
                        "of %d states that were told without a flag %d were wrong (%.2f %%), never %d in a row unless told; %d had a flag",
                        judged,
                        wrong,
                        judged == 0 ? 0 : 100.0 * wrong / judged,
                        IN_A_ROW,
                        flagged),
                Breaches.figures().put("judged", judged).put("wrong", wrong).put("flagged", flagged));
    }
}
