package io.rantwin.planner.federated;

import io.rantwin.planner.training.SharedModel;

/**
 * What sites train together, and how.
 *
 * @param model its settings' epochs are rounds and steps together
 * @param validationRows of every site, which tell when it has learned enough
 * @param testRows of every site, which judge
 * @param rounds in which every site is waited for, at least 1
 * @param steps after those, each made of the updates of enough sites as they come
 * @param enough sites for such a step
 * @param oldest steps that an update may be behind
 * @param waitMillis how long a round waits for sites after the first has answered
 */
public record FederatedPlan(
        SharedModel model,
        int validationRows,
        int testRows,
        int rounds,
        int steps,
        int enough,
        int oldest,
        long waitMillis) {
    /** Refuses what comes to no end. */
    public FederatedPlan {
        if (rounds < 1 || steps < 0 || enough < 1 || oldest < 0 || waitMillis < 1) {
            throw new IllegalArgumentException(
                    "rounds and enough are at least 1, steps and oldest not negative, and a round waits a while");
        }
    }
}
