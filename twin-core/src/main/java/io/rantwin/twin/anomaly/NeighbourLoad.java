package io.rantwin.twin.anomaly;

import io.rantwin.twin.estimation.ExpectedLoad;
import io.rantwin.twin.estimation.NeighbourExpectation;
import io.rantwin.twin.loadcoupling.LoadNetwork;
import io.rantwin.twin.loadcoupling.LoadSolver;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The load that a cell should have without asking the cell's own word about its load: by load coupling, for which the inventory gives
 * gains, the other cells' reports the interference, the volume that was carried the demand; and by the users who wait for data, of
 * which a processor-sharing queue has rho / (1 - rho). What is expected is the geometric mean of the two, with a spread of its
 * own: who serves one user at the edge carries little with much, and has him waiting; who lies contradicts both. Not thread-safe.
 */
public final class NeighbourLoad implements NeighbourExpectation {
    /** What is in doubt teaches so little that a lie takes a day to become how the cell is. */
    private static final double DOUBTED_SHARE = 0.05;

    private static final double TOLERANCE = 1e-4;

    private final LoadSolver solver = new LoadSolver();
    private final LoadExplanation coupling;
    private final LoadExplanation queue;
    private final LoadExplanation both;
    private final double[] demand;
    private final double[] implied;
    private final double[] queued;
    private final double[] told;

    /** Knows the network and nothing of its cells yet. */
    public NeighbourLoad(LoadNetwork network) {
        solver.take(network);
        int cells = network.cells();
        coupling = new LoadExplanation(cells);
        queue = new LoadExplanation(cells);
        both = new LoadExplanation(cells);
        demand = new double[cells];
        implied = new double[cells];
        queued = new double[cells];
        told = new double[cells];
        Arrays.fill(told, Double.NaN);
    }

    /**
     * Takes what all cells report of a period. A cell without a report keeps its demand.
     *
     * @param seconds of the period
     * @param bitsPerSecond volume carried; no number (NaN) when it is not reported
     * @param load 0..1; no number (NaN) when it is not reported
     * @param activeUsers with data waiting; no number (NaN) when it is not reported
     * @param inDoubt cells that are to teach next to nothing now
     */
    public void take(
            double seconds, double[] bitsPerSecond, double[] load, double[] activeUsers, IntPredicate inDoubt) {
        for (int cell = 0; cell < told.length; cell++) {
            boolean whole = bitsPerSecond[cell] >= 0
                    && bitsPerSecond[cell] < Double.POSITIVE_INFINITY
                    && load[cell] >= 0
                    && load[cell] <= 1;
            told[cell] = whole ? load[cell] : Double.NaN;
            if (whole) {
                demand[cell] = bitsPerSecond[cell];
            }
            double users = activeUsers[cell];
            queued[cell] = users >= 0 && users < Double.POSITIVE_INFINITY ? users / (1 + users) : Double.NaN;
        }
        solver.solve(demand, implied, TOLERANCE);
        for (int cell = 0; cell < told.length; cell++) {
            if (!Double.isNaN(told[cell])) {
                double counted = inDoubt.test(cell) ? DOUBTED_SHARE * seconds : seconds;
                coupling.learn(cell, told[cell], implied[cell], counted);
                if (!Double.isNaN(queued[cell])) {
                    queue.learn(cell, told[cell], queued[cell], counted);
                    both.learn(cell, told[cell], middle(cell), counted);
                }
            }
        }
    }

    @Override
    public @Nullable ExpectedLoad expect(int cell, long nanos) {
        if (Double.isNaN(told[cell]) || !coupling.knows(cell)) {
            return null;
        }
        if (Double.isNaN(queued[cell]) || !both.knows(cell)) {
            double expected = byCoupling(cell);
            return ExpectedLoad.of(expected, coupling.deviation(cell, expected));
        }
        double expected = both.expected(cell, middle(cell));
        return ExpectedLoad.between(expected, both.deviation(cell, expected), byCoupling(cell), byWaitingUsers(cell));
    }

    private double middle(int cell) {
        return LoadExplanation.middle(byCoupling(cell), byWaitingUsers(cell));
    }

    /** Load that volume and neighbours imply, 0..1. */
    public double byCoupling(int cell) {
        return coupling.expected(cell, implied[cell]);
    }

    /** Load that waiting users imply, 0..1; no number (NaN) when they are not reported. */
    public double byWaitingUsers(int cell) {
        return Double.isNaN(queued[cell]) ? Double.NaN : queue.expected(cell, queued[cell]);
    }
}
