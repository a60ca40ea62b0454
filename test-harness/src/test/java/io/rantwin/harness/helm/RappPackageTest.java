package io.rantwin.harness.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The parts of the CSAR fit together, with the chart in it, and with what the planner really serves and reads. */
class RappPackageTest {
    private static final Path CSAR = Path.of("../rapp-planner/csar");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private static JsonNode json(String file) throws IOException {
        return JSON.readTree(CSAR.resolve(file).toFile());
    }

    private static String chartFile() throws IOException {
        JsonNode chart =
                YAML.readTree(Charts.of("rapp-planner").resolve("Chart.yaml").toFile());
        return "Artifacts/Deployment/HELM/" + chart.path("name").asText() + "-"
                + chart.path("version").asText() + ".tgz";
    }

    @Test
    void theManifestNamesEveryFileAndTheChart() throws IOException {
        List<String> named;
        try (Stream<String> lines = Files.lines(CSAR.resolve("asd.mf"))) {
            named = lines.filter(line -> line.startsWith("Source: "))
                    .map(line -> line.substring("Source: ".length()))
                    .toList();
        }
        try (Stream<Path> files = Files.walk(CSAR)) {
            assertThat(named)
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    files.filter(Files::isRegularFile)
                                            .map(file -> CSAR.relativize(file).toString()),
                                    Stream.of(chartFile()))
                            .toList());
        }
    }

    @Test
    void theEntryIsThereAndItsArtifactIsTheChart() throws IOException {
        Properties meta = new Properties();
        try (var in = Files.newInputStream(CSAR.resolve("TOSCA-Metadata/TOSCA.meta"))) {
            meta.load(in);
        }
        assertThat(CSAR.resolve(meta.getProperty("ETSI-Entry-Manifest"))).exists();
        JsonNode node = YAML.readTree(
                        CSAR.resolve(meta.getProperty("Entry-Definitions")).toFile())
                .at("/topology_template/node_templates/applicationServiceDescriptor");
        JsonNode types =
                YAML.readTree(CSAR.resolve("Definitions/asd_types.yaml").toFile());
        types.at("/node_types/tosca.nodes.asd/properties")
                .properties()
                .forEach(property -> assertThat(node.path("properties").has(property.getKey()))
                        .as(property.getKey())
                        .isTrue());
        assertThat(node.at("/artifacts/planner/file").asText()).isEqualTo(chartFile());
        types.at("/artifact_types/tosca.artifacts.asd.deploymentItem/properties")
                .properties()
                .forEach(property -> assertThat(
                                node.at("/artifacts/planner/properties").has(property.getKey()))
                        .as(property.getKey())
                        .isTrue());
    }

    @Test
    void everyElementOfTheInstanceIsOneOfTheComposition() throws IOException {
        JsonNode templates = json("Files/Acm/definition/compositions.json").at("/topology_template/node_templates");
        JsonNode instance = json("Files/Acm/instances/k8s-instance.json");
        assertThat(instance.path("elements")).isNotEmpty();
        instance.path("elements").properties().forEach(element -> {
            JsonNode definition = element.getValue().path("definition");
            assertThat(element.getValue().path("id").asText()).isEqualTo(element.getKey());
            assertThat(templates
                            .path(definition.path("name").asText())
                            .path("version")
                            .asText())
                    .isEqualTo(definition.path("version").asText());
        });
        templates
                .at("/onap.policy.clamp.ac.element.AutomationCompositionDefinition/properties/elements")
                .forEach(element ->
                        assertThat(templates.has(element.path("name").asText())).isTrue());
    }

    /** The manager hands the parameters to Helm; one that the chart does not know would fail there. */
    @Test
    void theChartTakesTheParametersOfTheInstanceAndMakesTheServiceThatIsPublished() throws IOException {
        JsonNode chart = json("Files/Acm/instances/k8s-instance.json")
                .path("elements")
                .iterator()
                .next()
                .at("/properties/chart");
        Map<String, String> parameters = new TreeMap<>();
        chart.path("overrideParams")
                .properties()
                .forEach(each -> parameters.put(each.getKey(), each.getValue().asText()));
        List<JsonNode> objects = Charts.render(
                Charts.of(chart.at("/chartId/name").asText()),
                chart.path("namespace").asText(),
                command -> {
                    command.withName(chart.path("releaseName").asText());
                    parameters.forEach(command::set);
                    return command;
                });
        JsonNode published =
                json("Files/Sme/serviceapis/planner-api.json").at("/aefProfiles/0/interfaceDescriptions/0");
        String service = published.path("ipv4Addr").asText().split("\\.", -1)[0];
        assertThat(Charts.one(objects, "Service", service)
                        .at("/spec/ports/0/port")
                        .asInt())
                .isEqualTo(published.path("port").asInt());
        JsonNode deployment =
                Charts.one(objects, "Deployment", chart.path("podName").asText());
        assertThat(deployment.at("/spec/template/spec/containers/0/args").toString())
                .contains("\"--pms\",\"" + parameters.get("policies.managementUrl") + "\"");
    }

    @Test
    void whatIsPublishedIsServed() throws IOException {
        JsonNode paths = JSON.readTree(
                        Path.of("../rapp-planner/src/main/resources/io/rantwin/planner/rest/openapi.json")
                                .toFile())
                .path("paths");
        for (JsonNode resource :
                json("Files/Sme/serviceapis/planner-api.json").at("/aefProfiles/0/versions/0/resources")) {
            String uri = resource.path("uri").asText();
            assertThat(paths.has(uri)).as(uri).isTrue();
            resource.path("operations")
                    .forEach(operation -> assertThat(
                                    paths.path(uri).has(operation.asText().toLowerCase(Locale.ROOT)))
                            .as("%s %s", operation, uri)
                            .isTrue());
        }
        assertThat(json("Files/Sme/providers/planner-provider.json")
                        .path("apiProvFuncs")
                        .findValuesAsText("apiProvFuncInfo"))
                .contains(json("Files/Sme/serviceapis/planner-api.json")
                        .at("/aefProfiles/0/aefId")
                        .asText());
    }

    @Test
    void theOrderOfPmDataIsOneOfItsType() throws IOException {
        JsonNode order = json("Files/Dme/infoconsumers/pm-data.json");
        JsonNode type =
                json("Files/Dme/consumerinfotypes/" + order.path("info_type_id").asText() + ".json");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(type.path("info_job_data_schema"))
                        .validate(order.path("job_definition")))
                .isEmpty();
        JsonNode values =
                YAML.readTree(Charts.of("rapp-planner").resolve("values.yaml").toFile());
        assertThat(order.at("/job_definition/deliveryInfo/topic").asText())
                .isEqualTo(values.at("/pmData/job").asText());
    }
}
