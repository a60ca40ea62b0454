package io.rantwin.harness.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.TemplateCommand;
import io.rantwin.api.tracing.TracingSettings;
import io.rantwin.nearrt.configuration.ConfigurationReader;
import io.rantwin.planner.rest.RappCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Where traces go, as the charts have it: held against what xApp and planner themselves read. */
class TracingValuesTest {
    private static TracingSettings read(List<JsonNode> objects) throws Exception {
        String yaml = Charts.one(objects, "ConfigMap", "configmap-ricxapp-ran-twin-twin")
                .at("/data/twin.yaml")
                .asText();
        return ConfigurationReader.read(yaml, "twin.yaml", Map.of()).tracing().settings(Map.of());
    }

    private static List<String> egress(List<JsonNode> objects, String name) {
        List<String> rules = new ArrayList<>();
        Charts.one(objects, "NetworkPolicy", name).at("/spec/egress").forEach(rule -> rules.add(rule.toString()));
        return rules;
    }

    @Test
    void withoutAnEndpointNothingIsTraced() throws Exception {
        assertThat(read(Charts.xapp(values -> values)).isOn()).isFalse();
        assertThat(Charts.plannerArguments(Charts.rapp(values -> values)))
                .noneMatch(each -> each.startsWith("--trace"));
        assertThat(egress(Charts.xapp(values -> values), "ricxapp-ran-twin")).noneMatch(rule -> rule.contains("4318"));
    }

    @Test
    void theXappReadsWhatTheValuesSayAndReachesTheCollector() throws Exception {
        List<JsonNode> objects = Charts.xapp(Charts.every("xapp"));
        TracingSettings settings = read(objects);
        assertThat(settings.endpoint()).isEqualTo("https://collector.monitoring:4318");
        assertThat(settings.sampleRatio()).isEqualTo(0.25);
        assertThat(settings.tls().trust()).hasToString("/etc/rantwin/secrets/trace-ca/ca.crt");
        assertThat(settings.tls().certificate()).hasToString("/etc/rantwin/secrets/trace-certificate/tls.crt");
        assertThat(settings.tls().key()).hasToString("/etc/rantwin/secrets/trace-certificate/tls.key");
        assertThat(settings.token()).hasToString("/etc/rantwin/secrets/trace-token/token");
        assertThat(egress(objects, "ricxapp-ran-twin"))
                .anyMatch(rule -> rule.contains("4318") && rule.contains("monitoring"));
        assertMounted(objects, "ricxapp-ran-twin");
        assertThat(egress(
                        Charts.xapp(values -> values.set("tracing.endpoint", "http://collector")), "ricxapp-ran-twin"))
                .contains("{\"ports\":[{\"port\":80,\"protocol\":\"TCP\"}]}");
    }

    @Test
    void thePlannerTakesTheOptionsThatTheValuesMakeAndReachesTheCollector() throws Exception {
        List<JsonNode> objects = Charts.rapp(Charts.every("rapp"));
        List<String> arguments = Charts.plannerArguments(objects);
        new CommandLine(new RappCommand())
                .parseArgs(arguments.subList(1, arguments.size()).toArray(String[]::new));
        assertThat(arguments)
                .containsSequence("--trace-endpoint", "https://collector.monitoring:4318", "--trace-ratio", "0.25")
                .containsSequence("--trace-ca", "/etc/rantwin/secrets/trace-ca/ca.crt")
                .containsSequence("--trace-cert", "/etc/rantwin/secrets/trace-certificate/tls.crt")
                .containsSequence("--trace-key", "/etc/rantwin/secrets/trace-certificate/tls.key")
                .containsSequence("--trace-token-file", "/etc/rantwin/secrets/trace-token/token");
        assertThat(egress(objects, "try-planner"))
                .anyMatch(rule -> rule.contains("4318") && rule.contains("monitoring"));
        assertMounted(objects, "try-planner");
    }

    private static void assertMounted(List<JsonNode> objects, String deployment) {
        assertThat(Charts.one(objects, "Deployment", deployment)
                        .at("/spec/template/spec/containers/0/volumeMounts")
                        .findValuesAsText("mountPath"))
                .contains(
                        "/etc/rantwin/secrets/trace-ca",
                        "/etc/rantwin/secrets/trace-certificate",
                        "/etc/rantwin/secrets/trace-token");
    }

    @Test
    void certificatesAndTokensNeedHttps() {
        for (String secret : List.of("caSecret", "tokenSecret")) {
            for (String endpoint : List.of("", "http://collector:4318")) {
                UnaryOperator<TemplateCommand> values =
                        each -> each.set("tracing.endpoint", endpoint).set("tracing." + secret, "some");
                assertThatThrownBy(() -> Charts.xapp(values))
                        .as(secret + endpoint)
                        .hasMessageContaining("tracing");
                assertThatThrownBy(() -> Charts.rapp(values))
                        .as(secret + endpoint)
                        .hasMessageContaining("tracing");
            }
        }
        UnaryOperator<TemplateCommand> grpc = each -> each.set("tracing.endpoint", "collector:4317");
        assertThatThrownBy(() -> Charts.xapp(grpc)).hasMessageContaining("tracing");
    }
}
