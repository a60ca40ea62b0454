package io.rantwin.nearrt.loop;

import io.rantwin.twin.estimation.CellParameters;
import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.FilterSettings;
import io.rantwin.twin.estimation.IntakeSettings;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.twin.estimation.NeighbourExpectation;
import io.rantwin.twin.estimation.ReportIntake;

/** The filters of a fixed number of cells that report about equally often. A shard grows by pages, so that nothing is ever copied. */
final class CellPage {
    private static final long[] CLASSES_MILLIS = {100, 1_000, 10_000, 60_000, 300_000, 900_000, 3_600_000};

    final long classMillis;
    final FilterBank bank;
    final ReportIntake intake;
    private int used;

    CellPage(int cells, long classMillis, MeasurementNames names) {
        this.classMillis = classMillis;
        bank = new FilterBank(new CellParameters(cells), FilterSettings.forGranularity(classMillis));
        intake = new ReportIntake(bank, names, IntakeSettings.STANDARD, NeighbourExpectation.NONE);
    }

    /** The granularity for which filters are set up that take reports of this one. */
    static long classOf(long granularityMillis) {
        long found = CLASSES_MILLIS[0];
        for (long each : CLASSES_MILLIS) {
            // Geometric middle between two classes.
            if ((double) granularityMillis * granularityMillis > (double) each * found) {
                found = each;
            }
        }
        return found;
    }

    boolean isFull() {
        return used == bank.cells();
    }

    /** A place for one more cell. */
    int take() {
        return used++;
    }
}
