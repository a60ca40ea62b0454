package io.rantwin.harness.ric;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.harness.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator gets wrong is told in one sentence that names it. */
class RicCommandTest {
    private final StringWriter err = new StringWriter();
    private final CommandLine line =
            Main.commandLine().setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err));

    private int ric(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "ric";
        all[1] = "--free-ports";
        all[2] = "--transport=tcp";
        System.arraycopy(options, 0, all, 3, options.length);
        return line.execute(all);
    }

    @Test
    void aPortThatIsNone() {
        assertThat(ric("--e2-port=99999")).isEqualTo(2);
        assertThat(err.toString()).startsWith("a port is in 1..65535").contains("not 99999");
    }

    @Test
    void aNegativePeriod() {
        assertThat(ric("--route-period=-1")).isEqualTo(2);
        assertThat(err.toString()).startsWith("--route-period is at least 0");
    }

    @Test
    void aPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ric("--e2-port=" + taken.getLocalPort())).isEqualTo(1);
            assertThat(err.toString()).startsWith("rantwin ric: E2 cannot listen at 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void aHostThatNobodyKnows() {
        assertThat(ric("--host=no-such-host.invalid")).isEqualTo(1);
        assertThat(err.toString()).startsWith("rantwin ric: RMR cannot listen at no-such-host.invalid");
    }

    @Test
    void aFolderThatIsAFile(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(ric("--folder=" + file)).isEqualTo(1);
        assertThat(err.toString()).startsWith("rantwin ric: cannot keep data in " + file);
    }

    @Test
    void anEnvironmentFileThatCannotBeWritten(@TempDir Path folder) {
        Path file = folder.resolve("missing/ric.env");
        assertThat(ric("--env-file=" + file)).isEqualTo(1);
        assertThat(err.toString()).startsWith("rantwin ric: the environment cannot be written to " + file);
    }
}
