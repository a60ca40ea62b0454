package io.rantwin.planner.testbed;

import io.rantwin.api.ports.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of the product as processes of their own, started by the launcher; whatever happens, none outlives this one. */
public final class Programs implements AutoCloseable {
    private static final int TAIL_LINES = 15;
    private static final long PATIENCE_SECONDS = 10;

    private final Path launcher;
    private final Path folder;
    private final Map<String, String> environment;
    private final FreePorts ports;
    private final Map<String, Process> running = new LinkedHashMap<>();
    private final Thread lastResort = new Thread(this::end, "end-programs");
    private boolean isEnding;

    /** @param folder of what they print */
    public Programs(Path launcher, Path folder) throws IOException {
        this(launcher, folder, Map.of());
    }

    /**
     * With something for all of them.
     *
     * @param environment variables of every program, beside our own
     */
    public Programs(Path launcher, Path folder, Map<String, String> environment) throws IOException {
        this.environment = Map.copyOf(environment);
        this.launcher = launcher.toAbsolutePath();
        this.folder = Files.createDirectories(folder);
        this.ports = new FreePorts(folder);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** A port for one of them that is to be told it: one that nobody has, and no other of them gets. */
    public int freePort() throws IOException {
        return ports.next();
    }

    /** Where they print to. */
    public Path folder() {
        return folder;
    }

    /**
     * Starts a command of the launcher; one that was started before goes on in the same log.
     *
     * @param name of its log, and of it in sentences
     * @param variables of its environment, beside our own
     */
    public synchronized void start(String name, Map<String, String> variables, List<String> arguments)
            throws IOException {
        if (isEnding) {
            throw new TestbedException("All programs are ending.");
        }
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        running.containsKey(name)
                                ? ProcessBuilder.Redirect.appendTo(log(name).toFile())
                                : ProcessBuilder.Redirect.to(log(name).toFile()));
        builder.environment().putAll(environment);
        builder.environment().putAll(variables);
        running.put(name, builder.start());
    }

    /**
     * Runs a command of the launcher to its end.
     *
     * @throws TestbedException with its last words when it fails or takes longer
     */
    public void run(String name, List<String> arguments, Duration within) throws IOException, InterruptedException {
        start(name, Map.of(), arguments);
        Process process = process(name);
        boolean hasEnded = process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        synchronized (this) {
            running.remove(name);
        }
        if (!hasEnded) {
            process.destroy();
        }
        if (!hasEnded || process.exitValue() != 0) {
            throw new TestbedException(name + (hasEnded ? " has failed: " : " takes too long: ") + tail(name));
        }
    }

    private synchronized Process process(String name) {
        return Objects.requireNonNull(running.get(name), name);
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    /** Whether it was started and has not ended. */
    public synchronized boolean isAlive(String name) {
        Process process = running.get(name);
        return process != null && process.isAlive();
    }

    /** Its process id; 0 of one that was not started or has ended. */
    public synchronized long pid(String name) {
        Process process = running.get(name);
        return process != null && process.isAlive() ? process.pid() : 0;
    }

    /** Ends one at once, with SIGKILL. */
    public synchronized void kill(String name) throws InterruptedException {
        Process process = running.get(name);
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Fails with the last words of a program that has ended. */
    public synchronized void requireAlive() throws TestbedException {
        for (Map.Entry<String, Process> each : running.entrySet()) {
            if (!each.getValue().isAlive()) {
                throw new TestbedException(each.getKey() + " has ended: " + tail(each.getKey()));
            }
        }
    }

    /** Lets a program stand still, and go on again. */
    public synchronized void pause(String name, boolean stands) throws IOException, InterruptedException {
        Process process = running.get(name);
        if (process != null) {
            new ProcessBuilder("kill", stands ? "-STOP" : "-CONT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    /** All that it has printed. */
    public String said(String name) throws IOException {
        return Files.exists(log(name)) ? Files.readString(log(name), StandardCharsets.UTF_8) : "";
    }

    /** Its last lines. */
    public String tail(String name) {
        try {
            List<String> lines = said(name).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** Memory that they have taken of the machine [MiB]; 0 where the system does not tell. */
    public synchronized long residentMebibytes() {
        return running.values().stream()
                .filter(Process::isAlive)
                .mapToLong(process -> residentMebibytes(process.pid()))
                .sum();
    }

    /** Of one process. */
    public static long residentMebibytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    // Asks all to end, the last one first, and ends those that do not.
    private synchronized void end() {
        isEnding = true;
        List<Process> all = new ArrayList<>(running.values()).reversed();
        // What a launcher still builds ends with it.
        List<ProcessHandle> below = all.stream().flatMap(Process::descendants).toList();
        all.forEach(Process::destroy);
        below.forEach(ProcessHandle::destroy);
        try {
            for (Process each : all) {
                if (!each.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    each.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException stopped) {
            all.forEach(Process::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException isEndingAnyway) {
            // The process is told to end: the hook has nothing left to do.
        }
    }
}
