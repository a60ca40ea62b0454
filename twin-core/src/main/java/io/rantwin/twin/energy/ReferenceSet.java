package io.rantwin.twin.energy;

/**
 * Reference parameter sets of TR 38.864: reference configurations of table 5.1-1 (set 1: FR1 TDD 100 MHz, 64 TxRU, 55 dBm; set 2: FR1
 * FDD 20 MHz, 32 TxRU, 49 dBm; set 3: FR2 TDD 100 MHz, 2 TxRU, 33 dBm), relative powers of table 5.1-3 (category 1: today's; category
 * 2: ahead), transition times and additional transition energies of tables 5.1-4 and 5.1-5 (relative power x ms, down and up).
 */
public enum ReferenceSet {
    /** Category 1, set 1. */
    CATEGORY_1_SET_1(1, 1, 64, 55, 25, 55, 280, 110),
    /** Category 1, set 2. */
    CATEGORY_1_SET_2(1, 2, 32, 49, 25, 50, 200, 90),
    /** Category 1, set 3. */
    CATEGORY_1_SET_3(1, 3, 2, 33, 25, 38, 152, 80),
    /** Category 2, set 1. */
    CATEGORY_2_SET_1(2, 1, 64, 55, 2.1, 5.5, 32, 6.5),
    /** Category 2, set 2. */
    CATEGORY_2_SET_2(2, 2, 32, 49, 2.1, 5, 26, 5.8),
    /** Category 2, set 3. */
    CATEGORY_2_SET_3(2, 3, 2, 33, 2.1, 3, 17.6, 4.2);

    /** Share of the dynamic power that does not follow band and power, A of clause 5.1. */
    private static final double LOAD_INDEPENDENT = 0.4;

    private static final double DEEP = 1;

    private final int category;
    private final int set;
    private final int chains;
    private final double transmitDbm;
    private final double light;
    private final double micro;
    private final double activeDownlink;
    private final double activeUplink;

    ReferenceSet(
            int category,
            int set,
            int chains,
            double transmitDbm,
            double light,
            double micro,
            double activeDownlink,
            double activeUplink) {
        this.category = category;
        this.set = set;
        this.chains = chains;
        this.transmitDbm = transmitDbm;
        this.light = light;
        this.micro = micro;
        this.activeDownlink = activeDownlink;
        this.activeUplink = activeUplink;
    }

    /** Name for results, such as {@code TR 38.864 category 1 set 2}. */
    public String title() {
        return "TR 38.864 category " + category + " set " + set;
    }

    /**
     * Relative power in a downlink symbol: micro sleep + chainShare (active - micro sleep) (A + (1 - A) band x power).
     *
     * @param bandShare share of the band in use, 0..1
     * @param transmitShare power spectral density over the reference, 0..1
     * @param chainShare active transceivers over all, 0..1
     */
    public double downlinkSymbol(double bandShare, double transmitShare, double chainShare) {
        double follows = LOAD_INDEPENDENT + (1 - LOAD_INDEPENDENT) * bandShare * transmitShare;
        return micro + chainShare * (activeDownlink - micro) * follows;
    }

    /** Relative power in an uplink symbol. */
    public double uplinkSymbol(double chainShare) {
        return micro + chainShare * (activeUplink - micro);
    }

    /**
     * The set as a linear power model in relative units, after averaging over symbols: downlink symbols are used in {@code
     * activeSymbols} of the time whatever the load (common channels, traffic spread in time), else micro sleep; and the load fills
     * their band. With 1 every downlink symbol carries something; small values stand for schedulers that gather traffic in few symbols.
     *
     * @param activeSymbols 0 to 1
     * @param uplinkSymbols share of all symbols received in, 0 to 1 - activeSymbols for TDD
     */
    public PowerModel model(double activeSymbols, double uplinkSymbols) {
        if (!(activeSymbols > 0) || activeSymbols > 1 || !(uplinkSymbols >= 0) || uplinkSymbols > 1) {
            throw new IllegalArgumentException(title() + ": share of active symbols " + activeSymbols
                    + " must be above 0 and up to 1," + " of uplink symbols " + uplinkSymbols + " in 0..1");
        }
        double range = activeDownlink - micro;
        double idle = micro + activeSymbols * range * LOAD_INDEPENDENT + uplinkSymbols * (activeUplink - micro);
        double dynamic = activeSymbols * range * (1 - LOAD_INDEPENDENT);
        double transmitW = StrictMath.pow(10, (transmitDbm - 30) / 10);
        return new PowerModel(
                title(),
                false,
                chains,
                transmitW / chains,
                idle / chains,
                dynamic / transmitW,
                category == 1 ? new SleepState(DEEP, 0.05, 1.0) : new SleepState(DEEP, 10, 17),
                category == 1 ? new SleepState(light, 0.006, 0.09) : new SleepState(light, 0.64, 1.088),
                new SleepState(micro, 0, 0));
    }
}
