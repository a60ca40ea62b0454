package io.rantwin.twin.topology;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.twin.topology.TopologyException.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One JSON object while it is read: knows where it is, notes every mistake and goes on. */
final class JsonObject {
    private static final int MOST_MISTAKES = 200;

    private final JsonNode node;
    private final String pointer;
    private final Notes notes;

    /** What is noted over the whole file. */
    static final class Notes {
        final List<Mistake> mistakes = new ArrayList<>();
        final List<String> ignored = new ArrayList<>();
    }

    private JsonObject(JsonNode node, String pointer, Notes notes) {
        this.node = node;
        this.pointer = pointer;
        this.notes = notes;
    }

    /** The whole file; members other than those named are noted as ignored. */
    static JsonObject root(JsonNode node, Notes notes, Set<String> known) {
        return new JsonObject(node, "", notes).checked(known);
    }

    private JsonObject checked(Set<String> known) {
        if (!node.isObject()) {
            wrong("", "must be an object");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name) && notes.ignored.size() < MOST_MISTAKES) {
                notes.ignored.add(pointer + "/" + escaped(name));
            }
        });
        return this;
    }

    String pointer() {
        return pointer;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** Notes a mistake at a member, or at the object itself for an empty name. */
    void wrong(String name, String reason) {
        if (notes.mistakes.size() < MOST_MISTAKES) {
            notes.mistakes.add(new Mistake(name.isEmpty() ? pointer : pointer + "/" + escaped(name), reason));
        }
    }

    /** The objects in an array member; none when it is absent. */
    List<JsonObject> objects(String name, Set<String> known) {
        JsonNode array = node.path(name);
        List<JsonObject> objects = new ArrayList<>();
        if (array.isMissingNode()) {
            return objects;
        }
        if (!array.isArray()) {
            wrong(name, "must be an array");
            return objects;
        }
        for (int i = 0; i < array.size(); i++) {
            objects.add(new JsonObject(array.get(i), pointer + "/" + escaped(name) + "/" + i, notes).checked(known));
        }
        return objects;
    }

    @Nullable
    String text(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            wrong(name, "must be a text that is not blank");
            return null;
        }
        return value.textValue();
    }

    String requiredText(String name, String fallback) {
        if (!has(name)) {
            wrong(name, "is missing");
            return fallback;
        }
        String text = text(name);
        return text == null ? fallback : text;
    }

    @Nullable
    Double number(String name, double least, double most) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
            wrong(name, "must be a number from " + least + " to " + most + ", not " + value);
            return null;
        }
        return value.doubleValue();
    }

    double requiredNumber(String name, double least, double most, double fallback) {
        if (!has(name)) {
            wrong(name, "is missing");
            return fallback;
        }
        Double number = number(name, least, most);
        return number == null ? fallback : number;
    }

    @Nullable
    Integer integer(String name, int least, int most) {
        Double number = number(name, least, most);
        if (number != null && number != Math.rint(number)) {
            wrong(name, "must be a whole number, not " + number);
            return null;
        }
        return number == null ? null : (Integer) (int) (double) number;
    }

    /** A whole number that must be there; the least one when it is not. */
    int requiredInteger(String name, int least, int most) {
        if (!has(name)) {
            wrong(name, "is missing");
            return least;
        }
        Integer number = integer(name, least, most);
        return number == null ? least : number;
    }

    /** The whole numbers in an array member; null when it is absent. */
    int @Nullable [] integers(String name, int least, int most) {
        JsonNode array = node.path(name);
        if (array.isMissingNode()) {
            return null;
        }
        int[] numbers = new int[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode value = array.path(i);
            if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
                wrong(name + "/" + i, "must be a whole number from " + least + " to " + most + ", not " + value);
            } else {
                numbers[i] = value.intValue();
            }
        }
        return numbers;
    }

    private static String escaped(String name) {
        return name.indexOf('~') < 0 ? name : name.replace("~", "~0");
    }
}
