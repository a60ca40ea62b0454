package io.rantwin.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;

@Isolated("one test looks at System.err, which the log of every other one goes to")
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

    @Test
    void resultsThatCannotBeWrittenAreAFailure() {
        PrintStream full = new PrintStream(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true, UTF_8));
        try {
            assertThat(Main.run(full, "--version")).isEqualTo(1);
            assertThat(said.toString(UTF_8))
                    .isEqualToIgnoringNewLines("rantwin: the results could not be written to standard output");
            assertThat(Main.run(new PrintStream(new ByteArrayOutputStream(), false, UTF_8), "--version"))
                    .isZero();
        } finally {
            System.setErr(before);
        }
    }
}
