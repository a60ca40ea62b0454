package io.rantwin.twin.estimation;

/** What alarms and logs tell of a cell between reports. */
public sealed interface Alarm {
    /** Index of the cell. */
    int cell();

    /** Network time of the event. */
    long nanos();

    /**
     * A threshold of temperature was passed.
     *
     * @param celsius threshold
     * @param raised whether upwards
     */
    record Temperature(int cell, long nanos, double celsius, boolean raised) implements Alarm {}

    /**
     * The cell went to sleep, or woke.
     *
     * @param asleep what it is now; a sleeping cell's zeros say nothing about demand
     */
    record Sleep(int cell, long nanos, boolean asleep) implements Alarm {}
}
