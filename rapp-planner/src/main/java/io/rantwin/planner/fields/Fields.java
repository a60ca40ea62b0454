package io.rantwin.planner.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One object of a plan while it is read: knows where it is and what was asked of it, notes every mistake and goes on. */
public final class Fields {
    private static final int MOST_MISTAKES = 100;

    private final JsonNode node;
    private final String path;
    private final List<Mistake> mistakes;
    private final Set<String> asked = new TreeSet<>();

    /** @param mistakes where mistakes are added, also those of all below */
    public Fields(JsonNode node, String path, List<Mistake> mistakes) {
        this.node = node;
        this.path = path;
        this.mistakes = mistakes;
        if (!node.isObject()) {
            wrong("", "must be an object with members, not " + shown(node));
        }
    }

    /** Refuses members that nobody asked for. */
    public void close() {
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                wrong(escaped(name), "is not known here; there are " + String.join(", ", asked));
            }
        });
    }

    /** Where it is, as a JSON pointer. */
    public String path() {
        return path;
    }

    /** Whether a member is there. */
    public boolean has(String name) {
        asked.add(name);
        return node.hasNonNull(name);
    }

    /** Notes a mistake at a member or a path below this object, or at the object itself for an empty name. */
    public void wrong(String name, String reason) {
        if (mistakes.size() < MOST_MISTAKES) {
            mistakes.add(new Mistake(name.isEmpty() ? path : at(name), reason));
        }
    }

    private String at(String name) {
        return path + "/" + name;
    }

    /** A name that the plan chose, as a pointer has it. */
    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private JsonNode member(String name) {
        asked.add(name);
        JsonNode value = node.path(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    /** The value of a member, for what reads itself; missing when it is not there. */
    public JsonNode raw(String name) {
        return member(name);
    }

    /** A cursor for a part of this plan that is at a path below this object. */
    public Fields below(JsonNode part, String at) {
        return new Fields(part, path + "/" + at, mistakes);
    }

    /** An object below. */
    public Fields object(String name) {
        return new Fields(member(name), at(name), mistakes);
    }

    /** The objects of a list member; empty when it is not there. */
    public List<Fields> objects(String name) {
        JsonNode array = member(name);
        List<Fields> list = new ArrayList<>();
        if (array.isMissingNode()) {
            return list;
        }
        if (!array.isArray()) {
            wrong(name, "must be a list, not " + shown(array));
            return list;
        }
        for (int i = 0; i < array.size(); i++) {
            list.add(new Fields(array.get(i), at(name) + "/" + i, mistakes));
        }
        return list;
    }

    /** The text of a member; null when it is not there. */
    public @Nullable String text(String name) {
        JsonNode value = member(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isValueNode() || value.asText().isBlank()) {
            wrong(name, "must be a text, not " + shown(value));
            return null;
        }
        return value.asText();
    }

    /** The text of a member, or another. */
    public String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    /** A number of a range. */
    public double number(String name, double otherwise, double least, double most) {
        JsonNode value = member(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        return checked(value, name, otherwise, least, most);
    }

    private double checked(JsonNode value, String name, double otherwise, double least, double most) {
        if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
            wrong(name, "must be a number from " + plain(least) + " to " + plain(most) + ", not " + shown(value));
            return otherwise;
        }
        return value.doubleValue();
    }

    /** A whole number of a range. */
    public long whole(String name, long otherwise, long least, long most) {
        JsonNode value = member(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            wrong(name, "must be a whole number from " + least + " to " + most + ", not " + shown(value));
            return otherwise;
        }
        return value.longValue();
    }

    /** True or false. */
    public boolean flag(String name, boolean otherwise) {
        JsonNode value = member(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            wrong(name, "must be true or false, not " + shown(value));
        }
        return value.asBoolean(otherwise);
    }

    /** One of an enumeration; {@code latin-hypercube} is LATIN_HYPERCUBE. */
    public <E extends Enum<E>> E choice(String name, E otherwise, Class<E> type) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        E[] all = type.getEnumConstants();
        for (E each : all) {
            if (written(each).equals(text.toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        wrong(
                name,
                "must be one of "
                        + String.join(
                                ", ", Arrays.stream(all).map(Fields::written).toList()) + ", not " + text);
        return otherwise;
    }

    /** A value as it is written. */
    public static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The members of an object of numbers, such as loads by cell. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        asked.addAll(names);
        return names;
    }

    /** The texts of a list member; null when it is not there. */
    public @Nullable List<String> texts(String name) {
        JsonNode array = member(name);
        if (array.isMissingNode()) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        if (!array.isArray() || array.isEmpty()) {
            wrong(name, "must be a list with at least one entry, not " + shown(array));
            return texts;
        }
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).isValueNode() && !array.get(i).isNull()) {
                texts.add(array.get(i).asText());
            } else {
                wrong(name, "must be a list of texts; entry " + i + " is " + shown(array.get(i)));
            }
        }
        return texts;
    }

    /** The numbers of a list, each in a range; what is wrong is left out. */
    public List<Double> numbers(JsonNode array, String name, double least, double most) {
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            double number = checked(
                    array.get(i), name.isEmpty() ? Integer.toString(i) : name + "/" + i, Double.NaN, least, most);
            if (!Double.isNaN(number)) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    /** A number without a needless point. */
    public static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** A value for a message. */
    public static String shown(JsonNode node) {
        String text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() > 60 ? text.substring(0, 60) + " ..." : text;
    }
}
