package io.rantwin.harness.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rantwin demo} with the classes of this build: the whole story, its end in the middle, and the story on a recording. */
@Tag("acceptance")
class DemoTest {
    private static final Pattern READY = Pattern.compile("ready: (http://\\S+)");

    @TempDir
    private Path folder;

    private Path launcher;
    private Process demo;

    @BeforeEach
    void needsThePackages() throws IOException {
        launcher = BuiltLauncher.in(folder);
    }

    @AfterEach
    void leavesNothing() throws InterruptedException {
        if (demo != null && demo.isAlive()) {
            List<ProcessHandle> below = demo.descendants().toList();
            demo.destroyForcibly().waitFor();
            below.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private void start(String... arguments) throws IOException {
        // A group of processes of its own, as a shell gives to what is started in a terminal.
        List<String> command = new ArrayList<>(List.of("setsid", launcher.toString(), "demo"));
        command.addAll(List.of(arguments));
        command.add("--out=" + folder.resolve("out"));
        demo = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("result.json").toFile())
                .redirectError(folder.resolve("story.txt").toFile())
                .start();
    }

    private String story() throws IOException {
        return Files.readString(folder.resolve("story.txt"));
    }

    /** Takes five to ten minutes. */
    @Test
    void everyChapterHolds() throws Exception {
        start("--headless", "--json", "--minutes=20", "--seed=2");
        assertThat(demo.waitFor(25, TimeUnit.MINUTES)).as(story()).isTrue();
        JsonNode result =
                new ObjectMapper().readTree(folder.resolve("result.json").toFile());
        assertThat(demo.exitValue()).as(story()).isZero();
        assertThat(result.path("holds").booleanValue()).isTrue();
        assertThat(result.path("chapters")).hasSize(6);
        assertThat(result.at("/figures/savedShare").doubleValue()).isBetween(0.01, 0.9);
        assertThat(result.at("/figures/policiesRefused").intValue()).isEqualTo(3);
        assertThat(result.path("mebibytes").intValue()).isBetween(1, 4096);
        assertThat(folder.resolve("out/report.html")).content().contains("<svg");
        // What the network itself wrote down of the fault.
        assertThat(folder.resolve("out/truth.jsonl")).content().contains("sleepingCell");
    }

    @Test
    void endedInTheMiddleItTakesAllProgramsWithIt() throws Exception {
        start("--headless", "--json");
        String[] url = {""};
        await().atMost(Duration.ofMinutes(5)).until(() -> {
            Matcher found = READY.matcher(story());
            url[0] = found.find() ? found.group(1) : "";
            return !url[0].isEmpty() || !demo.isAlive();
        });
        assertThat(url[0]).as(story()).isNotEmpty();
        List<ProcessHandle> programs = demo.descendants().toList();
        assertThat(programs).hasSizeGreaterThanOrEqualTo(5);

        // Ctrl-C reaches all of the group at once.
        assertThat(new ProcessBuilder("kill", "-INT", "--", "-" + demo.pid())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(demo.waitFor(1, TimeUnit.MINUTES)).as(story()).isTrue();
        assertThat(demo.exitValue()).isEqualTo(130);
        assertThat(programs).noneMatch(ProcessHandle::isAlive);
        assertThat(isTaken(URI.create(url[0]).getPort())).isFalse();
        assertThat(folder.resolve("out/report.html"))
                .content()
                .contains("untold")
                .doesNotContain(">broken<");
    }

    /** Two to four minutes. */
    @Test
    void onARecordingItTellsWhatCanBeToldThere() throws Exception {
        String named = System.getenv("RANTWIN_DATA");
        Path data =
                named != null ? Path.of(named) : Path.of(System.getProperty("rantwin.shared", "../../shared"), "data");
        assumeThat(Files.isDirectory(data.resolve("tractor_colosseum_kpm")))
                .as("recordings (set RANTWIN_DATA or -Drantwin.shared)")
                .isTrue();
        start("--headless", "--json", "--replay=" + data.toAbsolutePath());
        assertThat(demo.waitFor(15, TimeUnit.MINUTES)).as(story()).isTrue();
        assertThat(demo.exitValue()).as(story()).isZero();
        JsonNode result =
                new ObjectMapper().readTree(folder.resolve("result.json").toFile());
        assertThat(result.path("network").asText()).isEqualTo("tractor_colosseum_kpm");
        List<String> verdicts = new ArrayList<>();
        result.path("chapters")
                .forEach(chapter -> verdicts.add(chapter.path("verdict").asText()));
        assertThat(verdicts)
                .startsWith("HELD", "HELD", "HELD", "NOT_ON_A_RECORDING")
                .hasSize(7);
        assertThat(result.at("/figures/intervalCoverage90").doubleValue()).isBetween(0.8, 1.0);
    }

    private static boolean isTaken(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }
}
