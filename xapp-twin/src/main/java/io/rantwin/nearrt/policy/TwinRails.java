package io.rantwin.nearrt.policy;

/**
 * What must hold in the twin before an action is done.
 *
 * @param mostLoadPercent PRB load of each cell
 * @param leastCarriedPercent share of the demand of each cell that it carries
 * @param leastThroughputKbits of a user in each cell
 * @param mostUncoveredShare share of a cell's own demand that an action may take out of the reach of all cells, 0..1
 * @param leastRsrpDbm reference signal power below which demand is out of coverage
 * @param mostProbability share of draws in which a rail may break, 0..1
 * @param draws members of the ensemble
 * @param horizonMillis how far the twin looks
 * @param stepMillis of the twin
 */
public record TwinRails(
        double mostLoadPercent,
        double leastCarriedPercent,
        double leastThroughputKbits,
        double mostUncoveredShare,
        double leastRsrpDbm,
        double mostProbability,
        int draws,
        long horizonMillis,
        long stepMillis) {
    /** Loads to 90 %, 98 % carried, 1 Mbit/s for each user, 2 % below -110 dBm, in all but one in ten draws of the next minute. */
    public static final TwinRails USUAL = new TwinRails(90, 98, 1_000, 0.02, -110, 0.1, 16, 60_000, 10_000);
}
