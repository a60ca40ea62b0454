package io.rantwin.codecs.rc;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.codecs.per.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The E2SM-RC messages of the reference vectors, also those within E2AP messages. */
public final class ReferenceVectors {
    /** One message; {@code canonical} is what an encoder writes, and empty for malformed octets. */
    record Vector(String id, String type, Octets octets, Octets canonical, JsonNode value) {
        boolean isMalformed() {
            return canonical.length() == 0;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReferenceVectors() {}

    static List<Vector> read() throws IOException {
        Path folder = Path.of(System.getProperty("rantwin.shared", "../../shared"), "oran", "vectors");
        assumeThat(folder).as("reference vectors (set -Drantwin.shared)").isDirectory();
        List<Vector> vectors = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode json = JSON.readTree(line);
                    String id = json.path("id").asText();
                    add(id, json, vectors);
                    json.path("inner").forEach(inner -> add(id, inner, vectors));
                }
            }
        }
        return vectors;
    }

    /** The octets of the message of that type in the vector of that id. */
    public static Octets octets(String id, RcType<?> type) throws IOException {
        return read().stream()
                .filter(vector -> vector.id().equals(id) && vector.type().equals(type.asn1Name()))
                .findFirst()
                .orElseThrow()
                .octets();
    }

    private static void add(String id, JsonNode json, List<Vector> to) {
        if (json.path("schema").asText().equals("E2SM-RC v01.03")) {
            String hex = json.path("hex").asText();
            String canonical = json.has("value") ? json.path("canonicalHex").asText(hex) : "";
            to.add(new Vector(
                    id, json.path("type").asText(), Octets.ofHex(hex), Octets.ofHex(canonical), json.path("value")));
        }
    }
}
