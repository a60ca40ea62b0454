package io.rantwin.harness.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The charts of the repository, rendered by Helm itself. */
final class Charts {
    /** The oldest that the charts are for. */
    private static final String KUBERNETES = "1.25.0";

    private static final Path HELM = Path.of("../helm");
    private static final Path EVERY_VALUE = Path.of("src/test/resources/io/rantwin/harness/helm");
    private static final YAMLMapper YAML = new YAMLMapper();

    private Charts() {}

    /** A chart of the repository. */
    static Path of(String name) {
        return HELM.resolve(name);
    }

    /** Objects that Helm would send to a cluster. */
    static List<JsonNode> render(Path chart, String namespace, UnaryOperator<TemplateCommand> values)
            throws IOException {
        TemplateCommand command = new Helm(chart)
                .template()
                .withName("try")
                .withNamespace(namespace)
                .withKubeVersion(KUBERNETES);
        String text = values.apply(command).call();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            return documents.readAll().stream()
                    .filter(document -> !document.isNull() && !document.isMissingNode())
                    .toList();
        }
    }

    /** What comes of the xApp's chart. */
    static List<JsonNode> xapp(UnaryOperator<TemplateCommand> values) throws IOException {
        return render(of("xapp-twin"), "ricxapp", values);
    }

    /** What comes of the planner's chart. */
    static List<JsonNode> rapp(UnaryOperator<TemplateCommand> values) throws IOException {
        return render(of("rapp-planner"), "nonrtric", values);
    }

    /** Each value of a part, {@code xapp} or {@code rapp}, that makes something appear. */
    static UnaryOperator<TemplateCommand> every(String part) {
        return values -> values.withValuesFile(EVERY_VALUE.resolve(part + "-every-value.yaml"));
    }

    /** What the container of the planner is started with. */
    static List<String> plannerArguments(List<JsonNode> objects) {
        List<String> arguments = new ArrayList<>();
        one(objects, "Deployment", "try-planner")
                .at("/spec/template/spec/containers/0/args")
                .forEach(each -> arguments.add(each.asText()));
        return arguments;
    }

    /** A copy of a chart. */
    static Path copy(String name, Path folder) throws IOException {
        Path copy = folder.resolve(name);
        copy(of(name), copy);
        return copy;
    }

    /** A copy of the umbrella chart with its parts in it, as a packed one has them. */
    static Path umbrella(Path folder) throws IOException {
        Path whole = folder.resolve("ran-twin");
        copy(of("ran-twin"), whole);
        for (String part : List.of("xapp-twin", "rapp-planner")) {
            copy(of(part), whole.resolve("charts").resolve(part));
        }
        return whole;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(each -> {
                try {
                    Path target = to.resolve(from.relativize(each).toString());
                    Files.createDirectories(Files.isDirectory(each) ? target : target.getParent());
                    if (!Files.isDirectory(each)) {
                        Files.copy(each, target);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** The one object of a kind and name. */
    static JsonNode one(List<JsonNode> objects, String kind, String name) {
        List<JsonNode> found = objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind)
                        && object.at("/metadata/name").asText().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of " + kind + " " + name + " among " + names(objects));
        }
        return found.getFirst();
    }

    /** Kinds and names. */
    static List<String> names(List<JsonNode> objects) {
        return objects.stream()
                .map(object -> object.path("kind").asText() + " "
                        + object.at("/metadata/name").asText())
                .toList();
    }
}
