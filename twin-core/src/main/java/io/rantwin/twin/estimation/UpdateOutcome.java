package io.rantwin.twin.estimation;

/** What became of a report in the filter. */
public enum UpdateOutcome {
    /** First report of the cell, or first after a long silence: the state was set from it. */
    INITIALISED,
    /** Every measurement was taken in. */
    ASSIMILATED,
    /** Some measurements lie outside the gate and were held back; the others were taken in. */
    PARTLY_HELD_BACK,
    /** The measurements together lie outside the gate: none was taken in. */
    HELD_BACK,
    /** The shift has lasted: the state was set anew from this report. */
    CHANGED,
    /** The report has nothing that can be used; only time moved. */
    EMPTY,
    /** The report is older than the state and was not taken in. */
    EARLIER_THAN_STATE
}
