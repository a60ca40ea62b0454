package io.rantwin.twin.estimation;

/** Where the numbers of one cell lie in the flat memory of a {@link FilterBank}, so that one copy saves a whole cell. */
final class Layout {
    static final int N = StateComponent.COUNT;
    static final int SLOTS = MeasurementSlot.COUNT;

    /** Mean. */
    static final int X = 0;
    /** Strict upper part of the unit triangular factor, column after column. */
    static final int U = X + N;
    /** Diagonal factor. */
    static final int D = U + N * (N - 1) / 2;
    /** Factor on the noise variance of each measurement. */
    static final int NOISE = D + N;
    /** Learned difference of a redundant measurement: a factor, for CQI a summand. */
    static final int BIAS = NOISE + SLOTS;
    /** Normalised innovation of the report before. */
    static final int INNOVATION = BIAS + SLOTS;
    /** Reports in a row held back, with the sign of the innovation. */
    static final int RUN = INNOVATION + SLOTS;
    /** Factor on process noise, one a block of {@link Blocks}. */
    static final int PROCESS = RUN + SLOTS;

    static final int INITIALISED = PROCESS + Blocks.COUNT;
    static final int PERIODS = INITIALISED + 1;
    static final int JOINT_RUN = PERIODS + 1;
    static final int CHANGED_LEFT = JOINT_RUN + 1;
    static final int HELD_BACK = CHANGED_LEFT + 1;
    static final int CHANGES = HELD_BACK + 1;
    /** Squared distance of the last report and its degrees of freedom. */
    static final int DISTANCE = CHANGES + 1;

    static final int DEGREES = DISTANCE + 1;
    /** Slot that weighed most against the last report that was held back or taken as a change, -1 for none. */
    static final int BLAMED = DEGREES + 1;

    static final int PERIOD_SECONDS = BLAMED + 1;
    /** Recent mean of each measurement itself; its weight, -1 before the first; discounted mean miss of the state and of that mean. */
    static final int RECENT = PERIOD_SECONDS + 1;

    static final int RECENT_WEIGHT = RECENT + SLOTS;
    static final int STATE_MISS = RECENT_WEIGHT + SLOTS;
    static final int RECENT_MISS = STATE_MISS + SLOTS;
    static final int STRIDE = 128;

    private Layout() {}

    /** Place of U(i, j), i &lt; j, relative to {@link #U}. */
    static int upper(int i, int j) {
        return j * (j - 1) / 2 + i;
    }
}
