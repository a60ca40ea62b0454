package io.rantwin.harness.ran.network;

import java.util.Arrays;

/**
 * What is broken in the cells at the moment. Set between two steps by the network's own thread. Not thread-safe.
 *
 * <p>Nothing here shows in the parameters: a cell with a broken amplifier still says its configured power.
 */
public final class Impairments {
    private final double[] transmitLossDb;
    private final double[] noiseRiseDb;
    private final double[] backhaulBitsPerSecond;
    private final double[] heatResistanceFactor;
    private final boolean[] refusing;

    Impairments(int cells) {
        transmitLossDb = new double[cells];
        noiseRiseDb = new double[cells];
        backhaulBitsPerSecond = new double[cells];
        heatResistanceFactor = new double[cells];
        refusing = new boolean[cells];
        Arrays.fill(backhaulBitsPerSecond, Double.POSITIVE_INFINITY);
        Arrays.fill(heatResistanceFactor, 1);
    }

    /** Loss between amplifier and air [dB, 0 or more]: antenna, feeder, amplifier. */
    public double transmitLossDb(int cell) {
        return transmitLossDb[cell];
    }

    public void setTransmitLossDb(int cell, double decibels) {
        transmitLossDb[cell] = notBelow(0, decibels);
    }

    /** By how much an interferer raises the noise of the cell's users [dB, 0 or more]. */
    public double noiseRiseDb(int cell) {
        return noiseRiseDb[cell];
    }

    public void setNoiseRiseDb(int cell, double decibels) {
        noiseRiseDb[cell] = notBelow(0, decibels);
    }

    /** What the way to the core carries downlink [bit/s]; infinite when it is healthy. */
    public double backhaulBitsPerSecond(int cell) {
        return backhaulBitsPerSecond[cell];
    }

    public void setBackhaulBitsPerSecond(int cell, double bitsPerSecond) {
        backhaulBitsPerSecond[cell] = notBelow(0, bitsPerSecond);
    }

    /** Thermal resistance of the heat sink against a healthy one, 1 or more. */
    public double heatResistanceFactor(int cell) {
        return heatResistanceFactor[cell];
    }

    public void setHeatResistanceFactor(int cell, double factor) {
        heatResistanceFactor[cell] = notBelow(1, factor);
    }

    /** A sleeping cell in the sense of operations: it radiates and looks well, and serves nobody. */
    public boolean isRefusing(int cell) {
        return refusing[cell];
    }

    public void setRefusing(int cell, boolean servesNobody) {
        refusing[cell] = servesNobody;
    }

    private static double notBelow(double least, double figure) {
        if (!(figure >= least)) {
            throw new IllegalArgumentException("an impairment of " + figure + " is below " + least);
        }
        return figure;
    }
}
