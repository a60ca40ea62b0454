package io.rantwin.twin.estimation;

/** How far a cell's estimate can be relied on, the worst that applies. */
public enum TrustState {
    /** Reports come and agree with the estimate. */
    TRUSTED,
    /** Measurements are held back just now; either outliers or the beginning of a change. */
    GATING,
    /** A lasting shift was accepted a few periods ago. */
    CHANGED,
    /** The same values again and again: held out. */
    FROZEN,
    /** The reports contradict the neighbours: held out. */
    QUARANTINED,
    /** No usable report for some time, or never one. */
    STALE
}
