package io.rantwin.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.harness.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The load tool measures what really went over the sockets of two processes. */
class RmrBenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void aPacedFlowArrivesWhole() throws Exception {
        assertThat(run("bench", "rmr", "--only", "paced", "--rate", "2000", "--seconds", "1", "--json"))
                .isZero();

        List<JsonNode> results = new ArrayList<>();
        for (String text : out.toString().lines().toList()) {
            results.add(new ObjectMapper().readTree(text));
        }
        assertThat(results).hasSize(2);
        assertThat(results.getFirst().path("messages").asLong()).isEqualTo(2000);
        assertThat(results.getLast().path("messages").asLong()).isEqualTo(2000);
        assertThat(results.getLast().path("missing").asLong()).isZero();
    }

    @Test
    void roundTripsAreCountedOneByOne() throws Exception {
        assertThat(run("bench", "rmr", "--only", "ping", "--calls", "50", "--json"))
                .isZero();

        JsonNode result = new ObjectMapper().readTree(out.toString());
        assertThat(result.path("calls").asInt()).isEqualTo(50);
        assertThat(result.path("p50Micros").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(result.path("maxMicros").asDouble());
    }

    @Test
    void wrongUsageIsSaid() {
        assertThat(run("bench", "rmr", "--connect", "nowhere")).isEqualTo(2);
        assertThat(err.toString()).contains("--connect wants HOST:PORT, not 'nowhere'");
        assertThat(run("bench", "rmr", "--size", "3")).isEqualTo(2);
        assertThat(run("bench")).isEqualTo(2);
    }

    @Test
    void aPeerThatIsNotThereIsSaid() {
        assertThat(run("bench", "rmr", "--connect", "127.0.0.1:1", "--only", "paced"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("127.0.0.1:1 cannot be reached");
    }
}
