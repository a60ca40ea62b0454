package io.rantwin.nearrt.loop;

import io.rantwin.nearrt.learned.LearnedPage;
import io.rantwin.twin.estimation.CellParameters;
import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.FilterSettings;
import io.rantwin.twin.estimation.IntakeSettings;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.estimation.NeighbourExpectation;
import io.rantwin.twin.estimation.ReportIntake;
import io.rantwin.twin.fidelity.FidelityScale;
import io.rantwin.twin.fidelity.FilterFidelity;
import io.rantwin.twin.forecast.NearForecaster;
import io.rantwin.twin.forecast.SeasonBank;
import io.rantwin.twin.forecast.SeasonSettings;
import java.util.List;

/** The filters of a fixed number of cells that report about equally often. A shard grows by pages, so that nothing is ever copied. */
final class CellPage {
    /** How far ahead is forecast. */
    static final List<Long> HORIZONS_MILLIS = List.of(1_000L, 10_000L, 60_000L, 300_000L, 3_600_000L);

    /** What is scored: some 9 kB a cell. */
    static final List<MeasurementSlot> SCORED =
            List.of(MeasurementSlot.PRB_TOT_DL, MeasurementSlot.VOLUME_DL, MeasurementSlot.CONN_MEAN);

    static final long[] SCORED_HORIZONS_MILLIS = {0, 1_000, 60_000};
    static final int WINDOW = 60;

    private static final long[] CLASSES_MILLIS = {100, 1_000, 10_000, 60_000, 300_000, 900_000, 3_600_000};

    final long classMillis;
    final FilterBank bank;
    final ReportIntake intake;
    final SeasonBank seasons;
    final NearForecaster forecaster;
    final FilterFidelity fidelity;
    final LearnedPage learned;
    private int used;

    CellPage(int cells, long classMillis, MeasurementNames names, SeasonSettings season) {
        this.classMillis = classMillis;
        bank = new FilterBank(new CellParameters(cells), FilterSettings.forGranularity(classMillis));
        intake = new ReportIntake(bank, names, IntakeSettings.STANDARD, NeighbourExpectation.NONE);
        seasons = new SeasonBank(season, cells);
        forecaster = new NearForecaster(bank, new int[cells], HORIZONS_MILLIS, classMillis, seasons);
        learned = new LearnedPage(forecaster, cells);
        fidelity = new FilterFidelity(
                bank,
                SCORED,
                new FidelityScale(
                        SCORED.stream().map(slot -> slot.names().getFirst()).toList(),
                        SCORED_HORIZONS_MILLIS,
                        new long[] {classMillis},
                        WINDOW));
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
