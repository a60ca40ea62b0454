package io.rantwin.twin.whatif;

import io.rantwin.twin.arithmetic.PortableMath;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Electrical power of cells as their reports tell it: idle power and a part that grows with what is radiated (EARTH model). Of cells of
 * which nothing is known, what is assumed otherwise counts. Immutable: arrays are never changed after they were handed over.
 *
 * @param idleWatts at no load, by cell; NaN when not known; no entries at all when of no cell anything is known
 * @param slope consumed over radiated power
 * @param sleepWatts while it sleeps; NaN when it was never seen asleep
 */
public record CellPowers(double[] idleWatts, double[] slope, double[] sleepWatts) {
    /** Of no cell anything is known. */
    public static final CellPowers NONE = new CellPowers(new double[0], new double[0], new double[0]);

    /** Checks that the arrays are of one length. */
    public CellPowers {
        if (slope.length != idleWatts.length || sleepWatts.length != idleWatts.length) {
            throw new IllegalArgumentException("Powers of cells must all be of one length.");
        }
    }

    /** Nothing known yet of so many cells, to be {@link #set}. */
    public static CellPowers unknown(int cells) {
        CellPowers powers = new CellPowers(new double[cells], new double[cells], new double[cells]);
        Arrays.fill(powers.idleWatts, Double.NaN);
        Arrays.fill(powers.slope, Double.NaN);
        Arrays.fill(powers.sleepWatts, Double.NaN);
        return powers;
    }

    /** Sets what is known of a cell, while nobody else has these. */
    public void set(int cell, double idle, double perRadiatedWatt, double asleep) {
        idleWatts[cell] = idle;
        slope[cell] = perRadiatedWatt;
        sleepWatts[cell] = asleep;
    }

    /** Whether reports have told what a cell draws. */
    public boolean knows(int cell) {
        return cell < idleWatts.length && idleWatts[cell] >= 0;
    }

    boolean fits(int cells) {
        return idleWatts.length == 0 || idleWatts.length == cells;
    }

    /** These, where they are known, and else the others; of a cell that was never seen asleep, the share that sleep saves is theirs. */
    public PowerDraw over(PowerDraw otherwise) {
        return idleWatts.length == 0
                ? otherwise
                : (cell, load, powerDbm, serving) -> watts(cell, load, powerDbm, serving, otherwise);
    }

    private double watts(int cell, double load, double powerDbm, boolean serving, PowerDraw otherwise) {
        double idle = idleWatts[cell];
        if (!(idle >= 0)) {
            return otherwise.watts(cell, load, powerDbm, serving);
        }
        if (serving) {
            return idle + slope[cell] * Math.clamp(load, 0, 1) * PortableMath.watts(powerDbm);
        }
        if (sleepWatts[cell] >= 0) {
            return sleepWatts[cell];
        }
        double awake = otherwise.watts(cell, 0, powerDbm, true);
        return awake > 0 ? idle * Math.min(1, otherwise.watts(cell, 0, powerDbm, false) / awake) : idle;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(idleWatts.length);
        for (int c = 0; c < idleWatts.length; c++) {
            out.writeDouble(idleWatts[c]);
            out.writeDouble(slope[c]);
            out.writeDouble(sleepWatts[c]);
        }
    }

    static CellPowers read(DataInputStream in, int cells) throws IOException {
        int known = in.readInt();
        if (known != 0 && known != cells) {
            throw new IOException("powers of " + known + " cells, not " + cells);
        }
        CellPowers powers = unknown(known);
        for (int c = 0; c < known; c++) {
            powers.set(c, in.readDouble(), in.readDouble(), in.readDouble());
        }
        return powers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellPowers that
                && Arrays.equals(idleWatts, that.idleWatts)
                && Arrays.equals(slope, that.slope)
                && Arrays.equals(sleepWatts, that.sleepWatts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(idleWatts);
    }
}
