package io.rantwin.xapp.alarm;

import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Alarms that wait to be sent. Not thread-safe: its sender locks. */
public final class AlarmQueue {
    /** What falls out of a full queue. */
    public enum Overflow {
        /** The alarm that has waited longest: the latest state of things is what counts. */
        DROP_OLDEST,
        /** The alarm that was to come in: the first cause is what counts. */
        DROP_NEWEST
    }

    /** Alarms that a queue holds unless told otherwise. */
    public static final int DEFAULT_CAPACITY = 256;

    record Entry(Alarm alarm, AlarmAction action, Instant time) {
        String json() {
            return alarm.json(action, time);
        }
    }

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final int capacity;
    private final Overflow overflow;
    private long dropped;

    /**
     * @param capacity alarms it holds, at least 1
     * @param overflow what falls out when it is full
     */
    public AlarmQueue(int capacity, Overflow overflow) {
        if (capacity < 1) {
            throw new IllegalArgumentException("an alarm queue holds at least one alarm, not " + capacity);
        }
        this.capacity = capacity;
        this.overflow = overflow;
    }

    /** A queue of {@link #DEFAULT_CAPACITY} that drops the oldest. */
    public static AlarmQueue standard() {
        return new AlarmQueue(DEFAULT_CAPACITY, Overflow.DROP_OLDEST);
    }

    /** Takes an alarm in; false when one, this or another, has fallen out for it. */
    boolean add(Entry entry) {
        boolean isFull = entries.size() == capacity;
        if (isFull) {
            dropped++;
            if (overflow == Overflow.DROP_NEWEST) {
                return false;
            }
            entries.removeFirst();
        }
        entries.addLast(entry);
        return !isFull;
    }

    @Nullable
    Entry first() {
        return entries.peekFirst();
    }

    /** Takes an entry out unless it has fallen out meanwhile. */
    void remove(Entry entry) {
        if (entry.equals(entries.peekFirst())) {
            entries.removeFirst();
        }
    }

    int size() {
        return entries.size();
    }

    long dropped() {
        return dropped;
    }
}
