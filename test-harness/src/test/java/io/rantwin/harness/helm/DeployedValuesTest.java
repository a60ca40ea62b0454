package io.rantwin.harness.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.TemplateCommand;
import io.rantwin.api.access.Role;
import io.rantwin.nearrt.configuration.ConfigurationReader;
import io.rantwin.nearrt.configuration.TwinConfiguration;
import io.rantwin.planner.rest.RappCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The values that docs/deploy.md has people write: the charts take all of a file, and the programs read what comes of it. */
class DeployedValuesTest {
    private static final Path DOCUMENT = Path.of("../docs/deploy.md");
    private static final Pattern BLOCK = Pattern.compile("^```yaml\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    @TempDir
    private Path folder;

    /** Each block says in its first line which files it belongs to. */
    private List<Path> blocksOf(String file) throws IOException {
        List<Path> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(DOCUMENT));
        while (block.find()) {
            String text = block.group(1);
            assertThat(text).startsWith("# ").containsPattern("^# .*(xapp|rapp)-values\\.yaml");
            if (text.lines().findFirst().orElseThrow().contains(file)) {
                blocks.add(Files.writeString(folder.resolve(file + "." + blocks.size()), text));
            }
        }
        return blocks;
    }

    private static TemplateCommand with(List<Path> files, TemplateCommand values) {
        files.forEach(values::withValuesFile);
        return values;
    }

    @Test
    void theXappStartsWithThem() throws Exception {
        List<Path> blocks = blocksOf("xapp-values.yaml");
        assertThat(blocks).hasSizeGreaterThan(3);
        List<JsonNode> objects = Charts.xapp(values -> with(blocks, values));
        for (JsonNode object : objects) {
            KubernetesSchema.check(object);
        }
        TwinConfiguration twin = ConfigurationReader.read(
                Charts.one(objects, "ConfigMap", "configmap-ricxapp-ran-twin-twin")
                        .at("/data/twin.yaml")
                        .asText(),
                "twin.yaml",
                Map.of());
        assertThat(twin.access().clientRoles()).containsEntry("rapp-planner", Role.PLANNER);
        assertThat(twin.tracing().settings(Map.of()).isOn()).isTrue();
    }

    @Test
    void thePlannerStartsWithThem() throws Exception {
        List<Path> blocks = blocksOf("rapp-values.yaml");
        assertThat(blocks).hasSizeGreaterThan(3);
        List<JsonNode> objects = Charts.rapp(values -> with(blocks, values));
        for (JsonNode object : objects) {
            KubernetesSchema.check(object);
        }
        List<String> arguments = Charts.plannerArguments(objects);
        new CommandLine(new RappCommand())
                .parseArgs(arguments.subList(1, arguments.size()).toArray(String[]::new));
        assertThat(arguments)
                .containsSequence("--twin", "service-ricxapp-ran-twin-twin.ricxapp:50051")
                .contains("--token-issuer", "--twin-cert", "--trace-endpoint", "--retrain-offer");
    }
}
