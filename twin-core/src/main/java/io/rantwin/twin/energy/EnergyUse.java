package io.rantwin.twin.energy;

/**
 * Energy of one cell over a trajectory.
 *
 * @param parameterSet the power model's name
 * @param absolute true for joule; false for TR 38.864 relative units x seconds
 * @param seconds length of the trajectory
 * @param activeJoule while active
 * @param sleepJoule at sleep powers
 * @param transitionJoule of going to sleep and waking
 * @param transitions times it went to sleep
 * @param wastedSleeps sleeps shorter than their own transitions: the state was never reached, idle power was drawn
 */
public record EnergyUse(
        String parameterSet,
        boolean absolute,
        double seconds,
        double activeJoule,
        double sleepJoule,
        double transitionJoule,
        int transitions,
        int wastedSleeps) {
    /** All of it. */
    public double joule() {
        return activeJoule + sleepJoule + transitionJoule;
    }

    /** Mean power; 0 for an empty trajectory. */
    public double meanW() {
        return seconds > 0 ? joule() / seconds : 0;
    }

    /** All of it in kWh; only for absolute results. */
    public double kilowattHours() {
        return joule() / 3.6e6;
    }
}
