package io.rantwin.planner.sweep.plan;

/** Questions that come up again and again. */
enum Template {
    /** Which cells may sleep. */
    ENERGY_SAVING,
    /** Which cells should look stronger or weaker to users at their borders. */
    LOAD_BALANCING,
    /** Tilts and powers. */
    COVERAGE,
    /** What a slice must be guaranteed. */
    SLICE_SLA,
    /** How much more demand fits. */
    GROWTH,
    /** What the loss of each cell does. */
    OUTAGE,
    /** What a crowd does, wherever it gathers. */
    EVENT
}
