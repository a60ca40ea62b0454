package io.rantwin.codecs.e2ap;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The reference vectors of E2AP, when the reference folder is present. */
final class ReferenceVectors {
    /**
     * One message.
     *
     * @param hex as received
     * @param canonicalHex as a canonical encoder writes it
     * @param hasValue false for malformed ones
     */
    record Vector(String id, E2apVersion version, String hex, String canonicalHex, boolean hasValue) {
        byte[] octets() {
            return HexFormat.of().parseHex(hex);
        }
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(100_000_000)
                        .build());
    }

    private ReferenceVectors() {}

    /** Visits all E2AP messages of the files whose name begins so; the test is skipped when there is no such folder. */
    static void visit(String prefix, Consumer<Vector> visitor) throws IOException {
        Path folder = Path.of(System.getProperty("rantwin.shared", "../../shared"), "oran", "vectors");
        assumeThat(folder).as("reference vectors (set -Drantwin.shared)").isDirectory();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().startsWith(prefix)) {
                    try (Stream<String> lines = Files.lines(file)) {
                        lines.forEach(line -> visitLine(line, visitor));
                    }
                }
            }
        }
    }

    private static void visitLine(String line, Consumer<Vector> visitor) {
        try {
            JsonNode node = MAPPER.readTree(line);
            for (E2apVersion version : E2apVersion.values()) {
                if (version.label().equals(node.path("schema").asText())
                        && node.path("type").asText().equals("E2AP-PDU")) {
                    String hex = node.path("hex").asText();
                    visitor.accept(new Vector(
                            node.path("id").asText(),
                            version,
                            hex,
                            node.path("canonicalHex").asText(hex),
                            node.has("value")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
