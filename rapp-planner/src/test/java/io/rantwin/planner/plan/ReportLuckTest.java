package io.rantwin.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.gate.WatchSettings;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.MemoryHistory;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Luck of which the law is known is found again. */
class ReportLuckTest {
    private static final long BEGIN = 1_767_571_200_000L;
    private static final long REPORT = 60_000;
    private static final int PERIODS = 40;
    private static final int REPORTS = 30;
    private static final int CELLS = 4;
    private static final List<String> NAMES = List.of("RRU.PrbTotDl", "PEE.AvgPower");

    private final Random random = new Random(5);
    private final MemoryHistory history =
            new MemoryHistory(new RollUp(MeasurementCatalogue.bundled()), Retention.USUAL);

    /** Loads of cells that are 40 points apart from period to period, and within one go on from one report to the next by so much. */
    private Optional<ReportLuck> luck(double own, double common, double goesOn, int periods)
            throws HistoryException, PlanException {
        List<String> cells = new ArrayList<>();
        for (int cell = 0; cell < CELLS; cell++) {
            cells.add("cell" + cell);
        }
        double[] state = new double[CELLS + 1];
        for (int report = 0; report < periods * REPORTS; report++) {
            for (int i = 0; i <= CELLS; i++) {
                state[i] = goesOn * state[i] + Math.sqrt(1 - goesOn * goesOn) * random.nextGaussian();
            }
            double period = report / REPORTS % 2 == 0 ? 30 : 70;
            for (int cell = 0; cell < CELLS; cell++) {
                double load = period + own * state[cell] + common * state[CELLS];
                // Two rows make a report.
                for (int half = 0; half < 2; half++) {
                    long begin = BEGIN + report * REPORT + half * REPORT / 2;
                    history.append(List.of(
                            Reports.one(cells.get(cell), REPORT / 2, begin, begin + REPORT / 2, NAMES, new double[] {
                                load + 1 - 2 * half, 100 + 0.5 * load
                            })));
                }
            }
        }
        long day = REPORT * REPORTS * 2;
        return ReportLuck.of(
                history, cells, new HistoryLoads(BEGIN, BEGIN + REPORT * REPORTS * periods, BEGIN, day, 2), REPORT);
    }

    @Test
    void ofReportsThatAreIndependentItIsTheirDeviationWithinPeriods() throws Exception {
        ReportLuck luck = luck(4, 3, 0, PERIODS).orElseThrow();
        assertThat(luck.loadPoints()).isCloseTo(5, within(0.4));
        assertThat(luck.inCommon()).isCloseTo(9 / 25.0, within(0.08));
        // Power of all cells: 4 x 125 W in the mean, of which half a watt a point varies.
        double watts = 0.5 * Math.sqrt(CELLS * 16 + CELLS * CELLS * 9);
        assertThat(luck.wattShare()).isCloseTo(watts / (CELLS * 125), within(0.003));
    }

    @Test
    void reportsThatGoOnFromOneToTheNextCountForAsMuchAsTheirSumsVary() throws Exception {
        double independent = luck(5, 0, 0, PERIODS).orElseThrow().loadPoints();
        double goOn = luck(5, 0, 0.7, PERIODS).orElseThrow().loadPoints();
        // Of four in a row: (4 + 6 x 0.7 + 4 x 0.49 + 2 x 0.343) / 4 = 2.71 times the variance, less what 7 such means
        // of a period lose.
        assertThat(independent).isCloseTo(5, within(0.4));
        assertThat(goOn).isBetween(5 * 1.4, 5 * Math.sqrt(2.71));
    }

    @Test
    void periodsOfASingleReportTellNothingOfWhatIsWithinThem() throws Exception {
        luck(4, 3, 0, 2);
        long day = 2 * REPORT;
        assertThat(ReportLuck.of(
                        history, List.of("cell0"), new HistoryLoads(BEGIN, BEGIN + 30 * day, BEGIN, day, 2), REPORT))
                .isEmpty();
    }

    @Test
    void littleHistoryTellsNothingAndNobodyAllowsForLessThanUsual() throws Exception {
        assertThat(luck(4, 3, 0, 0)).isEmpty();
        WatchSettings usual = WatchSettings.USUAL;
        WatchSettings calm = new ReportLuck(0.5, 0.1, Double.NaN).in(usual);
        assertThat(calm.loadLuck()).isEqualTo(usual.loadLuck());
        assertThat(calm.wattLuck()).isEqualTo(usual.wattLuck());
        WatchSettings wild = new ReportLuck(9, 0.1, 0.2).in(usual);
        assertThat(wild.loadLuck()).isEqualTo(9);
        assertThat(wild.luckInCommon()).isEqualTo(0.1);
        assertThat(wild.wattLuck()).isEqualTo(0.2);
    }
}
