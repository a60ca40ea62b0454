package io.rantwin.a1.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.rantwin.a1.json.JsonFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says in sentences what the schema library found. */
final class SchemaSentences {
    private static final int LONGEST_VALUE = 60;

    private SchemaSentences() {}

    /**
     * One mistake for each error; the errors of alternatives of which none fits become one that speaks of the closest, because
     * those of the others would mislead.
     */
    static List<Mistake> of(List<Error> errors) {
        Map<String, List<Error>> groups = new LinkedHashMap<>();
        for (int i = 0; i < errors.size(); i++) {
            Error error = errors.get(i);
            int choice = choiceAt(error.getEvaluationPath());
            String group = choice < 0
                    ? Integer.toString(i)
                    : prefix(error.getEvaluationPath(), choice) + " " + instance(error, choice);
            groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(error);
        }
        Set<Mistake> mistakes = new LinkedHashSet<>();
        for (List<Error> group : groups.values()) {
            Error first = group.getFirst();
            mistakes.add(choiceAt(first.getEvaluationPath()) < 0 ? mistake(first) : noneFits(group));
        }
        return List.copyOf(mistakes);
    }

    /** Index of the first anyOf or oneOf on the way to an error, or -1. */
    private static int choiceAt(NodePath path) {
        for (int i = 0; i < path.getNameCount(); i++) {
            String name = path.getName(i);
            boolean isKeyword = i == 0 || !path.getName(i - 1).equals("properties");
            if (isKeyword && (name.equals("anyOf") || name.equals("oneOf"))) {
                return i;
            }
        }
        return -1;
    }

    private static String prefix(NodePath path, int length) {
        var names = new StringJoiner("/");
        for (int i = 0; i < length; i++) {
            names.add(path.getName(i));
        }
        return names.toString();
    }

    /** Where the choice is: the path of the value, less what the path of the schema goes down behind the choice. */
    private static String instance(Error error, int choice) {
        NodePath path = error.getEvaluationPath();
        NodePath place = error.getInstanceLocation();
        int below = 0;
        for (int i = choice; i < path.getNameCount(); i++) {
            String name = path.getName(i);
            if (name.equals("properties")) {
                below++;
                i++;
            } else if (name.equals("items")
                    || name.equals("prefixItems")
                    || name.equals("contains")
                    || name.equals("additionalItems")) {
                below++;
            }
        }
        NodePath at = place;
        for (int i = 0; i < below && at.getParent() != null; i++) {
            at = at.getParent();
        }
        return at.toString();
    }

    private static Mistake noneFits(List<Error> errors) {
        Error first = errors.getFirst();
        int choice = choiceAt(first.getEvaluationPath());
        String pointer = instance(first, choice);
        Map<String, List<Error>> branches =
                new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        for (Error error : errors) {
            NodePath path = error.getEvaluationPath();
            if (path.getNameCount() > choice + 2) {
                branches.computeIfAbsent(path.getName(choice + 1), _ -> new ArrayList<>())
                        .add(error);
            }
        }
        if (branches.isEmpty()) {
            return new Mistake(
                    Rule.WRONG_COMBINATION, pointer, "fits more than one of the forms that exclude each other");
        }
        if (branches.values().stream()
                .flatMap(Collection::stream)
                .allMatch(error -> is(error, "required")
                        && String.valueOf(error.getInstanceLocation()).equals(pointer))) {
            var needed = new StringJoiner(", or ", "missing: ", "");
            branches.values().forEach(branch -> needed.add(names(branch)));
            return new Mistake(Rule.WRONG_COMBINATION, pointer, needed.toString());
        }
        List<Error> closest = branches.values().stream()
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
        var sentence = new StringJoiner("; ", "fits none of the forms that are allowed; to the closest of them: ", "");
        closest.stream().map(SchemaSentences::mistake).distinct().forEach(mistake -> sentence.add(mistake.toString()));
        return new Mistake(Rule.WRONG_COMBINATION, pointer, sentence.toString());
    }

    private static String names(List<Error> missing) {
        var names = new StringJoiner(" and ");
        missing.forEach(error -> names.add(String.valueOf(error.getProperty())));
        return names.toString();
    }

    private static boolean is(Error error, String keyword) {
        return keyword.equals(error.getKeyword());
    }

