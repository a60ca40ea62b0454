package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.radio.GainMap;
import io.rantwin.harness.ran.radio.PortableMath;
import io.rantwin.harness.ran.radio.Surroundings;

/**
 * What a pedestrian would receive at any place: the map that a planning tool draws. Without fading, with the powers, tilts and
 * loads of the moment it was asked. One instance belongs to the network's thread.
 */
public final class Coverage {
    private static final double HEIGHT_METRES = 1.5;

    private final GainMap gainMap;
    private final UeStates ues;
    private final Links links;
    private final float[] decibels;
    private final float[] gain;
    private int cell;
    private double rsrpDbm;
    private double sinrDecibels;

    Coverage(GainMap gainMap, Links links, UeStates ues) {
        this.gainMap = gainMap;
        this.links = links;
        this.ues = ues;
        decibels = new float[gainMap.cellCount()];
        gain = new float[gainMap.cellCount()];
    }

    /** Looks at a place, in metres of the layout. */
    public void at(double xMetres, double yMetres) {
        gainMap.gains(xMetres, yMetres, HEIGHT_METRES, Surroundings.OUTDOOR, 0, 0, decibels, gain, 0);
        cell = UeStates.NONE;
        rsrpDbm = Double.NEGATIVE_INFINITY;
        for (int other = 0; other < gain.length; other++) {
            double dbm = decibels[other] + ues.referenceSignalDbm(other);
            if (dbm > rsrpDbm) {
                rsrpDbm = dbm;
                cell = other;
            }
        }
        sinrDecibels = cell == UeStates.NONE
                ? Double.NEGATIVE_INFINITY
                : PortableMath.toDecibels(links.signalToInterferenceAndNoise(gain, 0, cell, 0));
    }

    /** The strongest cell, or {@link UeStates#NONE} when all are off. */
    public int cell() {
        return cell;
    }

    /** Its SS-RSRP. */
    public double rsrpDbm() {
        return rsrpDbm;
    }

    /** Its SINR on a resource block. */
    public double sinrDecibels() {
        return sinrDecibels;
    }
}
