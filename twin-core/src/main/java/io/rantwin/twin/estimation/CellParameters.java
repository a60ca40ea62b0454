package io.rantwin.twin.estimation;

import io.rantwin.twin.arithmetic.PortableMath;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What is known about each cell besides its reports. Every value has a default, so that a cell of which nothing is known works too;
 * calibration and inventory set better ones. Not thread-safe: set between updates.
 */
public final class CellParameters {
    // 20 MHz at 2 bit/s/Hz, 1 Mbit waiting for each active user, a handover for each user every 100 s.
    private static final double DEFAULT_BANDWIDTH_HZ = 20e6;
    private static final double DEFAULT_EFFICIENCY = 2;
    private static final double DEFAULT_USERS = 20;
    private static final double DEFAULT_WAITING_BITS = 1e6;
    private static final double DEFAULT_HANDOVER_RATE = 0.01;
    private static final double DEFAULT_IDLE_CELSIUS = 35;
    private static final double DEFAULT_HEATING = 15;

    /** Numbers of a cell. */
    static final int WRITTEN = 8;
    // The first of them.
    private static final int POSITIVE = 2;

    final double[] logBandwidth;
    final double[] meanLogEfficiency;
    final double[] meanLogUsers;
    final double[] waitingBits;
    final double[] handoverRate;
    final double[] idleCelsius;
    final double[] heatingKelvin;
    final double[] drift;

    /** Defaults for so many cells. */
    public CellParameters(int cells) {
        logBandwidth = filled(cells, PortableMath.ln(DEFAULT_BANDWIDTH_HZ));
        meanLogEfficiency = filled(cells, PortableMath.ln(DEFAULT_EFFICIENCY));
        meanLogUsers = filled(cells, PortableMath.ln(DEFAULT_USERS));
        waitingBits = filled(cells, DEFAULT_WAITING_BITS);
        handoverRate = filled(cells, DEFAULT_HANDOVER_RATE);
        idleCelsius = filled(cells, DEFAULT_IDLE_CELSIUS);
        heatingKelvin = filled(cells, DEFAULT_HEATING);
        drift = new double[cells];
    }

    /** Number of cells. */
    public int cells() {
        return drift.length;
    }

    /** Bandwidth of all PRBs of the cell in Hz. */
    public void bandwidthHz(int cell, double bandwidthHz) {
        logBandwidth[cell] = PortableMath.ln(positive("bandwidthHz", bandwidthHz));
    }

    /** Usual effective spectral efficiency in bit/s/Hz, to which the estimate returns without measurements. */
    public void meanEfficiency(int cell, double bitsPerSecondPerHz) {
        meanLogEfficiency[cell] = PortableMath.ln(positive("meanEfficiency", bitsPerSecondPerHz));
    }

    /** Usual number of connected users, to which the estimate returns without measurements. */
    public void meanUsers(int cell, double users) {
        meanLogUsers[cell] = PortableMath.ln(positive("meanUsers", users));
    }

    /** Mean bits waiting for one user that has any. */
    public void waitingBits(int cell, double bits) {
        waitingBits[cell] = positive("waitingBits", bits);
    }

    /** Incoming handovers a second for each connected user. */
    public void handoverRate(int cell, double perSecond) {
        handoverRate[cell] = positive("handoverRate", perSecond);
    }

    /** Equilibrium temperature without load in degrees Celsius, and what full load adds in kelvin. */
    public void heat(int cell, double idle, double heating) {
        if (!Double.isFinite(idle) || !(heating >= 0 && heating < 1000)) {
            throw new IllegalArgumentException("Heat of cell %d is %s + %s.".formatted(cell, idle, heating));
        }
        idleCelsius[cell] = idle;
        heatingKelvin[cell] = heating;
    }

    /** Known slope of the logarithm of traffic in 1/s, such as that of a daily profile; stays until set again. */
    public void drift(int cell, double perSecond) {
        if (!Double.isFinite(perSecond)) {
            throw new IllegalArgumentException("The drift of cell %d is %s.".formatted(cell, perSecond));
        }
        drift[cell] = perSecond;
    }

    void write(int cell, ByteBuffer to) {
        for (double[] each : all()) {
            to.putDouble(each[cell]);
        }
    }

    /** Nothing is changed when it fails. */
    void read(int cell, ByteBuffer from) throws KeptStateException {
        double[] numbers = KeptNumbers.read(from, WRITTEN, Double::isFinite, "facts");
        double[][] all = all();
        for (int i = 0; i < WRITTEN; i++) {
            if (i < POSITIVE && numbers[i] <= 0) {
                throw new KeptStateException("A fact that is positive is " + numbers[i]);
            }
        }
        for (int i = 0; i < WRITTEN; i++) {
            all[i][cell] = numbers[i];
        }
    }

    private double[][] all() {
        return new double[][] {
            waitingBits, handoverRate, logBandwidth, meanLogEfficiency, meanLogUsers, idleCelsius, heatingKelvin, drift
        };
    }

    private static double[] filled(int cells, double value) {
        double[] array = new double[cells];
        Arrays.fill(array, value);
        return array;
    }

    private static double positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be positive.");
        }
        return value;
    }
}
