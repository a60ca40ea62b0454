package io.rantwin.harness.ran.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The members of one mapping, asked for by name, type and range. Whatever is wrong is added to the list of mistakes and
 * answered with the default, so that reading goes on; what nobody asked for is a mistake, too ({@link #close}).
 */
final class Fields {
    private static final String NUMBER = "-?(0x[0-9a-fA-F]+|[0-9][0-9_]*(\\.[0-9]*)?([eE][-+]?[0-9]+)?)";

    private final YamlNode node;
    private final Map<String, YamlNode> members;
    private final List<ScenarioMistake> mistakes;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(YamlNode node, List<ScenarioMistake> mistakes) {
        this.node = node;
        this.mistakes = mistakes;
        this.members = node instanceof YamlNode.Mapping mapping ? mapping.members() : Map.of();
        if (!(node instanceof YamlNode.Mapping || node instanceof YamlNode.Empty)) {
            mistake(node, "a mapping (\"name: value\" lines)");
        }
    }

    /** Whether a member is there with a value. */
    boolean has(String name) {
        known.add(name);
        YamlNode member = members.get(name);
        return member != null && !(member instanceof YamlNode.Empty);
    }

    /** A member that is a mapping; an absent one is empty. */
    Fields fields(String name) {
        return new Fields(member(name), mistakes);
    }

    /** The mappings of a member that is a list. */
    List<Fields> list(String name) {
        List<Fields> list = new ArrayList<>();
        for (YamlNode item : items(name)) {
            list.add(new Fields(item, mistakes));
        }
        return list;
    }

    /** The numbers of a member that is a list. */
    double[] numbers(String name, double low, double high) {
        List<YamlNode> items = items(name);
        double[] numbers = new double[items.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(items.get(i), low, low, high);
        }
        return numbers;
    }

    /** Whether a member is a list. */
    boolean isList(String name) {
        known.add(name);
        return members.get(name) instanceof YamlNode.Sequence;
    }

    /** Names of the members that are there. */
    Set<String> names() {
        return members.keySet();
    }

    double number(String name, double otherwise, double low, double high) {
        return has(name) ? number(member(name), otherwise, low, high) : otherwise;
    }

    int integer(String name, int otherwise, int low, int high) {
        double number = number(name, otherwise, low, high);
        if (number != Math.rint(number)) {
            mistake(member(name), "a whole number within " + low + " .. " + high);
            return otherwise;
        }
        return (int) number;
    }

    boolean flag(String name, boolean otherwise) {
        return choice(name, otherwise ? "true" : "false", List.of("true", "false"))
                .equals("true");
    }

    String text(String name, String otherwise) {
        return scalar(name, otherwise, "a text");
    }

    /** One of some words; case does not count. */
    String choice(String name, String otherwise, List<String> words) {
        String text = scalar(name, otherwise, "one of " + words).toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (word.toLowerCase(Locale.ROOT).equals(text)) {
                return word;
            }
        }
        mistake(member(name), "one of " + words);
        return otherwise;
    }

    /** A constant of an enumeration, written in small letters. */
    <E extends Enum<E>> E constant(String name, E otherwise, E[] constants) {
        Map<String, E> words = Arrays.stream(constants)
                .collect(Collectors.toMap(constant -> constant.name().toLowerCase(Locale.ROOT), Function.identity()));
        List<String> names = Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        E found = words.get(choice(name, otherwise.name().toLowerCase(Locale.ROOT), names));
        return found == null ? otherwise : found;
    }

    /** Text with a meaning of its own. */
    <T> T parsed(String name, T otherwise, Function<String, @Nullable T> parser, String allowed) {
        if (!has(name)) {
            return otherwise;
        }
        T value = member(name) instanceof YamlNode.Scalar scalar ? parser.apply(scalar.text()) : null;
        if (value == null) {
            mistake(member(name), allowed);
            return otherwise;
        }
        return value;
    }

    /** Adds a mistake about a member, or about this mapping when the member is not there. */
    void reject(String name, String found, String allowed) {
        YamlNode member = members.get(name);
        YamlNode place = member == null ? node : member;
        mistakes.add(new ScenarioMistake(place.line(), place.pointer(), found, allowed));
    }

    /** What a constructor refuses is a mistake of this mapping. */
    <T> T checked(java.util.function.Supplier<T> maker, T otherwise) {
        try {
            return maker.get();
        } catch (IllegalArgumentException refused) {
            mistakes.add(new ScenarioMistake(
                    node.line(),
                    node.pointer(),
                    "figures that do not fit together",
                    String.valueOf(refused.getMessage())));
            return otherwise;
        }
    }

    /** Makes a mistake of each member that was never asked for. */
    void close() {
        for (Map.Entry<String, YamlNode> member : members.entrySet()) {
            if (!known.contains(member.getKey())) {
                YamlNode value = member.getValue();
                mistakes.add(new ScenarioMistake(value.line(), value.pointer(), "an unknown name", "one of " + known));
            }
        }
    }

    private String scalar(String name, String otherwise, String allowed) {
        if (!has(name)) {
            return otherwise;
        }
        if (member(name) instanceof YamlNode.Scalar scalar) {
            return scalar.text();
        }
        mistake(member(name), allowed);
        return otherwise;
    }

    private double number(YamlNode value, double otherwise, double low, double high) {
        if (value instanceof YamlNode.Scalar scalar && scalar.text().matches(NUMBER)) {
            String digits = scalar.text().replace("_", "");
            // At most 20 digits of a hexadecimal number are read: more is beyond any range here.
            double number = digits.startsWith("0x") ? hexadecimal(digits) : Double.parseDouble(digits);
            if (number >= low && number <= high) {
                return number;
            }
        }
        mistake(value, "a number within " + plain(low) + " .. " + plain(high));
        return otherwise;
    }

    private static double hexadecimal(String digits) {
        return digits.length() > 14 ? Double.NaN : Long.parseLong(digits.substring(2), 16);
    }

    private static String plain(double figure) {
        return figure == Math.rint(figure) && Math.abs(figure) < 1e15
                ? Long.toString((long) figure)
                : Double.toString(figure);
    }

    private List<YamlNode> items(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (member(name) instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        mistake(member(name), "a list (\"- \" lines)");
        return List.of();
    }

    private YamlNode member(String name) {
        known.add(name);
        YamlNode member = members.get(name);
        return member == null ? new YamlNode.Empty(node.line(), node.pointer() + "/" + name) : member;
    }

    private void mistake(YamlNode place, String allowed) {
        mistakes.add(new ScenarioMistake(place.line(), place.pointer(), place.description(), allowed));
    }
}
