package io.rantwin.planner.study.energy.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of the product as processes of their own, started by the launcher; whatever happens, none outlives this one. */
final class Programs implements AutoCloseable {
    private static final int TAIL_LINES = 15;
    private static final long PATIENCE_SECONDS = 10;

    private final Path launcher;
    private final Path folder;
    private final Map<String, Process> running = new LinkedHashMap<>();
    private final Thread lastResort = new Thread(this::kill, "kill-programs");

    /** @param folder of what they print */
    Programs(Path launcher, Path folder) throws IOException {
        this.launcher = launcher.toAbsolutePath();
        this.folder = Files.createDirectories(folder);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    Path folder() {
        return folder;
    }

    void start(String name, Map<String, String> variables, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        builder.environment().putAll(variables);
        running.put(name, builder.start());
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    boolean isAlive(String name) {
        Process process = running.get(name);
        return process != null && process.isAlive();
    }

    /** Fails with the last words of a program that has ended. */
    void requireAlive() throws StudyException {
        for (Map.Entry<String, Process> each : running.entrySet()) {
            if (!each.getValue().isAlive()) {
                throw new StudyException(each.getKey() + " has ended: " + tail(each.getKey()));
            }
        }
    }

    String said(String name) throws IOException {
        return Files.exists(log(name)) ? Files.readString(log(name), StandardCharsets.UTF_8) : "";
    }

    String tail(String name) {
        try {
            List<String> lines = said(name).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private void kill() {
        running.values().forEach(Process::destroyForcibly);
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(lastResort);
        List<Process> all = new ArrayList<>(running.values());
        all.reversed().forEach(Process::destroy);
        try {
            for (Process each : all) {
                if (!each.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    each.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException stopped) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
