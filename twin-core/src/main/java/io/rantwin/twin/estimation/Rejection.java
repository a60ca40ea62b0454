package io.rantwin.twin.estimation;

/** Why a value, or a whole report, was not believed. */
public enum Rejection {
    /** Not a finite number. */
    NOT_FINITE,
    /** Outside the range of the catalogue. */
    OUT_OF_RANGE,
    /** More traffic than the bandwidth can carry. */
    MORE_THAN_THE_CARRIER,
    /** A period that is not positive or longer than a day; the whole report. */
    PERIOD,
    /** A time far ahead of the cell's others that no second report confirms; the whole report. */
    TIME_JUMP
}
