package io.rantwin.codecs.asn1;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.per.PerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;

/**
 * Writes {@code vectors/own.jsonl} anew: three messages of every type of every schema with seeded random contents, as
 * our own encoder writes them. They hold the codec to what it did, where the reference vectors are absent; to be run by
 * hand, and its difference to be explained, when the encoding changes on purpose.
 */
final class OwnVectors {
    private static final int EACH = 3;
    private static final int LONGEST = 700;

    private OwnVectors() {}

    public static void main(String[] arguments) throws IOException {
        List<String> lines = new ArrayList<>();
        for (TopLevelType type : TopLevelType.all()) {
            Set<String> hexes = new HashSet<>();
            for (int seed = 1; hexes.size() < EACH && seed < 100; seed++) {
                String hex = hex(type, value(type, seed));
                if (hex.length() <= 2 * LONGEST && hexes.add(hex)) {
                    lines.add(line(type, seed, hex).toString());
                }
            }
        }
        Files.write(Path.of(arguments[0]), lines);
    }

    private static Value value(TopLevelType type, int seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom")
                .create(31L * type.toString().hashCode() + seed);
        return new RandomValues(random, 8).of(type.type());
    }

    private static String hex(TopLevelType type, Value value) {
        try {
            return HexFormat.of().formatHex(type.schema().encode(type.name(), value));
        } catch (PerException e) {
            throw new IllegalStateException(type + " " + value, e);
        }
    }

    private static ObjectNode line(TopLevelType type, int seed, String hex) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("id", "own-" + type.version().label().replace(' ', '-') + "-" + type.name() + "-" + seed);
        line.put("schema", type.version().label());
        line.put("type", type.name());
        line.put("hex", hex);
        line.set("value", new JerWriter().write(type.type(), value(type, seed)));
        line.put("source", "generated: seed " + seed);
        return line;
    }
}
