package io.rantwin.planner.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Which cells sleep in which period. Immutable.
 *
 * @param cells number of cells
 * @param asleep for each period the cells that sleep; not to be changed
 */
public record SleepSchedule(int cells, List<BitSet> asleep) {
    /** Copies. */
    public SleepSchedule {
        asleep = asleep.stream().map(each -> (BitSet) each.clone()).toList();
    }

    /** All cells on. */
    public static SleepSchedule none(int cells, int periods) {
        List<BitSet> all = new ArrayList<>();
        for (int t = 0; t < periods; t++) {
            all.add(new BitSet());
        }
        return new SleepSchedule(cells, all);
    }

    /** Number of periods. */
    public int periods() {
        return asleep.size();
    }

    /** Whether a cell sleeps. */
    public boolean sleeps(int period, int cell) {
        return asleep.get(period).get(cell);
    }

    /** Cells that ever sleep. */
    public BitSet ever() {
        BitSet all = new BitSet();
        asleep.forEach(all::or);
        return all;
    }

    /** Times a cell goes to sleep when the schedule is repeated day after day. */
    public int sleeps() {
        int count = 0;
        for (int t = 0; t < periods(); t++) {
            BitSet begun = (BitSet) asleep.get(t).clone();
            begun.andNot(asleep.get((t + periods() - 1) % periods()));
            count += begun.cardinality();
        }
        return count;
    }

    /** Periods of sleep, summed over cells. */
    public int cellPeriods() {
        return asleep.stream().mapToInt(BitSet::cardinality).sum();
    }

    /**
     * The schedule that keeps minimum times: a cell that would be on for too short between two sleeps stays on from before it, a
     * sleep that is too short is left out. Only ever fewer cells sleep, so what was feasible stays so.
     *
     * @param leastOff periods that a sleep lasts at least
     * @param leastOn periods that a cell is on between two sleeps at least
     */
    public SleepSchedule held(int leastOff, int leastOn) {
        List<BitSet> held = new ArrayList<>();
        asleep.forEach(each -> held.add((BitSet) each.clone()));
        for (int c = 0; c < cells; c++) {
            int lastEnd = Integer.MIN_VALUE / 2;
            for (int t = 0; t < periods(); ) {
                if (!held.get(t).get(c)) {
                    t++;
                    continue;
                }
                // Too early after the last sleep: later, or not at all.
                int begin = t;
                int end = t;
                while (end < periods() && held.get(end).get(c)) {
                    end++;
                }
                int allowed = Math.max(begin, lastEnd + leastOn);
                int from = Math.min(allowed, end);
                boolean isLong = end - from >= leastOff || (end == periods() && from == 0);
                for (int k = begin; k < (isLong ? from : end); k++) {
                    held.get(k).clear(c);
                }
                lastEnd = isLong ? end : lastEnd;
                t = end;
            }
        }
        return new SleepSchedule(cells, held);
    }

    /** Such as {@code 00 to 06: A, B; 06 to 07: A}. */
    public String words(List<String> cellIds) {
        List<String> parts = new ArrayList<>();
        for (int t = 0; t < periods(); ) {
            int end = t;
            while (end < periods() && asleep.get(end).equals(asleep.get(t))) {
                end++;
            }
            if (!asleep.get(t).isEmpty()) {
                parts.add(String.format(Locale.ROOT, "%02d to %02d: ", t, end)
                        + String.join(
                                ", ",
                                asleep.get(t).stream().mapToObj(cellIds::get).toList()));
            }
            t = end;
        }
        return parts.isEmpty() ? "all cells on" : String.join("; ", parts);
    }
}
