package io.rantwin.harness.helm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Prometheus' own tool, where this machine has it; a test that wants it is skipped and says so elsewhere. */
final class Promtool {
    private final Path tool;

    private Promtool(Path tool) {
        this.tool = tool;
    }

    /**
     * How it ended.
     *
     * @param code 0 when it found nothing wrong
     */
    record Outcome(int code, String said) {}

    /** The tool; ends the test where there is none. */
    static Promtool here() {
        List<Path> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder).resolve("promtool"))
                .filter(Files::isExecutable)
                .toList();
        assumeTrue(!found.isEmpty(), "without promtool (Debian: apt-get install prometheus) nothing is tried");
        return new Promtool(found.getFirst());
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }
}
