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

    @Test
    @EnabledOnOs(OS.LINUX)
    void weighsThisProcess() throws Exception {
        byte[][] kept = new byte[40][1 << 20];
        Footprint weight = new Scales(Path.of(System.getProperty("java.home")))
                .weigh(Program.XAPP, ProcessHandle.current().pid(), Duration.ofMinutes(1));
        assertThat(weight.heapMebibytes()).isGreaterThan(kept.length);
        assertThat(weight.residentMebibytes()).isGreaterThan(kept.length);
        assertThat(weight.threads()).isGreaterThan(3);
        assertThat(weight.files()).isGreaterThan(3);
    }
}
