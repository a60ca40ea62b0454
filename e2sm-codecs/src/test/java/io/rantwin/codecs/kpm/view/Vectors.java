package io.rantwin.codecs.kpm.view;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.codecs.per.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Test vectors that concern indications: our own, and those of the reference folder; tests say so and stop when that folder
 * is absent.
 */
final class Vectors {
    /** A line of a vector file; {@code value} is null for a malformed one. */
    record Vector(String id, String schema, String type, Octets contents, JsonNode json) {
        byte[] octets() {
            return contents.toArray();
        }

        boolean isKpm(String wanted) {
            return schema.matches("E2SM-KPM v0[234].*") && type.equals("E2SM-KPM-Indication" + wanted);
        }

        KpmWire kpmVersion() {
            return KpmWire.valueOf("V" + schema.charAt("E2SM-KPM v0".length()));
        }

        boolean isIndication() {
            byte[] octets = octets();
            return schema.startsWith("E2AP")
                    && type.equals("E2AP-PDU")
                    && IndicationView.isIndication(octets, 0, octets.length);
        }

        JsonNode value() {
            return json.path("value");
        }

        boolean isValid() {
            return json.has("value");
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** Indication payloads of KPM, and E2AP PDUs that begin like a RICindication. */
    private static final Pattern CONCERNED =
            Pattern.compile("\"type\"\\s*:\\s*\"E2SM-KPM-Indication|\"hex\"\\s*:\\s*\"[01][0-9a-f]05");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Vectors() {}

    /** Our own, committed beside this class. */
    static List<Vector> own() {
        try (InputStream in = Vectors.class.getResourceAsStream("indications.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Vectors::vector)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the reference folder, malformed ones included. */
    static List<Vector> reference() {
        Path folder = Path.of(System.getProperty("rantwin.shared", "../../shared"), "oran", "vectors");
        assumeThat(folder).as("reference vectors (set -Drantwin.shared)").isDirectory();
        List<Vector> vectors = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    lines.filter(line -> CONCERNED.matcher(line).find()).forEach(line -> vectors.add(vector(line)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vectors;
    }

    private static Vector vector(String line) {
        try {
            return vector(JSON.readTree(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Vector vector(JsonNode json) {
        return new Vector(
                json.path("id").asText(),
                json.path("schema").asText(),
                json.path("type").asText(),
                Octets.ofHex(json.path("hex").asText()),
                Objects.requireNonNull(json));
    }

    /** The decoded E2SM contents that a composite vector carries in {@code field}; null when there are none. */
    static Vector inner(Vector of, String type) {
        for (JsonNode inner : of.json().path("inner")) {
            Vector vector = vector(inner);
            if (vector.isKpm(type)) {
                return vector;
            }
        }
        return null;
    }
}
