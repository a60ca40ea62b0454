package io.rantwin.codecs.asn1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.per.PerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line of a vector file: octets of a message, and its value as JSON unless the octets are malformed. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record TestVector(String id, TopLevelType type, byte[] octets, JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Files and types, loaded once. */
    static final class Shelf {
        private final Map<SchemaVersion, Schema> schemas = new EnumMap<>(SchemaVersion.class);

        TopLevelType type(String label, String name) {
            SchemaVersion version = SchemaVersion.ofLabel(label);
            Schema schema = schemas.computeIfAbsent(version, Schema::load);
            return new TopLevelType(version, schema, name, schema.type(name));
        }

        TestVector parse(String line) {
            try {
                return of(MAPPER.readTree(line), "");
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(line, e);
            }
        }

        private TestVector of(JsonNode json, String outer) {
            return new TestVector(
                    outer + json.path("id").asText(json.path("field").asText()),
                    type(json.get("schema").textValue(), json.get("type").textValue()),
                    HexFormat.of().parseHex(json.get("hex").textValue()),
                    json);
        }

        /** The vector and the payloads it lists. */
        Stream<TestVector> withInner(TestVector vector) {
            return Stream.concat(
                    Stream.of(vector),
                    Stream.iterate(0, i -> i < vector.json.path("inner").size(), i -> i + 1)
                            .map(i -> of(vector.json.get("inner").get(i), vector.id + "/")));
        }
    }

    /** Folder of the reference vectors; it need not exist. */
    static Path referenceFolder() {
        String shared = System.getProperty("rantwin.shared");
        Path folder = shared != null ? Path.of(shared) : Path.of("..", "..", "shared");
        return folder.resolve("oran").resolve("vectors");
    }

    /** Vector files of the reference folder; none when it is absent. */
    static List<Path> referenceFiles() {
        if (!Files.isDirectory(referenceFolder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(referenceFolder())) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of our own vectors. */
    static List<String> ownLines() {
        try (InputStream in = TestVector.class.getResourceAsStream("/vectors/own.jsonl")) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isMalformed() {
        return !json.has("value");
    }

    /** What is wrong with the codec's answer to this vector, or {@code null}. */
    @Nullable
    String problem() {
        if (isMalformed()) {
            HostileInputCheck.check(type, octets);
            return null;
        }
        try {
            return roundTripProblem();
        } catch (PerException | JerException e) {
            return e.getMessage();
        }
    }

    private @Nullable String roundTripProblem() throws PerException, JerException {
        Schema.Decoded decoded = type.schema().decode(type.name(), octets);
        JsonNode written = new JerWriter().write(type.type(), decoded.value());
        if (!new JerReader().read(type.type(), written).equals(decoded.value())) {
            return "JSON " + written + " is read as another value";
        }
        // The vectors list no additions of newer versions; the decoder keeps them.
        JsonNode known = written.deepCopy();
        boolean hasUnknown = removeUnknown(known);
        Value expected = new JerReader().read(type.type(), json.get("value"));
        if (!new JerReader().read(type.type(), known).equals(expected)) {
            return "decoded " + known;
        }
        if (json.has("trailingBits") && json.get("trailingBits").intValue() != 8 * decoded.trailingOctets()) {
            return decoded.trailingOctets() + " trailing octets";
        }
        String wanted = json.path("canonicalHex").asText(json.get("hex").textValue());
        String encoded =
                HexFormat.of().formatHex(type.schema().reencode(type.name(), hasUnknown ? decoded.value() : expected));
        return encoded.equals(wanted) ? null : "encoded " + encoded;
    }

    private static boolean removeUnknown(JsonNode node) {
        boolean removed = node instanceof ObjectNode object && object.remove(JerWriter.UNKNOWN_ADDITIONS) != null;
        for (JsonNode child : node) {
            removed |= removeUnknown(child);
        }
        return removed;
    }
}
