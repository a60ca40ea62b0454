package io.rantwin.twin.estimation;

import io.rantwin.twin.arithmetic.PortableMath;

/**
 * Expected measurements of one period and their sensitivities, from a state. Scratch of one bank.
 *
 * <pre>
 * offered load      r   = A / C, traffic A = exp(a), capacity C = bandwidth exp(e)
 * utilisation       rho = r / (1 + r^16)^(1/16): the smooth minimum of r and 1,  g = dln rho / dln r = 1 / (1 + r^16)
 * PRB share         100 rho
 * served            C rho = A (1 + r^16)^(-1/16); by a: g, by e: 1 - g (a full cell serves what it can)
 * active users      N = exp(b) rho / (1 - rho + 0.02): processor sharing (Bonald and Proutiere 2003) at exp(b) = 1,
 *                   bounded at 50 in a full cell; dln / dln r = g (1 + rho / (1 - rho + 0.02)) = k
 * user throughput   served / N (Little's law: a user is active for its bits over its throughput)
 * packet delay      1 ms + N waitingBits / served (Little's law for waiting bits; 1 ms for scheduling and HARQ)
 * CQI               5.46 + 4.92 e: line through table 5.2.2.1-2 of TS 38.214, CQI 4 to 15, over ln efficiency
 * octets waiting    N waitingBits / 8
 * connected users   exp(u);   incoming handovers a second: handoverRate exp(u)
 * </pre>
 *
 * Where two measurements tell of one state, the second carries a learned factor (CQI: a summand): bias estimated beside the filter
 * (Friedland 1969).
 */
final class Observation {
    static final int N = Layout.N;
    static final int PRB = MeasurementSlot.PRB_TOT_DL.index();
    static final int VOLUME = MeasurementSlot.VOLUME_DL.index();
    static final int THROUGHPUT = MeasurementSlot.UE_THP_DL.index();
    static final int ACTIVE = MeasurementSlot.ACTIVE_UE_DL.index();
    static final int CONNECTED = MeasurementSlot.CONN_MEAN.index();
    static final int DELAY = MeasurementSlot.RLC_SDU_DELAY_DL.index();
    static final int CQI = MeasurementSlot.CQI.index();
    static final int BUFFER = MeasurementSlot.BUFFER_SIZE.index();
    static final int WARM = MeasurementSlot.TEMPERATURE.index();
    static final int HANDOVER = MeasurementSlot.HANDOVER_IN.index();

    private static final int A = StateComponent.TRAFFIC.index();
    private static final int E = StateComponent.SPECTRAL_EFFICIENCY.index();
    private static final int U = StateComponent.USERS.index();
    private static final int B = StateComponent.BACKLOG.index();
    private static final int T = StateComponent.TEMPERATURE.index();

    private static final int[] ONLY = {-1, -1, -1, -1, U, -1, E, -1, T, U};
    private static final double ROOM = 0.02;
    private static final double LEAST_SHARE = 0.01;
    private static final double MOST_LOG_LOAD = 3;
    static final double BASE_DELAY = 10;
    private static final double DELAYS_PER_SECOND = 1e4;
    private static final double BITS_PER_KILOBIT = 1000;
    static final double CQI_AT_ONE = 5.46;
    static final double CQI_SLOPE = 4.92;

    /** Expected values as rates or means. */
    final double[] expected = new double[Layout.SLOTS];
    /** Sensitivities, {@link #N} for each slot. */
    final double[] sensitivity = new double[Layout.SLOTS * N];

    double load;
    double loadSlope;
    private double root;

    /** Load only: what heats. */
    void load(double[] x, int at, double logBandwidth) {
        double logLoad = Math.min(MOST_LOG_LOAD, x[at + A] - x[at + E] - logBandwidth);
        double r = PortableMath.exp(logLoad);
        double r2 = r * r;
        double r4 = r2 * r2;
        double r8 = r4 * r4;
        double w = 1 + r8 * r8;
        root = Math.sqrt(Math.sqrt(Math.sqrt(Math.sqrt(w))));
        load = r / root;
        loadSlope = 1 / w;
    }

