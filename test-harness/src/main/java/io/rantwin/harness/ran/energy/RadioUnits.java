package io.rantwin.harness.ran.energy;

import io.rantwin.harness.ran.energy.PowerModel.Transition;
import java.util.Arrays;

/**
 * Power states and energy of all cells' radio units, in flat arrays. The owner sets what each cell did, then steps; power
 * and energy follow, exactly also where a transition ends inside a step. Not thread-safe; no allocation per step.
 *
 * <p>A change between serving and a sleep state takes half of the total transition time and half of the additional energy
 * (on top of the sleep state's own power); the cell serves nobody meanwhile. From one sleep state to the other the unit
 * wakes first. A request during a transition waits for its end.
 */
public final class RadioUnits {
    private static final int STATES = PowerState.DEEP_SLEEP.depth() + 1;

    private final PowerModel model;
    private final double[] wattsPerUnit;
    private final double[] downlinkTimeRatio;
    private final double[] bandwidthRatio;
    private final double[] powerRatio;
    private final double[] chainRatio;
    private final double[] uplinkTimeRatio;
    private final PowerState[] state;
    private final PowerState[] wanted;
    private final PowerState[] goal;
    private final double[] remainingSeconds;
    private final double[] meanWatts;
    private final double[] energyJoules;
    private final double[] transitionSeconds;
    private final double[] stateSeconds;
    private final long[] transitions;

    /**
     * All cells start active and idle.
     *
     * @param fullPowerWatts power of a cell with full downlink load
     */
    public RadioUnits(int cells, PowerModel model, double fullPowerWatts) {
        this(model, same(cells, fullPowerWatts));
    }

    /**
     * All cells start active and idle.
     *
     * @param fullPowerWatts power of each cell with full downlink load
     */
    public RadioUnits(PowerModel model, double[] fullPowerWatts) {
        int cells = fullPowerWatts.length;
        this.model = model;
        this.wattsPerUnit = new double[cells];
        Arrays.setAll(wattsPerUnit, cell -> model.wattsPerUnit(fullPowerWatts[cell]));
        this.downlinkTimeRatio = new double[cells];
        this.bandwidthRatio = new double[cells];
        this.powerRatio = new double[cells];
        this.chainRatio = new double[cells];
        this.uplinkTimeRatio = new double[cells];
        this.state = new PowerState[cells];
        this.wanted = new PowerState[cells];
        this.goal = new PowerState[cells];
        this.remainingSeconds = new double[cells];
        this.meanWatts = new double[cells];
        this.energyJoules = new double[cells];
        this.transitionSeconds = new double[cells];
        this.stateSeconds = new double[cells * STATES];
        this.transitions = new long[cells];
        for (int cell = 0; cell < cells; cell++) {
            powerRatio[cell] = 1;
            chainRatio[cell] = 1;
            state[cell] = PowerState.ACTIVE;
            wanted[cell] = PowerState.ACTIVE;
            goal[cell] = PowerState.ACTIVE;
        }
    }

    private static double[] same(int cells, double watts) {
        double[] all = new double[cells];
        Arrays.fill(all, watts);
        return all;
    }

    /** The parameter set, to be named beside every result. */
    public PowerModel model() {
        return model;
    }

    /** What the cell does until told otherwise; counts while it is active. All between 0 and 1. */
    public void setActivity(int cell, double downlinkTimeRatio, double bandwidthRatio, double uplinkTimeRatio) {
        this.downlinkTimeRatio[cell] = requireRatio("downlink time ratio", downlinkTimeRatio);
        this.bandwidthRatio[cell] = requireRatio("bandwidth ratio", bandwidthRatio);
        this.uplinkTimeRatio[cell] = requireRatio("uplink time ratio", uplinkTimeRatio);
    }

    /** Transmit power against the reference, linear, and share of the transceiver chains switched on; between 0 and 1. */
    public void setPower(int cell, double powerRatio, double chainRatio) {
        this.powerRatio[cell] = requireRatio("power ratio", powerRatio);
        this.chainRatio[cell] = requireRatio("chain ratio", chainRatio);
    }

