package io.rantwin.harness.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the near-RT RIC takes for granted of an xApp's chart: names, ports, descriptor, environment. */
class XappConventionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLE = Path.of("../xapp-twin/example");

    private static List<JsonNode> xapp() throws IOException {
        return Charts.render(Charts.of("xapp-twin"), "ricxapp", values -> values);
    }

    @Test
    void theDataPortStandsFirstAndPlatformServicesDoNotWaitForReadiness() throws IOException {
        List<JsonNode> objects = xapp();
        JsonNode rmr = Charts.one(objects, "Service", "service-ricxapp-ran-twin-rmr");
        assertThat(rmr.at("/spec/ports").findValuesAsText("name")).containsExactly("rmrdata", "rmrroute");
        assertThat(rmr.at("/spec/ports").findValuesAsText("port")).containsExactly("4560", "4561");
        assertThat(rmr.at("/spec/publishNotReadyAddresses").asBoolean()).isTrue();
        JsonNode http = Charts.one(objects, "Service", "service-ricxapp-ran-twin-http");
        assertThat(http.at("/spec/ports/0/port").asInt()).isEqualTo(8080);
        assertThat(http.at("/spec/publishNotReadyAddresses").asBoolean()).isTrue();
        assertThat(http.at("/metadata/annotations/prometheus.io~1path").asText())
                .isEqualTo("/ric/v1/metrics");
        JsonNode pod = Charts.one(objects, "Deployment", "ricxapp-ran-twin").at("/spec/template");
        for (JsonNode service : List.of(rmr, http)) {
            assertThat(pod.at("/metadata/labels").properties())
                    .containsAll(service.at("/spec/selector").properties());
            for (JsonNode port : service.at("/spec/ports")) {
                assertThat(pod.at("/spec/containers/0/ports").findValuesAsText("name"))
                        .contains(port.path("targetPort").asText());
            }
        }
        assertThat(pod.at("/spec/hostname").asText()).isEqualTo("ran-twin");
    }

    @Test
    void theMountedDescriptorIsThatOfTheRepository() throws IOException {
        JsonNode map = Charts.one(xapp(), "ConfigMap", "configmap-ricxapp-ran-twin-appconfig");
        JsonNode mounted = JSON.readTree(map.at("/data/config-file.json").asText());
        JsonNode example = JSON.readTree(EXAMPLE.resolve("config-file.json").toFile());
        for (String same : List.of("name", "xapp_name", "livenessProbe", "readinessProbe", "messaging", "metrics")) {
            assertThat(mounted.get(same)).as(same).isEqualTo(example.get(same));
        }
        for (String file : List.of("config-file.json", "schema.json")) {
            assertThat(Charts.of("xapp-twin").resolve("files").resolve(file))
                    .as("the chart's copy")
                    .hasSameTextualContentAs(EXAMPLE.resolve(file));
        }
    }

    @Test
    void anotherNameAndOtherPortsReachTheDescriptorTheServicesAndTheEnvironment() throws IOException {
        List<JsonNode> objects = Charts.render(
                Charts.of("xapp-twin"),
                "apps",
                values -> values.set("xappName", "twin-b")
                        .set("ports.http", 8181)
                        .set("ports.rmrData", 4660)
                        .set("platform.namespace", "plt"));
        JsonNode map = Charts.one(objects, "ConfigMap", "configmap-apps-twin-b-appconfig");
        JsonNode descriptor = JSON.readTree(map.at("/data/config-file.json").asText());
        assertThat(descriptor.path("name").asText()).isEqualTo("twin-b");
        assertThat(descriptor.at("/messaging/ports").findValuesAsText("port")).containsExactly("8181", "4660", "4561");
        assertThat(descriptor.at("/messaging/ports").findValuesAsText("container"))
                .containsOnly("twin-b");
        assertThat(Charts.one(objects, "Service", "service-apps-twin-b-rmr")
                        .at("/spec/ports/0/port")
                        .asInt())
                .isEqualTo(4660);
        JsonNode environment =
                Charts.one(objects, "ConfigMap", "configmap-apps-twin-b-appenv").path("data");
        assertThat(environment.path("RMR_SRC_ID").asText()).isEqualTo("service-apps-twin-b-rmr.apps");
        assertThat(environment.path("PLT_NAMESPACE").asText()).isEqualTo("plt");
        assertThat(environment.path("APP_NAMESPACE").asText()).isEqualTo("apps");
    }

    /** Every member that the chart writes is one that the xApp knows; the reference holds them all. */
    @Test
    void theConfigurationThatTheChartWritesHasNoMemberThatTheTwinDoesNotKnow() throws IOException {
        JsonNode map = Charts.one(
                Charts.render(
                        Charts.of("xapp-twin"),
                        "ricxapp",
                        values -> values.withValuesFile(
                                Path.of("src/test/resources/io/rantwin/harness/helm/xapp-every-value.yaml"))),
                "ConfigMap",
                "configmap-ricxapp-ran-twin-twin");
        JsonNode written = new YAMLMapper().readTree(map.at("/data/twin.yaml").asText());
        JsonNode reference = new YAMLMapper().readTree(Files.readString(EXAMPLE.resolve("twin.yaml")));
        written.properties()
                .forEach(section -> section.getValue()
                        .fieldNames()
                        .forEachRemaining(member -> assertThat(
                                        reference.path(section.getKey()).has(member))
                                .as("%s.%s", section.getKey(), member)
                                .isTrue()));
        assertThat(written.at("/loop/shards").asInt()).isEqualTo(2);
        assertThat(written.at("/http/open").asBoolean()).isTrue();
        assertThat(written.at("/models/keyFiles/0").asText()).isEqualTo("/etc/rantwin/keys/planner.pem");
    }

    @Test
    void theSmallRicHasAFileOfRoutesAndNobodyRegisters() throws IOException {
        Map<String, JsonNode> maps = new HashMap<>();
        Path file = Charts.of("ran-twin").resolve("small-ric.yaml");
        JsonNode values = new YAMLMapper().readTree(file.toFile()).path("xapp-twin");
        Path part = Files.createTempFile("small-ric", ".yaml");
        try {
            Files.writeString(part, new YAMLMapper().writeValueAsString(values));
            Charts.render(Charts.of("xapp-twin"), "ricxapp", command -> command.withValuesFile(part))
                    .forEach(object -> maps.put(object.at("/metadata/name").asText(), object));
        } finally {
            Files.delete(part);
        }
        JsonNode environment = maps.get("configmap-ricxapp-ran-twin-appenv").path("data");
        assertThat(environment.path("RANTWIN_REGISTRATION").asText()).isEqualTo("off");
        assertThat(environment.path("RMR_RTG_SVC").asText()).isEqualTo("-1");
        assertThat(environment.has("RMR_SRC_ID")).isFalse();
        JsonNode files = maps.get("configmap-ricxapp-ran-twin-appconfig").path("data");
        assertThat(files.path("routes.rt").asText()).contains("rte|12040|10.0.2.10:38000");
        JsonNode pod = maps.get("ricxapp-ran-twin").at("/spec/template/spec");
        assertThat(pod.path("hostNetwork").asBoolean()).isTrue();
        assertThat(pod.at("/containers/0/env").findValuesAsText("value")).contains("10.0.2.1");
    }
}
