package io.rantwin.twin.estimation;

/** What the intake did with a report. */
public enum IntakeOutcome {
    /** Newest of the cell: filtered. */
    TAKEN,
    /** Late: put in its place, and everything after it filtered again. */
    REORDERED,
    /** The other half of a period of which a part was there: completed, and filtered again from there. */
    MERGED,
    /** Seen before: dropped. */
    DUPLICATE,
    /** Older than the history: dropped. */
    TOO_LATE,
    /** Longer period, finer reports have told all of it: only compared. */
    COVERED,
    /** Longer period: what finer reports left open was taken as a measurement of the past. */
    FILLED,
    /** From a frozen or quarantined source: only time moved. */
    HELD_OUT,
    /** Nothing in it was believed. */
    REJECTED
}
