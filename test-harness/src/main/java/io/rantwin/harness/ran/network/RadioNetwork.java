package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.energy.PowerState;

/** Skeleton: the public face that reports, controls and faults are written against. */
public final class RadioNetwork {
    /** Length of a step. */
    public static final long STEP_MICROS = 10_000;

    private final NetworkPlan plan;
    private final Account account;
    private final CellParameters parameters;
    private final Impairments impairments;
    private final UeStates ues;
    private long timeMicros;

    /**
     * Builds the network at network time zero.
     *
     * @param seed same seed, same bits
     */
    public RadioNetwork(NetworkPlan plan, long seed) {
        int cells = plan.layout().cells().size();
        this.plan = plan;
        this.account = new Account(cells, plan.slices().size(), plan.ues());
        this.parameters = new CellParameters(
                plan.layout(), plan.neighbours(), plan.slices().size(), plan.mostUsersPerCell());
        this.impairments = new Impairments(cells);
        this.ues = new UeStates(plan.ues(), cells, new double[cells]);
    }

    /** What it was made from. */
    public NetworkPlan plan() {
        return plan;
    }

    /** Network time since the beginning. */
    public long timeMicros() {
        return timeMicros;
    }

    /** Lets {@link #STEP_MICROS} pass. */
    public void step() {
        timeMicros += STEP_MICROS;
    }

    /** What was counted. */
    public Account account() {
        return account;
    }

    /** What can be configured. */
    public CellParameters parameters() {
        return parameters;
    }

    /** What is broken. */
    public Impairments impairments() {
        return impairments;
    }

    /** The users. */
    public UeStates ues() {
        return ues;
    }

    /** Asks a cell's radio unit for a state. Before a sleep its users are handed over as far as neighbours take them. */
    public void requestPowerState(int cell, PowerState state) {}

    /** State of a radio unit; during a transition the one that was left. */
    public PowerState powerState(int cell) {
        return PowerState.ACTIVE;
    }

    /** Whether a cell serves now: not asleep, not in transition. */
    public boolean isServing(int cell) {
        return true;
    }

    /** Connected users of a cell. */
    public int connectedUsers(int cell) {
        return 0;
    }

    /** Power that the radio unit takes, mean of the last 100 ms [W]. */
    public double watts(int cell) {
        return 0;
    }

    /** Temperature of the radio unit. */
    public double temperatureCelsius(int cell) {
        return 0;
    }

    /** Power over the whole carrier that leaves the amplifier now, derating included [dBm]; minus infinity when off. */
    public double transmitPowerDbm(int cell) {
        return 0;
    }

    /**
     * Hands a user over by command.
     *
     * @return false when it is not connected, is changing the cell already, or the target does not serve or is full
     */
    public boolean handOver(int ue, int targetCell) {
        return false;
    }
}
