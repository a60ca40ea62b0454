package io.rantwin.planner.chaos.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.planner.chaos.invariant.Footprint;
import io.rantwin.planner.chaos.schedule.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ScalesTest {
    @Test
    void readsTheSumOfAHistogram() throws IOException {
        assertThat(Scales.sum("""
                4711:
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:          1000        2097152  [B (java.base@25)
                Total         12345        3145728
                """)).isEqualTo(3);
        assertThatThrownBy(() -> Scales.sum("4711:\nno such process")).isInstanceOf(IOException.class);
    }

    /** Another process: who reads what is told of himself stands still while it is written. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void weighsAProcess() throws Exception {
        Path java = Path.of(System.getProperty("java.home"));
        Process idle = new ProcessBuilder(
                        java.resolve("bin/java").toString(), "-Xms64m", "-cp", here(), Idle.class.getName())
                .start();
        try {
            assertThat(idle.getInputStream().read()).isEqualTo('!');
            Footprint weight = new Scales(java).weigh(Program.XAPP, idle.pid(), Duration.ofMinutes(1));
            assertThat(weight.heapMebibytes()).isBetween(32.0, 64.0);
            assertThat(weight.residentMebibytes()).isGreaterThan(32);
            assertThat(weight.threads()).isGreaterThan(3);
            assertThat(weight.files()).isGreaterThan(2);
        } finally {
            idle.destroyForcibly();
        }
    }

    private static String here() {
        return Path.of(Idle.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    /** Has 32 MiB of objects and waits for its end. */
    static final class Idle {
        private Idle() {}

        public static void main(String[] arguments) throws IOException {
            byte[][] kept = new byte[32][1 << 20];
            System.out.print(kept.length == 32 ? "!" : "?");
            System.out.flush();
            System.exit(System.in.read() + kept.length);
        }
    }
}