    private static Mistake mistake(Error error) {
        String pointer = String.valueOf(error.getInstanceLocation());
        String keyword = String.valueOf(error.getKeyword());
        String property = error.getProperty();
        String value = shown(error.getInstanceNode());
        String bound = shown(error.getSchemaNode());
        return switch (keyword) {
            case "required" ->
                new Mistake(Rule.MISSING, property == null ? pointer : JsonFields.below(pointer, property), "missing");
            case "additionalProperties", "unevaluatedProperties" ->
                property == null
                        ? new Mistake(Rule.UNKNOWN_MEMBER, pointer, "has members that are not allowed here")
                        : new Mistake(
                                Rule.UNKNOWN_MEMBER,
                                JsonFields.below(pointer, property),
                                "not a member of this object");
            case "type" ->
                new Mistake(
                        Rule.WRONG_KIND, pointer, value + " where " + kinds(error.getSchemaNode()) + " is expected");
            case "minimum" ->
                new Mistake(Rule.OUT_OF_RANGE, pointer, value + " where at least " + bound + " is allowed");
            case "maximum" ->
                new Mistake(Rule.OUT_OF_RANGE, pointer, value + " where at most " + bound + " is allowed");
            case "exclusiveMinimum" ->
                new Mistake(Rule.OUT_OF_RANGE, pointer, value + " where more than " + bound + " is allowed");
            case "exclusiveMaximum" ->
                new Mistake(Rule.OUT_OF_RANGE, pointer, value + " where less than " + bound + " is allowed");
            case "multipleOf" ->
                new Mistake(Rule.OUT_OF_RANGE, pointer, value + " where multiples of " + bound + " are allowed");
            case "enum" -> new Mistake(Rule.NOT_ALLOWED, pointer, value + " where one of " + bound + " is allowed");
            case "const" -> new Mistake(Rule.NOT_ALLOWED, pointer, value + " where only " + bound + " is allowed");
            case "pattern" ->
                new Mistake(Rule.WRONG_FORM, pointer, value + " where text of the form " + bound + " is allowed");
            case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties" ->
                count(pointer, keyword, error);
            case "uniqueItems" -> new Mistake(Rule.DUPLICATE, pointer, "has the same entry twice");
            case "dependencies", "dependentRequired" -> together(pointer, property, error.getSchemaNode());
            case "not" -> not(pointer, error.getSchemaNode());
            default -> new Mistake(Rule.OTHER, pointer, value + " " + error.getMessage());
        };
    }

    private static Mistake count(String pointer, String keyword, Error error) {
        JsonNode value = error.getInstanceNode();
        String what = keyword.endsWith("Length") ? "characters" : keyword.endsWith("Items") ? "entries" : "members";
        int found = value == null
                ? 0
                : value.isTextual()
                        ? value.textValue().codePointCount(0, value.textValue().length())
                        : value.size();
        return new Mistake(
                Rule.WRONG_COUNT,
                pointer,
                found + " " + what + " where " + (keyword.startsWith("min") ? "at least " : "at most ")
                        + shown(error.getSchemaNode()) + " may be");
    }

    private static Mistake together(String pointer, @Nullable String property, @Nullable JsonNode rules) {
        JsonNode needed = rules == null || property == null ? null : rules.get(property);
        return new Mistake(
                Rule.WRONG_COMBINATION,
                pointer,
                property + " needs " + (needed == null ? "more members" : listed(needed)) + " beside it");
    }

    private static Mistake not(String pointer, @Nullable JsonNode forbidden) {
        JsonNode names = forbidden == null ? null : forbidden.get("required");
        return new Mistake(
                Rule.WRONG_COMBINATION,
                pointer,
                names == null || forbidden == null || forbidden.size() > 1
                        ? "what the schema forbids: " + shown(forbidden)
                        : listed(names) + " may not be together");
    }

    private static String listed(JsonNode names) {
        var list = new StringJoiner(" and ");
        names.forEach(name -> list.add(name.isTextual() ? name.textValue() : shown(name)));
        return list.toString();
    }

    private static String kinds(@Nullable JsonNode type) {
        if (type == null) {
            return "something else";
        }
        var kinds = new StringJoiner(" or ");
        (type.isArray() ? type : List.of(type))
                .forEach(name -> kinds.add(
                        switch (name.asText()) {
                            case "integer" -> "a whole number";
                            case "number" -> "a number";
                            case "string" -> "text";
                            case "boolean" -> "a truth value";
                            case "array" -> "an array";
                            case "object" -> "an object";
                            default -> name.asText();
                        }));
        return kinds.toString();
    }

    private static String shown(@Nullable JsonNode value) {
        if (value == null || value.isContainerNode() && value.size() > 20) {
            return JsonFields.kind(value);
        }
        String text = value.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
