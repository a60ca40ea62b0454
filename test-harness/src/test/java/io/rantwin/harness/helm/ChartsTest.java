package io.rantwin.harness.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both charts and the umbrella: Helm takes them, Kubernetes would take what comes of them, and pods have no more rights than they need. */
class ChartsTest {
    private static final List<String> POD = List.of("/spec/template/spec", "/spec");

    @ParameterizedTest
    @ValueSource(strings = {"xapp-twin", "rapp-planner"})
    void helmFindsNothingToComplainOf(String chart) {
        LintResult lint = new Helm(Charts.of(chart)).lint().strict().call();
        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
    }

    @Test
    void whatComesOfTheUsualValuesIsTakenByKubernetes() throws IOException {
        List<JsonNode> xapp = Charts.xapp(values -> values);
        List<JsonNode> rapp = Charts.rapp(values -> values);
        check(xapp);
        check(rapp);
        assertThat(Charts.names(xapp))
                .containsExactlyInAnyOrder(
                        "NetworkPolicy ricxapp-ran-twin",
                        "ConfigMap configmap-ricxapp-ran-twin-appconfig",
                        "ConfigMap configmap-ricxapp-ran-twin-appenv",
                        "ConfigMap configmap-ricxapp-ran-twin-twin",
                        "PersistentVolumeClaim ricxapp-ran-twin-data",
                        "Service service-ricxapp-ran-twin-rmr",
                        "Service service-ricxapp-ran-twin-http",
                        "Service service-ricxapp-ran-twin-twin",
                        "Deployment ricxapp-ran-twin");
        assertThat(Charts.names(rapp))
                .containsExactlyInAnyOrder(
                        "NetworkPolicy try-planner",
                        "PersistentVolumeClaim try-planner-data",
                        "Service try-planner",
                        "Deployment try-planner");
    }

    @Test
    void whatComesOfEveryValueIsTakenByKubernetes(@TempDir Path folder) throws IOException {
        check(Charts.xapp(Charts.every("xapp")));
        check(Charts.rapp(Charts.every("rapp")));
        Path umbrella = Charts.umbrella(folder);
        check(Charts.render(umbrella, "ricxapp", values -> values));
        check(Charts.render(
                umbrella,
                "ricxapp",
                values -> values.withValuesFile(Charts.of("ran-twin").resolve("small-ric.yaml"))));
    }

    private static void check(List<JsonNode> objects) throws IOException {
        for (JsonNode object : objects) {
            KubernetesSchema.check(object);
            for (String pod : POD) {
                if (object.at(pod).has("containers")) {
                    hasNoMoreRightsThanItNeeds(object.at(pod));
                }
            }
        }
    }

    private static void hasNoMoreRightsThanItNeeds(JsonNode pod) {
        assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        for (JsonNode container : pod.at("/containers")) {
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                    .isEqualTo("ALL");
            assertThat(container.at("/resources/requests/memory").asText()).isNotEmpty();
            assertThat(container.at("/resources/requests/cpu").asText()).isNotEmpty();
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        }
    }

    @Test
    void everyMountHasItsVolumeAndEveryProbeItsPort(@TempDir Path folder) throws IOException {
        List<JsonNode> pods = new ArrayList<>();
        for (JsonNode object : Charts.render(Charts.umbrella(folder), "ricxapp", values -> values)) {
            POD.stream().map(object::at).filter(pod -> pod.has("containers")).forEach(pods::add);
        }
        assertThat(pods).hasSize(2);
        for (JsonNode pod : pods) {
            JsonNode container = pod.at("/containers/0");
            assertThat(pod.at("/volumes").findValuesAsText("name"))
                    .containsAll(container.at("/volumeMounts").findValuesAsText("name"));
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                if (container.has(probe)) {
                    assertThat(container.at("/ports").findValuesAsText("name"))
                            .contains(
                                    container.at("/" + probe + "/httpGet/port").asText());
                }
            }
        }
    }

    /** Helm leaves out hooks when it only renders. */
    @Test
    void theTestOfAnInstalledTwinAsksItsService(@TempDir Path folder) throws IOException {
        Path chart = Charts.copy("xapp-twin", folder);
        Path hook = chart.resolve("templates/tests/twin.yaml");
        Files.writeString(hook, Files.readString(hook).replaceAll("helm\\.sh/hook.*", "no: hook"));
        assertThat(Charts.names(Charts.render(chart, "ricxapp", values -> values)))
                .as("others do not reach a twin that asks nobody")
                .doesNotContain("Pod ricxapp-ran-twin-test");
        List<JsonNode> objects = Charts.render(chart, "ricxapp", values -> values.set("access.open", true));
        JsonNode pod = Charts.one(objects, "Pod", "ricxapp-ran-twin-test");
        check(List.of(pod));
        assertThat(pod.at("/spec/containers/0/args").toString())
                .contains("service-ricxapp-ran-twin-twin.ricxapp:50051");
        JsonNode others = Charts.one(
                        Charts.render(
                                chart,
                                "ricxapp",
                                values -> values.set("access.open", true)
                                        .set("networkPolicy.clients[0].podSelector.matchLabels.app", "other")),
                        "NetworkPolicy",
                        "ricxapp-ran-twin")
                .at("/spec/ingress");
        assertThat(others)
                .as("whoever the clients are")
                .anySatisfy(rule -> assertThat(
                                rule.at("/from/0/podSelector/matchLabels").properties())
                        .isNotEmpty()
                        .isSubsetOf(pod.at("/metadata/labels").properties()));
    }

    @Test
    void theCheckSeesWhatKubernetesWouldNotTake() throws IOException {
        List<JsonNode> objects = Charts.rapp(values -> values);
        ObjectNode deployment = (ObjectNode) Charts.one(objects, "Deployment", "try-planner");
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("readonly", true);
        assertThatThrownBy(() -> KubernetesSchema.check(deployment)).hasMessageContaining("readonly");
        ObjectNode service = (ObjectNode) Charts.one(objects, "Service", "try-planner");
        ((ObjectNode) service.at("/spec/ports/0")).remove("port");
        assertThatThrownBy(() -> KubernetesSchema.check(service)).hasMessageContaining("port");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicas=2",
                "xappName=http-twin",
                "xappName=Twin",
                "ports.http=0",
                "persistence.size=much",
                "platform.e2ManagerUrl=e2mgr:3800",
                "access.clientCaSecret=without-tls",
                "access.tlsSecret=alone",
                "access.tokens.issuer=without-tls",
                "access.clientRoles.rapp=root",
                "twin.access.open=true",
                "twin.grpc.port=1"
            })
    void valuesThatNobodyReadsOrUnderstandsAreRefused(String value) {
        refused("xapp-twin", value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicas=2",
                "policies.a1Flavour=SOMETHING",
                "twin=here",
                "pmData.coordinatorUrl=http://ics",
                "access.tlsSecret=alone",
                "access.tokens.keysUrl=http://plain",
                "access.callsPerSecond=0"
            })
    void valuesThatNobodyReadsOrUnderstandsAreRefusedForThePlanner(String value) {
        refused("rapp-planner", value);
    }

    private static void refused(String chart, String value) {
        String[] nameAndValue = value.split("=", 2);
        assertThatThrownBy(() ->
                        Charts.render(Charts.of(chart), "ns", values -> values.set(nameAndValue[0], nameAndValue[1])))
                .hasMessageContaining("values don't meet the specifications");
    }
}
