package io.rantwin.twin.estimation;

import java.util.Arrays;

/**
 * The last entries of each cell in order of time, each with the filter's state before it. A late entry is put in its place and what
 * follows is filtered again, so that the result is that of the right order, bit for bit, whatever the order of arrival.
 */
final class ReportHistory {
    /** A report; a measurement of the past; a direct observation of a component (value, deviation). */
    static final int REPORT = 0;

    static final int PAST = 1;
    static final int COMPONENT = 2;
    /** Traffic and backlog are not known any more. */
    static final int FORGET = 3;

    private static final int SLOTS = MeasurementSlot.COUNT;
    private static final double NANOS = 1e9;

    private final int depth;
    private final FilterBank bank;
    private final SourceWatch watch;
    private final int[] first;
    /** What is older than a state that was taken up has been in it, or is lost. */
    private final long[] floorNanos;

    private final int[] size;
    private final long[] keyNanos;
    private final long[] startNanos;
    private final long[] lengthNanos;
    private final int[] kind;
    private final int[] mask;
    private final double[] values;
    private final double[] saved;
    private final long[] times;
    private final double[] watched;
    private final double[] carry = new double[FilterBank.savedLength()];
    private final long[] carryTimes = new long[2];
    private final double[] carryWatched = new double[SourceWatch.STRIDE];
    /** Whether the entry applied last was let into the filter. */
    boolean admitted;

    ReportHistory(int depth, FilterBank bank, SourceWatch watch) {
        this.depth = depth;
        this.bank = bank;
        this.watch = watch;
        int cells = bank.cells();
        first = new int[cells];
        floorNanos = new long[cells];
        Arrays.fill(floorNanos, FilterBank.NEVER);
        size = new int[cells];
        keyNanos = new long[cells * depth];
        startNanos = new long[cells * depth];
        lengthNanos = new long[cells * depth];
        kind = new int[cells * depth];
        mask = new int[cells * depth];
        values = new double[cells * depth * SLOTS];
        saved = new double[cells * depth * FilterBank.savedLength()];
        times = new long[cells * depth * 2];
        watched = new double[cells * depth * SourceWatch.STRIDE];
    }

    /** Number of entries of a cell. */
    int size(int cell) {
        return size[cell];
    }

    private int place(int cell, int position) {
        return cell * depth + (first[cell] + position) % depth;
    }

    /** Time by which entries are ordered: the middle of the period. */
    long key(int cell, int position) {
        return keyNanos[place(cell, position)];
    }

    /** Position of the report of exactly this period, or -1. */
    int find(int cell, long start, long length) {
        for (int position = size[cell] - 1; position >= 0; position--) {
            int place = place(cell, position);
            if (kind[place] == REPORT && startNanos[place] == start && lengthNanos[place] == length) {
                return position;
            }
        }
        return -1;
    }

    int mask(int cell, int position) {
        return mask[place(cell, position)];
    }

    /** Adds measurements to a report that is there. */
    void merge(int cell, int position, double[] from, int offset, int added) {
        int place = place(cell, position);
        for (int slot = 0; slot < SLOTS; slot++) {
            if ((added & 1 << slot) != 0) {
                values[place * SLOTS + slot] = from[offset + slot];
            }
        }
        mask[place] |= added;
    }

    /** Whether an entry of this time can still be put in its place. */
    boolean reaches(int cell, long key) {
        return key > floorNanos[cell] && (size[cell] < depth || key > key(cell, 0));
    }

    /** Time of the last entry, be it one of an earlier life; {@link FilterBank#NEVER} before the first. */
    long lastKey(int cell) {
        return size[cell] == 0 ? floorNanos[cell] : key(cell, size[cell] - 1);
    }

    /** The cell goes on from a state whose last entry was of this time. */
    void goOnFrom(int cell, long key) {
        size[cell] = 0;
        floorNanos[cell] = key;
    }

    /** Whether a period began before the state from which the cell goes on. */
    boolean isBeforeGoingOn(int cell, long start) {
        return start < floorNanos[cell];
    }

