package io.rantwin.twin.slicing;

import io.rantwin.twin.topology.RRMPolicyRatio;
import java.util.List;

/**
 * PRB shares of slices under RRMPolicyRatio (TS 28.541 clause 4.3.36) by water-filling.
 *
 * <p>Each slice first gets what it asks for up to its minimum. PRBs dedicated to a slice that does not use them are lost. What is
 * left is poured evenly over the slices that ask for more, each up to its maximum: the max-min fair division. Minima that sum to
 * more than the cell are cut in proportion. All shares are fractions of the cell.
 */
public final class SliceShares {
    private static final double PER_CENT = 0.01;

    private final double[] dedicated;
    private final double[] min;
    private final double[] max;
    private final double[] want;

    /** The policies of a cell's slices. Not thread-safe. */
    public SliceShares(List<RRMPolicyRatio> ratios) {
        int n = ratios.size();
        dedicated = new double[n];
        min = new double[n];
        max = new double[n];
        want = new double[n];
        double sum = 0;
        for (RRMPolicyRatio ratio : ratios) {
            sum += ratio.minRatio() * PER_CENT;
        }
        double cut = sum > 1 ? 1 / sum : 1;
        for (int s = 0; s < n; s++) {
            dedicated[s] = ratios.get(s).dedicatedRatio() * PER_CENT * cut;
            min[s] = ratios.get(s).minRatio() * PER_CENT * cut;
            max[s] = ratios.get(s).maxRatio() * PER_CENT;
        }
    }

    /** Number of slices. */
    public int slices() {
        return max.length;
    }

    /**
     * Divides the cell.
     *
     * @param demand share that each slice would use by itself, at least 0, may exceed 1
     * @param grant receives the share that each slice gets, never above its demand
     */
    public void divide(double[] demand, double[] grant) {
        double left = 1;
        for (int s = 0; s < max.length; s++) {
            want[s] = Math.min(demand[s], max[s]);
            grant[s] = Math.min(want[s], min[s]);
            left -= Math.max(grant[s], dedicated[s]);
        }
        // Within its dedicated part a slice has been counted already; only what it asks beyond comes out of the pool.
        pour(Math.max(left, 0), grant);
    }

    /** Share that one slice would get if it asked for all it can, the others asking for what they do: its capacity. */
    public double capacity(int slice, double[] demand, double[] grant) {
        double asked = demand[slice];
        demand[slice] = Double.POSITIVE_INFINITY;
        divide(demand, grant);
        demand[slice] = asked;
        return grant[slice];
    }

    // Equal parts to all who want more, again and again: each round satisfies at least one slice or empties the pool.
    private void pour(double pool, double[] grant) {
        double left = pool;
        for (int round = 0; round < max.length && left > 0; round++) {
            int thirsty = 0;
            for (int s = 0; s < max.length; s++) {
                thirsty += want[s] > grant[s] ? 1 : 0;
            }
            if (thirsty == 0) {
                return;
            }
            double part = left / thirsty;
            for (int s = 0; s < max.length; s++) {
                if (want[s] > grant[s]) {
                    double more = Math.min(part, want[s] - grant[s]);
                    left -= more;
                    grant[s] = more < part ? want[s] : grant[s] + more;
                }
            }
        }
    }
}
