package io.rantwin.codecs.kpm;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The KPM messages among the reference vectors, those inside E2AP messages included. */
final class KpmVectors {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One message; {@code canonical} is what an encoder has to write for it. */
    record Vector(String id, String schema, String type, Octets octets, Octets canonical, JsonNode value) {
        @Override
        public String toString() {
            return id + " " + type;
        }

        KpmVersion version() {
            for (KpmVersion version : KpmVersion.values()) {
                if (version.schemaVersion().label().equals(schema)) {
                    return version;
                }
            }
            throw new IllegalArgumentException(schema);
        }
    }

    private KpmVectors() {}

    static List<Vector> all() throws IOException {
        return read("*.jsonl").stream()
                .filter(vector -> !vector.value().isMissingNode())
                .toList();
    }

    static List<Vector> malformed() throws IOException {
        return read("malformed.jsonl");
    }

    private static List<Vector> read(String files) throws IOException {
        Path folder = Path.of(System.getProperty("rantwin.shared", "../../shared"), "oran", "vectors");
        assumeThat(folder).as("reference vectors (set -Drantwin.shared)").isDirectory();
        var vectors = new ArrayList<Vector>();
        try (var paths = Files.newDirectoryStream(folder, files)) {
            for (Path path : paths) {
                try (Stream<String> lines = Files.lines(path)) {
                    for (String line : (Iterable<String>) lines.filter(text -> text.contains("E2SM-KPM"))::iterator) {
                        add(vectors, JSON.readTree(line));
                    }
                }
            }
        }
        return vectors;
    }

    private static void add(List<Vector> vectors, JsonNode line) {
        String id = line.path("id").asText();
        addOne(vectors, id, line);
        for (JsonNode inner : line.path("inner")) {
            addOne(vectors, id, inner);
        }
    }

    private static void addOne(List<Vector> vectors, String id, JsonNode node) {
        String schema = node.path("schema").asText();
        if (schema.startsWith("E2SM-KPM")) {
            String hex = node.path("hex").asText();
            vectors.add(new Vector(
                    id,
                    schema,
                    node.path("type").asText(),
                    Octets.ofHex(hex),
                    Octets.ofHex(node.path("canonicalHex").asText(hex)),
                    node.path("value")));
        }
    }

    /** Reads with the decoder that {@code type} names. */
    static Object decode(KpmCodec codec, String type, Octets octets) throws PerException {
        return switch (type) {
            case "E2SM-KPM-RANfunction-Description" -> codec.decodeRanFunctionDefinition(octets);
            case "E2SM-KPM-EventTriggerDefinition" -> codec.decodeEventTrigger(octets);
            case "E2SM-KPM-ActionDefinition" -> codec.decodeActionDefinition(octets);
            case "E2SM-KPM-IndicationHeader" -> codec.decodeIndicationHeader(octets);
            case "E2SM-KPM-IndicationMessage" -> codec.decodeIndicationMessage(octets);
            default -> throw new IllegalArgumentException(type);
        };
    }

    static final List<String> TYPES = List.of(
            "E2SM-KPM-RANfunction-Description",
            "E2SM-KPM-EventTriggerDefinition",
            "E2SM-KPM-ActionDefinition",
            "E2SM-KPM-IndicationHeader",
            "E2SM-KPM-IndicationMessage");

    /** Writes any of the five messages. */
    static Octets encode(KpmCodec codec, Object message) throws PerException {
        return switch (message) {
            case KpmRanFunctionDefinition definition -> codec.encode(definition);
            case KpmEventTrigger trigger -> codec.encode(trigger);
            case KpmActionDefinition action -> codec.encode(action);
            case KpmIndicationHeader header -> codec.encode(header);
            case KpmReport report -> codec.encode(report);
            default -> throw new IllegalArgumentException(message.toString());
        };
    }
}
