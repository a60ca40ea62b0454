package io.rantwin.planner.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.history.MemoryHistory;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a training gets of the history. */
class HistoryRowsTest {
    private static final long BEGIN = 1_700_006_400_000L;
    private static final long HOUR = 3_600_000;
    private static final String LOAD = "RRU.PrbTotDl";
    private static final String USERS = "RRC.ConnMean";

    private final MemoryHistory history =
            new MemoryHistory(new RollUp(MeasurementCatalogue.bundled()), Retention.USUAL);

    /** A row an hour whose load is its number, and users ten times that. */
    private void report(String cell, int from, int until, long offMillis) {
        long[] times = LongStream.range(from, until)
                .map(row -> BEGIN + row * HOUR + offMillis)
                .toArray();
        double[] values = LongStream.range(from, until)
                .mapToObj(row -> new double[] {row, 10 * row})
                .flatMapToDouble(Arrays::stream)
                .toArray();
        history.append(List.of(new Reports(cell, HOUR, List.of(LOAD, USERS), times, times.clone(), values)), null);
    }

    @Test
    void cellsLieOnOneAxisThatEndsWithTheNewestReport() throws Exception {
        report("a", 0, 100, 0);
        report("b", 50, 90, 1_700_000);
        history.append(
                List.of(new Reports(
                        "other", HOUR, List.of(USERS), new long[] {BEGIN}, new long[] {BEGIN}, new double[] {1})),
                null);
        HistoryRows rows = HistoryRows.newest(history, List.of(), List.of(LOAD), HOUR, 80);
        assertThat(rows.cells())
                .as("one that does not tell the target is left out")
                .containsExactly("a", "b");
        assertThat(rows.size()).isEqualTo(80);
        assertThat(HistoryRows.newestMillis(history, List.of(), HOUR)).isEqualTo(BEGIN + 99 * HOUR);
        SeriesTable table = rows.sideBySide();
        assertThat(table.names()).containsExactly("a", "b");
        // Row 0 is hour 20; b reports 28 minutes late, and not before hour 50.
        assertThat(table.rows().getFirst()).containsExactly(20, Double.NaN);
        assertThat(table.rows().get(30)).containsExactly(50, 50);
        assertThat(table.rows().getLast()).containsExactly(99, Double.NaN);
        assertThat(table.millis()[30]).isEqualTo(BEGIN + 50 * HOUR);
        assertThat(rows.rowAfter(BEGIN + 49 * HOUR)).isEqualTo(30);
        assertThat(rows.rowAfter(BEGIN + 500 * HOUR)).isEqualTo(80);
        assertThat(rows.sha256())
                .isEqualTo(HistoryRows.newest(history, List.of(), List.of(LOAD), HOUR, 80)
                        .sha256());
        report("a", 100, 101, 0);
        assertThat(rows.sha256())
                .isNotEqualTo(HistoryRows.newest(history, List.of(), List.of(LOAD), HOUR, 80)
                        .sha256());
        assertThat(HistoryRows.newest(history, List.of("b"), List.of(LOAD), HOUR, 80)
                        .size())
                .as("empty rows at the beginning are left out")
                .isEqualTo(40);
        assertThat(HistoryRows.newest(history, List.of("nobody"), List.of(LOAD), HOUR, 80)
                        .cells())
                .isEmpty();
    }

    @Test
    void measurementsComeCellAfterCellAndPartAfterPartInTime() throws Exception {
        report("a", 0, 20, 0);
        report("b", 0, 20, 0);
        HistoryRows rows = HistoryRows.newest(history, List.of(), List.of(LOAD, USERS), HOUR, 20);
        SeriesTable table = rows.cellAfterCell(4, 8);
        assertThat(table.names()).containsExactly(LOAD, USERS);
        // 8 hours of a, of b; 4 of each; then four times 2 of each.
        assertThat(table.rows())
                .extracting(row -> (int) row[0])
                .containsExactly(
                        0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 8, 9, 10, 11, 12, 13, 12, 13, 14,
                        15, 14, 15, 16, 17, 16, 17, 18, 19, 18, 19);
        assertThat(table.rows()).allMatch(row -> row[1] == 10 * row[0]);
        assertThat(table.runs()[0]).isZero();
        assertThat(table.runs()[39]).isEqualTo(11);
        assertThat(table.runStarts()[8]).isTrue();
        assertThat(table.runStarts()[9]).isFalse();
        assertThat(table.times().getLast()).isEqualTo("2023-11-15T19:00:00Z");
    }
}
