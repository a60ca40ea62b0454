package io.rantwin.harness.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.api.access.Role;
import io.rantwin.nearrt.configuration.AccessSettings;
import io.rantwin.nearrt.configuration.ConfigurationException;
import io.rantwin.nearrt.configuration.ConfigurationReader;
import io.rantwin.nearrt.configuration.TwinConfiguration;
import io.rantwin.planner.rest.RappCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Who gets in, as the charts have it: held against what xApp and planner themselves read. */
class AccessValuesTest {
    private static final Pattern FILE = Pattern.compile("/etc/rantwin/[-a-z]+/[-./a-z0-9]+");

    private static String yaml(List<JsonNode> objects) {
        return Charts.one(objects, "ConfigMap", "configmap-ricxapp-ran-twin-twin")
                .at("/data/twin.yaml")
                .asText();
    }

    /** The configuration as the xApp reads it, without the files that it names. */
    private static TwinConfiguration read(List<JsonNode> objects) throws ConfigurationException {
        return ConfigurationReader.read(yaml(objects), "twin.yaml", Map.of());
    }

    private static JsonNode container(List<JsonNode> objects, String deployment) {
        return Charts.one(objects, "Deployment", deployment).at("/spec/template/spec/containers/0");
    }

    @Test
    void withoutValuesNobodyElseReachesEitherAndTheClusterStillProbesThem() throws Exception {
        List<JsonNode> xapp = Charts.xapp(values -> values);
        TwinConfiguration twin = read(xapp);
        assertThat(twin.grpc().host()).isEqualTo("127.0.0.1");
        assertThat(twin.http().host()).isEqualTo("127.0.0.1");
        assertThat(twin.access().open()).isFalse();
        assertThat(Charts.plannerArguments(Charts.rapp(values -> values)))
                .containsSequence("--host", "127.0.0.1")
                .containsSequence("--health-port", "8091")
                .doesNotContain("--open");
        for (JsonNode container :
                List.of(container(xapp, "ricxapp-ran-twin"), container(Charts.rapp(values -> values), "try-planner"))) {
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(container.at("/" + probe + "/httpGet/port").asText()).isIn("http", "health");
            }
        }
    }

    @Test
    void theXappReadsWhatTheValuesSay() throws Exception {
        TwinConfiguration twin = read(Charts.xapp(Charts.every("xapp")));
        assertThat(twin.grpc().host()).isEqualTo("0.0.0.0");
        AccessSettings access = twin.access();
        assertThat(access.certificate()).isEqualTo("/etc/rantwin/secrets/tls/tls.crt");
        assertThat(access.clientAuthorities()).isEqualTo("/etc/rantwin/secrets/client-ca/ca.crt");
        assertThat(access.clientRoles()).isEqualTo(Map.of("rapp-planner", Role.APPROVER));
        assertThat(access.tokenKeys()).isEqualTo("/etc/rantwin/token-keys/jwks.json");
        assertThat(access.tokenRoles()).isEqualTo("realm_access.roles");
        assertThat(access.callsPerSecond()).isEqualTo(20);
    }

    @Test
    void theJsonViewIsServedToOthersGuardedOrOpenAndNeverBoth() throws Exception {
        assertThat(read(Charts.xapp(values -> values)).http().guarded()).isFalse();
        List<JsonNode> guarded = Charts.xapp(values ->
                Charts.every("xapp").apply(values).set("viewOpen", false).set("viewGuarded", true));
        TwinConfiguration.View view = read(guarded).http();
        assertThat(view.host()).isEqualTo("0.0.0.0");
        assertThat(view.guarded()).isTrue();
        assertThat(Charts.one(guarded, "Service", "service-ricxapp-ran-twin-twin")
                        .at("/spec/ports")
                        .findValuesAsText("name"))
                .contains("view");
        assertThatThrownBy(() ->
                        Charts.xapp(values -> Charts.every("xapp").apply(values).set("viewGuarded", true)))
                .as("open, too")
                .hasMessageContaining("values don't meet the specifications");
        assertThatThrownBy(() -> Charts.xapp(values -> values.set("viewGuarded", true)))
                .as("without a certificate")
                .hasMessageContaining("values don't meet the specifications");
    }

    @Test
    void thePlannerTakesTheOptionsThatTheValuesMake() throws Exception {
        for (List<JsonNode> objects : List.of(
                Charts.rapp(values -> values),
                Charts.rapp(Charts.every("rapp")),
                Charts.rapp(values -> values.set("access.open", true)))) {
            List<String> arguments = Charts.plannerArguments(objects);
            assertThat(arguments.getFirst()).isEqualTo("rapp");
            new CommandLine(new RappCommand())
                    .parseArgs(arguments.subList(1, arguments.size()).toArray(String[]::new));
        }
        assertThat(Charts.plannerArguments(Charts.rapp(Charts.every("rapp"))))
                .containsSequence("--host", "0.0.0.0")
                .containsSequence("--client-role", "ann=admin", "--client-role", "smo=approver")
                .containsSequence("--token-keys", "https://idp/certs")
                .containsSequence("--a1-ca", "/etc/rantwin/secrets/a1-ca/ca.crt")
                .containsSequence("--twin-token-file", "/etc/rantwin/secrets/twin-token/token")
                .doesNotContain("--open");
    }

    @Test
    void openIsSaidAndNeverComesByItself() throws Exception {
        assertThat(Charts.plannerArguments(Charts.rapp(values -> values.set("access.open", true))))
                .containsSequence("--host", "0.0.0.0")
                .contains("--open");
        assertThat(read(Charts.xapp(values -> values.set("access.open", true)))
                        .access()
                        .open())
                .isTrue();
        assertThatThrownBy(() ->
                        Charts.xapp(values -> Charts.every("xapp").apply(values).set("access.open", true)))
                .hasMessageContaining("values don't meet the specifications");
        assertThatThrownBy(() ->
                        Charts.rapp(values -> Charts.every("rapp").apply(values).set("access.open", true)))
                .hasMessageContaining("values don't meet the specifications");
        assertThatThrownBy(() -> Charts.rapp(values ->
                        Charts.every("rapp").apply(values).set("access.tokens.keysConfigMap", "a-second-source")))
                .hasMessageContaining("values don't meet the specifications");
    }

    /** Each file that the program is told to read lies in a secret or map that is mounted. */
    @Test
    void everyFileThatIsNamedIsMounted(@TempDir Path folder) throws Exception {
        List<JsonNode> xapp = Charts.xapp(Charts.every("xapp"));
        named(
                yaml(xapp)
                        + Charts.one(xapp, "ConfigMap", "configmap-ricxapp-ran-twin-appenv")
                                .path("data"),
                Charts.one(xapp, "Deployment", "ricxapp-ran-twin").at("/spec/template/spec"),
                14);
        List<JsonNode> rapp = Charts.rapp(Charts.every("rapp"));
        named(
                String.join("\n", Charts.plannerArguments(rapp)),
                Charts.one(rapp, "Deployment", "try-planner").at("/spec/template/spec"),
                17);
        Path chart = Charts.copy("xapp-twin", folder);
        Path hook = chart.resolve("templates/tests/twin.yaml");
        Files.writeString(hook, Files.readString(hook).replaceAll("helm\\.sh/hook.*", "no: hook"));
        JsonNode test = Charts.one(
                        Charts.render(chart, "ricxapp", Charts.every("xapp")), "Pod", "ricxapp-ran-twin-test")
                .path("spec");
        named(test.at("/containers/0/args").toString(), test, 4);
    }

    private static void named(String text, JsonNode pod, int most) {
        List<String> mounts = pod.at("/containers/0/volumeMounts").findValuesAsText("mountPath");
        assertThat(pod.at("/volumes").findValuesAsText("name"))
                .containsAll(pod.at("/containers/0/volumeMounts").findValuesAsText("name"));
        Matcher files = FILE.matcher(text);
        int found = 0;
        while (files.find()) {
            String file = files.group();
            assertThat(mounts)
                    .as("%s", file)
                    .anySatisfy(mount -> assertThat(file).startsWith(mount + "/"));
            found++;
        }
        assertThat(found).isEqualTo(most);
    }
}