    /**
     * Puts an entry in its place by time (then start, then length) and filters it and all that follow.
     *
     * @return whether it became the last
     */
    boolean insert(int cell, int what, long key, long start, long length, double[] from, int offset, int present) {
        int position = size[cell];
        while (position > 0 && before(key, start, length, place(cell, position - 1))) {
            position--;
        }
        if (size[cell] == depth) {
            // The oldest falls out; its effect is in the state saved with the next.
            first[cell] = (first[cell] + 1) % depth;
            size[cell]--;
            position--;
        }
        boolean last = position == size[cell];
        if (!last) {
            System.arraycopy(saved, at(cell, position), carry, 0, carry.length);
            System.arraycopy(times, place(cell, position) * 2, carryTimes, 0, 2);
            System.arraycopy(watched, place(cell, position) * SourceWatch.STRIDE, carryWatched, 0, SourceWatch.STRIDE);
        }
        for (int i = size[cell]; i > position; i--) {
            move(place(cell, i - 1), place(cell, i));
        }
        size[cell]++;
        int place = place(cell, position);
        keyNanos[place] = key;
        startNanos[place] = start;
        lengthNanos[place] = length;
        kind[place] = what;
        mask[place] = present;
        System.arraycopy(from, offset, values, place * SLOTS, SLOTS);
        if (last) {
            save(cell, place);
            admitted = apply(cell, place);
        } else {
            System.arraycopy(carry, 0, saved, at(cell, position), carry.length);
            System.arraycopy(carryTimes, 0, times, place * 2, 2);
            System.arraycopy(carryWatched, 0, watched, place * SourceWatch.STRIDE, SourceWatch.STRIDE);
            replay(cell, position);
        }
        return last;
    }

    /** Filters again from a position on. */
    void replay(int cell, int position) {
        int place = place(cell, position);
        bank.restore(cell, saved, at(cell, position), times, place * 2);
        System.arraycopy(
                watched, place * SourceWatch.STRIDE, watch.memory, cell * SourceWatch.STRIDE, SourceWatch.STRIDE);
        for (int i = position; i < size[cell]; i++) {
            save(cell, place(cell, i));
            admitted = apply(cell, place(cell, i));
        }
    }

    private int at(int cell, int position) {
        return place(cell, position) * FilterBank.savedLength();
    }

    private void save(int cell, int place) {
        bank.save(cell, saved, place * FilterBank.savedLength(), times, place * 2);
        System.arraycopy(
                watch.memory, cell * SourceWatch.STRIDE, watched, place * SourceWatch.STRIDE, SourceWatch.STRIDE);
    }

    // States are saved anew by the replay, so only the entry itself moves.
    private void move(int from, int to) {
        keyNanos[to] = keyNanos[from];
        startNanos[to] = startNanos[from];
        lengthNanos[to] = lengthNanos[from];
        kind[to] = kind[from];
        mask[to] = mask[from];
        System.arraycopy(values, from * SLOTS, values, to * SLOTS, SLOTS);
    }

    private boolean before(long key, long start, long length, int place) {
        if (key != keyNanos[place]) {
            return key < keyNanos[place];
        }
        return start != startNanos[place] ? start < startNanos[place] : length < lengthNanos[place];
    }

    private boolean apply(int cell, int place) {
        int offset = place * SLOTS;
        double seconds = lengthNanos[place] / NANOS;
        switch (kind[place]) {
            case PAST -> {
                if (watch.frozen(cell) || watch.quarantined(cell)) {
                    return false;
                }
                long middle = startNanos[place] + lengthNanos[place] / 2;
                bank.updateFromPast(cell, middle, seconds, values, offset, mask[place]);
            }
            case COMPONENT -> bank.observe(cell, mask[place], values[offset], values[offset + 1]);
            case FORGET -> bank.forget(cell);
            default -> {
                boolean admit = watch.admit(cell, keyNanos[place], values, offset, mask[place], seconds);
                bank.updateNanos(cell, startNanos[place], lengthNanos[place], values, offset, admit ? mask[place] : 0);
                return admit;
            }
        }
        return true;
    }
}
