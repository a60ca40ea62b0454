package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.site.Layout;
import java.util.Arrays;
import java.util.List;

/**
 * What can be configured of the cells while the network runs. Set between two steps by the network's own thread; other threads
 * hand their changes to whoever runs the network. Not thread-safe.
 */
public final class CellParameters {
    private final double[] configuredMaxTxPowerDbm;
    private final double[] electricalTiltDegrees;
    private final double[] individualOffsetDb;
    private final boolean[] neighbour;
    private final int[] most;
    private final SlicePolicy[] policies;
    private final boolean[] barred;
    private final int cells;
    private final int slices;

    CellParameters(Layout layout, int[][] neighbours, List<SlicePlan> slicePlans, int mostUsers) {
        this.cells = layout.cells().size();
        this.slices = slicePlans.size();
        configuredMaxTxPowerDbm = new double[cells];
        electricalTiltDegrees = new double[cells];
        individualOffsetDb = new double[cells * cells];
        neighbour = new boolean[cells * cells];
        most = new int[cells];
        barred = new boolean[cells];
        policies = new SlicePolicy[cells * slices];
        for (int i = 0; i < policies.length; i++) {
            policies[i] = slicePlans.get(i % slices).policy();
        }
        Arrays.fill(most, mostUsers);
        for (int cell = 0; cell < cells; cell++) {
            configuredMaxTxPowerDbm[cell] = layout.cells().get(cell).powerDbm();
            electricalTiltDegrees[cell] = layout.sectorOf(cell).electricalTiltDegrees();
            for (int other : neighbours[cell]) {
                neighbour[cell * cells + other] = true;
            }
        }
    }

    /** Power over the whole carrier [dBm], {@code configuredMaxTxPower} of TS 28.541. */
    public double configuredMaxTxPowerDbm(int cell) {
        return configuredMaxTxPowerDbm[cell];
    }

    /** @param dbm 0 .. 60 */
    public void setConfiguredMaxTxPowerDbm(int cell, double dbm) {
        configuredMaxTxPowerDbm[cell] = require("power", "dBm", dbm, 0, 60);
    }

    /** Electrical tilt [degrees], positive downwards. */
    public double electricalTiltDegrees(int cell) {
        return electricalTiltDegrees[cell];
    }

    /** @param degrees -5 .. 30 */
    public void setElectricalTiltDegrees(int cell, double degrees) {
        electricalTiltDegrees[cell] = require("tilt", "degrees", degrees, -5, 30);
    }

    /** {@code cellIndividualOffset} of a relation [dB]: added to the neighbour's RSRP when users of the cell compare. */
    public double individualOffsetDb(int cell, int other) {
        return individualOffsetDb[cell * cells + other];
    }

    /** @param decibels -24 .. 24 (TS 38.331 Q-OffsetRange) */
    public void setIndividualOffsetDb(int cell, int other, double decibels) {
        individualOffsetDb[cell * cells + other] = require("offset", "dB", decibels, -24, 24);
    }

    /** Whether a cell knows another as its neighbour; only known ones are handed over to. */
    public boolean isNeighbour(int cell, int other) {
        return neighbour[cell * cells + other];
    }

    /** Adds or removes a neighbour relation. */
    public void setNeighbour(int cell, int other, boolean known) {
        neighbour[cell * cells + other] = known && cell != other;
    }

    /** Connected users that admission control lets in. */
    public int mostUsers(int cell) {
        return most[cell];
    }

    /** @param users 0 or more */
    public void setMostUsers(int cell, int users) {
        most[cell] = (int) require("number", "users", users, 0, Integer.MAX_VALUE);
    }

    /** RRM policy of a slice in a cell. */
    public SlicePolicy policy(int cell, int slice) {
        return policies[cell * slices + slice];
    }

    /**
     * Sets a slice's policy.
     *
     * @throws IllegalArgumentException when the cell's slices would be promised more than 100 %
     */
    public void setPolicy(int cell, int slice, SlicePolicy policy) {
        double promised = policy.minRatio();
        for (int other = 0; other < slices; other++) {
            promised += other == slice ? 0 : policies[cell * slices + other].minRatio();
        }
        if (promised > 100 + 1e-9) {
            throw new IllegalArgumentException(
                    "the slices of cell " + cell + " would be promised " + promised + " % of its resource blocks");
        }
        policies[cell * slices + slice] = policy;
    }

    /** Whether new users are turned away; those that are there stay. */
    public boolean isBarred(int cell) {
        return barred[cell];
    }

    /** Turns new users away, or no longer. */
    public void setBarred(int cell, boolean turnedAway) {
        barred[cell] = turnedAway;
    }

    private static double require(String what, String unit, double figure, double low, double high) {
        if (!(figure >= low && figure <= high)) {
            throw new IllegalArgumentException(
                    "the " + what + " " + figure + " " + unit + " is not within " + low + " .. " + high);
        }
        return figure;
    }
}
