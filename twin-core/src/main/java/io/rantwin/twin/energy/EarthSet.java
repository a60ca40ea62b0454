package io.rantwin.twin.energy;

import java.util.Locale;

/**
 * Base station classes of the EARTH project (Auer et al., "How much energy is needed to run a wireless network?", IEEE Wireless
 * Communications 18(5), 2011, table 2), in watts. EARTH states one sleep power and no transitions; they are taken as immediate.
 */
public enum EarthSet {
    /** Macro cell with feeder. */
    MACRO(6, 20.0, 130.0, 4.7, 75.0),
    /** Remote radio head. */
    REMOTE_RADIO_HEAD(6, 20.0, 84.0, 2.8, 56.0),
    /** Micro cell. */
    MICRO(2, 6.3, 56.0, 2.6, 39.0),
    /** Pico cell. */
    PICO(2, 0.13, 6.8, 4.0, 4.3),
    /** Femto cell. */
    FEMTO(2, 0.05, 4.8, 8.0, 2.9);

    private final int chains;
    private final double mostTransmitW;
    private final double idleW;
    private final double slope;
    private final double sleepW;

    EarthSet(int chains, double mostTransmitW, double idleW, double slope, double sleepW) {
        this.chains = chains;
        this.mostTransmitW = mostTransmitW;
        this.idleW = idleW;
        this.slope = slope;
        this.sleepW = sleepW;
    }

    /** The class as a power model. */
    public PowerModel model() {
        SleepState sleep = new SleepState(chains * sleepW, 0, 0);
        String title = "EARTH " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new PowerModel(title, true, chains, mostTransmitW, idleW, slope, sleep, sleep, sleep);
    }
}
