package io.rantwin.planner.plan;

import io.rantwin.planner.ensemble.NetworkStates;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.twin.loadcoupling.LoadSolver;
import io.rantwin.twin.whatif.DemandPath;
import java.util.Arrays;

/** Loads as simple rules see them: of the step that has ended, in the network as it was. Not thread-safe. */
public final class SeenLoads {
    private static final double TOLERANCE = 1e-6;

    private final TwinWorld world;
    private final LoadSolver solver = new LoadSolver();

    /** Of a world. */
    public SeenLoads(TwinWorld world) {
        this.world = world;
    }

    /** Loads in the step before the one that begins at a time, fractions; 0 of cells that do not serve. */
    public double[] before(long millis, DemandPath demand, NetworkStates.State state) {
        int n = world.snapshot().cells();
        long then = Math.max(0, millis - world.decisionMillis());
        int period = (int) Math.min(then / demand.periodMillis(), demand.periods() - 1L);
        double[] load = new double[n];
        solver.take(state.network());
        solver.solve(Arrays.copyOfRange(demand.mean(), period * n, (period + 1) * n), load, TOLERANCE);
        for (int c = 0; c < n; c++) {
            load[c] = state.radio().isServing(c) ? load[c] : 0;
        }
        return load;
    }
}
