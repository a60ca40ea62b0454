package io.rantwin.xapp.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** An object inside the descriptor and where it stands, so that every complaint can say so. */
record Section(JsonNode node, String pointer) {
    static Section root(JsonNode node) throws DescriptorException {
        return object(node, "");
    }

    private static Section object(JsonNode node, String pointer) throws DescriptorException {
        if (!node.isObject()) {
            throw new DescriptorException(pointer, "must be an object, not " + kind(node));
        }
        return new Section(node, pointer);
    }

    String pointerOf(String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    @Nullable
    Section section(String key) throws DescriptorException {
        return has(key) ? object(node.get(key), pointerOf(key)) : null;
    }

    List<Section> sections(String key) throws DescriptorException {
        List<Section> sections = new ArrayList<>();
        for (JsonNode element : array(key)) {
            sections.add(object(element, pointerOf(key) + "/" + sections.size()));
        }
        return sections;
    }

    /** Text of a member; empty when it is absent. */
    String text(String key) throws DescriptorException {
        if (!has(key)) {
            return "";
        }
        JsonNode value = node.get(key);
        if (!value.isTextual()) {
            throw new DescriptorException(pointerOf(key), "must be a text, not " + kind(value));
        }
        return value.textValue();
    }

    OptionalInt integer(String key, int min, int max) throws DescriptorException {
        return has(key) ? OptionalInt.of(integer(node.get(key), pointerOf(key), min, max)) : OptionalInt.empty();
    }

    List<String> texts(String key) throws DescriptorException {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(key)) {
            if (!element.isTextual() || element.textValue().isBlank()) {
                throw new DescriptorException(
                        pointerOf(key) + "/" + texts.size(), "must be a text that is not empty, not " + kind(element));
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    List<Integer> integers(String key, int min, int max) throws DescriptorException {
        List<Integer> integers = new ArrayList<>();
        for (JsonNode element : array(key)) {
            integers.add(integer(element, pointerOf(key) + "/" + integers.size(), min, max));
        }
        return integers;
    }

    private Iterable<JsonNode> array(String key) throws DescriptorException {
        if (!has(key)) {
            return List.of();
        }
        JsonNode value = node.get(key);
        if (!value.isArray()) {
            throw new DescriptorException(pointerOf(key), "must be a list, not " + kind(value));
        }
        return value;
    }

    private static int integer(JsonNode value, String pointer, int min, int max) throws DescriptorException {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            throw new DescriptorException(
                    pointer, "must be an integer in " + min + ".." + max + ", not " + kind(value));
        }
        return value.intValue();
    }

    private static String kind(JsonNode node) {
        if (node.isContainerNode()) {
            return node.isArray() ? "a list" : "an object";
        }
        String shown = node.toString();
        return shown.length() > 60 ? shown.substring(0, 60) + "..." : shown;
    }
}
