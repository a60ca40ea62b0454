package io.rantwin.harness.effects;

/**
 * How long things last, in minutes of network time.
 *
 * @param settle before anything is looked at
 * @param learn reports that the twin learns from
 * @param window over which loads are compared
 * @param pause after an action or its end before loads count
 * @param actions one after the other in each acted run, each on another cell
 * @param actedRuns runs with actions, beside the one without
 */
record RunPlan(int settle, int learn, int window, int pause, int actions, int actedRuns) {
    /** Enough for figures; some five minutes of one core for each seed. */
    static final RunPlan LONG = new RunPlan(5, 60, 30, 1, 8, 2);

    /** Enough to see that it works. */
    static final RunPlan SHORT = new RunPlan(1, 6, 2, 1, 1, 1);

    int pairs() {
        return actions * actedRuns;
    }
}
