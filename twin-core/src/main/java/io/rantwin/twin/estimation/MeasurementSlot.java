package io.rantwin.twin.estimation;

import java.util.List;

/**
 * The ten measurements that the filter understands, by the catalogue's names and units. The order is that of value arrays and mask
 * bits.
 *
 * <p>Noise is that of a mean over one second: variance = dispersion x expected value + floor, times a factor learned per cell and
 * measurement, divided by the seconds of the period; never less than {@code least} plus the square of {@link #RELATIVE_LEAST} of
 * the value, which covers rounding and the model. A dispersion proportional to the mean is what a Poisson number of independent
 * bursts has. Counts and volumes are turned into rates per second first.
 */
public enum MeasurementSlot {
    /** % of PRBs used. */
    PRB_TOT_DL(0, "RRU.PrbTotDl", false, StateComponent.SPECTRAL_EFFICIENCY, 7, 1, 1.0 / 12, true),
    /** kbit in the period. */
    VOLUME_DL(1, "DRB.RlcSduTransmittedVolumeDL", true, StateComponent.TRAFFIC, 5000, 1e4, 1, true),
    /** kbit/s of a user while it has data. */
    UE_THP_DL(2, "DRB.UEThpDl", false, StateComponent.BACKLOG, 3000, 1e4, 1, true),
    /** Users with data waiting. */
    ACTIVE_UE_DL(3, "DRB.MeanActiveUeDl", false, StateComponent.BACKLOG, 0.5, 0.02, 1.0 / 12, true),
    /** Users in RRC connected. */
    CONN_MEAN(4, "RRC.ConnMean", false, StateComponent.USERS, 0.005, 0.1, 1.0 / 12, false),
    /** 0.1 ms. */
    RLC_SDU_DELAY_DL(5, "DRB.RlcSduDelayDl", false, StateComponent.BACKLOG, 25, 4, 0.01, true),
    /** CQI index, or the mean of the CQI histogram. */
    CQI(6, "CQI", false, StateComponent.SPECTRAL_EFFICIENCY, 0, 0.25, 1e-3, true),
    /** Octets waiting. */
    BUFFER_SIZE(7, "DRB.BufferSize", false, StateComponent.BACKLOG, 1e5, 1e6, 1, true),
    /** Degrees Celsius. */
    TEMPERATURE(8, "PEE.AvgTemperature", false, StateComponent.TEMPERATURE, 0, 0.04, 0.01, false),
    /** Handovers granted towards the cell in the period; their noise is Poisson. */
    HANDOVER_IN(9, "MM.HoResAlloInterSucc", true, StateComponent.USERS, 1, 1e-3, 1e-6, false);

    /** Number of measurements. */
    public static final int COUNT = 10;

    /** Mask with every measurement present. */
    public static final int ALL = (1 << COUNT) - 1;

    /** The model is not believed to be better than this share of a value. */
    static final double RELATIVE_LEAST = 0.01;

    private final int index;
    private final String name;
    private final boolean perPeriod;
    private final StateComponent informs;
    private final double dispersion;
    private final double floor;
    private final double least;
    private final boolean stochastic;

    MeasurementSlot(
            int index,
            String name,
            boolean perPeriod,
            StateComponent informs,
            double dispersion,
            double floor,
            double least,
            boolean stochastic) {
        this.index = index;
        this.name = name;
        this.perPeriod = perPeriod;
        this.informs = informs;
        this.dispersion = dispersion;
        this.floor = floor;
        this.least = least;
        this.stochastic = stochastic;
    }

    /** Names of the catalogue that this slot takes, the preferred one first. */
    public List<String> names() {
        // Both are the served volume but for what waits.
        return this == VOLUME_DL ? List.of(name, "DRB.PdcpSduVolumeDL") : List.of(name);
    }

    /** Place in value arrays, 0 to {@link #COUNT} - 1. */
    public int index() {
        return index;
    }

    /** Bit of the presence mask. */
    public int bit() {
        return 1 << index;
    }

    /** Whether the value is a sum over the period instead of a mean. */
    public boolean perPeriod() {
        return perPeriod;
    }

    /** State component that it tells most about when the others are there too. */
    public StateComponent informs() {
        return informs;
    }

    double dispersion() {
        return dispersion;
    }

    double floor() {
        return floor;
    }

    double least() {
        return least;
    }

    /** Whether two equal values in a row are unlikely. */
    boolean stochastic() {
        return stochastic;
    }
}
