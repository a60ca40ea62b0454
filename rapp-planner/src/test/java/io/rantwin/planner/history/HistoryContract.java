package io.rantwin.planner.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every history store does, whatever it is made of. */
public abstract class HistoryContract {
    protected static final RollUp ROLL_UP = new RollUp(MeasurementCatalogue.bundled());
    protected static final String CELL = "001-01-000000001";
    protected static final long T0 = 1_700_000_100_000L - 1_700_000_100_000L % 900_000L;
    private static final long SECOND = 1000;
    private static final long MINUTE = 60_000;
    private static final List<String> LOAD = List.of("RRU.PrbTotDl");

    protected HistoryStore store;

    protected abstract HistoryStore open(Retention retention) throws HistoryException;

    @BeforeEach
    void openStore() throws HistoryException {
        store = open(Retention.USUAL);
    }

    @AfterEach
    void closeStore() throws HistoryException {
        store.close();
    }

    private Receipt load(long granularity, long time, double percent) throws HistoryException {
        return store.append(List.of(Reports.one(CELL, granularity, time, time + 200, LOAD, percent)));
    }

    /** Seconds from the first to before the last in one append. */
    private void seconds(int first, int last, IntToDoubleFunction percent) throws HistoryException {
        List<Reports> reports = new ArrayList<>();
        for (int i = first; i < last; i++) {
            long time = T0 + i * SECOND;
            reports.add(Reports.one(CELL, SECOND, time, time + 200, LOAD, percent.applyAsDouble(i)));
        }
        store.append(reports);
    }

    private Series all(long granularity) throws HistoryException {
        return store.read(CELL, granularity, Long.MIN_VALUE, Long.MAX_VALUE, List.of());
    }

    @Test
    void aReportComesBackAsItWasGiven() throws HistoryException {
        Receipt receipt = store.append(List.of(
                Reports.one(CELL, SECOND, T0, T0 + 350, List.of("RRU.PrbTotDl", "RRC.ConnMean"), 41.25, Double.NaN)));

        assertThat(receipt).isEqualTo(new Receipt(1, 0, 0, 0, 0));
        Series series = all(SECOND);
        assertThat(series.timeMillis()).containsExactly(T0);
        assertThat(series.arrivalMillis()).containsExactly(T0 + 350);
        assertThat(series.reports()).containsExactly(1);
        assertThat(series.measurements()).containsExactly("RRU.PrbTotDl");
        assertThat(series.column("RRU.PrbTotDl")).containsExactly(41.25);
        assertThat(series.column("RRC.ConnMean")).containsExactly(Double.NaN);
    }

    @Test
    void aDuplicateChangesNothingAndALaterValueWins() throws HistoryException {
        load(SECOND, T0, 10);

        assertThat(load(SECOND, T0, 10)).isEqualTo(new Receipt(0, 0, 1, 0, 0));
        assertThat(load(SECOND, T0, 11)).isEqualTo(new Receipt(0, 1, 0, 0, 0));
        assertThat(all(SECOND).column("RRU.PrbTotDl")).containsExactly(11.0);
    }

    @Test
    void aReportOfOtherMeasurementsOfTheSameTimeJoinsTheRow() throws HistoryException {
        load(SECOND, T0, 10);
        store.append(List.of(Reports.one(CELL, SECOND, T0, T0 + 900, List.of("RRC.ConnMean"), 3)));

        Series series = all(SECOND);
        assertThat(series.measurements()).containsExactly("RRC.ConnMean", "RRU.PrbTotDl");
        assertThat(series.column("RRU.PrbTotDl")).containsExactly(10.0);
        assertThat(series.column("RRC.ConnMean")).containsExactly(3.0);
        assertThat(series.arrivalMillis()).containsExactly(T0 + 900);
    }

    @Test
    void granularitiesAndCellsAreApart() throws HistoryException {
        load(SECOND, T0, 10);
        load(MINUTE, T0, 20);
        store.append(List.of(Reports.one("other", SECOND, T0, T0, LOAD, 30)));

        assertThat(all(SECOND).column("RRU.PrbTotDl")).containsExactly(10.0);
        assertThat(all(MINUTE).column("RRU.PrbTotDl")).containsExactly(20.0);
        assertThat(store.list())
                .extracting(SeriesSummary::cellId, SeriesSummary::granularityMillis)
                .containsExactly(tuple(CELL, SECOND), tuple(CELL, MINUTE), tuple("other", SECOND));
    }

    @Test
    void lateReportsFallIntoPlaceAndGapsAreSeen() throws HistoryException {
        load(SECOND, T0, 1);
        load(SECOND, T0 + 5 * SECOND, 6);
        load(SECOND, T0 + SECOND, 2);

        Series series = all(SECOND);
        assertThat(series.timeMillis()).containsExactly(T0, T0 + SECOND, T0 + 5 * SECOND);
        assertThat(series.column("RRU.PrbTotDl")).containsExactly(1.0, 2.0, 6.0);
        assertThat(series.gaps()).containsExactly(new Gap(T0 + 2 * SECOND, T0 + 5 * SECOND, 3));
    }

    @Test
    void aRangeHasItsBeginAndNotItsEnd() throws HistoryException {
        seconds(0, 2000, i -> i);

        Series middle = store.read(CELL, SECOND, T0 + 890 * SECOND, T0 + 910 * SECOND, LOAD);
        assertThat(middle.rows()).isEqualTo(20);
        assertThat(middle.column("RRU.PrbTotDl")[0]).isEqualTo(890);
        assertThat(middle.column("RRU.PrbTotDl")[19]).isEqualTo(909);
        assertThat(store.read(CELL, SECOND, T0, T0, LOAD).rows()).isZero();
        assertThat(store.read("nobody", SECOND, T0, T0 + 1, LOAD).rows()).isZero();
    }

