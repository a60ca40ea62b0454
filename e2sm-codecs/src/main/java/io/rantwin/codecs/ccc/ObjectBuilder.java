package io.rantwin.codecs.ccc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds one JSON object; members that are null or empty are left out. Not thread-safe. */
final class ObjectBuilder {
    private final ObjectNode members = JsonNodeFactory.instance.objectNode();

    /** Writes one item of a list. */
    interface ItemWriter<T> {
        JsonNode write(T item) throws CccException;
    }

    ObjectBuilder integer(String name, @Nullable Integer value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    ObjectBuilder integer(String name, @Nullable Long value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    ObjectBuilder flag(String name, @Nullable Boolean value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    ObjectBuilder text(String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    ObjectBuilder text(String name, @Nullable WireName value) {
        return text(name, value == null ? null : value.wireName());
    }

    ObjectBuilder node(String name, @Nullable JsonNode value) {
        if (value != null) {
            members.set(name, value);
        }
        return this;
    }

    <T> ObjectBuilder items(String name, List<T> items, ItemWriter<T> writer) throws CccException {
        if (!items.isEmpty()) {
            ArrayNode list = members.putArray(name);
            for (T item : items) {
                list.add(writer.write(item));
            }
        }
        return this;
    }

    ObjectBuilder raw(Map<String, RawJson> others) throws CccException {
        for (Map.Entry<String, RawJson> other : others.entrySet()) {
            if (members.has(other.getKey())) {
                throw new CccException("", "two values for the attribute " + other.getKey());
            }
            members.set(other.getKey(), other.getValue().toNode());
        }
        return this;
    }

    ObjectNode build() {
        return members;
    }
}
