package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.traffic.TrafficClass;
import java.util.Arrays;

/** What every user is and where it stands now, in flat arrays. Written by the network's own thread between steps. Not thread-safe. */
public final class UeStates {
    /** In place of a cell: the user is not connected. */
    public static final int NONE = -1;

    final TrafficClass[] trafficClass;
    final int[] slice;
    final int[] cell;
    final long[] connectedSinceMicros;
    final double[] xMetres;
    final double[] yMetres;
    final float[] gainDecibels;
    final float[] gain;
    final float[] sinrDecibels;
    final byte[] cqi;
    final byte[] mcs;
    private final double[] referenceSignalDbm;
    private final int cells;

    UeStates(int ues, int cells, double[] referenceSignalDbm) {
        this.cells = cells;
        this.referenceSignalDbm = referenceSignalDbm;
        trafficClass = new TrafficClass[ues];
        slice = new int[ues];
        cell = new int[ues];
        connectedSinceMicros = new long[ues];
        xMetres = new double[ues];
        yMetres = new double[ues];
        gainDecibels = new float[ues * cells];
        gain = new float[ues * cells];
        sinrDecibels = new float[ues];
        cqi = new byte[ues];
        mcs = new byte[ues];
        Arrays.fill(cell, NONE);
    }

    /** How many users, connected or not. */
    public int size() {
        return cell.length;
    }

    /** What it does. */
    public TrafficClass trafficClass(int ue) {
        return trafficClass[ue];
    }

    /** Its slice, by place in the plan. */
    public int slice(int ue) {
        return slice[ue];
    }

    /** The cell it is connected to, or {@link #NONE}. */
    public int cell(int ue) {
        return cell[ue];
    }

    /** Since when it is connected, network time. Handovers do not end a connection. */
    public long connectedSinceMicros(int ue) {
        return connectedSinceMicros[ue];
    }

    /** East of the layout's origin, within the layout or one wrap vector of it. */
    public double xMetres(int ue) {
        return xMetres[ue];
    }

    /** North of the layout's origin. */
    public double yMetres(int ue) {
        return yMetres[ue];
    }

    /** SS-RSRP of a cell at the user: power of one resource element without fading [dBm]; minus infinity when it is off. */
    public double rsrpDbm(int ue, int ofCell) {
        return gainDecibels[ue * cells + ofCell] + referenceSignalDbm[ofCell];
    }

    double referenceSignalDbm(int ofCell) {
        return referenceSignalDbm[ofCell];
    }

    /** SINR of the last step in which it was connected [dB], fading included. */
    public double sinrDecibels(int ue) {
        return sinrDecibels[ue];
    }

    /** Wideband CQI of its last report, 0 .. 15. */
    public int cqi(int ue) {
        return cqi[ue];
    }

    /** MCS it was last sent with. */
    public int mcs(int ue) {
        return mcs[ue];
    }
}