    @Test
    void secondsBecomeMinutesAndMinutesQuartersByTheNatureOfTheMeasurement() throws HistoryException {
        List<String> names = List.of("RRU.PrbTotDl", "DRB.PdcpSduVolumeDL", "RRC.ConnMax");
        List<Reports> reports = new ArrayList<>();
        for (int i = 0; i < 901; i++) {
            reports.add(Reports.one(CELL, SECOND, T0 + i * SECOND, T0 + i * SECOND, names, i % 60, 2, i));
        }
        store.append(reports);
        store.tidy();

        Series minutes = all(MINUTE);
        assertThat(minutes.rows()).isEqualTo(15);
        assertThat(minutes.reports()).containsOnly(60);
        assertThat(minutes.column("RRU.PrbTotDl")).containsOnly(29.5);
        assertThat(minutes.column("DRB.PdcpSduVolumeDL")).containsOnly(120.0);
        assertThat(minutes.column("RRC.ConnMax")[14]).isEqualTo(899);
        Series quarters = all(RollUp.QUARTER_MILLIS);
        assertThat(quarters.timeMillis()).containsExactly(T0);
        assertThat(quarters.reports()).containsExactly(900);
        assertThat(quarters.column("RRU.PrbTotDl")).containsExactly(29.5);
        assertThat(quarters.column("DRB.PdcpSduVolumeDL")).containsExactly(1800.0);
        assertThat(quarters.column("RRC.ConnMax")).containsExactly(899.0);
    }

    @Test
    void aLateReportChangesWhatWasRolledUpAndAMinuteWithGapsSaysSo() throws HistoryException {
        seconds(0, 60, i -> 10);
        seconds(90, 180, i -> 10);
        store.tidy();
        assertThat(all(MINUTE).reports()).containsExactly(60, 30, 60);

        seconds(60, 90, i -> 40);
        assertThat(store.tidy().rolledUp()).isEqualTo(1);
        assertThat(all(MINUTE).reports()).containsExactly(60, 60, 60);
        assertThat(all(MINUTE).column("RRU.PrbTotDl")).containsExactly(10, 25, 10);
        assertThat(store.tidy()).isEqualTo(new Tidied(0, 0));
    }

    @Test
    void whatIsReportedComesBeforeWhatIsRolledUp() throws HistoryException {
        seconds(0, 120, i -> 10);
        load(MINUTE, T0 + MINUTE, 77);
        store.tidy();

        assertThat(all(MINUTE).column("RRU.PrbTotDl")).containsExactly(10, 77);
        assertThat(all(MINUTE).reports()).containsExactly(60, 1);
    }

    @Test
    void secondsGoAfterTheirTimeAndStayGoneWhileTheMinutesStay() throws HistoryException {
        store.close();
        store = open(new Retention(Duration.ofMinutes(30), Duration.ofDays(7), Duration.ofDays(90)));
        seconds(0, 3600, i -> i);

        assertThat(store.tidy().dropped()).isEqualTo(1800);
        assertThat(all(SECOND).timeMillis()[0]).isEqualTo(T0 + 1800 * SECOND);
        assertThat(all(MINUTE).rows()).isEqualTo(60);
        assertThat(all(RollUp.QUARTER_MILLIS).rows()).isEqualTo(4);
        // One second of a minute that is known whole must not replace that minute.
        assertThat(load(SECOND, T0, 99)).isEqualTo(new Receipt(0, 0, 0, 1, 0));
        store.tidy();
        assertThat(all(MINUTE).column("RRU.PrbTotDl")[0]).isEqualTo(29.5);
    }

    @Test
    void aPinnedCellKeepsAll() throws HistoryException {
        store.pin(CELL);
        load(SECOND, T0, 1);
        load(SECOND, T0 + Duration.ofDays(500).toMillis(), 2);

        assertThat(store.tidy().dropped()).isZero();
        assertThat(all(SECOND).rows()).isEqualTo(2);
        assertThat(store.list().getFirst().pinned()).isTrue();
    }

    @Test
    void moreRowsThanTheGranularityAllowsAreRefusedNotKeptForEver() throws HistoryException {
        long[] times = new long[4000];
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = T0 + i;
        }
        Receipt receipt = store.append(List.of(new Reports(CELL, SECOND, LOAD, times, times.clone(), values)));

        assertThat(receipt).isEqualTo(new Receipt(3600, 0, 0, 0, 400));
        assertThat(all(SECOND).rows()).isEqualTo(3600);
    }

    @Test
    void timesBefore1970AndFarAwayAreTimesToo() throws HistoryException {
        load(SECOND, -1500, 1);
        load(SECOND, 1L << 51, 2);

        assertThat(all(SECOND).timeMillis()).containsExactly(-1500, 1L << 51);
        assertThat(store.read(CELL, SECOND, -1500, -1499, LOAD).rows()).isEqualTo(1);
    }

    @Test
    void theBookmarkStandsWithTheRowsAndTheLastOneCounts() throws HistoryException {
        store.append(List.of(), new Bookmark("a", "1"));
        store.append(List.of(Reports.one(CELL, SECOND, T0, T0, LOAD, 10)), new Bookmark("a", "2"));
        store.append(List.of(), new Bookmark("b", "x"));
        load(SECOND, T0 + SECOND, 11);

        assertThat(store.bookmarks()).containsOnly(Map.entry("a", "2"), Map.entry("b", "x"));
        assertThat(all(SECOND).rows()).isEqualTo(2);
    }
}
