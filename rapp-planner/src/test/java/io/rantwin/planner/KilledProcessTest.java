package io.rantwin.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.audit.Verification;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.Series;
import io.rantwin.planner.history.chunks.ChunkHistory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that takes reports in and notes events is killed in the midst of it: what it said was kept is there. */
class KilledProcessTest {
    private static final int ROUNDS = 2;
    private static final int ROWS = 50;
    private static final String CELL = "001-01-000000001";
    private static final List<String> NAMES = List.of("RRU.PrbTotDl", "RRC.ConnMean");

    @TempDir
    private Path folder;

    /** The process: appends, small and large ones, upkeep now and then; a line for each that has returned. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws HistoryException, AuditException {
            Path folder = Path.of(args[0]);
            try (HistoryStore store = store(folder);
                    AuditLog log =
                            AuditLog.open(folder.resolve("audit.jsonl"), InstantSource.system(), null, note -> {})) {
                for (int step = Integer.parseInt(args[1]); ; step++) {
                    store.append(reports(step));
                    log.append(
                            "test.step",
                            "child",
                            JsonNodeFactory.instance.objectNode().put("step", step));
                    if (step % 7 == 6) {
                        store.tidy();
                    }
                    System.out.println(step);
                    System.out.flush();
                }
            }
        }
    }

    private static HistoryStore store(Path folder) throws HistoryException {
        return ChunkHistory.open(
                folder.resolve("history"), new RollUp(MeasurementCatalogue.bundled()), Retention.USUAL);
    }

    /** Every fifth append is a large one, of many cells, which takes the way past the journal. */
    private static List<Reports> reports(int step) {
        List<Reports> reports = new ArrayList<>();
        int cells = step % 5 == 4 ? 450 : 1;
        for (int cell = 0; cell < cells; cell++) {
            long[] times = new long[ROWS];
            double[] values = new double[2 * ROWS];
            for (int row = 0; row < ROWS; row++) {
                times[row] = 1000L * (step * ROWS + row);
                values[2 * row] = step;
                values[2 * row + 1] = row;
            }
            reports.add(new Reports(cell == 0 ? CELL : CELL + "-" + cell, 1000, NAMES, times, times.clone(), values));
        }
        return reports;
    }

    @Test
    void whatWasAcknowledgedIsThereAfterKill9()
            throws IOException, InterruptedException, HistoryException, AuditException {
        var random = new Random(42);
        int next = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int acknowledged = runUntilKilled(next, next + 6 + random.nextInt(12));

            try (HistoryStore store = store(folder)) {
                Series series = store.read(CELL, 1000, Long.MIN_VALUE, Long.MAX_VALUE, List.of());
                assertThat(series.rows()).isGreaterThanOrEqualTo((acknowledged + 1) * ROWS);
                assertThat(series.rows() % ROWS)
                        .as("an append is there as a whole or not at all")
                        .isZero();
                assertThat(series.gaps()).isEmpty();
                for (int row = 0; row < series.rows(); row++) {
                    int step = row / ROWS;
                    assertThat(series.values()[1][row]).isEqualTo(step);
                    assertThat(series.values()[0][row]).isEqualTo(row % ROWS);
                }
                next = series.rows() / ROWS;
            }
            Verification log = AuditLog.verify(folder.resolve("audit.jsonl"), null);
            assertThat(log.isWhole()).isTrue();
            assertThat(log.records()).isGreaterThanOrEqualTo(acknowledged + 1 - round);
        }
    }

    private int runUntilKilled(int first, int until) throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        Child.class.getName(),
                        folder.toString(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int acknowledged = -1;
        try (var out = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = out.readLine()) != null) {
                acknowledged = Integer.parseInt(line);
                if (acknowledged == until) {
                    child.toHandle().destroyForcibly(); // leaves the pipe open: what was said before is read
                }
            }
        }
        child.waitFor();
        assertThat(acknowledged).isGreaterThanOrEqualTo(until);
        return acknowledged;
    }
}
