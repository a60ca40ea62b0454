package io.rantwin.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.twin.enforcement.EnforcementJson;
import io.rantwin.twin.enforcement.EnforcementParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnforcementFileTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("enforcement.json"), text);
    }

    @Test
    void whatAnXappTellsIsTakenAsItIs() throws Exception {
        EnforcementParameters told = EnforcementParameters.USUAL.withEnergy(
                EnforcementParameters.Energy.USUAL.withWakeLead(20_000).withSleepPowerShare(0.02));
        assertThat(EnforcementFile.read(file(EnforcementJson.write(told).toString())))
                .isEqualTo(told);
    }

    @Test
    void whatIsNotSaidIsAsUsual() throws Exception {
        assertThat(EnforcementFile.read(file("{\"energySaving\": {\"sleepBelowLoad\": 0.3}}"))
                        .energy()
                        .neighbourSleepCeiling())
                .isEqualTo(EnforcementParameters.Energy.USUAL.neighbourSleepCeiling());
    }

    @Test
    void whatNoXappTellsIsRefusedWithTheFilesName() throws Exception {
        assertThatThrownBy(() -> EnforcementFile.read(folder.resolve("none.json")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("none.json")
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> EnforcementFile.read(file("{\"energySaving\": ")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("no JSON");
        assertThatThrownBy(() -> EnforcementFile.read(file("{\"sleepBellow\": 1}")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("sleepBellow");
        assertThatThrownBy(() -> EnforcementFile.read(file("{\"energySaving\": {\"sleepPowerShare\": 2}}")))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("sleepPowerShare");
    }
}
