package io.rantwin.xapp.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorTest {
    static final String FULL = """
            {
              "xapp_name": "twin", "name": "twin", "version": "1.2.3",
              "containers": [{"name": "twin", "image": {"registry": "r", "name": "n", "tag": "t"}}],
              "messaging": {"ports": [
                {"name": "http", "container": "twin", "port": 8080, "description": "http service"},
                {"name": "rmrdata", "container": "twin", "port": 4560, "maxSize": 65536,
                 "rxMessages": ["RIC_INDICATION", "A1_POLICY_REQ"], "txMessages": ["RIC_CONTROL_REQ"],
                 "policies": [20008, 6], "description": "rmr data"},
                {"name": "rmrroute", "container": "twin", "port": 4561, "description": "rmr route"}
              ]},
              "controls": {"period": {"millis": 500}},
              "metrics": {"url": "/ric/v1/metrics", "namespace": "twin"}
            }
            """;

    @Test
    void readsWhatAFrameworkNeeds() throws DescriptorException {
        Descriptor descriptor = Descriptor.read(FULL);
        assertThat(descriptor.name()).isEqualTo("twin");
        assertThat(descriptor.version()).isEqualTo("1.2.3");
        assertThat(descriptor.rxMessages()).containsExactly("RIC_INDICATION", "A1_POLICY_REQ");
        assertThat(descriptor.txMessages()).containsExactly("RIC_CONTROL_REQ");
        assertThat(descriptor.policyTypeIds()).containsExactly(20008, 6);
        assertThat(descriptor.maxSizeOctets()).hasValue(65536);
        assertThat(descriptor.httpPort()).isEqualTo(8080);
        assertThat(descriptor.rmrDataPort()).isEqualTo(4560);
        assertThat(descriptor.rmrRoutePort()).isEqualTo(4561);
        assertThat(descriptor.metricsNamespace()).isEqualTo("twin");
        assertThat(descriptor.controls().at("/period/millis").asInt()).isEqualTo(500);
        assertThat(descriptor.text()).isEqualTo(FULL);
        assertThat(descriptor.warnings()).isEmpty();
    }

    @Test
    void theLegacySectionAloneIsEnoughAndWinsOverThePort() throws DescriptorException {
        Descriptor legacyOnly = Descriptor.read("""
                {"name": "old", "version": "0.1.0",
                 "rmr": {"protPort": "tcp:4570", "maxSize": 2072, "numWorkers": 1,
                         "rxMessages": ["RIC_INDICATION"], "txMessages": [], "policies": [1]}}
                """);
        assertThat(legacyOnly.rmrDataPort()).isEqualTo(4570);
        assertThat(legacyOnly.maxSizeOctets()).hasValue(2072);
        assertThat(legacyOnly.httpPort()).isEqualTo(8080);
        assertThat(legacyOnly.metricsNamespace()).isEqualTo("ricxapp");
        assertThat(legacyOnly.warnings()).anyMatch(w -> w.contains("A1_POLICY_REQ"));

        Descriptor both = Descriptor.read(
                FULL.replace("\"controls\"", "\"rmr\": {\"rxMessages\": [\"RIC_CONTROL_ACK\"]}, \"controls\""));
        assertThat(both.rxMessages()).containsExactly("RIC_CONTROL_ACK");
        assertThat(both.policyTypeIds()).isEmpty();
        assertThat(both.rmrDataPort()).isEqualTo(4560);
        assertThat(both.warnings()).anyMatch(w -> w.contains("rmr alone"));
    }

    @Test
    void oddThingsAreWarnings() throws DescriptorException {
        assertThat(Descriptor.read(FULL.replace("RIC_CONTROL_REQ", "RIC_CONTROL_REQUEST"))
                        .warnings())
                .singleElement()
                .asString()
                .contains("RIC_CONTROL_REQUEST", "/messaging/ports/1/txMessages");
        assertThat(Descriptor.read(FULL.replace("\"A1_POLICY_REQ\"", "\"RIC_INDICATION\""))
                        .warnings())
                .anyMatch(w -> w.contains("RIC_INDICATION twice"))
                .anyMatch(w -> w.contains("policies are listed"));
        assertThat(Descriptor.read(FULL.replace("\"xapp_name\": \"twin\"", "\"xapp_name\": \"other\""))
                        .warnings())
                .singleElement()
                .asString()
                .contains("'other'", "'twin'");
        assertThat(Descriptor.read(FULL.replace("\"name\": \"twin\", \"version\"", "\"name\": \"Twin_1\", \"version\""))
                        .warnings())
                .anyMatch(w -> w.contains("Kubernetes"));
        assertThat(Descriptor.read(FULL.replace("\"name\": \"http\"", "\"name\": \"web\""))
                        .warnings())
                .singleElement()
                .asString()
                .contains("8080 is assumed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\": \"twin\", \"version\" | \"name\": \"my-http-app\", \"version\" | /name | rmr",
                "\"1.2.3\" | \"\" | /version | needed",
                "\"1.2.3\" | 1.2 | /version | text",
                "\"port\": 4560 | \"port\": 70000 | /messaging/ports/1/port | 1..65535",
                "\"port\": 4560 | \"port\": \"4560\" | /messaging/ports/1/port | integer",
                "\"port\": 4560, | | /messaging/ports/1/port | needed",
                "\"port\": 4561 | \"port\": 4560 | /messaging/ports/2/port | rmrdata",
                "\"rmrroute\" | \"rmr-data\" | /messaging/ports/2/name | rmrdata",
                "\"rmrdata\" | \"other\" | /messaging/ports | rmrdata",
                "[20008, 6] | [20008, 0] | /messaging/ports/1/policies/1 | 1..2147483647",
                "[20008, 6] | 20008 | /messaging/ports/1/policies | list",
                "[\"RIC_CONTROL_REQ\"] | [\"RIC_CONTROL_REQ\", 3] | /messaging/ports/1/txMessages/1 | text",
                "\"ports\": [ | \"ports\": [7, | /messaging/ports/0 | object",
                "{\"url\": \"/ric/v1/metrics\", \"namespace\": \"twin\"} | \"x\" | /metrics | object",
                "\"version\": | \"name\": \"again\", \"version\": | '' | Duplicate",
                "\"controls\" | \"rmr\": {\"protPort\": \"4560\"}, \"controls\" | /rmr/protPort | tcp:4560",
            })
    void unusableThingsSayWhereAndWhy(String replace, String by, String pointer, String reason) {
        String text = FULL.replace(replace, by == null ? "" : by);
        assertThat(text).isNotEqualTo(FULL);
        DescriptorException e = catchThrowableOfType(DescriptorException.class, () -> Descriptor.read(text));
        assertThat(e).isNotNull();
        assertThat(e.pointer()).isEqualTo(pointer);
        assertThat(e.reason()).contains(reason);
    }

    @Test
    void nonsenseIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Descriptor.read("{\"name\": \"x\",\n oops}"))
                .isInstanceOf(DescriptorException.class)
                .hasMessageContaining("line 2");
        for (String text : List.of("", "[]", "null", "3", FULL + "{}", "[".repeat(5000))) {
            assertThatThrownBy(() -> Descriptor.read(text)).isInstanceOf(DescriptorException.class);
        }
    }

    @Test
    void filesAreReadAsUtf8AndBounded(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("config-file.json");
        Files.writeString(file, FULL);
        assertThat(Descriptor.read(file)).isEqualTo(Descriptor.read(FULL));
        Files.write(file, new byte[] {'{', (byte) 0xC3, '}'});
        assertThatThrownBy(() -> Descriptor.read(file)).hasMessageContaining("UTF-8");
        Files.writeString(file, FULL + " ".repeat(Descriptor.MAX_OCTETS));
        assertThatThrownBy(() -> Descriptor.read(file)).hasMessageContaining("longer than");
        assertThatThrownBy(() -> Descriptor.read(folder.resolve("none")))
                .isInstanceOf(DescriptorException.class)
                .hasMessageContaining("none");
    }

    @Property(tries = 300, seed = "1")
    void aDamagedDescriptorIsReadOrRefusedNothingElse(
            @ForAll @IntRange(max = 900) int where, @ForAll @IntRange(min = 32, max = 126) int by) {
        int at = where % FULL.length();
        String damaged = FULL.substring(0, at) + (char) by + FULL.substring(at + 1);
        try {
            assertThat(Descriptor.read(damaged).text()).isEqualTo(damaged);
        } catch (DescriptorException e) {
            assertThat(e.reason()).isNotBlank();
        }
    }
}
