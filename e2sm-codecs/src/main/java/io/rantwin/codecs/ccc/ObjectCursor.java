package io.rantwin.codecs.ccc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the members of one JSON object, checks them and knows which are left over. Not thread-safe. */
final class ObjectCursor {
    private final ObjectNode members;
    private final String pointer;
    private final Set<String> taken = new HashSet<>();

    ObjectCursor(JsonNode json, String pointer) throws CccException {
        if (!(json instanceof ObjectNode object)) {
            throw wrong(pointer, "an object", json);
        }
        this.members = object;
        this.pointer = pointer;
    }

    /** Reads one value; {@code pointer} is where it stands. */
    interface ItemReader<T> {
        T read(JsonNode json, String pointer) throws CccException;
    }

    /** Reads one object. */
    interface ObjectItemReader<T> {
        T read(ObjectCursor object) throws CccException;
    }

    boolean has(String name) {
        return members.has(name);
    }

    private String pointer(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static CccException wrong(String pointer, String wanted, JsonNode got) {
        return new CccException(
                pointer,
                "expected " + wanted + ", found a JSON "
                        + got.getNodeType().name().toLowerCase(Locale.ROOT));
    }

    private @Nullable JsonNode take(String name) {
        taken.add(name);
        return members.get(name);
    }

    private <T> T present(String name, @Nullable T value) throws CccException {
        if (value == null) {
            throw new CccException(pointer, "no member " + name);
        }
        return value;
    }

    @Nullable
    Integer optionalInt(String name, int min, int max) throws CccException {
        Long value = optionalLong(name, min, max);
        return value == null ? null : Math.toIntExact(value);
    }

    int integer(String name, int min, int max) throws CccException {
        return present(name, optionalInt(name, min, max));
    }

    @Nullable
    Long optionalLong(String name, long min, long max) throws CccException {
        JsonNode json = take(name);
        return json == null ? null : number(json, pointer(name), min, max);
    }

    long longInteger(String name, long min, long max) throws CccException {
        return present(name, optionalLong(name, min, max));
    }

    private static long number(JsonNode json, String pointer, long min, long max) throws CccException {
        if (!json.isIntegralNumber()) {
            throw wrong(pointer, "an integer", json);
        }
        if (!json.canConvertToLong() || json.longValue() < min || json.longValue() > max) {
            throw new CccException(pointer, json.asText() + " is not in " + min + ".." + max);
        }
        return json.longValue();
    }

    /** An integer out of {@code allowed}, which is small. */
    @Nullable
    Integer optionalOneOf(String name, Set<Integer> allowed) throws CccException {
        Integer value = optionalInt(name, 0, Integer.MAX_VALUE);
        if (value != null && !allowed.contains(value)) {
            throw new CccException(pointer(name), value + " is none of the allowed values");
        }
        return value;
    }

    @Nullable
    Boolean optionalBoolean(String name) throws CccException {
        JsonNode json = take(name);
        if (json != null && !json.isBoolean()) {
            throw wrong(pointer(name), "true or false", json);
        }
        return json == null ? null : json.booleanValue();
    }

    @Nullable
    String optionalText(String name, int maxChars) throws CccException {
        JsonNode json = take(name);
        return json == null ? null : text(json, pointer(name), maxChars);
    }

    String text(String name, int maxChars) throws CccException {
        return present(name, optionalText(name, maxChars));
    }

    private static String text(JsonNode json, String pointer, int maxChars) throws CccException {
        if (!json.isTextual()) {
            throw wrong(pointer, "a string", json);
        }
        String text = json.textValue();
        if (text.isEmpty() || text.length() > maxChars) {
            throw new CccException(pointer, "a string of " + text.length() + " characters, not 1.." + maxChars);
        }
        return text;
    }

    /** A string of a fixed form that {@code form} describes to people. */
    @Nullable
    String optionalText(String name, Pattern pattern, String form) throws CccException {
        String text = optionalText(name, Integer.MAX_VALUE);
        if (text != null && !pattern.matcher(text).matches()) {
            throw new CccException(pointer(name), "expected " + form);
        }
        return text;
    }

    String text(String name, Pattern pattern, String form) throws CccException {
        return present(name, optionalText(name, pattern, form));
    }

    <E extends Enum<E> & WireName> @Nullable E optionalEnum(String name, Class<E> type) throws CccException {
        String wireName = optionalText(name, Integer.MAX_VALUE);
        if (wireName == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.wireName().equals(wireName)) {
                return constant;
            }
        }
        throw new CccException(pointer(name), "no value of " + type.getSimpleName());
    }

    <E extends Enum<E> & WireName> E enumerated(String name, Class<E> type) throws CccException {
        return present(name, optionalEnum(name, type));
    }

    @Nullable
    ObjectCursor optionalObject(String name) throws CccException {
        JsonNode json = take(name);
        return json == null ? null : new ObjectCursor(json, pointer(name));
    }

    ObjectCursor object(String name) throws CccException {
        return present(name, optionalObject(name));
    }

    /** The items of a list that may be absent when {@code min} is 0. */
    <T> List<T> items(String name, int min, int max, ItemReader<T> reader) throws CccException {
        JsonNode json = take(name);
        if (json == null && min == 0) {
            return List.of();
        }
        JsonNode list = present(name, json);
        String at = pointer(name);
        if (!list.isArray()) {
            throw wrong(at, "an array", list);
        }
        if (list.size() < min || list.size() > max) {
            throw new CccException(at, list.size() + " items, not " + min + ".." + max);
        }
        List<T> items = new ArrayList<>(list.size());
        for (JsonNode item : list) {
            items.add(reader.read(item, at + "/" + items.size()));
        }
        return items;
    }

    /** A list of objects, none of which may have a member that {@code reader} does not take. */
    <T> List<T> objects(String name, int min, int max, ObjectItemReader<T> reader) throws CccException {
        return items(name, min, max, (json, at) -> {
            ObjectCursor object = new ObjectCursor(json, at);
            T item = reader.read(object);
            object.end();
            return item;
        });
    }

    List<String> texts(String name, int max, int maxChars) throws CccException {
        return items(name, 0, max, (json, at) -> text(json, at, maxChars));
    }

    /** Takes the members that were not taken yet. */
    Map<String, RawJson> rest() throws CccException {
        Map<String, RawJson> rest = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            if (taken.add(member.getKey())) {
                rest.put(member.getKey(), RawJson.of(member.getValue()));
            }
        }
        return rest;
    }

    /** Refuses members that were not taken. */
    void end() throws CccException {
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            if (!taken.contains(member.getKey())) {
                throw new CccException(pointer(member.getKey()), "a member that does not belong here");
            }
        }
    }
}