    /** All ten at a state. */
    void evaluate(double[] memory, int at, CellParameters parameters, int cell) {
        load(memory, at, parameters.logBandwidth[cell]);
        double g = loadSlope;
        double served = PortableMath.exp(memory[at + A]) / root / BITS_PER_KILOBIT;
        double odds = load / (1 - load + ROOM);
        double k = g * (1 + odds);
        double active = odds * PortableMath.exp(memory[at + B]);
        double users = PortableMath.exp(memory[at + U]);
        double waiting = parameters.waitingBits[cell];
        set(PRB, 100 * load, g, -g, 0);
        set(VOLUME, served, g, 1 - g, 0);
        set(THROUGHPUT, biased(memory, at, THROUGHPUT, served / active), g - k, 1 - g + k, -1);
        set(ACTIVE, active, k, -k, 1);
        double queued = biased(memory, at, DELAY, DELAYS_PER_SECOND / BITS_PER_KILOBIT * active * waiting / served);
        set(DELAY, queued, k - g, -k - (1 - g), 1);
        expected[DELAY] += BASE_DELAY;
        set(BUFFER, biased(memory, at, BUFFER, active * waiting / 8), k, -k, 1);
        expected[CONNECTED] = users;
        sensitivity[CONNECTED * N + U] = users;
        double arriving = biased(memory, at, HANDOVER, parameters.handoverRate[cell] * users);
        expected[HANDOVER] = arriving;
        sensitivity[HANDOVER * N + U] = arriving;
        expected[CQI] = CQI_AT_ONE + CQI_SLOPE * memory[at + E] + memory[at + Layout.BIAS + CQI];
        sensitivity[CQI * N + E] = CQI_SLOPE;
        expected[WARM] = memory[at + T];
        sensitivity[WARM * N + T] = 1;
    }

    /**
     * After {@link #evaluate}: puts the tangents of PRB share and volume where the reported share is, at r = m / (1 - m^16)^(1/16). From
     * a prior beyond a full cell the tangent there is flat, and would never lead back.
     */
    void tangentAt(double[] memory, int at, double logBandwidth, double percent) {
        double share = Math.max(LEAST_SHARE, percent / 100);
        double s2 = share * share;
        double s4 = s2 * s2;
        double s8 = s4 * s4;
        double slope = 1 - s8 * s8;
        double logCapacity = memory[at + E] + logBandwidth;
        double there = logCapacity + PortableMath.ln(share) - PortableMath.ln(slope) / 16;
        double way = memory[at + A] - there;
        double served = PortableMath.exp(logCapacity) * share / BITS_PER_KILOBIT;
        set(PRB, 100 * share, slope, -slope, 0);
        set(VOLUME, served, slope, 1 - slope, 0);
        expected[PRB] += sensitivity[PRB * N + A] * way;
        expected[VOLUME] += sensitivity[VOLUME * N + A] * way;
    }

    /** Variance of the noise of one measurement, averaged over so many seconds, at its expected value. */
    static double noise(MeasurementSlot slot, double expected, double factor, double seconds) {
        // A share of a temperature in Celsius means nothing.
        double share = slot == MeasurementSlot.TEMPERATURE ? 0 : MeasurementSlot.RELATIVE_LEAST;
        double least = slot.least() + square(share * expected);
        return Math.max(least, factor * unitNoise(slot, expected, seconds));
    }

    /** The same before the learned factor. */
    static double unitNoise(MeasurementSlot slot, double expected, double seconds) {
        return (slot.dispersion() * Math.abs(expected) + slot.floor()) / seconds;
    }

    /** Whether the expected value is an exponential of the state, so that ratios of values are differences of states. */
    static boolean multiplicative(int slot) {
        return slot != CQI && slot != WARM && slot != DELAY;
    }

    /** The one component that a measurement depends on, or -1 for traffic, efficiency and backlog. */
    static int only(int slot) {
        return ONLY[slot];
    }

    private void set(int slot, double value, double byA, double byE, double byB) {
        expected[slot] = value;
        int row = slot * N;
        sensitivity[row + A] = value * byA;
        sensitivity[row + E] = value * byE;
        sensitivity[row + B] = value * byB;
    }

    private static double biased(double[] memory, int at, int slot, double value) {
        return value * memory[at + Layout.BIAS + slot];
    }

    private static double square(double value) {
        return value * value;
    }
}
