package io.rantwin.nearrt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class XappCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Map<String, String> variables, String... arguments) {
        return new CommandLine(new XappCommand(variables))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void checksAFile() {
        assertThat(run(Map.of(), "--check", "--config", "example/twin.yaml")).isZero();
        assertThat(out.toString()).contains("can be used", "intent cells", "every cell stands alone");
    }

    @Test
    void saysWhereAMistakeIs(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "loop: {shard: 1}\n");
        assertThat(run(Map.of(), "--check", "--config", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("mine.yaml: loop.shard is not known");
    }

    @Test
    void saysWhatIsWrongWithATopology(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("topology.json"), "{\"carriers\": 1}");
        assertThat(run(Map.of("RANTWIN_TWIN_TOPOLOGY_FILE", file.toString()), "--check"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("topology.json cannot be used", "/carriers");
        assertThat(run(Map.of("RANTWIN_TWIN_TOPOLOGY_FILE", "nowhere.json"), "--check"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("nowhere.json cannot be read");
    }

    @Test
    void helpsAndRefusesWhatItDoesNotKnow() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString()).contains("--check", "RANTWIN_TWIN_");
        assertThat(run(Map.of(), "--nonsense")).isEqualTo(2);
    }
}
