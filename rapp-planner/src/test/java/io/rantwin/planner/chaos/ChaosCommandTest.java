package io.rantwin.planner.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.planner.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ChaosCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new Main())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void thePlanOfASeedIsPrintedAndNothingDone() {
        assertThat(run("chaos", "--plan", "--hours", "2", "--seed", "3")).isZero();
        assertThat(out.toString().lines().count()).isGreaterThan(25);
        assertThat(out.toString()).contains("kill -9 xapp", "no control");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--hours 0", "--hours NaN", "--speed 0.5", "--speed 21", "--within 0", "--only quake"})
    void wrongUsageEndsWithTwo(String words) {
        String[] options = words.split(" ", -1);
        assertThat(run("chaos", "--plan", options[0], options[1])).isEqualTo(2);
        assertThat(err.toString()).contains(options[0], options[1]);
    }

    @Test
    void withoutALauncherNothingIsBegun() {
        assertThat(run("chaos", "--launcher", "/not/there")).isEqualTo(2);
        assertThat(err.toString()).contains("/not/there");
    }
}
