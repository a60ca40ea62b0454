package io.rantwin.harness.ran.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.harness.ran.network.NetworkPlan;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.scenario.CellNames;
import io.rantwin.harness.ran.scenario.Scenario;
import io.rantwin.harness.ran.scenario.ScenarioChanges;
import io.rantwin.harness.ran.scenario.ScenarioException;
import io.rantwin.harness.ran.scenario.Scenarios;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultTimelineTest {
    private static final long SECOND = 1_000_000;

    private final NetworkPlan plan = plan();
    private final RadioNetwork network = new RadioNetwork(plan, 1);

    @Test
    void setsAndHealsEachImpairment() throws IOException {
        FaultTimeline timeline = timeline(
                at(new NetworkFault.SleepingCell(0)),
                at(new NetworkFault.AntennaDegradation(1, 6)),
                at(new NetworkFault.AmplifierDegradation(1, 3)),
                at(new NetworkFault.FanDegradation(1, 2)),
                at(new NetworkFault.BackhaulLimit(2, 5e6)),
                at(new NetworkFault.BackhaulLimit(2, 3e6)),
                at(new NetworkFault.Interference(2, 10)),
                at(new NetworkFault.Interference(2, 10)));

        runTo(timeline, SECOND - 10_000);
        assertHealthy();

        runTo(timeline, SECOND);
        assertThat(network.impairments().isRefusing(0)).isTrue();
        assertThat(network.impairments().isRefusing(1)).isFalse();
        assertThat(network.impairments().transmitLossDb(1)).isEqualTo(9);
        assertThat(network.impairments().heatResistanceFactor(1)).isEqualTo(2);
        assertThat(network.impairments().backhaulBitsPerSecond(2)).isEqualTo(3e6);
        // Two interferers of nine times the noise: 1 + 9 + 9 times the noise.
        assertThat(network.impairments().noiseRiseDb(2)).isCloseTo(10 * Math.log10(19), within(1e-9));

        runTo(timeline, 2 * SECOND);
        assertHealthy();
    }

    @Test
    void growsEvenly() throws IOException {
        FaultTimeline timeline = timeline(
                new TimedFault(new NetworkFault.AntennaDegradation(0, 10), SECOND, 5 * SECOND, TimedFault.FOREVER));

        runTo(timeline, 2 * SECOND);
        assertThat(network.impairments().transmitLossDb(0)).isCloseTo(2.5, within(0.3));
        runTo(timeline, 3 * SECOND);
        assertThat(network.impairments().transmitLossDb(0)).isCloseTo(5, within(0.3));
        runTo(timeline, 6 * SECOND);
        assertThat(network.impairments().transmitLossDb(0)).isEqualTo(10);
    }

    @Test
    void leavesHealthyCellsToOthers() throws IOException {
        network.impairments().setTransmitLossDb(2, 4);
        runTo(timeline(at(new NetworkFault.AntennaDegradation(0, 6))), 3 * SECOND);
        assertThat(network.impairments().transmitLossDb(2)).isEqualTo(4);
    }

    @Test
    void forgetsANeighbourAndRemembersIt() throws IOException {
        network.parameters().setNeighbour(0, 1, true);
        network.parameters().setNeighbour(1, 0, true);
        FaultTimeline timeline = timeline(at(new NetworkFault.MissingNeighbour(0, 1)));

        runTo(timeline, SECOND);
        assertThat(network.parameters().isNeighbour(0, 1)).isFalse();
        assertThat(network.parameters().isNeighbour(1, 0)).isTrue();
        runTo(timeline, 2 * SECOND);
        assertThat(network.parameters().isNeighbour(0, 1)).isTrue();
    }

    @Test
    void jamsTheNearerCellMoreAndInTurns() throws IOException {
        // Sector 0 of the only site looks to 30 degrees; a third of 500 m out is its middle.
        double out = 500.0 / 3;
        FaultTimeline timeline = timeline(new TimedFault(
                new NetworkFault.Jammer(
                        out * Math.sin(Math.toRadians(30)), out * Math.cos(Math.toRadians(30)), 100, -1, 20, 2, 1),
                0,
                0,
                TimedFault.FOREVER));

        runTo(timeline, SECOND);
        assertThat(network.impairments().noiseRiseDb(0)).isCloseTo(20, within(1e-6));
        // The other middles are out * sqrt(3) away: 99 (1 + 2.887)^-3.76 = 0.60 of the noise.
        assertThat(network.impairments().noiseRiseDb(1)).isCloseTo(10 * Math.log10(1.601), within(0.01));
        assertThat(network.impairments().noiseRiseDb(2))
                .isCloseTo(network.impairments().noiseRiseDb(1), within(1e-9));
        runTo(timeline, 2 * SECOND + 500_000);
        assertThat(network.impairments().noiseRiseDb(0)).isZero();
        runTo(timeline, 3 * SECOND + 500_000);
        assertThat(network.impairments().noiseRiseDb(0)).isCloseTo(20, within(1e-6));
    }

    @Test
    void writesTheTruthAsLines() throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        FaultTruthFile file =
                new FaultTruthFile(stream, plan.clock(), plan.layout(), new CellNames(plan.layout()).all());
        FaultTimeline timeline = new FaultTimeline(
                List.of(
                        new TimedFault(new NetworkFault.AntennaDegradation(1, 10), SECOND, 2 * SECOND, 3 * SECOND),
                        at(new ReportFault.LiarCell(2, "RRU.PrbTotDl", 0.2, 0))),
                network,
                file);
        runTo(timeline, 4 * SECOND);

        List<JsonNode> lines = new ArrayList<>();
        for (String line : stream.toString(StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isEmpty()) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        assertThat(lines.getFirst().toString())
                .contains("\"change\":\"begin\"")
                .contains("\"kind\":\"antennaDegradation\"")
                .contains("\"cellName\":\"S1-2\"")
                .contains("\"networkTimeMicros\":1000000")
                .contains("\"untilMicros\":3000000")
                .contains("\"fullStrength\":{\"lossDb\":10.0}");
        List<String> changes = lines.stream()
                .filter(line -> line.get("fault").asInt() == 0)
                .map(line -> line.get("change").asText())
                .toList();
        assertThat(changes).startsWith("begin", "progress").endsWith("progress", "end");
        assertThat(changes.size()).isBetween(10, 12);
        assertThat(lines.stream()
                        .filter(line -> line.get("fault").asInt() == 1)
                        .map(line -> line.get("change").asText() + line.get("networkTimeMicros")))
                .containsExactly("begin1000000", "end2000000");
    }

    @Test
    void tellsEveryKind() throws IOException, ScenarioException {
        Scenario scenario = Scenarios.named("faults-day", ScenarioChanges.NONE);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (FaultTruthFile file = new FaultTruthFile(
                stream,
                scenario.plan().clock(),
                scenario.plan().layout(),
                scenario.cells().all())) {
            for (TimedFault fault : scenario.faults()) {
                file.told(FaultTruth.Change.BEGIN, 0, fault, 1, fault.fromMicros());
            }
        }
        List<String> lines = stream.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(19);
        for (String line : lines) {
            JsonNode told = new ObjectMapper().readTree(line);
            assertThat(told.has("cell") || told.has("site") || told.has("fullStrength"))
                    .as(line)
                    .isTrue();
        }
    }

    @Test
    void refusesTimesOutOfOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimedFault(new NetworkFault.SleepingCell(0), 5, 5, 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimedFault(new NetworkFault.SleepingCell(0), 5, 4, 9));
    }

    private void assertHealthy() {
        for (int cell = 0; cell < 3; cell++) {
            assertThat(network.impairments().isRefusing(cell)).isFalse();
            assertThat(network.impairments().transmitLossDb(cell)).isZero();
            assertThat(network.impairments().noiseRiseDb(cell)).isZero();
            assertThat(network.impairments().heatResistanceFactor(cell)).isEqualTo(1);
            assertThat(network.impairments().backhaulBitsPerSecond(cell)).isInfinite();
        }
    }

    private FaultTimeline timeline(TimedFault... faults) {
        return new FaultTimeline(List.of(faults), network, FaultTruth.NONE);
    }

    private void runTo(FaultTimeline timeline, long micros) throws IOException {
        while (network.timeMicros() < micros) {
            network.step();
            timeline.advance();
        }
    }

    private static TimedFault at(Fault fault) {
        return new TimedFault(fault, SECOND, SECOND, 2 * SECOND);
    }

    private static NetworkPlan plan() {
        try {
            return Scenarios.named("tiny", ScenarioChanges.NONE).plan();
        } catch (ScenarioException refused) {
            throw new AssertionError(refused);
        }
    }
}
