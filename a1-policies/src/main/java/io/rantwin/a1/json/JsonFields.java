package io.rantwin.a1.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, each asked for by name and kind; what is not so is told with its pointer. Unknown members
 * are left alone unless {@link #allowOnly} is called. Immutable as long as nobody writes to the node.
 *
 * @param node the object
 * @param pointer JSON pointer of the object
 */
public record JsonFields(ObjectNode node, String pointer) {
    /**
     * The members of a value that must be an object.
     *
     * @throws A1Exception when it is something else
     */
    public static JsonFields of(JsonNode value, String pointer) throws A1Exception {
        if (value instanceof ObjectNode object) {
            return new JsonFields(object, pointer);
        }
        throw new A1Exception(pointer, kind(value) + " where an object is expected");
    }

    /** The pointer of a member. */
    public static String below(String pointer, String member) {
        return pointer + "/" + member.replace("~", "~0").replace("/", "~1");
    }

    /** What a value is, for sentences. */
    public static String kind(@Nullable JsonNode value) {
        if (value == null) {
            return "nothing";
        }
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a truth value";
            case NULL -> "null";
            case BINARY, POJO, MISSING -> "nothing";
        };
    }

    /** A member; {@code null} when it is absent or JSON null. */
    public @Nullable JsonNode optional(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /**
     * A member that must be there.
     *
     * @throws A1Exception when it is absent or null
     */
    public JsonNode required(String name) throws A1Exception {
        JsonNode value = optional(name);
        if (value == null) {
            throw new A1Exception(at(name), "missing");
        }
        return value;
    }

    /**
     * Text of 1 to {@code mostCharacters} characters, none of them a control character.
     *
     * @throws A1Exception when it is absent or something else
     */
    public String text(String name, int mostCharacters) throws A1Exception {
        return plainText(required(name), at(name), mostCharacters);
    }

    /**
     * As {@link #text}, or {@code null} when it is absent.
     *
     * @throws A1Exception when it is something else
     */
    public @Nullable String optionalText(String name, int mostCharacters) throws A1Exception {
        JsonNode value = optional(name);
        return value == null ? null : plainText(value, at(name), mostCharacters);
    }

    /**
     * A whole number of a range.
     *
     * @throws A1Exception when it is absent, no number, not whole or out of range
     */
    public int integer(String name, int smallest, int largest) throws A1Exception {
        return wholeNumber(required(name), at(name), smallest, largest);
    }

    /**
     * A whole number of a range that an int may not hold.
     *
     * @throws A1Exception when it is absent, no number, not whole or out of range
     */
    public long longInteger(String name, long smallest, long largest) throws A1Exception {
        JsonNode value = required(name);
        if (!value.isNumber()) {
            throw new A1Exception(at(name), kind(value) + " where a number is expected");
        }
        if (!value.canConvertToExactIntegral()) {
            throw new A1Exception(at(name), "a number that is not whole");
        }
        if (!value.canConvertToLong() || value.longValue() < smallest || value.longValue() > largest) {
            throw new A1Exception(at(name), "not in " + smallest + ".." + largest);
        }
        return value.longValue();
    }

    /**
     * A number, rounded to the nearest that a double has.
     *
     * @throws A1Exception when it is absent, no number, or larger than any double
     */
    public double number(String name) throws A1Exception {
        JsonNode value = required(name);
        if (!value.isNumber()) {
            throw new A1Exception(at(name), kind(value) + " where a number is expected");
        }
        double number = value.doubleValue();
        if (Double.isInfinite(number)) {
            throw new A1Exception(at(name), "a number beyond 1e308");
        }
        return number;
    }

    /**
     * A truth value.
     *
     * @throws A1Exception when it is absent or something else
     */
    public boolean truth(String name) throws A1Exception {
        JsonNode value = required(name);
        if (!value.isBoolean()) {
            throw new A1Exception(at(name), kind(value) + " where a truth value is expected");
        }
        return value.booleanValue();
    }

    /**
     * The objects of an array.
     *
     * @throws A1Exception when it is absent, no array, or has an entry that is no object
     */
    public List<JsonFields> objects(String name) throws A1Exception {
        JsonNode value = required(name);
        if (!value.isArray()) {
            throw new A1Exception(at(name), kind(value) + " where an array is expected");
        }
        List<JsonFields> objects = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            objects.add(of(value.get(i), at(name) + "/" + i));
        }
        return objects;
    }

    /**
     * The texts of an array, each as {@link #text}.
     *
     * @throws A1Exception when it is absent, no array, too long, or has an entry that is something else
     */
    public List<String> texts(String name, int mostTexts, int mostCharacters) throws A1Exception {
        return texts(required(name), at(name), mostTexts, mostCharacters);
    }

    /**
     * The texts of an array, each as {@link #text}.
     *
     * @throws A1Exception when it is no array, too long, or has an entry that is something else
     */
    public static List<String> texts(JsonNode value, String pointer, int mostTexts, int mostCharacters)
            throws A1Exception {
        if (!value.isArray()) {
            throw new A1Exception(pointer, kind(value) + " where an array is expected");
        }
        if (value.size() > mostTexts) {
            throw new A1Exception(pointer, value.size() + " entries, not 0.." + mostTexts);
        }
        List<String> texts = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            texts.add(plainText(value.get(i), pointer + "/" + i, mostCharacters));
        }
        return texts;
    }

    /**
     * A member that must be an object.
     *
     * @throws A1Exception when it is absent or something else
     */
    public JsonFields object(String name) throws A1Exception {
        return of(required(name), at(name));
    }

    /**
     * Refuses members of other names.
     *
     * @throws A1Exception names the first of them
     */
    public void allowOnly(Set<String> names) throws A1Exception {
        for (String name : (Iterable<String>) node::fieldNames) {
            if (!names.contains(name)) {
                throw new A1Exception(at(name), "not a member of this object");
            }
        }
    }

    /** The pointer of a member. */
    public String at(String name) {
        return below(pointer, name);
    }

    /**
     * A whole number of a range; a fraction of zeros is tolerated.
     *
     * @throws A1Exception when the value is something else
     */
    public static int wholeNumber(JsonNode value, String pointer, int smallest, int largest) throws A1Exception {
        if (!value.isNumber()) {
            throw new A1Exception(pointer, kind(value) + " where a number is expected");
        }
        if (!value.canConvertToExactIntegral()) {
            throw new A1Exception(pointer, "a number that is not whole");
        }
        if (!value.canConvertToInt() || value.intValue() < smallest || value.intValue() > largest) {
            throw new A1Exception(pointer, "not in " + smallest + ".." + largest);
        }
        return value.intValue();
    }

    private static String plainText(JsonNode value, String pointer, int mostCharacters) throws A1Exception {
        if (!value.isTextual()) {
            throw new A1Exception(pointer, kind(value) + " where text is expected");
        }
        checkText(value.textValue(), pointer, mostCharacters);
        return value.textValue();
    }

    /**
     * Checks for 1 to {@code mostCharacters} characters, none of them a control character.
     *
     * @throws A1Exception when the text is something else
     */
    public static void checkText(String text, String pointer, int mostCharacters) throws A1Exception {
        if (text.isEmpty() || text.length() > mostCharacters) {
            throw new A1Exception(pointer, text.length() + " characters, not 1.." + mostCharacters);
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new A1Exception(pointer, "a control character at index " + i);
            }
        }
    }
}
