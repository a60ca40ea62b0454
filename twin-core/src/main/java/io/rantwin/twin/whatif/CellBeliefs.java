package io.rantwin.twin.whatif;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.StateComponent;
import java.util.Arrays;

/**
 * What is believed of all cells at one moment, in flat arrays in the order of the snapshot's cells. Traffic and load together say
 * what the cell's spectral efficiency is: {@code load = traffic / (bandwidth * efficiency)}.
 *
 * @param traffic downlink traffic that the cell's users ask for in bit/s; NaN for a cell of which nothing is known
 * @param load share of PRBs that this traffic needs, above 1 where it is too much; NaN for a cell of which nothing is known
 * @param relativeDeviation deviation of the load's belief as a share of the load
 * @param fastDeviation deviation of the traffic's fast component as a share of the mean
 * @param correlationSeconds correlation time of the fast component
 * @param admissionLimit users that each cell admits at once
 * @param meanFlowBits mean size of what users fetch
 * @param connectedUsers who ask for the traffic; NaN when not known
 */
public record CellBeliefs(
        double[] traffic,
        double[] load,
        double[] relativeDeviation,
        double[] fastDeviation,
        double[] correlationSeconds,
        int[] admissionLimit,
        double[] meanFlowBits,
        double[] connectedUsers) {
    /** Where no admission limit is known. */
    public static final int MANY_USERS = 1000;

    // FTP model 3 of TR 36.814: half a Mbyte.
    private static final double FILE_BITS = 4e6;
    private static final int N = StateComponent.COUNT;
    private static final int A = StateComponent.TRAFFIC.index();
    private static final int E = StateComponent.SPECTRAL_EFFICIENCY.index();
    private static final int U = StateComponent.USERS.index();
    private static final double MOST_VARIANCE_OF_USERS = 0.25;
    // The filter's load is a smooth minimum of need and 1, 2^(-1/16) at a need of 1; a need beyond counts from there.
    private static final double LOAD_AT_FULL = 0.9576032806985737;

    /** Checks that all arrays are of one length. */
    public CellBeliefs {
        int n = traffic.length;
        if (load.length != n
                || relativeDeviation.length != n
                || fastDeviation.length != n
                || correlationSeconds.length != n
                || admissionLimit.length != n
                || meanFlowBits.length != n
                || connectedUsers.length != n) {
            throw new IllegalArgumentException("Beliefs' arrays must all be of one length.");
        }
    }

    /** Of so many cells, none of which is known, with a fast component of a quarter over 20 s and no admission limit that binds. */
    public static CellBeliefs unknown(int cells) {
        CellBeliefs beliefs = new CellBeliefs(
                new double[cells],
                new double[cells],
                new double[cells],
                new double[cells],
                new double[cells],
                new int[cells],
                new double[cells],
                new double[cells]);
        Arrays.fill(beliefs.traffic, Double.NaN);
        Arrays.fill(beliefs.load, Double.NaN);
        Arrays.fill(beliefs.relativeDeviation, 1);
        Arrays.fill(beliefs.fastDeviation, 0.25);
        Arrays.fill(beliefs.correlationSeconds, 20);
        Arrays.fill(beliefs.admissionLimit, MANY_USERS);
        Arrays.fill(beliefs.meanFlowBits, FILE_BITS);
        Arrays.fill(beliefs.connectedUsers, Double.NaN);
        return beliefs;
    }

    /** Number of cells. */
    public int cells() {
        return traffic.length;
    }

    /** Whether anything is known of a cell. */
    public boolean knows(int cell) {
        return traffic[cell] >= 0 && load[cell] >= 0;
    }

    /** Sets what is known of a cell. */
    public void set(int cell, double bitsPerSecond, double share, double relative) {
        traffic[cell] = bitsPerSecond;
        load[cell] = share;
        relativeDeviation[cell] = relative;
    }

    /**
     * Sets what a cell's filter believes at one time.
     *
     * @param mean of the state, by {@link StateComponent#index()}
     * @param covariance of the state, row by row
     * @param smoothLoad the filter's load, a smooth minimum of need and 1, which is below 1 however much is needed
     */
    public void set(int cell, double[] mean, double[] covariance, double smoothLoad) {
        // Beyond full, what is needed counts on from where the smooth minimum is.
        double share = smoothLoad < LOAD_AT_FULL ? smoothLoad : needOfLoad(smoothLoad) - 1 + LOAD_AT_FULL;
        set(cell, PortableMath.exp(mean[A]), share, relativeDeviation(covariance));
        setUsers(cell, mean, covariance);
    }

    // Users that nobody reports are a guess, and no bound for anything.
    private void setUsers(int cell, double[] mean, double[] covariance) {
        boolean isTold = covariance[U * N + U] < MOST_VARIANCE_OF_USERS;
        connectedUsers[cell] = isTold ? PortableMath.exp(mean[U]) : Double.NaN;
    }

    /** Deviation of a - e, the logarithm of what is needed. */
    private static double relativeDeviation(double[] covariance) {
        return Math.sqrt(Math.max(0, covariance[A * N + A] + covariance[E * N + E] - 2 * covariance[A * N + E]));
    }

    /**
     * Beliefs of a filter bank, predicted to a time: the later it is, the less a present burst counts. Cells that never reported stay
     * as they are.
     *
     * @param cellOfBank index here of each of the bank's cells, negative for those that are not wanted
     * @param nanos network time
     */
    public void read(FilterBank bank, int[] cellOfBank, long nanos) {
        double[] mean = new double[N];
        double[] covariance = new double[N * N];
        for (int b = 0; b < bank.cells(); b++) {
            int cell = cellOfBank[b];
            if (cell < 0 || !bank.stateAt(b, nanos, mean, 0, covariance, 0)) {
                continue;
            }
            // The bank's own bandwidth is in ln(load) at its present state; the prediction moves it by a - e.
            double present = bank.mean(b, StateComponent.TRAFFIC) - bank.mean(b, StateComponent.SPECTRAL_EFFICIENCY);
            double need = needOfLoad(bank.load(b)) * PortableMath.exp(mean[A] - mean[E] - present);
            set(cell, PortableMath.exp(mean[A]), loadOfNeed(need), relativeDeviation(covariance));
            setUsers(cell, mean, covariance);
        }
    }

    // rho = r (1 + r^16)^(-1/16), so r^-16 = rho^-16 - 1.
    private static double needOfLoad(double load) {
        double r16 = power16(Math.min(load, 1 - 1e-12));
        return load * PortableMath.exp(-PortableMath.ln(1 - r16) / 16);
    }

    private static double loadOfNeed(double need) {
        return need >= 1 ? need - 1 + LOAD_AT_FULL : need * PortableMath.exp(-PortableMath.ln(1 + power16(need)) / 16);
    }

    private static double power16(double x) {
        double x2 = x * x;
        double x4 = x2 * x2;
        double x8 = x4 * x4;
        return x8 * x8;
    }
}
