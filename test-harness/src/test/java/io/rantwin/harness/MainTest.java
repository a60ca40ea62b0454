package io.rantwin.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line =
            Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void helpGoesToStandardOutputAndSucceeds() {
        assertThat(line.execute("--help")).isZero();
        assertThat(out.toString()).contains("Usage: rantwin");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anUnknownCommandIsWrongUsage() {
        assertThat(line.execute("frobnicate")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("frobnicate");
    }

    @Test
    void noCommandIsWrongUsage() {
        assertThat(line.execute()).isEqualTo(2);
        assertThat(err.toString()).contains("which command?");
    }
}
