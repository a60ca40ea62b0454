package io.rantwin.planner.plan;

import io.rantwin.planner.ensemble.Behaviour;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.twin.chance.Chance;

/**
 * Days on which candidates are tried. Other ones than the gate's of the same seed, or the best of them would be luck that the gate sees
 * again.
 *
 * @param count how many
 * @param seed of all chance
 */
public record TrialDays(int count, long seed) {
    private static final long TRIALS = 1;

    /** These days as they are, and with one way to behave. */
    public Ensemble.Result of(Ensemble ensemble, Behaviour behaviour) {
        return ensemble.run(
                Behaviour.NOTHING,
                behaviour,
                count,
                new Chance(seed).derived(TRIALS).seed());
    }
}
