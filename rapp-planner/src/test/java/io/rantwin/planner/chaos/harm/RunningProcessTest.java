package io.rantwin.planner.chaos.harm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is done to a process that runs, seen by the process itself. */
@EnabledOnOs(OS.LINUX)
class RunningProcessTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private Process child;
    private BufferedReader answers;

    private record Told(Instant now, long millis, boolean wrote, long tookMillis) {}

    @BeforeEach
    void begin() throws IOException {
        child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+EnableDynamicAgentLoading",
                        "-cp",
                        Path.of(Child.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath())
                                .toString(),
                        Child.class.getName(),
                        folder.resolve("file").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        answers = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    }

    @AfterEach
    void end() {
        child.destroyForcibly();
    }

    private Told ask() throws IOException {
        OutputStream out = child.getOutputStream();
        out.write("some words\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        String[] words = answers.readLine().split(" ", -1);
        return new Told(
                Instant.parse(words[0]), Long.parseLong(words[1]), words[2].equals("wrote"), Long.parseLong(words[3]));
    }

    private static void assertNear(Instant told, Duration ahead) {
        assertThat(Duration.between(Instant.now(), told).toSeconds()).isCloseTo(ahead.toSeconds(), within(60L));
    }

    @Test
    void itsWallClockJumpsAheadAndBackAndIsRightAgain() throws IOException {
        Weaving weaving = Weaving.in(folder);
        assertNear(ask().now(), Duration.ZERO);
        for (Duration by : new Duration[] {HOUR, HOUR.negated(), Duration.ZERO}) {
            weaving.moveClock(child.pid(), by);
            Told told = ask();
            assertNear(told.now(), by);
            assertNear(Instant.ofEpochMilli(told.millis()), by);
        }
    }

    @Test
    void itsDiskIsSlowAndFastAgain() throws IOException {
        Weaving weaving = Weaving.in(folder);
        ask();
        weaving.slowDisk(child.pid(), Duration.ofMillis(700));
        assertThat(ask()).matches(Told::wrote).matches(told -> told.tookMillis() >= 700);
        weaving.slowDisk(child.pid(), Duration.ZERO);
        // Once is enough: the disk of a busy machine is slow by itself at times.
        await().until(() -> ask().tookMillis() < 700);
    }

    @Test
    void itsDiskIsFullAndHasRoomAgain() throws Exception {
        Limits limits = new Limits();
        assertThat(ask().wrote()).isTrue();
        for (long room : new long[] {0, 4}) {
            limits.fileSize(child.pid(), room);
            assertThat(ask().wrote()).as("%d octets", room).isFalse();
        }
        limits.fileSize(child.pid(), 4096);
        assertThat(ask().wrote()).isTrue();
        limits.fileSize(child.pid(), 0);
        limits.fileSize(child.pid(), Limits.NONE);
        assertThat(ask().wrote()).isTrue();
    }

    @Test
    void whoIsGoneIsNotHarmed() throws Exception {
        long pid = child.pid();
        child.destroyForcibly().waitFor();
        assertThatThrownBy(() -> Weaving.in(folder).moveClock(pid, HOUR)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new Limits().fileSize(pid, 0)).isInstanceOf(IOException.class);
    }
}
