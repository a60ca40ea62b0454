package io.rantwin.harness.ran.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one YAML document with the line of everything in it. Bounded in size and depth; no tags, anchors or aliases. */
final class YamlTree {
    static final int MOST_OCTETS = 1 << 20;
    private static final int DEEPEST = 20;
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final List<ScenarioMistake> mistakes;
    private final YAMLParser parser;

    private YamlTree(YAMLParser parser, List<ScenarioMistake> mistakes) {
        this.parser = parser;
        this.mistakes = mistakes;
    }

    /**
     * Reads a document.
     *
     * @param mistakes receives what is no YAML; what could be read before it is returned
     */
    static YamlNode read(byte[] octets, List<ScenarioMistake> mistakes) {
        if (octets.length > MOST_OCTETS) {
            mistakes.add(new ScenarioMistake(
                    0, "", octets.length + " octets", "a file of at most " + MOST_OCTETS + " octets"));
            return new YamlNode.Empty(0, "");
        }
        try (YAMLParser parser = YAML.createParser(new String(octets, StandardCharsets.UTF_8))) {
            YamlTree tree = new YamlTree(parser, mistakes);
            JsonToken first = parser.nextToken();
            YamlNode root = first == null ? new YamlNode.Empty(1, "") : tree.node(first, "");
            if (parser.nextToken() != null) {
                mistakes.add(new ScenarioMistake(tree.line(), "", "a second document", "one document"));
            }
            return root;
        } catch (JsonProcessingException malformed) {
            int line = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getLineNr();
            String reason = malformed.getOriginalMessage().lines().findFirst().orElse("something unreadable");
            mistakes.add(new ScenarioMistake(line, "", "no YAML (" + reason + ")", "YAML 1.1"));
            return new YamlNode.Empty(line, "");
        } catch (IOException unreadable) {
            mistakes.add(new ScenarioMistake(0, "", "no text (" + unreadable.getMessage() + ")", "YAML 1.1"));
            return new YamlNode.Empty(0, "");
        }
    }

    private YamlNode node(JsonToken token, String pointer) throws IOException {
        int line = line();
        boolean alias = parser.isCurrentAlias();
        if (alias || parser.getObjectId() != null || parser.getTypeId() != null) {
            mistakes.add(new ScenarioMistake(
                    line,
                    pointer,
                    alias ? "an alias" : "an anchor or a tag",
                    "a value without anchors, aliases, tags"));
        }
        return switch (token) {
            case START_OBJECT -> mapping(line, pointer);
            case START_ARRAY -> sequence(line, pointer);
            case VALUE_NULL -> new YamlNode.Empty(line, pointer);
            default -> new YamlNode.Scalar(line, pointer, parser.getText());
        };
    }

    private YamlNode mapping(int line, String pointer) throws IOException {
        Map<String, YamlNode> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int nameLine = line();
            String place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            YamlNode value = node(parser.nextToken(), place);
            if (members.putIfAbsent(name, value) != null) {
                mistakes.add(new ScenarioMistake(nameLine, place, "a second \"" + name + "\"", "each name once"));
            }
        }
        return new YamlNode.Mapping(line, pointer, members);
    }

    private YamlNode sequence(int line, String pointer) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, pointer + "/" + items.size()));
        }
        return new YamlNode.Sequence(line, pointer, items);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
