package io.rantwin.harness.twin;

import io.rantwin.twin.estimation.CellReport;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.estimation.NeighbourExpectation;
import io.rantwin.twin.loadcoupling.LoadNetwork;
import io.rantwin.twin.loadcoupling.LoadSolver;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The load that a cell should have by load coupling: the inventory gives gains, the neighbours' own reports their interference, the
 * volume that was carried the demand. The cell's own word about its load is not asked. A factor for each cell, learned over half an
 * hour in which it is not in doubt, stands for what the map does not know.
 */
final class CoupledLoad implements NeighbourExpectation {
    private static final double LEARN_SECONDS = 1800;
    // Efficiency of a cell in ten seconds against that of half an hour, by who happens to be served: a factor of
    // e^0.55.
    private static final double SPREAD = 0.55;
    // Nothing is said of a cell before its factor has been learned for so long.
    private static final double LEAST_SECONDS = 600;
    private static final double BITS_PER_KILOBIT = 1000;
    private static final double TOLERANCE = 1e-4;

    private final LoadSolver solver = new LoadSolver();
    private final double[] demand;
    private final double[] implied;
    private final double[] toldSum;
    private final double[] impliedSum;
    private final double[] told;
    private final double[] learnedSeconds;

    CoupledLoad(LoadNetwork net) {
        solver.take(net);
        int cells = net.cells();
        demand = new double[cells];
        implied = new double[cells];
        toldSum = new double[cells];
        impliedSum = new double[cells];
        told = new double[cells];
        learnedSeconds = new double[cells];
        Arrays.fill(told, Double.NaN);
    }

    /** The reports of a period, before the intake asks; who lies in doubt teaches nothing. */
    void period(Iterable<CellReport> reports, IntPredicate inDoubt) {
        Arrays.fill(told, Double.NaN);
        double seconds = 0;
        for (CellReport report : reports) {
            seconds = report.granularityMillis() / 1000.0;
            int cell = report.cell();
            double volume = value(report, MeasurementSlot.VOLUME_DL);
            double load = value(report, MeasurementSlot.PRB_TOT_DL) / 100;
            if (volume >= 0 && volume < 1e9 && load >= 0 && load <= 1) {
                demand[cell] = volume * BITS_PER_KILOBIT / seconds;
                told[cell] = load;
            }
        }
        solver.solve(demand, implied, TOLERANCE);
        for (int cell = 0; cell < implied.length; cell++) {
            if (!Double.isNaN(told[cell]) && !inDoubt.test(cell)) {
                learnedSeconds[cell] += seconds;
                // A plain mean at first, then one that forgets.
                double share = seconds / Math.min(LEARN_SECONDS, learnedSeconds[cell]);
                toldSum[cell] += share * (told[cell] - toldSum[cell]);
                impliedSum[cell] += share * (implied[cell] - impliedSum[cell]);
            }
        }
    }

    private static double value(CellReport report, MeasurementSlot slot) {
        return (report.mask() & slot.bit()) == 0 ? Double.NaN : report.values()[slot.index()];
    }

    @Override
    public boolean expect(int cell, long nanos, double[] loadAndDeviation) {
        if (Double.isNaN(told[cell]) || impliedSum[cell] <= 0 || learnedSeconds[cell] < LEAST_SECONDS) {
            return false;
        }
        loadAndDeviation[0] = Math.min(1, implied[cell] * toldSum[cell] / impliedSum[cell]);
        loadAndDeviation[1] = SPREAD * loadAndDeviation[0];
        return true;
    }
}
