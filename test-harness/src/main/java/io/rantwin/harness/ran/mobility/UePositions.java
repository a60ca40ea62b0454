package io.rantwin.harness.ran.mobility;

import java.util.Arrays;

/**
 * Positions and speeds of all UEs, in flat arrays that mobility models write and the radio reads. Plain metres in the plane
 * of the layout. Not thread-safe.
 */
public final class UePositions {
    /** Height of a UE on the ground or on the lowest floor (TR 38.901 clause 7.4, table 7.2-1). */
    public static final double GROUND_HEIGHT_METRES = 1.5;

    final double[] xMetres;
    final double[] yMetres;
    final double[] heightMetres;
    final double[] speedMetresPerSecond;
    final boolean[] indoor;

    public UePositions(int ues) {
        xMetres = new double[ues];
        yMetres = new double[ues];
        heightMetres = new double[ues];
        speedMetresPerSecond = new double[ues];
        indoor = new boolean[ues];
        Arrays.fill(heightMetres, GROUND_HEIGHT_METRES);
    }

    public int size() {
        return xMetres.length;
    }

    /** Live array, for reading. */
    public double[] xMetres() {
        return xMetres;
    }

    /** Live array, for reading. */
    public double[] yMetres() {
        return yMetres;
    }

    /** Live array, for reading. */
    public double[] heightMetres() {
        return heightMetres;
    }

    /** Live array, for reading. */
    public double[] speedMetresPerSecond() {
        return speedMetresPerSecond;
    }

    public boolean isIndoor(int ue) {
        return indoor[ue];
    }
}