    /** Asks for a state; it is taken at once where no transition is needed, otherwise during the next steps. */
    public void request(int cell, PowerState requested) {
        wanted[cell] = requested;
        begin(cell);
    }

    /** Whether the cell can serve now. */
    public boolean isServing(int cell) {
        return remainingSeconds[cell] == 0 && state[cell].isServing();
    }

    /** Whether the cell is between two states. */
    public boolean isInTransition(int cell) {
        return remainingSeconds[cell] > 0;
    }

    /** The state; during a transition the one that was left. */
    public PowerState state(int cell) {
        return state[cell];
    }

    /** Lets time pass for all cells. */
    public void step(double seconds) {
        for (int cell = 0; cell < state.length; cell++) {
            double left = seconds;
            double joules = 0;
            while (remainingSeconds[cell] > 0 && left > 0) {
                double part = StrictMath.min(left, remainingSeconds[cell]);
                joules += part * transitionWatts(cell);
                transitionSeconds[cell] += part;
                left -= part;
                remainingSeconds[cell] -= part;
                if (remainingSeconds[cell] <= 0) {
                    remainingSeconds[cell] = 0;
                    state[cell] = goal[cell];
                    begin(cell);
                }
            }
            joules += left * steadyWatts(cell);
            stateSeconds[cell * STATES + state[cell].depth()] += left;
            energyJoules[cell] += joules;
            meanWatts[cell] = seconds > 0 ? joules / seconds : steadyWatts(cell);
        }
    }

    /** Mean power over the last step [W]. */
    public double meanWatts(int cell) {
        return meanWatts[cell];
    }

    /** Energy since the beginning, transitions included [J]. */
    public double energyJoules(int cell) {
        return energyJoules[cell];
    }

    /** Time in a state since the beginning [s], transitions not included. */
    public double stateSeconds(int cell, PowerState asked) {
        return stateSeconds[cell * STATES + asked.depth()];
    }

    /** Time between states since the beginning [s]. */
    public double transitionSeconds(int cell) {
        return transitionSeconds[cell];
    }

    /** Transitions begun, each way one. */
    public long transitions(int cell) {
        return transitions[cell];
    }

    private void begin(int cell) {
        if (remainingSeconds[cell] > 0 || state[cell] == wanted[cell]) {
            return;
        }
        if (state[cell].isServing() && wanted[cell].isServing()) {
            state[cell] = wanted[cell];
            return;
        }
        goal[cell] = state[cell].isServing() ? wanted[cell] : PowerState.ACTIVE;
        remainingSeconds[cell] = transition(cell).totalSeconds() / 2;
        transitions[cell]++;
    }

    private PowerState sleepEnd(int cell) {
        return state[cell].isServing() ? goal[cell] : state[cell];
    }

    private Transition transition(int cell) {
        return sleepEnd(cell) == PowerState.DEEP_SLEEP ? model.deep() : model.light();
    }

    private double transitionWatts(int cell) {
        Transition transition = transition(cell);
        double additionalUnits = transition.additionalUnitSeconds() / transition.totalSeconds();
        return wattsPerUnit[cell] * (model.idleUnits(sleepEnd(cell)) + additionalUnits);
    }

    private double steadyWatts(int cell) {
        if (state[cell] != PowerState.ACTIVE) {
            return wattsPerUnit[cell] * model.idleUnits(state[cell]);
        }
        return wattsPerUnit[cell]
                * model.activeUnits(
                        downlinkTimeRatio[cell],
                        bandwidthRatio[cell],
                        powerRatio[cell],
                        chainRatio[cell],
                        uplinkTimeRatio[cell]);
    }

    private static double requireRatio(String name, double ratio) {
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("the " + name + " " + ratio + " must be between 0 and 1");
        }
        return ratio;
    }
}
