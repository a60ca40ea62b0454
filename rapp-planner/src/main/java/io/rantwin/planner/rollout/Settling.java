package io.rantwin.planner.rollout;

/**
 * Which reports show what was wanted last. What a revision leads to is seen some time after it was wanted, and some time after the RIC said
 * that it enforces it; of the report in which a step came into force nobody can say. Times are network time. Not thread-safe.
 */
final class Settling {
    private final long settleMillis;
    private boolean leavesOutNext;
    private long untilMillis = Long.MIN_VALUE;
    private boolean isInForce;

    /** @param settleMillis from a revision until what it leads to can be seen */
    Settling(long settleMillis) {
        this.settleMillis = settleMillis;
    }

    /** A step was taken at some time within the next report's period, or is after it. */
    void leaveOutNext() {
        leavesOutNext = true;
    }

    /**
     * The policy was looked after.
     *
     * @param isNew whether there is a new revision
     * @param isEnforced whether the RIC says that it enforces it
     */
    void wanted(boolean isNew, boolean isEnforced, long millis) {
        if (isNew || isEnforced && !isInForce) {
            untilMillis = millis + settleMillis;
        }
        isInForce = isEnforced;
    }

    /** Whether the next report counts, whose period begins at a time. */
    boolean counts(long beginMillis) {
        boolean isLeftOut = leavesOutNext;
        leavesOutNext = false;
        return !isLeftOut && beginMillis >= untilMillis;
    }
}
