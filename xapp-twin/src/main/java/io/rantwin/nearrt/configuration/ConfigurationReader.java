package io.rantwin.nearrt.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration: what the file does not say is as in the example, which comes with the program; what a variable says
 * counts more. A variable's name is the member's in capitals behind {@code RANTWIN_TWIN_}, such as {@code RANTWIN_TWIN_LOOP_SHARDS}.
 */
public final class ConfigurationReader {
    /** How variables begin. */
    public static final String PREFIX = "RANTWIN_TWIN_";

    private static final String DEFAULTS = "defaults.yaml";

    private static final ObjectMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private ConfigurationReader() {}

    /** The configuration without a file. */
    public static TwinConfiguration read(Map<String, String> variables) throws ConfigurationException {
        return read("", "the environment", variables);
    }

    /** The configuration of a file. */
    public static TwinConfiguration read(Path file, Map<String, String> variables) throws ConfigurationException {
        try {
            return read(Files.readString(file), file.toString(), variables);
        } catch (IOException e) {
            throw new ConfigurationException("The configuration " + file + " cannot be read: " + e);
        }
    }

    /**
     * The configuration of a text.
     *
     * @param name of the text, for messages
     */
    public static TwinConfiguration read(String text, String name, Map<String, String> variables)
            throws ConfigurationException {
        ObjectNode whole = defaults();
        JsonNode given;
        try {
            given = YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(name + ", line " + line(e) + ": " + e.getOriginalMessage());
        }
        if (given.isObject()) {
            merge(whole, (ObjectNode) given);
        } else if (!given.isMissingNode() && !given.isNull()) {
            throw new ConfigurationException(
                    name + ": the whole must be an object with members such as intents and loop");
        }
        override(whole, variables);
        TwinConfiguration configuration = bound(completed(whole), name);
        OpenDoors.check(configuration, name);
        return configuration;
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    private static ObjectNode defaults() {
        try (InputStream stream = ConfigurationReader.class.getResourceAsStream(DEFAULTS)) {
            if (stream == null) {
                throw new IllegalStateException("This build has no " + DEFAULTS + ".");
            }
            return (ObjectNode) YAML.readTree(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("The defaults of this build are broken.", e);
        }
    }

    /** Objects are merged member by member, everything else is replaced. */
    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(member -> {
            JsonNode known = into.get(member.getKey());
            if (known instanceof ObjectNode object && member.getValue() instanceof ObjectNode more) {
                merge(object, more);
            } else {
                into.set(member.getKey(), member.getValue());
            }
        });
    }

    private static void override(ObjectNode whole, Map<String, String> variables) throws ConfigurationException {
        Map<String, List<String>> places = new TreeMap<>();
        collect(whole, new ArrayList<>(), places);
        for (Map.Entry<String, String> variable : new TreeMap<>(variables).entrySet()) {
            if (!variable.getKey().startsWith(PREFIX) || variable.getValue().isEmpty()) {
                continue;
            }
            List<String> place = places.get(variable.getKey());
            if (place == null) {
                throw new ConfigurationException("The variable " + variable.getKey()
                        + " names nothing of the configuration; there are " + String.join(", ", places.keySet()));
            }
            ObjectNode object = whole;
            for (String step : place.subList(0, place.size() - 1)) {
                object = (ObjectNode) object.path(step);
            }
            // As text: binding makes the number of it, or says that it is none.
            object.put(place.getLast(), variable.getValue());
        }
    }

    private static void collect(ObjectNode object, List<String> path, Map<String, List<String>> places) {
        object.properties().forEach(member -> {
            List<String> place = new ArrayList<>(path);
            place.add(member.getKey());
            if (member.getValue() instanceof ObjectNode inner) {
                collect(inner, place, places);
            } else if (member.getValue().isValueNode()) {
                StringJoiner name = new StringJoiner("_", PREFIX, "");
                place.forEach(step -> name.add(step.replaceAll("([a-z])([A-Z])", "$1_$2")));
                places.put(name.toString().toUpperCase(Locale.ROOT), place);
            }
        });
    }

    /** Members that an intent may leave out. */
    private static ObjectNode completed(ObjectNode whole) {
        if (whole.get("intents") instanceof ArrayNode intents) {
            for (int i = 0; i < intents.size(); i++) {
                if (intents.get(i) instanceof ObjectNode intent) {
                    ObjectNode full = YAML.createObjectNode();
                    full.put("nodes", ".*");
                    full.putArray("styles");
                    full.putArray("granularityPeriodsMillis").add(1000);
                    full.put("reportsPerPeriod", 1);
                    full.putArray("slices");
                    merge(full, intent);
                    intents.set(i, full);
                }
            }
        }
        return whole;
    }

    private static TwinConfiguration bound(ObjectNode whole, String name) throws ConfigurationException {
        try {
            return YAML.treeToValue(whole, TwinConfiguration.class);
        } catch (UnrecognizedPropertyException e) {
            throw new ConfigurationException(name + ": " + path(e) + " is not known; there are "
                    + String.join(
                            ", ",
                            e.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .toList()));
        } catch (ValueInstantiationException e) {
            Throwable cause = e.getCause();
            throw new ConfigurationException(
                    name + ": " + path(e) + ": " + (cause == null ? e.getOriginalMessage() : cause.getMessage()));
        } catch (InvalidFormatException e) {
            throw new ConfigurationException(name + ": " + path(e) + ": '" + e.getValue() + "' is no "
                    + e.getTargetType().getSimpleName().toLowerCase(Locale.ROOT) + choices(e.getTargetType()));
        } catch (JsonMappingException e) {
            throw new ConfigurationException(name + ": " + path(e) + ": " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(name + ": " + e.getOriginalMessage());
        }
    }

    private static String choices(Class<?> type) {
        Object @Nullable [] constants = type.getEnumConstants();
        if (constants == null) {
            return "";
        }
        StringJoiner names = new StringJoiner(", ", "; there are ", "");
        for (Object constant : constants) {
            names.add(constant.toString().toLowerCase(Locale.ROOT));
        }
        return names.toString();
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "the whole" : path.toString();
    }
}
