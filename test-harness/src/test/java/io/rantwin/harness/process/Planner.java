package io.rantwin.harness.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.rantwin.planner.Main;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * The planner with the classes of this build and one folder for what it keeps: what keeps policies in force as a process of its own, the
 * commands that look and order beside it in this one, which saves the start of a Java machine for each.
 */
public final class Planner {
    private static final Path CLASSES = Path.of("..", "rapp-planner", "target", "classes");

    private static final Path LIBRARIES = Path.of("..", "rapp-planner", "target", "lib");

    private final RicWorld world;
    private final Path data;
    private @Nullable Process running;

    /** Skips the test when the planner has not been built. */
    public Planner(RicWorld world) {
        assumeThat(Files.exists(CLASSES.resolve("io/rantwin/planner/Main.class")))
                .as("the planner's classes are there; a build of all modules brings them")
                .isTrue();
        this.world = world;
        data = world.folder().resolve("planner");
    }

    /**
     * Starts any command of the planner, with the libraries that it is packaged with, as a program of the world. Skips the test when it
     * has not been packaged.
     */
    public static void start(RicWorld world, String name, List<String> arguments) throws IOException {
        assumeThat(Files.exists(CLASSES.resolve("io/rantwin/planner/Main.class")) && Files.isDirectory(LIBRARIES))
                .as("the planner is packaged; a build of all modules does it")
                .isTrue();
        List<String> flags = new ArrayList<>(RicWorld.SHORT_LIVED);
        flags.addAll(List.of("-Xmx400m", "--enable-native-access=ALL-UNNAMED"));
        world.startProgram(
                name,
                Map.of(),
                flags,
                CLASSES.toAbsolutePath().normalize() + File.pathSeparator
                        + LIBRARIES.toAbsolutePath().normalize() + "/*",
                "io.rantwin.planner.Main",
                arguments);
    }

    /** What it says goes to a file. */
    private Process start(List<String> arguments) throws IOException {
        return start(System.getProperty("java.class.path"), arguments);
    }

    private Process start(String libraries, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(RicWorld.SHORT_LIVED);
        command.addAll(List.of(
                "-cp",
                CLASSES.toAbsolutePath().normalize() + File.pathSeparator + libraries,
                "io.rantwin.planner.Main"));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        world.folder().resolve("planner.log").toFile()))
                .start();
    }

    /** Runs a command of {@code policy} to its end, which must be good. */
    public void policy(String... arguments) {
        List<String> all = new ArrayList<>(List.of("policy"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--folder", data.toString()));
        assertDone(all);
    }

    /** Plans to the end, with the libraries that the planner is packaged with; what passed is handed over. */
    public void plan(String... arguments) throws IOException, InterruptedException {
        assumeThat(Files.isDirectory(LIBRARIES))
                .as("the planner is packaged; a build of all modules does it")
                .isTrue();
        List<String> all = new ArrayList<>(List.of("plan"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--folder", data.toString(), "--actor", "test"));
        Process planning = start(LIBRARIES.toAbsolutePath().normalize() + "/*", all);
        assertThat(planning.waitFor(5, TimeUnit.MINUTES)).as("plans").isTrue();
        assertThat(planning.exitValue()).as("%s: %s", arguments, log()).isZero();
    }

    private static void assertDone(List<String> arguments) {
        StringWriter said = new StringWriter();
        int code = new CommandLine(new Main())
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(arguments.toArray(String[]::new));
        assertThat(code).as("%s: %s", arguments, said).isZero();
    }

    /** Wants a policy; apostrophes in its body stand for quotes. */
    public void want(String id, String type, String body) throws IOException {
        Path file = Files.writeString(world.folder().resolve("policy.json"), body.replace('\'', '"'));
        policy("want", file.toString(), "--id", id, "--ric", "ric1", "--type", type, "--reason", "test");
    }

    /** Keeps policies in force through the management service of the box until it is killed. */
    public void run() throws IOException {
        runOver("--pms", world.ports().pms());
    }

    /** Keeps policies in force over some way to the network, such as {@code --o1}, until it is killed. */
    public void runOver(String way, int port) throws IOException {
        running = start(List.of(
                "policy", "run", "--folder", data.toString(), "--compare", "1", way, "http://127.0.0.1:" + port));
    }

    /** kill -9. */
    public void kill() throws InterruptedException {
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    /** Checks the chain of the audit log, which must hold. */
    public void verifyAudit() {
        assertDone(
                List.of("audit", "verify", "--file", data.resolve("audit.jsonl").toString()));
    }

    /** The audit log so far. */
    public String audit() throws IOException {
        Path file = data.resolve("audit.jsonl");
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "no audit log yet";
    }

    /** What the process printed. */
    public String log() throws IOException {
        return Files.readString(world.folder().resolve("planner.log"));
    }
}
