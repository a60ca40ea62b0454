package io.rantwin.planner.chaos.stage;

import io.rantwin.planner.chaos.invariant.Footprint;
import io.rantwin.planner.chaos.schedule.Program;
import io.rantwin.planner.testbed.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Weighs a running process: objects after a full collection by {@code jcmd}, the rest from {@code /proc}. */
public final class Scales {
    private static final double MEBI = 1 << 20;
    private static final long PATIENCE_SECONDS = 30;

    private final Path jcmd;

    /** @param java home of the JDK */
    public Scales(Path java) {
        jcmd = java.resolve("bin").resolve("jcmd");
    }

    /** Weighs one; fails when it has ended or stands still. */
    public Footprint weigh(Program program, long pid, Duration at) throws IOException, InterruptedException {
        Path own = Path.of("/proc", Long.toString(pid));
        return new Footprint(
                program.command(),
                at,
                heapMebibytes(pid),
                Programs.residentMebibytes(pid),
                count(own.resolve("task")),
                count(own.resolve("fd")));
    }

    private static int count(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return (int) all.count();
        }
    }

    // A histogram counts what can be reached, after a full collection; its last line is the sum.
    private double heapMebibytes(long pid) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        // Whoever is paused meanwhile would be waited for without end.
        Thread.ofVirtual().start(() -> endLate(process));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return sum(said);
    }

    private static void endLate(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Octets of the line that begins with Total, as MiB. */
    static double sum(String histogram) throws IOException {
        for (String line : histogram.lines().toList().reversed()) {
            String[] words = line.strip().split("\\s+", -1);
            if (words.length == 3 && words[0].equals("Total")) {
                return Long.parseLong(words[2]) / MEBI;
            }
        }
        throw new IOException("no histogram: " + histogram.lines().findFirst().orElse(""));
    }
}
