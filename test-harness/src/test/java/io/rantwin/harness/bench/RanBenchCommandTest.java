package io.rantwin.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.harness.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Rows of the speed of the simulated network, for people and for programs. How fast it is, no test says. */
class RanBenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void eachFigureIsALineOfJsonWithWhatItShouldBe() throws Exception {
        assertThat(run("bench", "ran", "--seconds", "1", "--json")).isZero();

        List<JsonNode> rows = new ArrayList<>();
        for (String text : out.toString().lines().toList()) {
            rows.add(new ObjectMapper().readTree(text));
        }
        assertThat(rows)
                .extracting(row -> row.path("name").asText())
                .containsExactly("ran.21cells.630ues.x", "ran.57cells.1710ues.x");
        assertThat(rows).extracting(row -> row.path("bar").asDouble()).containsExactly(20.0, 5.0);
        for (JsonNode row : rows) {
            assertThat(row.path("value").asDouble()).isPositive();
            // The busy hour of the two scenarios, as their headers say; of one second only.
            assertThat(row.path("load").asDouble()).isCloseTo(0.5, within(0.3));
            assertThat(row.path("machine").asText()).isNotBlank();
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void wrongUsageIsSaid() {
        assertThat(run("bench", "ran", "--seconds", "0")).isEqualTo(2);
        assertThat(err.toString()).startsWith("--seconds begins at 1");
        assertThat(run("bench", "ran", "--seconds", "many")).isEqualTo(2);
        assertThat(run("bench", "ran", "city-21")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }
}
