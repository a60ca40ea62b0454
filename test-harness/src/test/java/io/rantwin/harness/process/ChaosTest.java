package io.rantwin.harness.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** {@code rantwin chaos} with the classes of this build, short. The figures of long runs are in docs/chaos.md. */
@Tag("acceptance")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("processes of ChaosTest")
@EnabledOnOs(OS.LINUX)
class ChaosTest {
    @TempDir
    private Path folder;

    private Process soak;

    @AfterEach
    void leavesNothing() throws InterruptedException {
        if (soak != null && soak.isAlive()) {
            List<ProcessHandle> below = soak.descendants().toList();
            soak.destroyForcibly().waitFor();
            below.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Takes four minutes: 27 min of network time, in which xApp, RIC and planner are harmed seven times. */
    @Test
    void whateverIsHarmedAllInvariantsHold() throws Exception {
        Path story = folder.resolve("story.txt");
        Path result = folder.resolve("result.json");
        soak = new ProcessBuilder(
                        BuiltLauncher.in(folder).toString(),
                        "chaos",
                        "--hours=0.45",
                        "--seed=1",
                        "--json",
                        "--out=" + folder.resolve("out"))
                .redirectOutput(result.toFile())
                .redirectError(story.toFile())
                .start();
        assertThat(soak.waitFor(15, TimeUnit.MINUTES))
                .as(Files.readString(story))
                .isTrue();
        JsonNode report = new ObjectMapper().readTree(result.toFile());
        assertThat(soak.exitValue()).as(report.toPrettyString()).isZero();
        assertThat(report.path("holds").asBoolean()).isTrue();
        assertThat(report.path("invariants")).hasSize(7);
        assertThat(report.path("faults")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(folder.resolve("out/report.html")).content().contains("held");
    }
}
