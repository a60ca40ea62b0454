package io.rantwin.harness.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher as a person meets it, started as a process. Nothing here makes it build this repository. */
class LauncherTest {
    private final Path launcher = SourceTree.ofThisRepository().root().resolve("rantwin");

    @TempDir
    private Path folder;

    /** How a run ended. */
    record Outcome(int exitCode, String out, String err) {}

    @BeforeEach
    void needsBash() {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")) || Files.isExecutable(Path.of("/usr/bin/bash")), "no bash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void helpNamesTheTwoCommandsOfTheReadme(String option) throws Exception {
        Outcome help = run(launcher, Map.of(), option);
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("demo", "test [--full]");
        assertThat(help.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "frobnicate", "test --fast", "bench", "bench frobnicate", "build everything"})
    void wrongUsageEndsWithTwoAndSaysSoOnStandardError(String words) throws Exception {
        Outcome refused = run(launcher, Map.of(), words.isEmpty() ? new String[0] : words.split(" ", -1));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).isNotBlank();
    }

    @Test
    void findsTheJdkThroughALinkAndFromAnyFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("rt"), launcher);
        Path jdk = Path.of(System.getProperty("java.home"));
        Outcome found = run(link, Map.of("RANTWIN_JAVA_HOME", jdk.toString()), "jdk");
        Files.delete(link);
        assertThat(found.err()).isEmpty();
        assertThat(found.out().strip()).isEqualTo(jdk.toString());
    }

    @Test
    void takesNoJdkThatIsTooOld() throws Exception {
        Outcome refused =
                run(launcher, Map.of("RANTWIN_JAVA_HOME", fakeJdk("17.0.15").toString()), "jdk");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("is not a JDK 25 or newer").hasLineCount(1);
    }

    @Test
    void looksOnWhenJavaHomeIsTooOld() throws Exception {
        Path newer = fakeJdk("26");
        Outcome found = run(
                launcher,
                Map.of(
                        "JAVA_HOME",
                        fakeJdk("17.0.15").toString(),
                        "RANTWIN_JDK_FOLDER",
                        folder.toString(),
                        "PATH",
                        plainPath()),
                "jdk");
        assertThat(found.out().strip()).isEqualTo(newer.toString());
    }

    @Test
    void withoutAnyJdkOneLineSaysWhatToInstall() throws Exception {
        Outcome refused = run(
                launcher,
                Map.of("RANTWIN_JDK_FOLDER", folder.toString(), "HOME", folder.toString(), "PATH", plainPath()),
                "e2",
                "--help");
        assumeTrue(refused.exitCode() != 0, "this system has a JDK in a place that cannot be hidden");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("install Eclipse Temurin 25").hasLineCount(1);
    }

    @Test
    void commandsThatAreStartedTogetherBuildOnce() throws Exception {
        assumeTrue(
                Stream.of("/bin/flock", "/usr/bin/flock").anyMatch(file -> Files.isExecutable(Path.of(file))),
                "no flock");
        Path root = Files.createDirectories(folder.resolve("repository"));
        Path copy = Files.copy(launcher, root.resolve("rantwin"));
        Files.writeString(root.resolve("pom.xml"), "");
        Files.createDirectories(root.resolve("test-harness/target"));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        writeScript(
                bin.resolve("mvn"),
                "echo built >>'" + root + "/built'\nwhile [ ! -e '" + root + "/go' ]; do sleep 0.1; done");
        Map<String, String> variables =
                Map.of("RANTWIN_JAVA_HOME", fakeJdk("25.0.1").toString(), "PATH", bin + ":" + System.getenv("PATH"));

        Process first = start("first", copy, variables, "e2");
        await().until(() -> Files.exists(root.resolve("built")));
        Process second = start("second", copy, variables, "ric");
        await().until(() -> Files.readString(folder.resolve("second.err")).contains("waits for the build"));
        Files.createFile(root.resolve("go"));

        for (Process each : List.of(first, second)) {
            assertThat(each.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
            assertThat(each.exitValue()).as("that of the program").isEqualTo(3);
        }
        assertThat(root.resolve("built")).hasContent("built");
    }

    /** A folder with the few programs that the launcher calls, and no java. */
    private String plainPath() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String program : List.of("bash", "cat", "dirname", "readlink")) {
            String place = Files.isExecutable(Path.of("/bin", program)) ? "/bin/" : "/usr/bin/";
            writeScript(bin.resolve(program), "exec " + place + program + " \"$@\"");
        }
        return bin.toString();
    }

    private Path fakeJdk(String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk-" + version));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path bin = Files.createDirectories(home.resolve("bin"));
        for (String program : List.of("java", "javac")) {
            writeScript(bin.resolve(program), "exit 3");
        }
        return home;
    }

    private static void writeScript(Path file, String command) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + command + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Outcome run(Path command, Map<String, String> environment, String... arguments) throws Exception {
        Process process = start("run", command, environment, arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
        return new Outcome(
                process.exitValue(),
                Files.readString(folder.resolve("run.out")),
                Files.readString(folder.resolve("run.err")));
    }

    /** What it says goes into files of that name. */
    private Process start(String name, Path command, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> line = new ArrayList<>(List.of("bash", command.toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "RANTWIN_JAVA_HOME", "RANTWIN_JDK_FOLDER"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
