package io.rantwin.nearrt.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.api.access.Role;
import io.rantwin.nearrt.configuration.MeasurementIntent.Level;
import io.rantwin.twin.enforcement.EnforcementParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class ConfigurationReaderTest {
    private static TwinConfiguration read(String yaml) throws ConfigurationException {
        return ConfigurationReader.read(yaml, "twin.yaml", Map.of());
    }

    private static AbstractThrowableAssert<?, ?> refused(String yaml) {
        return assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void theExampleIsTheReference() throws ConfigurationException, IOException {
        Path example = Path.of("example/twin.yaml");
        assertThat(ConfigurationReader.read(example, Map.of())).isEqualTo(ConfigurationReader.read(Map.of()));
        try (var defaults = ConfigurationReader.class.getResourceAsStream("defaults.yaml")) {
            assertThat(defaults).isNotNull().hasBinaryContent(Files.readAllBytes(example));
        }
    }

    @Test
    void withoutAFileItFitsTheBox() throws ConfigurationException {
        TwinConfiguration usual = ConfigurationReader.read(Map.of());
        assertThat(usual.intents()).hasSize(1);
        assertThat(usual.intents().getFirst().level()).isEqualTo(Level.CELL);
        assertThat(usual.cells().discovery()).isEqualTo(TwinConfiguration.Discovery.AUTO);
        assertThat(usual.topology().file()).isEmpty();
    }

    @Test
    void whatIsNotSaidStaysAsItIs() throws ConfigurationException {
        TwinConfiguration mine = read("loop:\n  shards: 3\n");
        assertThat(mine.loop().shards()).isEqualTo(3);
        assertThat(mine.loop().mailboxReports()).isEqualTo(8);
        assertThat(read("intents:\n  - {name: a, level: node, measurements: [X]}\n")
                        .intents())
                .containsExactly(new MeasurementIntent(
                        "a", Level.NODE, ".*", List.of(), List.of(1000L), 1, List.of("X"), List.of()));
    }

    @Test
    void accessThatWouldLetStrangersInIsRefused() throws ConfigurationException {
        assertThat(read("access: {certificate: a, key: b, clientAuthorities: c, clientRoles: {rapp: planner}}")
                        .access()
                        .clientRoles())
                .containsExactly(Map.entry("rapp", Role.PLANNER));
        refused("access: {certificate: a}").hasMessageContaining("certificate and key belong together");
        refused("access: {certificate: a, key: b, clientRoles: {rapp: planner}}")
                .hasMessageContaining("clientRoles needs clientAuthorities");
        refused("access: {certificate: a, key: b, clientAuthorities: c, clientRoles: {rapp: root}}")
                .hasMessageContaining("root");
        refused("access: {certificate: a, key: b, tokenIssuer: i}").hasMessageContaining("belong together");
        refused("access: {tokenIssuer: i, tokenAudience: a, tokenKeys: k}")
                .hasMessageContaining("in plain text they are lost");
    }

    @Test
    void anAddressThatOtherMachinesReachNeedsCallersWhoAreKnownOrAWordThatItIsMeant() throws ConfigurationException {
        refused("grpc: {host: 0.0.0.0}")
                .hasMessageContaining("grpc.host: other machines reach 0.0.0.0")
                .hasMessageContaining("access.open: true");
        // TLS alone tells nobody from anybody.
        refused("grpc: {host: 0.0.0.0}\naccess: {certificate: a, key: b}").hasMessageContaining("other machines reach");
        assertThat(read("grpc: {host: 0.0.0.0}\naccess: {certificate: a, key: b, clientAuthorities: c}")
                        .grpc()
                        .host())
                .as("whoever has a certificate of theirs is known")
                .isEqualTo("0.0.0.0");
        refused("http: {host: 0.0.0.0}")
                .hasMessageContaining("http.open: true")
                .hasMessageContaining("http.guarded: true");
        refused("http: {guarded: true}").hasMessageContaining("http.guarded: the JSON view needs certificate and key");
        refused("http: {host: 0.0.0.0, guarded: true}\naccess: {certificate: a, key: b}")
                .hasMessageContaining("http.host: other machines reach 0.0.0.0");
        refused("http: {guarded: true, open: true}\naccess: {certificate: a, key: b}")
                .hasMessageContaining("one of the two");
        assertThat(read("http: {host: 0.0.0.0, guarded: true}\naccess: {certificate: a, key: b, clientAuthorities: c}")
                        .http()
                        .guarded())
                .isTrue();
        refused("http: {host: no.such.host.invalid}").hasMessageContaining("there is no host no.such.host.invalid");
        refused("access: {open: true, certificate: a, key: b, clientAuthorities: c, clientRoles: {rapp: planner}}")
                .hasMessageContaining("one of the two");
        assertThat(read("grpc: {host: 0.0.0.0}\naccess: {open: true}\nhttp: {host: 0.0.0.0, open: true}")
                        .access()
                        .open())
                .isTrue();
        assertThat(read("grpc: {host: 0.0.0.0, port: 0}\nhttp: {host: 0.0.0.0, port: 0}")
                        .http()
                        .port())
                .isZero();
        assertThat(read("grpc: {host: \"::1\"}").grpc().host()).isEqualTo("::1");
        assertThat(read("""
                        grpc: {host: 0.0.0.0}
                        access: {certificate: a, key: b, clientAuthorities: c, clientRoles: {rapp: planner}}
                        """).access().isOpen()).isFalse();
    }

    @Test
    void namesThePlaceOfWhatItDoesNotKnow() {
        refused("loop:\n  shard: 3\n")
                .hasMessage(
                        "twin.yaml: loop.shard is not known; there are mailboxReports, mostCells, reportsInAll, reportsPerCell, shards");
        refused("lop: 1\n").hasMessageContaining("twin.yaml: lop is not known; there are access, alarms, cells, clock");
        refused("intents:\n  - {name: a, level: cell, measurements: [X], periods: 3}\n")
                .hasMessageContaining("intents[0].periods is not known");
    }

    @Test
    void namesThePlaceOfWhatCannotBe() {
        refused("loop:\n  shards: many\n").hasMessageContaining("loop.shards: 'many' is no int");
        refused("loop:\n  shards: -1\n")
                .hasMessageContaining("loop")
                .hasMessageContaining("shards is 0 to 256, not -1");
        refused("cells:\n  discovery: magic\n")
                .hasMessageContaining("cells.discovery: 'magic' is no discovery; there are auto, listed, node");
        refused("intents:\n  - {name: a/b, level: cell, measurements: [X]}\n")
                .hasMessageContaining("intents[0]")
                .hasMessageContaining("not 'a/b'");
        refused("intents:\n  - {name: a, level: cell}\n").hasMessageContaining("intents[0]");
        refused("intents:\n  - {name: a, level: slice, measurements: [X]}\n")
                .hasMessageContaining("slices must be named");
        refused(
                        "intents:\n  - {name: a, level: cell, measurements: [X]}\n  - {name: a, level: cell, measurements: [X]}\n")
                .hasMessageContaining("two intents are called 'a'");
        refused("just text\n").hasMessageContaining("must be an object");
        refused("loop: {shards: [\n").hasMessageContaining("twin.yaml, line");
    }

    @Test
    void aBoundOfEnergySavingThatCannotBeIsNamed() {
        refused("energySaving: {sleepBelowLoad: 0.4}\n")
                .hasMessageContaining("energySaving: Cells must sleep at lower loads than they wake: 0.4 < 0.35");
        refused("energySaving: {sleepBelowLoad: -0.1}\n").hasMessageContaining("energySaving: Loads");
        refused("energySaving: {takeoverCost: 11}\n").hasMessageContaining("energySaving: takeoverCost");
        refused("energySaving: {minOnSeconds: -1}\n")
                .hasMessageContaining("energySaving: minOnSeconds is 0 to 86400, not -1.0");
        refused("energySaving: {wakeUpSeconds: 1801}\n")
                .hasMessageContaining("energySaving: wakeUpSeconds is 0 to 1800, not 1801.0");
        refused("energySaving: {quantile: 1}\n").hasMessageContaining("energySaving: quantile is 0.5 to 0.99");
        refused("energySaving: {minOffSeconds: long}\n")
                .hasMessageContaining("energySaving.minOffSeconds: 'long' is no double");
        refused("energySaving: {minOffSeconds: null}\n").hasMessageContaining("energySaving.minOffSeconds");
        refused("energySaving: {bounds: 3}\n")
                .hasMessageContaining("energySaving.bounds is not known; there are leastCovered, ")
                .hasMessageContaining(" wakeUpSeconds");
    }

    @Test
    void cellsWakeAheadByTheTimeToComeUpAndTheHoldOff() throws ConfigurationException {
        assertThat(ConfigurationReader.read(
                                "{enforcement: {holdOffSeconds: 10}, energySaving: {wakeUpSeconds: 7, minOnSeconds: 1.5}}",
                                "f",
                                Map.of())
                        .enforcementParameters()
                        .energy())
                .isEqualTo(new EnforcementParameters.Energy(
                        0.2,
                        0.35,
                        0.5,
                        0.7,
                        1.5,
                        0.95,
                        0.995,
                        1_500,
                        300_000,
                        17_000,
                        3_600_000,
                        0,
                        75.0 / 130,
                        60_000,
                        0.9));
    }

    @Test
    void variablesCountMoreThanTheFile() throws ConfigurationException {
        Map<String, String> variables =
                Map.of("RANTWIN_TWIN_LOOP_SHARDS", "7", "RANTWIN_TWIN_HTTP_PORT", "", "RANTWIN_SUBMGR_URL", "x");
        TwinConfiguration mine = ConfigurationReader.read("loop: {shards: 2}", "f", variables);
        assertThat(mine.loop().shards()).isEqualTo(7);
        assertThat(mine.http().port()).isEqualTo(8085);
        assertThatThrownBy(() -> ConfigurationReader.read("", "f", Map.of("RANTWIN_TWIN_LOOP_SHARD", "7")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("RANTWIN_TWIN_LOOP_SHARD names nothing")
                .hasMessageContaining("RANTWIN_TWIN_LOOP_SHARDS");
        assertThatThrownBy(() -> ConfigurationReader.read("", "f", Map.of("RANTWIN_TWIN_LOOP_SHARDS", "x")))
                .hasMessageContaining("loop.shards: 'x' is no int");
    }

    @Test
    void aFileThatIsNotThereIsToldByName() {
        assertThatThrownBy(() -> ConfigurationReader.read(Path.of("no-such.yaml"), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no-such.yaml");
    }
}
