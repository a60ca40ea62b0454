package io.rantwin.planner.history.pm;

import static io.rantwin.planner.history.pm.PmReports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.sources.Refusal;
import io.rantwin.planner.history.sources.SourceStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PmFollowerTest {
    private static final String CELL = "ManagedElement=n,NRCellDU=1";
    private static final String LOAD = "RRU.PrbTotDl";

    @TempDir
    private Path folder;

    private TestBench bench;

    @BeforeEach
    void begin() {
        bench = new TestBench(folder);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void reportsBecomeRowsAtTheTimeTheyTellAndTheBookmarkStandsBehindThem() throws HistoryException {
        bench.send(report(0, LOAD, "40"), report(1, LOAD, "41"));
        PmFollower follower = bench.follower();

        bench.rounds(follower, 3);

        assertThat(bench.values(CELL, LOAD)).containsExactly(40, 41);
        SourceStatus status = bench.bookmark();
        assertThat(status.offsets()).containsExactly(entry("pm-0", 2L));
        assertThat(status.records()).isEqualTo(2);
        assertThat(status.added()).isEqualTo(2);
        assertThat(status.newestEndMillis()).isEqualTo(PmReports.T0 + 2 * PmReports.QUARTER);
        assertThat(bench.said).contains("job: connected, 1 partition");
    }

    @Test
    void whatCannotBeTakenIsCountedByCauseAndToldWithItsPlace() throws HistoryException, IOException {
        bench.send(
                octets("no report"),
                report(0, "NRCellDU=1", LOAD, "40", "true"),
                report(1, "GNBDUFunction=1", LOAD, "40", "false"),
                report(2, LOAD, "1,2"),
                report(3, "VS.Heat", "7"),
                report(300, LOAD, "40"),
                octets("{'event':{}}".replace('\'', '"')));
        bench.rounds(bench.follower(), 3);

        SourceStatus status = bench.bookmark();
        assertThat(status.refused())
                .containsOnly(
                        entry(Refusal.NO_JSON, 1L),
                        entry(Refusal.SUSPECT, 1L),
                        entry(Refusal.NO_CELL, 1L),
                        entry(Refusal.NO_NUMBER, 1L),
                        entry(Refusal.AHEAD_OF_TIME, 1L),
                        entry(Refusal.NO_REPORT, 1L));
        assertThat(status.unknownMeasurements()).containsExactly(entry("VS.Heat", 1L));
        assertThat(status.otherObjects()).containsExactly(entry("ManagedElement=n,GNBDUFunction=1", 1L));
        assertThat(bench.values(CELL, "VS.Heat")).contains(7);
        assertThat(status.problems()).extracting(SourceStatus.Problem::offset).containsExactly(0L, 3L, 5L, 6L);
        assertThat(status.problems().getLast().pointer()).isEqualTo("/event/commonEventHeader");
        Path refused = folder.resolve("refused").resolve("job");
        assertThat(refused.resolve("pm-0-0.record")).hasContent("no report");
        assertThat(Files.readString(refused.resolve("pm-0-6.why.json")))
                .contains("NO_REPORT", "/event/commonEventHeader");
        assertThat(DeadLetters.list(refused)).hasSize(3);
    }

    @Test
    void theFolderOfRefusedRecordsIsBounded() throws HistoryException, IOException {
        for (int i = 0; i < 10; i++) {
            bench.send(octets("no report " + i));
        }
        bench.rounds(bench.follower(), 3);

        assertThat(DeadLetters.list(folder.resolve("refused").resolve("job"))).hasSize(3);
        assertThat(bench.bookmark().refused()).containsExactly(entry(Refusal.NO_JSON, 10L));
        assertThat(folder.resolve("refused/job/pm-0-9.record")).exists();
    }

    @Test
    void duplicatesLateReportsAndGapsAreSeenForWhatTheyAre() throws HistoryException {
        bench.send(report(0, LOAD, "40"), report(3, LOAD, "43"), report(3, LOAD, "43"), report(1, LOAD, "41"));
        PmFollower follower = bench.follower();
        bench.rounds(follower, 2);

        SourceStatus status = bench.bookmark();
        assertThat(status.added()).isEqualTo(3);
        assertThat(status.repeated()).isEqualTo(1);
        assertThat(status.missingPeriods()).isEqualTo(2);
        assertThat(status.lateReports()).isEqualTo(1);
        assertThat(bench.values(CELL, LOAD)).containsExactly(40, 41, 43);
    }

    @Test
    void aStoreThatFailsLosesNothingAndDoublesNothing() throws HistoryException {
        bench.send(report(0, LOAD, "40"), report(1, LOAD, "41"));
        bench.fate = append -> append == 0 ? 1 : append == 1 ? 2 : 0;
        PmFollower follower = bench.follower();

        bench.rounds(follower, 2);
        assertThat(bench.said).anyMatch(line -> line.contains("the disk is full"));
        bench.rounds(follower, 8);

        assertThat(bench.values(CELL, LOAD)).containsExactly(40, 41);
        assertThat(bench.bookmark().records()).isEqualTo(2);
        assertThat(bench.bookmark().offsets()).containsExactly(entry("pm-0", 2L));
    }

    @Test
    void aBrokenConnectionIsMadeAnewAndGoesOnWhereItStood() throws HistoryException {
        bench.send(report(0, LOAD, "40"));
        PmFollower follower = bench.follower();
        bench.rounds(follower, 2);
        bench.breakConnection("nobody there");
        bench.rounds(follower, 1);
        bench.send(report(1, LOAD, "41"));
        bench.rounds(follower, 4);

        assertThat(bench.said).anyMatch(line -> line.contains("nobody there"));
        assertThat(bench.values(CELL, LOAD)).containsExactly(40, 41);
        assertThat(bench.bookmark().records()).isEqualTo(2);
    }

    @Test
    void recordsThatKafkaDeletedBeforeTheyWereReadAreCounted() throws HistoryException {
        bench.send(report(0, LOAD, "40"));
        bench.rounds(bench.follower(), 3);
        bench.send(report(1, LOAD, "41"), report(2, LOAD, "42"), report(3, LOAD, "43"));
        bench.firstOffset = 3;
        bench.rounds(bench.follower(), 4);

        assertThat(bench.bookmark().lostRecords()).isEqualTo(2);
        assertThat(bench.values(CELL, LOAD)).containsExactly(40, 43);
        assertThat(bench.said).anyMatch(line -> line.contains("has deleted records 1 to 2 of pm-0"));
    }

    @Test
    void anotherTopicIsAnotherSource() throws HistoryException {
        PmFollower follower = bench.follower();
        follower.close();
        assertThat(bench.bookmark().link()).isEqualTo(SourceStatus.ENDED);
        String other = bench.bookmark().write().replace("\"topic\":\"pm\"", "\"topic\":\"x\"");
        bench.history.append(java.util.List.of(), new io.rantwin.planner.history.Bookmark("job", other));

        assertThatThrownBy(bench::follower)
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("was read from topic x, not from pm");
    }

    @Test
    void theTableOfCellsNamesThemByTheEndOfTheirNames() {
        CellNames names = CellNames.of(Map.of("NRCellDU=1", "a", "ManagedElement=m,NRCellDU=1", "b"));

        assertThat(names.cellId("SubNetwork=1,ManagedElement=n", "NRCellDU=1")).isEqualTo("a");
        assertThat(names.cellId("SubNetwork=1,ManagedElement=m", "NRCellDU=1")).isEqualTo("b");
        assertThat(names.cellId("ManagedElement=m", "ManagedElement=m,NRCellDU=1"))
                .isEqualTo("b");
        assertThat(names.cellId("ManagedElement=m", "NRCellDU=11")).isNull();
    }
}
