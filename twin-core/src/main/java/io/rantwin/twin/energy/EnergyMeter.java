package io.rantwin.twin.energy;

/**
 * Integrates the energy of one cell over pieces of constant state and load; exact, as power is constant in each. A stay in one sleep
 * state may come in several pieces and is charged one transition. No allocation per piece. Not thread-safe.
 */
public final class EnergyMeter {
    private final PowerModel model;
    private double seconds;
    private double activeJoule;
    private double sleepJoule;
    private double transitionJoule;
    private int transitions;
    private int wastedSleeps;
    private PowerState state = PowerState.ACTIVE;
    private double stayedSeconds;

    /** Starts at zero, active. */
    public EnergyMeter(PowerModel model) {
        this.model = model;
    }

    /** Adds a piece with full transmit power and all chains. */
    public void add(double pieceSeconds, PowerState pieceState, double load) {
        add(pieceSeconds, pieceState, load, 1, 1);
    }

    /**
     * Adds a piece.
     *
     * @param pieceSeconds its length; a negative one or no number is taken as 0
     * @param load share of PRBs in use, counts when active
     * @param transmitShare transmit power over the greatest, counts when active
     * @param chainShare chains on over all, counts when active
     */
    public void add(double pieceSeconds, PowerState pieceState, double load, double transmitShare, double chainShare) {
        double length = pieceSeconds > 0 ? pieceSeconds : 0;
        if (pieceState != state) {
            leave();
            state = pieceState;
            if (pieceState != PowerState.ACTIVE) {
                transitions++;
                transitionJoule += model.sleep(pieceState).transitionJoule();
            }
        }
        seconds += length;
        if (pieceState == PowerState.ACTIVE) {
            activeJoule += length * model.activeW(load, transmitShare, chainShare);
        } else {
            sleepJoule += length * model.sleep(pieceState).powerW();
            stayedSeconds += length;
        }
    }

    /** A stay shorter than its transitions never got to the sleep power: it drew idle power instead. */
    private void leave() {
        if (state != PowerState.ACTIVE) {
            SleepState left = model.sleep(state);
            if (stayedSeconds < left.transitionSeconds()) {
                wastedSleeps++;
                sleepJoule += stayedSeconds * Math.max(0, model.activeW(0) - left.powerW());
            }
        }
        stayedSeconds = 0;
    }

    /** What was used so far; a sleep still going on counts as one that will last. */
    public EnergyUse use() {
        return new EnergyUse(
                model.name(),
                model.absolute(),
                seconds,
                activeJoule,
                sleepJoule,
                transitionJoule,
                transitions,
                wastedSleeps);
    }
}
