package io.rantwin.twin.energy;

/**
 * Power of one cell: idle power and a part that grows with the transmitted power, per transceiver chain, when active
 * (P = chains (P0 + slope load Pmax); EARTH model, Auer et al. 2011), and the powers of its sleep states. Immutable.
 *
 * @param name which parameter set this is; goes into every result
 * @param absolute true when figures are watts of a real unit; false when they are TR 38.864 relative units
 * @param chains transceiver chains
 * @param mostTransmitW greatest transmitted power of one chain
 * @param idleW power of one active chain at load 0, P0
 * @param slope growth of consumed with transmitted power
 * @param deep sleep state with the carrier off
 * @param light light sleep
 * @param micro micro sleep between symbols
 */
public record PowerModel(
        String name,
        boolean absolute,
        int chains,
        double mostTransmitW,
        double idleW,
        double slope,
        SleepState deep,
        SleepState light,
        SleepState micro) {
    /** Refuses values without physical meaning. */
    public PowerModel {
        if (chains < 1 || !(mostTransmitW > 0) || !(idleW >= 0) || !(slope >= 0)) {
            throw new IllegalArgumentException(
                    "power model \"" + name + "\" has " + chains + " chains of " + mostTransmitW + " W, idle " + idleW
                            + " W, slope " + slope + ": needs 1 chain or more, power above 0, the rest 0 or more");
        }
    }

    /** Power of the active cell with all chains at full transmit power, load in 0..1. */
    public double activeW(double load) {
        return activeW(load, 1, 1);
    }

    /**
     * Power of the active cell; a load outside 0..1 is cut to it, a load that is no number gives no number.
     *
     * @param load share of PRBs in use
     * @param transmitShare transmit power set now over the greatest, 0..1: what a power action or heat changes
     * @param chainShare chains switched on over all, 0..1: what carrier or antenna muting changes
     */
    public double activeW(double load, double transmitShare, double chainShare) {
        double used = Math.min(Math.max(load, 0), 1);
        return chains * chainShare * (idleW + slope * used * mostTransmitW * transmitShare);
    }

    /** Power in a state; the load counts in {@link PowerState#ACTIVE} only. */
    public double powerW(PowerState state, double load) {
        return switch (state) {
            case ACTIVE -> activeW(load);
            case DEEP_SLEEP, LIGHT_SLEEP, MICRO_SLEEP -> sleep(state).powerW();
        };
    }

    /** The sleep state; for ACTIVE one of the idle power and no transition. */
    public SleepState sleep(PowerState state) {
        return switch (state) {
            case DEEP_SLEEP -> deep;
            case LIGHT_SLEEP -> light;
            case MICRO_SLEEP -> micro;
            case ACTIVE -> new SleepState(activeW(0), 0, 0);
        };
    }

    /** Power that becomes heat in the radio: what is consumed and not radiated. Only for absolute models. */
    public double dissipatedW(double load, double transmitShare, double chainShare) {
        double radiated = chains * chainShare * Math.min(Math.max(load, 0), 1) * mostTransmitW * transmitShare;
        return Math.max(0, activeW(load, transmitShare, chainShare) - radiated);
    }

    /**
     * Shortest stay in the state that saves energy against staying active at this load, never shorter than its transitions; infinite
     * when the state saves nothing.
     */
    public double breakEvenSeconds(PowerState state, double load) {
        SleepState sleep = sleep(state);
        double saved = activeW(load) - sleep.powerW();
        return saved > 0
                ? Math.max(sleep.transitionSeconds(), sleep.transitionJoule() / saved)
                : Double.POSITIVE_INFINITY;
    }

    /**
     * The same model in watts, scaled so that it consumes what was measured at a load: the anchor that relative units need.
     *
     * @param measuredW above 0
     * @param load at which it was measured, 0..1
     */
    public PowerModel anchoredAt(double measuredW, double load) {
        if (!(measuredW > 0)) {
            throw new IllegalArgumentException(
                    "measured power " + measuredW + " W of \"" + name + "\" must be above 0");
        }
        double unit = measuredW / activeW(load);
        return new PowerModel(
                name + ", anchored at " + measuredW + " W and load " + load,
                true,
                chains,
                mostTransmitW,
                idleW * unit,
                slope * unit,
                scaled(deep, unit),
                scaled(light, unit),
                scaled(micro, unit));
    }

    private static SleepState scaled(SleepState state, double unit) {
        return new SleepState(state.powerW() * unit, state.transitionSeconds(), state.transitionJoule() * unit);
    }
}
