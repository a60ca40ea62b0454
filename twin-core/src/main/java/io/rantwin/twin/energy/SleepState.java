package io.rantwin.twin.energy;

/**
 * One sleep state.
 *
 * @param powerW power while in it, whole cell
 * @param transitionSeconds time to go down and come up again, together; the cell serves nobody in it
 * @param transitionJoule energy of going down and coming up again, on top of the state's power
 */
public record SleepState(double powerW, double transitionSeconds, double transitionJoule) {
    /** Refuses negative values. */
    public SleepState {
        if (!(powerW >= 0) || !(transitionSeconds >= 0) || !(transitionJoule >= 0)) {
            throw new IllegalArgumentException("sleep state of " + powerW + " W with transitions of "
                    + transitionSeconds + " s and " + transitionJoule + " J: none may be negative");
        }
    }
}
