package io.rantwin.twin.whatif;

import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.SliceShare;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.topology.Topology;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The slices of a network: what part of each cell's traffic belongs to which, and the policies. Immutable.
 *
 * @param slices of all cells, at most {@value #MOST}; none where slices are not looked at
 * @param trafficShare part of a cell's traffic, {@code trafficShare[cell * slices + slice]}; sums to 1 over a cell's slices
 * @param ratios policies in the same order
 */
public record SliceMix(List<Snssai> slices, double[] trafficShare, List<RRMPolicyRatio> ratios) {
    /** Slices are not looked at. */
    public static final SliceMix NONE = new SliceMix(List.of(), new double[0], List.of());

    /** Most slices of a network. */
    public static final int MOST = 64;

    private static final double ROUNDING = 1e-9;

    /** Copies the lists and checks that all fits. */
    public SliceMix {
        slices = List.copyOf(slices);
        ratios = List.copyOf(ratios);
        int n = slices.size();
        if (n > MOST
                || ratios.size() != trafficShare.length
                || (n == 0 ? trafficShare.length : trafficShare.length % n) != 0) {
            throw new IllegalArgumentException(
                    "Slices need a share and a policy for each cell, and there are at most " + MOST + ".");
        }
        for (int from = 0; from < trafficShare.length; from += n) {
            double sum = 0;
            for (int s = from; s < from + n; s++) {
                sum += trafficShare[s] >= 0 ? trafficShare[s] : Double.NaN;
            }
            if (!(Math.abs(sum - 1) <= ROUNDING)) {
                throw new IllegalArgumentException("Shares of a cell's traffic must be at least 0 and sum to 1.");
            }
        }
    }

    /**
     * With the policies of a topology; a slice that a cell has no policy for is free there.
     *
     * @param trafficShare as in the record
     */
    public static SliceMix of(Topology topology, List<Snssai> slices, double[] trafficShare) {
        List<RRMPolicyRatio> ratios = new ArrayList<>();
        for (Cell cell : topology.cells()) {
            for (Snssai slice : slices) {
                RRMPolicyRatio ratio = RRMPolicyRatio.FREE;
                for (SliceShare share : cell.slices()) {
                    ratio = share.slice().equals(slice) ? share.ratio() : ratio;
                }
                ratios.add(ratio);
            }
        }
        return new SliceMix(slices, trafficShare, ratios);
    }

    /** Whether it says anything about so many cells, or nothing at all. */
    boolean fits(int cells) {
        return slices.isEmpty() || trafficShare.length == cells * slices.size();
    }

    /** Index of a slice, -1 when there is none of this name. */
    public int indexOf(Snssai slice) {
        return slices.indexOf(slice);
    }

    /** Part of a cell's traffic. */
    public double trafficShare(int cell, int slice) {
        return trafficShare[cell * slices.size() + slice];
    }

    /** Policies of a cell. */
    public List<RRMPolicyRatio> ratiosOf(int cell) {
        return ratios.subList(cell * slices.size(), (cell + 1) * slices.size());
    }

    /** With another policy. */
    public SliceMix withRatio(int cell, int slice, RRMPolicyRatio ratio) {
        List<RRMPolicyRatio> changed = new ArrayList<>(ratios);
        changed.set(cell * slices.size() + slice, ratio);
        return new SliceMix(slices, trafficShare, changed);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(slices.size());
        for (Snssai slice : slices) {
            out.writeInt(slice.sst());
            out.writeInt(slice.sd());
        }
        for (int i = 0; i < trafficShare.length; i++) {
            out.writeDouble(trafficShare[i]);
            out.writeInt(ratios.get(i).dedicatedRatio());
            out.writeInt(ratios.get(i).minRatio());
            out.writeInt(ratios.get(i).maxRatio());
        }
    }

    static SliceMix read(DataInput in, int cells) throws IOException {
        int n = in.readInt();
        if (n < 0 || n > MOST) {
            throw new IOException("A snapshot has at most " + MOST + " slices, not " + n + ".");
        }
        List<Snssai> slices = new ArrayList<>();
        for (int s = 0; s < n; s++) {
            slices.add(new Snssai(in.readInt(), in.readInt()));
        }
        double[] share = new double[cells * n];
        List<RRMPolicyRatio> ratios = new ArrayList<>();
        for (int i = 0; i < share.length; i++) {
            share[i] = in.readDouble();
            ratios.add(new RRMPolicyRatio(in.readInt(), in.readInt(), in.readInt()));
        }
        return new SliceMix(slices, share, ratios);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SliceMix that
                && slices.equals(that.slices)
                && Arrays.equals(trafficShare, that.trafficShare)
                && ratios.equals(that.ratios);
    }

    @Override
    public int hashCode() {
        return 31 * slices.hashCode() + ratios.hashCode();
    }
}
