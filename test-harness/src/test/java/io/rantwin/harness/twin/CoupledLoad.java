package io.rantwin.harness.twin;

import io.rantwin.twin.anomaly.NeighbourLoad;
import io.rantwin.twin.estimation.CellReport;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.loadcoupling.LoadNetwork;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** Feeds the product's {@link NeighbourLoad} from the reports of a period, before the intake asks. */
final class CoupledLoad {
    private static final double BITS_PER_KILOBIT = 1000;
    private static final double MOST_KILOBITS = 1e9;

    private final NeighbourLoad neighbours;
    private final double[] bitsPerSecond;
    private final double[] load;
    private final double[] active;

    CoupledLoad(LoadNetwork net) {
        neighbours = new NeighbourLoad(net);
        bitsPerSecond = new double[net.cells()];
        load = new double[net.cells()];
        active = new double[net.cells()];
    }

    NeighbourLoad neighbours() {
        return neighbours;
    }

    /** Who lies in doubt teaches nothing. */
    void period(Iterable<CellReport> reports, IntPredicate inDoubt) {
        Arrays.fill(bitsPerSecond, Double.NaN);
        Arrays.fill(load, Double.NaN);
        Arrays.fill(active, Double.NaN);
        double seconds = 1;
        for (CellReport report : reports) {
            seconds = report.granularityMillis() / 1000.0;
            double volume = value(report, MeasurementSlot.VOLUME_DL);
            if (volume < MOST_KILOBITS) {
                bitsPerSecond[report.cell()] = volume * BITS_PER_KILOBIT / seconds;
                load[report.cell()] = value(report, MeasurementSlot.PRB_TOT_DL) / 100;
                active[report.cell()] = value(report, MeasurementSlot.ACTIVE_UE_DL);
            }
        }
        neighbours.take(seconds, bitsPerSecond, load, active, inDoubt);
    }

    private static double value(CellReport report, MeasurementSlot slot) {
        return (report.mask() & slot.bit()) == 0 ? Double.NaN : report.values()[slot.index()];
    }
}
