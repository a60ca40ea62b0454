package io.rantwin.harness.ran.energy;

/** Power states of a base station, TR 38.864 clause 5.1, deepest last. */
public enum PowerState {
    /** Transmits and receives as the traffic wants. */
    ACTIVE(0),
    /** Power amplifier off between symbols; back at once, so the cell counts as serving. */
    MICRO_SLEEP(1),
    /** Radio chains off. */
    LIGHT_SLEEP(2),
    /** Radio unit off except for what wakes it. */
    DEEP_SLEEP(3);

    private final int depth;

    PowerState(int depth) {
        this.depth = depth;
    }

    /** 0 active .. 3 deep sleep. */
    public int depth() {
        return depth;
    }

    /** Whether UEs can be served without a transition first. */
    public boolean isServing() {
        return this == ACTIVE || this == MICRO_SLEEP;
    }
}
