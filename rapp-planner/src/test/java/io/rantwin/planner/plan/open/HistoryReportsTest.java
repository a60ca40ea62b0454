package io.rantwin.planner.plan.open;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.MemoryHistory;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.chunks.HistoryView;
import io.rantwin.planner.rollout.LiveReports;
import io.rantwin.twin.topology.Snssai;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the watch gets of PM data and of the reports of a running twin. */
class HistoryReportsTest {
    private static final long BEGIN = 1_767_571_200_000L;
    private static final long QUARTER = 900_000;
    private static final String LOAD = "RRU.PrbTotDl";
    private static final String POWER = "PEE.AvgPower";

    private final MemoryHistory history =
            new MemoryHistory(new RollUp(MeasurementCatalogue.bundled()), Retention.USUAL);
    private final HistoryReports reports =
            new HistoryReports(new HistoryView(Path.of("nowhere"), history), () -> Instant.ofEpochMilli(BEGIN), false);

    private void report(String cell, long granularity, long begin, List<String> names, double... values)
            throws HistoryException {
        history.append(List.of(Reports.one(cell, granularity, begin, begin + granularity, names, values)));
    }

    private void seconds(String cell, long begin, int seconds, double load, double watts) throws HistoryException {
        for (int second = 0; second < seconds; second++) {
            report(cell, 1000, begin + 1000L * second, List.of(LOAD, POWER), load, watts);
        }
    }

    private LiveReports.Period period(long begin, String... cells) throws LiveReports.NoReportsException {
        return reports.period(List.of(cells), begin, QUARTER);
    }

    @Test
    void pmDataIsTakenWhereThereIsSomeAndTheTwinsReportsElsewhere()
            throws LiveReports.NoReportsException, HistoryException {
        report("pm", QUARTER, BEGIN, List.of(LOAD, POWER), 40, 400);
        seconds("pm", BEGIN, 900, 41, 410);
        seconds("live", BEGIN, 900, 20, 200);

        LiveReports.Period period = period(BEGIN, "pm", "live", "nobody");

        assertThat(period.loadPercent()).containsExactly(40, 20, Double.NaN);
        assertThat(period.watts()).containsExactly(400, 200, Double.NaN);
        assertThat(period.missing(List.of("pm", "live", "nobody"))).containsExactly("nobody");
    }

    @Test
    void pmDataThatHasEndedDoesNotHideTheTwinsReports() throws LiveReports.NoReportsException, HistoryException {
        report("a", QUARTER, BEGIN, List.of(LOAD, POWER), 40, 400);
        seconds("a", BEGIN + QUARTER, 800, 30, 300);

        LiveReports.Period period = period(BEGIN + QUARTER, "a");

        assertThat(period.loadPercent()).containsExactly(30);
        assertThat(period.watts()).containsExactly(300);
    }

    @Test
    void usersOfASliceGotWhatTheyGotWhileThereWasTraffic() throws LiveReports.NoReportsException, HistoryException {
        Snssai many = new Snssai(1, Snssai.NO_SD);
        Snssai few = new Snssai(1, 10);
        for (int second = 0; second < 900; second++) {
            report("a", 1000, BEGIN + 1000L * second, List.of(LOAD), 25);
        }
        // A second with traffic in a quarter of an hour is enough; PM data count before seconds.
        report("a", 1000, BEGIN + 5000, List.of("DRB.UEThpDl.SNSSAI.16777226"), 8000);
        report("a", 1000, BEGIN + 9000, List.of("DRB.UEThpDl.SNSSAI.16777226"), 6000);
        report("b", QUARTER, BEGIN, List.of("DRB.UEThpDl.SNSSAI.1"), 3000);
        report("b", 1000, BEGIN, List.of("DRB.UEThpDl.SNSSAI.1"), 1000);

        assertThat(reports.userKbits(List.of("a", "a", "b", "c"), List.of(few, many, many, many), BEGIN, QUARTER))
                .containsExactly(7000, Double.NaN, 3000, Double.NaN);
        assertThat(reports.userKbits(List.of("b"), List.of(many), BEGIN + QUARTER, QUARTER))
                .containsExactly(Double.NaN);
    }

    @Test
    void aPeriodOfWhichMoreThanAFifthIsMissingIsNotThere() throws LiveReports.NoReportsException, HistoryException {
        seconds("a", BEGIN, 700, 30, 300);
        assertThat(period(BEGIN, "a").missing(List.of("a"))).containsExactly("a");
        seconds("a", BEGIN + 700_000, 30, 30, 300);
        assertThat(period(BEGIN, "a").missing(List.of("a"))).isEmpty();
    }

    @Test
    void loadAndPowerMayComeAtDifferentGranularities() throws LiveReports.NoReportsException, HistoryException {
        for (int minute = 0; minute < 15; minute++) {
            report("a", 60_000, BEGIN + 60_000L * minute, List.of(POWER), 300);
        }
        for (int second = 0; second < 900; second++) {
            report("a", 1000, BEGIN + 1000L * second, List.of(LOAD), 25);
        }
        assertThat(period(BEGIN, "a").loadPercent()).as("not taken for asleep").containsExactly(25);
        assertThat(period(BEGIN, "a").watts()).containsExactly(300);
    }

    @Test
    void aCellThatTellsItsPowerAndNoLoadSleeps() throws LiveReports.NoReportsException, HistoryException {
        for (int second = 0; second < 900; second++) {
            report("a", 1000, BEGIN + 1000L * second, List.of(POWER), 50);
        }
        assertThat(period(BEGIN, "a").loadPercent()).containsExactly(0);
    }

    @Test
    void networkTimeIsThatOfTheNewestReportLookedForOnceASecondAndGoesOnWithTheClock()
            throws LiveReports.NoReportsException, HistoryException {
        long[] now = {BEGIN + 1000};
        var byReports = new HistoryReports(
                new HistoryView(Path.of("nowhere"), history), () -> Instant.ofEpochMilli(now[0]), true);
        assertThat(byReports.networkMillis()).as("no report yet").isEqualTo(now[0]);
        long night = BEGIN - 3 * QUARTER;
        history.append(List.of(
                Reports.one("a", QUARTER, night, BEGIN + 900, List.of(LOAD), new double[] {40}),
                Reports.one("b", 1000, night, BEGIN + 900, List.of(LOAD), new double[] {40})));
        assertThat(byReports.networkMillis()).isEqualTo(night + QUARTER + 100);
        history.append(
                List.of(Reports.one("a", QUARTER, night + QUARTER, now[0] + 600, List.of(LOAD), new double[] {40})));
        now[0] += 999;
        assertThat(byReports.networkMillis()).as("not looked for again").isEqualTo(night + QUARTER + 1099);
        now[0]++;
        assertThat(byReports.networkMillis()).isEqualTo(night + 2 * QUARTER + 400);
        now[0] = BEGIN;
        assertThat(byReports.networkMillis()).as("a clock that was set back").isEqualTo(night + 2 * QUARTER);
    }

    @Test
    void nothingIsThereBeforeTheFirstReport() throws LiveReports.NoReportsException, HistoryException {
        var empty = new HistoryReports(new HistoryView(Path.of("nowhere"), null), () -> Instant.EPOCH, true);
        assertThat(empty.period(List.of("a"), BEGIN, QUARTER).missing(List.of("a")))
                .containsExactly("a");
        assertThat(empty.networkMillis()).isZero();
    }
}
