package io.rantwin.harness.process;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of the product in a process of its own, with the classes of this test run. What it says goes to a file. */
public final class ChildProcess {
    private static final int TAIL_OCTETS = 6_000;
    private static final int SEARCHED_OCTETS = 500_000;
    private static final int TAIL_LINES = 12;
    private static final List<String> OURS = List.of("RANTWIN_", "RMR_", "DBAAS_", "CFG_FILE", "CONFIG_FILE");

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a program.
     *
     * @param name of the log file; a restarted program goes on in the same file
     * @param flags of the Java machine
     * @param variables added to the environment, from which all others that the product reads are taken away
     */
    static ChildProcess start(
            String name,
            Path folder,
            List<String> flags,
            Map<String, String> variables,
            Class<?> main,
            List<String> arguments)
            throws IOException {
        String classPath = System.getProperty("java.class.path");
        return start(name, folder, flags, variables, new Program(classPath, main.getName()), arguments);
    }

    /** A main class and where it and all that it needs is. */
    record Program(String classPath, String main) {}

    /** The same with other classes than those of this test run. */
    static ChildProcess start(
            String name,
            Path folder,
            List<String> flags,
            Map<String, String> variables,
            Program program,
            List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", program.classPath(), program.main()));
        command.addAll(arguments);
        Path log = folder.resolve(name + ".log");
        File errors = folder.resolve(name + ".err").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File(File.separator.equals("/") ? "/dev/null" : "NUL")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(errors));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(variable -> OURS.stream().anyMatch(variable::startsWith));
        environment.putAll(variables);
        return new ChildProcess(name, log, builder.start());
    }

    public String name() {
        return name;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As {@code kill} does; gives how long it took to end, and fails when that is longer than allowed. */
    public Duration terminate(Duration within) throws InterruptedException {
        long began = System.nanoTime();
        process.destroy();
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(name + " did not end within " + within + tail());
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Waits for it to end by itself, and gives its exit code; fails when that takes longer than allowed. */
    public int awaitEnd(Duration within) throws InterruptedException {
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(name + " did not end within " + within + tail());
        }
        return process.exitValue();
    }

    /** All that it printed; for programs that print little. */
    public String printed() throws IOException {
        return end(log, SEARCHED_OCTETS);
    }

    /** Seconds of processor time so far; 0 where the system does not tell. */
    public double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    /** Memory in use in MB; 0 where the system does not tell. */
    long residentMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0L);
        }
    }

    /** Last lines that it printed. */
    public List<String> lastLines() throws IOException {
        return end(log, TAIL_OCTETS).lines().toList();
    }

    /** The end of what it printed to standard error. */
    public String errors() throws IOException {
        return end(log.resolveSibling(name + ".err"), SEARCHED_OCTETS);
    }

    /** Last lines of both files, for people. */
    public String tail() {
        try {
            return "\n--- " + name + (isAlive() ? " (runs)" : " (ended with " + process.exitValue() + ")") + "\n"
                    + lastOf(end(log, SEARCHED_OCTETS))
                    + lastOf(end(log.resolveSibling(name + ".err"), SEARCHED_OCTETS));
        } catch (IOException e) {
            return "\n--- " + name + ": no log, " + e;
        }
    }

    private static String lastOf(String text) {
        // What the example says of every indication tells nothing of what went wrong.
        List<String> lines =
                text.lines().filter(line -> !line.contains(" RRU.")).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size())) + "\n";
    }

    private static String end(Path file, int mostOctets) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            long length = reader.length();
            byte[] octets = new byte[(int) Math.min(length, mostOctets)];
            reader.seek(length - octets.length);
            reader.readFully(octets);
            return new String(octets, StandardCharsets.UTF_8);
        }
    }
}
