package io.rantwin.harness.nearrt;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.api.tracing.Collector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a collector gets of a packaged xApp at work: reports of a simulated network, a policy over A1, controls over E2. */
@Tag("acceptance")
class TracedTwinTest {
    private TwinWorld world;
    private Collector collector;

    @BeforeEach
    void begin() throws Exception {
        collector = Collector.start();
        world = new TwinWorld();
    }

    @AfterEach
    void end() throws Exception {
        if (world != null) {
            world.close();
        }
        collector.close();
    }

    @Test
    void aControlIsInTheTraceOfTheIndicationThatItComesOf() throws Exception {
        Path scenario = Files.writeString(
                world.ric().folder().resolve("two-layers.yaml"),
                EnergyPolicyTest.SCENARIO.replace("PROFILE", "flat").replace("SHARE", "0.03"));
        world.startXapp(
                EnergyPolicyTest.CONFIGURATION + world.topologyOf(scenario),
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint(), "RANTWIN_TWIN_TRACING_SAMPLE_RATIO", "1"));
        world.awaitXapp();
        world.offerType(EnergyPolicyTest.TYPE);
        world.ric().startRan(scenario.toString(), "--speed=30", "--status-seconds=5");
        world.ric().awaitNodes(1);
        world.awaitCells(6);
        Instant quiet = world.networkTime().plusSeconds(60);
        world.awaitTime(quiet);
        world.putPolicy(EnergyPolicyTest.TYPE, "night", EnergyPolicyTest.saving(30, 2, 4));
        world.awaitStatus(EnergyPolicyTest.TYPE, "night", "ENFORCED");

        world.ric().await("a control and what became of it, within an indication", TwinWorld.SOON, () -> {
            world.ric().assertAllAlive();
            return whole().isPresent() ? "" : collector.spans().size() + " spans, " + collector.named("control");
        });
        Collector.Span decision = whole().orElseThrow();
        assertThat(decision.text("rantwin.policy.id")).isEqualTo("night");
        Collector.Span indication = parent(decision);
        assertThat(indication.service()).isEqualTo("xapp-twin");
        assertThat(indication.text("rantwin.cell.id")).isEqualTo(decision.text("rantwin.cell.id"));
        assertThat(indication.endNanos()).isLessThanOrEqualTo(decision.endNanos());
        assertThat(collector.within(indication))
                .extracting(Collector.Span::name)
                .contains("decode", "twin.update", "policy.decision");
        List<Collector.Span> follows = collector.within(decision);
        assertThat(follows).extracting(Collector.Span::name).containsExactlyInAnyOrder("control", "control.effect");
        assertThat(follows)
                .filteredOn(span -> span.name().equals("control"))
                .singleElement()
                .satisfies(control -> assertThat(control.attributes())
                        .containsEntry("rantwin.control.interface", "E2SM-CCC")
                        .containsEntry("rantwin.control.result", "acknowledged"));
        assertThat(collector.named("a1.policy.create"))
                .anySatisfy(policy -> assertThat(policy.attributes())
                        .containsEntry("rantwin.policy.id", "night")
                        .containsEntry("rantwin.policy.enforced", true));
    }

    private Collector.Span parent(Collector.Span of) {
        return collector.spans().stream()
                .filter(span -> span.spanId().equals(of.parentSpanId()))
                .findFirst()
                .orElseThrow();
    }

    /** A decision within an indication, with its control and its effect. */
    private Optional<Collector.Span> whole() {
        return collector.named("policy.decision").stream()
                .filter(decision -> collector.named("indication").stream()
                        .anyMatch(indication -> indication.spanId().equals(decision.parentSpanId())))
                .filter(decision -> collector.within(decision).size() == 2)
                .findFirst();
    }
}
