package io.rantwin.planner.history.chunks;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.chaos.harm.Limits;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A history in a process of its own, whose files cannot grow for a while: what was said to be kept is there, and afterwards it goes on. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
    private static final String CELL = "001-01-00000000a";
    private static final int MEASUREMENTS = 12;
    private static final int ROWS = 60;
    /** Octets beyond which no file grows; what is written reaches some of them in part. */
    private static final long[] LIMITS = {0, 4096, 20_000, 40_000, 100_000, 0};

    @TempDir
    private Path folder;

    private final Limits limits = new Limits();
    private Process child;
    private BufferedReader answers;

    @AfterEach
    void end() {
        child.destroyForcibly();
    }

    @Test
    void aHistoryGoesOnAfterADiskWasFullAndHasAllThatItSaidItKept() throws Exception {
        child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        int next = 0;
        List<Integer> kept = new ArrayList<>();
        int refused = 0;
        for (long limit : LIMITS) {
            kept.add(next);
            assertThat(append(next++)).isEqualTo("kept");
            limits.fileSize(child.pid(), limit);
            for (int i = 0; i < 5; i++) {
                if (append(next).equals("kept")) {
                    kept.add(next);
                } else {
                    refused++;
                }
                next++;
            }
            limits.fileSize(child.pid(), Limits.NONE);
            for (int i = 0; i < 2; i++) {
                assertThat(append(next)).as("after a limit of " + limit).isEqualTo("kept");
                kept.add(next++);
            }
        }
        assertThat(refused).isPositive();
        // What was refused may be there nevertheless: it was in memory, or the answer was lost after the commit.
        String there = ask("read");
        assertThat(there.split(",", -1))
                .containsAll(kept.stream().map(String::valueOf).toList());
        assertThat(ask("end")).isEqualTo("ended");
    }

    private String append(int number) throws IOException {
        return ask("append " + number);
    }

    private String ask(String what) throws IOException {
        OutputStream out = child.getOutputStream();
        out.write((what + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        String answer = answers.readLine();
        return answer == null ? "the process has ended" : answer;
    }

    /** Keeps what it is told to, and says how it went. */
    static final class Child {
        private Child() {}

        public static void main(String[] folder) throws IOException, HistoryException {
            var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            List<String> names = new ArrayList<>();
            for (int m = 0; m < MEASUREMENTS; m++) {
                names.add("measurement" + m);
            }
            try (HistoryStore store = ChunkHistory.open(
                    Path.of(folder[0]), new RollUp(MeasurementCatalogue.bundled()), Retention.USUAL)) {
                for (String line = questions.readLine();
                        line != null && !line.equals("end");
                        line = questions.readLine()) {
                    String[] words = line.split(" ", -1);
                    say(
                            words[0].equals("append")
                                    ? append(store, names, Integer.parseInt(words[1]))
                                    : read(store, names));
                }
            }
            say("ended");
        }

        private static void say(String answer) {
            System.out.println(answer);
        }

        private static String append(HistoryStore store, List<String> names, int number) {
            long[] times = new long[ROWS];
            double[] values = new double[ROWS * MEASUREMENTS];
            for (int row = 0; row < ROWS; row++) {
                times[row] = 1000L * (number * ROWS + row);
                for (int m = 0; m < MEASUREMENTS; m++) {
                    values[row * MEASUREMENTS + m] = number + Math.sin(row * 12.9898 + m * 78.233) * 1e-3;
                }
            }
            try {
                store.append(List.of(new Reports(CELL, 1000, names, times, times, values)), null);
                return "kept";
            } catch (HistoryException failed) {
                return String.valueOf(failed.getMessage());
            }
        }

        private static String read(HistoryStore store, List<String> names) throws HistoryException {
            List<String> there = new ArrayList<>();
            double[] column =
                    store.read(CELL, 1000, 0, 1000L * 1000 * ROWS, names).column(names.getFirst());
            for (int row = 0; row < column.length; row += ROWS) {
                there.add(String.valueOf(Math.round(column[row])));
            }
            return String.join(",", there);
        }
    }
}
