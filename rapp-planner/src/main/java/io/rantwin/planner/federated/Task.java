package io.rantwin.planner.federated;

/**
 * What a site is asked for next.
 *
 * @param phase what
 * @param version of the weights; steps so far
 * @param base empty before it is agreed on
 * @param scaling empty before it is agreed on
 * @param weights empty before rounds begin
 * @param shifts empty before figures are asked for
 */
public record Task(Phase phase, long version, float[] base, float[] scaling, float[] weights, float[] shifts) {
    /** What sites agree on, one after the other. */
    public enum Phase {
        /** Their own regressions on the past. */
        BASE,
        /** Means and deviations of their inputs. */
        SCALING,
        /** Changes of the weights; every site is waited for. */
        ROUND,
        /** The same, as they come. */
        STEP,
        /** Shifts of the ends of intervals. */
        SHIFTS,
        /** How the model does on rows that no site has trained on. */
        FIGURES,
        /** Nothing: this site's answer is there, the others' not yet. */
        WAIT,
        /** Nothing any more. */
        DONE
    }
}
