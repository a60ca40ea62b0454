package io.rantwin.twin.energy;

/** What a cell's radio does, in the terms of TR 38.864 clause 5.1. */
public enum PowerState {
    /** Carrier switched off, slow to return. */
    DEEP_SLEEP,
    /** Most parts off, returns within milliseconds (category 1) to a second (category 2). */
    LIGHT_SLEEP,
    /** Power amplifier muted between symbols; returns at once. */
    MICRO_SLEEP,
    /** Transmitting as its load asks. */
    ACTIVE
}
