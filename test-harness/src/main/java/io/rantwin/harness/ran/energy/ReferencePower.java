package io.rantwin.harness.ran.energy;

import io.rantwin.harness.ran.energy.PowerModel.Transition;

/**
 * The published parameter sets: relative powers of TR 38.864 table 5.1-3, transition times of table 5.1-4, transition
 * energies of table 5.1-5. Category 1 sleeps and wakes fast, category 2 slowly. The reference configurations are of table
 * 5.1-1: set 1 FR1 TDD 100 MHz 64 chains 55 dBm, set 2 FR1 FDD 20 MHz 32 chains 49 dBm, set 3 FR2 TDD 100 MHz 2 chains
 * 33 dBm.
 */
public enum ReferencePower {
    CATEGORY_1_SET_1(1, 1, 1, 25, 55, 280, 110),
    CATEGORY_1_SET_2(1, 2, 1, 25, 50, 200, 90),
    CATEGORY_1_SET_3(1, 3, 1, 25, 38, 152, 80),
    CATEGORY_2_SET_1(2, 1, 1, 2.1, 5.5, 32, 6.5),
    CATEGORY_2_SET_2(2, 2, 1, 2.1, 5.0, 26, 5.8),
    CATEGORY_2_SET_3(2, 3, 1, 2.1, 3.0, 17.6, 4.2);

    /** A of clause 5.1. */
    private static final double LOAD_INDEPENDENT_SHARE = 0.4;

    private static final Transition CATEGORY_1_LIGHT = new Transition(0.006, 0.090);
    private static final Transition CATEGORY_1_DEEP = new Transition(0.050, 1.0);
    private static final Transition CATEGORY_2_LIGHT = new Transition(0.640, 1.088);
    private static final Transition CATEGORY_2_DEEP = new Transition(10, 17);

    private final int category;
    private final int set;
    private final double deepUnits;
    private final double lightUnits;
    private final double microUnits;
    private final double downlinkUnits;
    private final double uplinkUnits;

    ReferencePower(
            int category,
            int set,
            double deepUnits,
            double lightUnits,
            double microUnits,
            double downlinkUnits,
            double uplinkUnits) {
        this.category = category;
        this.set = set;
        this.deepUnits = deepUnits;
        this.lightUnits = lightUnits;
        this.microUnits = microUnits;
        this.downlinkUnits = downlinkUnits;
        this.uplinkUnits = uplinkUnits;
    }

    /** The set with one amplifier efficiency. */
    public PowerModel model() {
        return model(1);
    }

    /** The set with the two-level efficiency: 0.76 where less than half of the full power is radiated. */
    public PowerModel twoLevelModel() {
        return model(0.76);
    }

    private PowerModel model(double lowPowerEfficiency) {
        boolean fast = category == 1;
        String name = "TR 38.864 category " + category + " set " + set
                + (lowPowerEfficiency < 1 ? " two-level efficiency" : "");
        return new PowerModel(
                name,
                deepUnits,
                lightUnits,
                microUnits,
                downlinkUnits,
                uplinkUnits,
                LOAD_INDEPENDENT_SHARE,
                lowPowerEfficiency,
                fast ? CATEGORY_1_LIGHT : CATEGORY_2_LIGHT,
                fast ? CATEGORY_1_DEEP : CATEGORY_2_DEEP);
    }
}
