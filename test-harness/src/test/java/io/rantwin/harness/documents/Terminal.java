package io.rantwin.harness.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One command in a shell, as in a terminal of its own. */
final class Terminal {
    private static final List<String> OURS = List.of("RANTWIN_", "RMR_", "DBAAS_", "CFG_FILE", "CONFIG_FILE");
    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at [a-z]+\\.[\\w.$/@]+\\(");

    private static final int INTERRUPTED = 130;

    private final String name;
    private final Path said;
    private final Process shell;

    private Terminal(String name, Path said, Process shell) {
        this.name = name;
        this.said = said;
        this.shell = shell;
    }

    /** Types it. */
    static Terminal start(String name, OwnNetwork network, Path script, Path folder, Map<String, String> variables)
            throws IOException {
        Path said = Path.of(script + ".said");
        ProcessBuilder builder = new ProcessBuilder(network.inside(List.of("bash", script.toString())))
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(variable -> OURS.stream().anyMatch(variable::startsWith));
        builder.environment().putAll(variables);
        return new Terminal(name, said, builder.start());
    }

    /** All that it printed. */
    String said() {
        try {
            return Files.exists(said) ? new String(Files.readAllBytes(said), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            return "no word of it: " + e;
        }
    }

    boolean isRunning() {
        return shell.isAlive();
    }

    /** Waits for it to end by itself with that exit code. */
    void awaitEnd(int code, Duration longest) throws InterruptedException {
        assertThat(shell.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS))
                .as("%s%nhas not ended after %s:%n%s", name, longest, said())
                .isTrue();
        assertThat(shell.exitValue()).as("%s%n%s", name, said()).isEqualTo(code);
        assertThat(STACK_TRACE.matcher(said()).find())
                .as("%s%nis no answer for people:%n%s", name, said())
                .isFalse();
    }

    /** As Ctrl-C does, of what then has to end as promised: with 130, or with 0 when it had come to its end. */
    void interrupt(Program program, Duration longest) throws IOException, InterruptedException {
        int code = 0;
        if (shell.isAlive()) {
            for (ProcessHandle typed : shell.toHandle().children().toList()) {
                new ProcessBuilder("kill", "-INT", Long.toString(typed.pid()))
                        .start()
                        .waitFor();
            }
            shell.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
            code = program.endsByItself() && !shell.isAlive() && shell.exitValue() == 0 ? 0 : INTERRUPTED;
        }
        awaitEnd(code, longest);
    }

    /** Whatever happened. */
    void kill() {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
    }

    @Override
    public String toString() {
        return name;
    }
}
