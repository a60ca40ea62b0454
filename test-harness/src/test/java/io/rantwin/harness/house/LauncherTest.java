package io.rantwin.harness.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher as a person meets it, started as a process. Nothing here makes it build. */
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
    void whoComesWhileAnotherBuildsWaitsAndBuildsNothing() throws Exception {
        Path root = Files.createDirectories(folder.resolve("product"));
        Files.copy(launcher, root.resolve("rantwin"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.createDirectories(root.resolve("test-harness/target"));
        // Whoever had the lock before was killed.
        Files.createDirectories(root.resolve("target"));
        Process gone = new ProcessBuilder("bash", "-c", "exit 0").start();
        gone.waitFor();
        Files.createSymbolicLink(root.resolve("target/building"), Path.of(Long.toString(gone.pid())));
        // A build that goes on until it is told to end.
        Path told = folder.resolve("told");
        assertThat(new ProcessBuilder("mkfifo", told.toString()).start().waitFor())
                .isZero();
        Path bin = Path.of(plainPath());
        for (String program : List.of("find", "ln", "mkdir", "mktemp", "rm", "sleep", "touch")) {
            writeScript(bin.resolve(program), "exec " + place(program) + " \"$@\"");
        }
        writeScript(bin.resolve("mvn"), "echo built >>" + folder.resolve("builds") + "\nread line <" + told);
        Map<String, String> environment = Map.of(
                "PATH", bin.toString(), "RANTWIN_JAVA_HOME", fakeJdk("26").toString());

        Process first = start(root.resolve("rantwin"), environment, "first", "build");
        await(() -> Files.exists(folder.resolve("builds")));
        Process second = start(root.resolve("rantwin"), environment, "second", "build");
        await(() -> Files.readString(folder.resolve("second.err"))
                .contains("another rantwin (process " + first.pid() + ") is building"));
        Files.writeString(told, "end\n");

        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isZero();
        assertThat(second.exitValue()).isZero();
        assertThat(folder.resolve("builds")).content().hasLineCount(1);
        assertThat(Files.exists(root.resolve("target/building"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    /** A folder with the few programs that the launcher calls, and no java. */
    private String plainPath() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String program : List.of("bash", "cat", "dirname", "readlink")) {
            writeScript(bin.resolve(program), "exec " + place(program) + " \"$@\"");
        }
        return bin.toString();
    }

    private static String place(String program) {
        return (Files.isExecutable(Path.of("/bin", program)) ? "/bin/" : "/usr/bin/") + program;
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
        Process process = start(command, environment, "run", arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
        return new Outcome(
                process.exitValue(),
                Files.readString(folder.resolve("run.out")),
                Files.readString(folder.resolve("run.err")));
    }

    private Process start(Path command, Map<String, String> environment, String name, String... arguments)
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
