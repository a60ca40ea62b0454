package io.rantwin.planner.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.planner.sweep.results.SqliteSweeps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that runs a sweep is killed, more than once: what is kept at the end has the bits of a sweep that nobody disturbed. */
class KilledSweepTest {
    private static final int SCENARIOS = 1500;
    private static final int DRAWS = 4;
    private static final String ID = "0123456789abcdef";

    @TempDir
    private Path folder;

    /** The process: a line with the evaluations kept so far, then waits until it may go on; other shards are being run meanwhile. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws SweepException {
            SweepJob job = Jobs.energy(SCENARIOS, DRAWS);
            try (SqliteSweeps store = SqliteSweeps.open(Path.of(args[0]))) {
                store.begin(new SweepStore.Ordered(
                        ID, "killed", 1, "plan", job.snapshot(), job.shards(), job.evaluations()));
                new Sweep(store, ID, job).run(new ThreadExecutor(2), new Cancellation(), evaluations -> {
                    System.out.println(evaluations);
                    System.out.flush();
                    mayGoOn();
                });
            }
        }

        private static void mayGoOn() {
            try {
                if (System.in.read() < 0) {
                    throw new IllegalStateException("The test has ended.");
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    @Test
    void aSweepSurvivesKill9BitForBit() throws IOException, InterruptedException, SweepException {
        SweepJob job = Jobs.energy(SCENARIOS, DRAWS);
        long first = runUntilKilled(1000);
        assertThat(first).isEqualTo(1000);
        long second = runUntilKilled(first + 2000);
        assertThat(second).as("what was kept is not made again").isEqualTo(first + 2000);
        try (SqliteSweeps store = SqliteSweeps.open(folder)) {
            assertThat(store.done(ID).cardinality() * 1000L).isEqualTo(second);
            assertThat(new Sweep(store, ID, job).run(new ThreadExecutor(1), new Cancellation(), evaluations -> {}))
                    .isTrue();
            List<ShardResult> read = new ArrayList<>();
            store.read(ID, read::add);
            assertThat(read).isEqualTo(Jobs.results(job, new ThreadExecutor(2)));
        }
    }

    private long runUntilKilled(long until) throws IOException, InterruptedException {
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
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long kept = -1;
        try (OutputStream leave = child.getOutputStream();
                var out = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = out.readLine()) != null) {
                kept = Long.parseLong(line);
                if (kept >= until) {
                    child.toHandle().destroyForcibly(); // leaves the pipe open: what was said before is read
                } else {
                    leave.write('\n');
                    leave.flush();
                }
            }
        }
        child.waitFor();
        return kept;
    }
}
