package io.rantwin.twin.whatif;

import io.rantwin.twin.flow.AdmissionLimit;
import io.rantwin.twin.loadcoupling.LoadNetwork;
import io.rantwin.twin.loadcoupling.LoadSolver;
import io.rantwin.twin.slicing.SliceShares;
import java.util.Arrays;

/**
 * Steady states of the untouched network with its slices, for those who choose guarantees. Guarantees ({@code rRMPolicyMinRatio}) divide
 * a cell and leave alone what it uses in all: what one slice does not use is lent to the others. So the needs of cells are those under
 * the policies in force whatever is guaranteed, and each cell can be divided on its own. Not thread-safe.
 */
public final class SliceLoads {
    private final Snapshot snapshot;
    private final LoadNetwork network;
    private final LoadSolver solver = new LoadSolver();
    private final SliceDivision division;

    /** Of a snapshot that has slices. */
    public SliceLoads(Snapshot snapshot) {
        this.snapshot = snapshot;
        network = LoadNetwork.of(snapshot.map(), snapshot.radio(), snapshot.serving());
        solver.take(network);
        division =
                new SliceDivision(snapshot.cells(), snapshot.slices().slices().size());
        division.take(snapshot.slices());
    }

    /**
     * Cells at one demand.
     *
     * @param arriving bit/s that come to each cell
     * @param need share of its PRBs that each cell needs, may exceed 1
     */
    public record Needs(double[] arriving, double[] need) {}

    /**
     * Solves for the needs.
     *
     * @param demand bit/s of each home cell
     */
    public Needs at(double[] demand) {
        int n = snapshot.cells();
        if (!division.solve(snapshot.slices(), solver, demand, new double[n])) {
            throw new IllegalStateException("The load equation did not converge, which it must for every demand.");
        }
        double[] arriving = new double[n];
        double[] need = new double[n];
        Arrays.setAll(arriving, c -> network.demandOf(c, demand));
        Arrays.setAll(need, solver::offered);
        return new Needs(arriving, need);
    }

    /**
     * What slices of one cell get.
     *
     * @param pressure need of each slice over what it can have, 0 where it needs nothing
     * @param userBitPerS mean throughput of a user of each slice while it has data; NaN where it has no traffic
     */
    public record Divided(double[] pressure, double[] userBitPerS) {}

    /**
     * Divides a cell.
     *
     * @param shares policies of the cell's slices, in the order of the snapshot
     */
    public Divided divide(Needs needs, int cell, SliceShares shares) {
        SliceMix mix = snapshot.slices();
        int slices = mix.slices().size();
        double[] want = new double[slices];
        Arrays.setAll(want, s -> needs.need()[cell] * mix.trafficShare(cell, s));
        AdmissionLimit limit = new AdmissionLimit(snapshot.admissionLimit()[cell]);
        double[] pressure = new double[slices];
        double[] rate = new double[slices];
        double[] spare = new double[slices];
        for (int s = 0; s < slices; s++) {
            double capacity = shares.capacity(s, want, spare);
            pressure[s] = want[s] == 0 ? 0 : want[s] / capacity;
            double whole = needs.arriving()[cell] / needs.need()[cell];
            rate[s] = want[s] == 0 ? Double.NaN : limit.meanUserThroughputBitPerS(capacity * whole, pressure[s]);
        }
        return new Divided(pressure, rate);
    }
}
