package io.rantwin.harness.ran.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.rantwin.harness.ran.network.CellCount;
import io.rantwin.harness.ran.network.Coverage;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.scenario.Scenario;
import io.rantwin.harness.ran.scenario.ScenarioChanges;
import io.rantwin.harness.ran.scenario.Scenarios;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotsTest {
    @TempDir
    private Path folder;

    private static RadioNetwork tiny() throws Exception {
        Scenario scenario = Scenarios.named("tiny", ScenarioChanges.NONE);
        return new RadioNetwork(scenario.plan(), scenario.seed());
    }

    @Test
    void aRunLeavesPicturesThatShowSomething() throws Exception {
        RadioNetwork network = tiny();
        RunLog log = new RunLog(network);
        for (int step = 0; step < 3000; step++) {
            network.step();
            log.stepped();
        }
        List<Path> written = Plots.write(log, folder.resolve("out"));
        assertThat(written.stream().map(path -> path.getFileName().toString()))
                .contains("map.png", "load.png", "power.png", "sinr-cdf.png", "rsrp-cdf.png");
        for (Path picture : written) {
            BufferedImage image = ImageIO.read(picture.toFile());
            Set<Integer> colours = new HashSet<>();
            for (int x = 0; x < image.getWidth(); x += 3) {
                for (int y = 0; y < image.getHeight(); y += 3) {
                    colours.add(image.getRGB(x, y));
                }
            }
            assertThat(colours.size()).as(picture.toString()).isGreaterThan(4);
        }
    }

    @Test
    void theStoreIsBoundedAndKeepsTheMean() throws Exception {
        RadioNetwork network = tiny();
        RunLog log = new RunLog(network);
        for (int step = 0; step < 160_000; step++) {
            network.step();
            log.stepped();
        }
        assertThat(log.samples()).isBetween(700, 1440);
        double used = network.account().get(CellCount.PRB_SECONDS_USED_DL, 0);
        double available = network.account().get(CellCount.PRB_SECONDS_AVAILABLE_DL, 0);
        assertThat(Arrays.stream(log.load(0)).average().orElseThrow()).isCloseTo(used / available, within(0.01));
        double joules = 0;
        for (int cell = 0; cell < network.account().cells(); cell++) {
            joules += network.account().get(CellCount.ENERGY_JOULES, cell);
        }
        double watts = joules / (network.timeMicros() / 1e6);
        assertThat(Arrays.stream(log.watts()).average().orElseThrow()).isCloseTo(watts, withinPercentage(1));
    }

    @Test
    void aShortRunIsDrawnInMinutesAndALongOneInHours() {
        Plots.TimeAxis brief = Plots.TimeAxis.of(new double[] {5 * 24 + 20, 5 * 24 + 20.25, 5 * 24 + 20.5});
        assertThat(brief.title()).isEqualTo("minutes since Saturday 19:45");
        assertThat(brief.values()).containsExactly(new double[] {0, 7.5, 22.5, 37.5, 45}, within(1e-6));
        assertThat(Plots.TimeAxis.drawn(new double[] {3, 1, 2})).containsExactly(3, 3, 1, 2, 2);
        Plots.TimeAxis nextWeek = Plots.TimeAxis.of(new double[] {7 * 24 + 0.1, 7 * 24 + 0.2});
        assertThat(nextWeek.title()).isEqualTo("minutes since Monday 0:00");
        Plots.TimeAxis day = Plots.TimeAxis.of(new double[] {9, 10, 11, 12});
        assertThat(day.title()).isEqualTo("hours since Monday 0:00");
        assertThat(day.values()).containsExactly(8, 8.5, 9.5, 10.5, 11.5, 12);
    }

    @Test
    void theMapIsWhatUsersMeasure() throws Exception {
        RadioNetwork network = tiny();
        network.step();
        Coverage coverage = network.coverage();
        int pedestrians = 0;
        for (int ue = 0; ue < network.ues().size(); ue++) {
            coverage.at(network.ues().xMetres(ue), network.ues().yMetres(ue));
            // Who walks in the open sees just what the map says; a building or a car takes something.
            double difference = coverage.rsrpDbm() - network.ues().rsrpDbm(ue, coverage.cell());
            pedestrians += Math.abs(difference) < 0.01 ? 1 : 0;
            assertThat(coverage.sinrDecibels()).isBetween(-30.0, 80.0);
        }
        assertThat(pedestrians).isPositive();
    }
}
