package io.rantwin.twin.enforcement;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.topology.ModelBasis;

/**
 * Which demand is in coverage: its point is received at a reference signal power that the floor asks for. The load equation itself
 * serves the weakest point, at any price in PRBs. Where gains come from handovers instead of geometry levels mean nothing, and only
 * points that no cell reaches are out of coverage.
 */
public final class Coverage {
    private final RadioMap map;
    private final double floorWatts;

    /**
     * A floor over a map.
     *
     * @param leastRsrpDbm such as the network's {@code q-RxLevMin} (TS 38.304 clause 5.2.3.2)
     */
    public Coverage(RadioMap map, double leastRsrpDbm) {
        this.map = map;
        this.floorWatts = PortableMath.watts(leastRsrpDbm);
    }

    /** Whether a point is in coverage of the cell that serves it. */
    public boolean isCovered(int point, int serving, RadioState radio) {
        if (serving == Association.UNSERVED) {
            return false;
        }
        if (map.basis(serving) != ModelBasis.GEOMETRY) {
            return true;
        }
        for (int k = 0; k < map.candidates() && map.cell(point, k) != RadioMap.NONE; k++) {
            if (map.cell(point, k) == serving) {
                return radio.referenceWatts(serving) * map.gain(point, k) >= floorWatts;
            }
        }
        return false;
    }

    /** Share of each home cell's demand that is out of coverage. */
    public double[] uncoveredShares(int[] serving, RadioState radio) {
        double[] shares = new double[map.cells()];
        for (int p = 0; p < map.points(); p++) {
            if (!isCovered(p, serving[p], radio)) {
                shares[map.home(p)] += map.weight(p);
            }
        }
        return shares;
    }
}
