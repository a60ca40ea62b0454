package io.rantwin.harness.ran.network;

import java.util.List;

/**
 * A slice that every cell offers.
 *
 * @param sst S-NSSAI slice/service type, 0 .. 255 (TS 23.003 clause 28.4.2)
 * @param sd slice differentiator, 0 .. 0xffffff, or -1 for none
 * @param policy what each cell keeps for it at first
 * @param traffic what its users do
 */
public record SlicePlan(int sst, int sd, SlicePolicy policy, List<TrafficPlan> traffic) {
    /** Checks the identity. */
    public SlicePlan {
        if (sst < 0 || sst > 255 || sd < -1 || sd > 0xffffff) {
            throw new IllegalArgumentException(
                    "a slice has sst 0 .. 255 and sd 0 .. 16777215 or -1, not " + sst + "/" + sd);
        }
        traffic = List.copyOf(traffic);
    }
}
