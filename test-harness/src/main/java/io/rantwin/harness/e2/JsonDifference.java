package io.rantwin.harness.e2;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the first place where two JSON values differ; the order of members carries no meaning. */
final class JsonDifference {
    private JsonDifference() {}

    /** Pointer and both values, or {@code null} when they are equal. */
    static @Nullable String firstOf(JsonNode expected, JsonNode actual) {
        return firstOf("", expected, actual);
    }

    private static @Nullable String firstOf(String pointer, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            for (Map.Entry<String, JsonNode> member : expected.properties()) {
                String difference =
                        firstOf(pointer + "/" + member.getKey(), member.getValue(), actual.path(member.getKey()));
                if (difference != null) {
                    return difference;
                }
            }
            for (Map.Entry<String, JsonNode> member : actual.properties()) {
                if (!expected.has(member.getKey())) {
                    return pointer + "/" + member.getKey() + " was not expected";
                }
            }
            return null;
        }
        if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                String difference = firstOf(pointer + "/" + i, expected.get(i), actual.get(i));
                if (difference != null) {
                    return difference;
                }
            }
            return null;
        }
        return expected.equals(actual) ? null : pointer + " is " + shown(actual) + ", expected " + shown(expected);
    }

    private static String shown(JsonNode node) {
        if (node.isMissingNode()) {
            return "missing";
        }
        String text = node.toString();
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
