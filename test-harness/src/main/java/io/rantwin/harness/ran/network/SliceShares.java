package io.rantwin.harness.ran.network;

/**
 * Divides a cell's resource between its slices by RRMPolicyRatio (TS 28.541 clause 4.3.36).
 *
 * <p>First each slice gets what it needs up to its minimum. What is left, less what is dedicated and not needed, is poured
 * evenly into the slices that need more, none above its maximum (water-filling). Whole units; the lower slice takes a rest.
 */
final class SliceShares {
    private final CellParameters parameters;
    private final int slices;
    private final int[] given;
    private final int[] ceiling;

    SliceShares(CellParameters parameters, int slices) {
        this.parameters = parameters;
        this.slices = slices;
        given = new int[slices];
        ceiling = new int[slices];
    }

    /**
     * Divides.
     *
     * @param units of resource that the cell has
     * @param needs units that each slice could use
     * @return units of each slice; valid until the next call
     */
    int[] divide(int cell, int units, long[] needs) {
        int left = units;
        for (int slice = 0; slice < slices; slice++) {
            SlicePolicy policy = parameters.policy(cell, slice);
            int least = (int) (policy.minRatio() * units / 100);
            int dedicated = (int) (policy.dedicatedRatio() * units / 100);
            ceiling[slice] = (int) Math.min(needs[slice], (long) (policy.maxRatio() * units / 100));
            given[slice] = (int) Math.min(needs[slice], least);
            left -= Math.max(given[slice], dedicated);
        }
        while (left > 0) {
            int wanting = 0;
            for (int slice = 0; slice < slices; slice++) {
                wanting += given[slice] < ceiling[slice] ? 1 : 0;
            }
            if (wanting == 0) {
                break;
            }
            int each = Math.max(1, left / wanting);
            for (int slice = 0; slice < slices && left > 0; slice++) {
                int more = Math.min(Math.min(each, left), ceiling[slice] - given[slice]);
                given[slice] += more;
                left -= more;
            }
        }
        return given;
    }
}
