package io.rantwin.planner.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.fields.Fields;
import io.rantwin.planner.fields.Mistake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Settings that are made together and taken back together. It goes where an A1 policy goes, under a type of the planner's own.
 *
 * @param settings at least one, no two of the same thing
 */
public record Configuration(List<Setting> settings) {
    /** Its type among the types of policies. */
    public static final String TYPE = "RanTwin_RadioConfiguration_1.0.0";

    /** Copies the list and checks it. */
    public Configuration {
        settings = List.copyOf(settings);
        if (settings.isEmpty()) {
            throw new IllegalArgumentException("A configuration sets at least one thing.");
        }
        Set<String> targets = new HashSet<>();
        for (Setting each : settings) {
            if (!targets.add(each.target())) {
                throw new IllegalArgumentException("The " + each.target() + " is set twice.");
            }
        }
    }

    /** Cells of it, neighbours included. */
    public Set<String> cellIds() {
        Set<String> cells = new TreeSet<>();
        for (Setting each : settings) {
            cells.add(each.cellId());
            if (!each.neighbourId().isEmpty()) {
                cells.add(each.neighbourId());
            }
        }
        return cells;
    }

    /** As it is sent and kept. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode array = json.putArray("settings");
        for (Setting each : settings) {
            ObjectNode one = array.addObject()
                    .put("attribute", each.attribute().member())
                    .put("cellId", each.cellId());
            if (!each.neighbourId().isEmpty()) {
                one.put("neighbourId", each.neighbourId());
            }
            if (!each.slice().isEmpty()) {
                one.put("snssai", each.slice());
            }
            one.put("from", each.from()).put("to", each.to());
        }
        return json;
    }

    /** It was not one; the message tells all mistakes with their places. */
    public static final class NoConfigurationException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient List<String> mistakes;

        NoConfigurationException(List<String> mistakes) {
            super(String.join("; ", mistakes), null, false, false);
            this.mistakes = List.copyOf(mistakes);
        }

        /** Each with its JSON pointer. */
        public List<String> mistakes() {
            return mistakes;
        }
    }

    /** Reads what {@link #toJson} wrote, or somebody else. */
    public static Configuration read(JsonNode json) throws NoConfigurationException {
        List<Mistake> mistakes = new ArrayList<>();
        Fields root = new Fields(json, "", mistakes);
        List<Setting> settings = new ArrayList<>();
        for (Fields each : root.objects("settings")) {
            Setting setting = setting(each);
            if (setting != null) {
                settings.add(setting);
            }
        }
        root.close();
        if (mistakes.isEmpty()) {
            try {
                return new Configuration(settings);
            } catch (IllegalArgumentException wrong) {
                mistakes.add(new Mistake("/settings", String.valueOf(wrong.getMessage())));
            }
        }
        throw new NoConfigurationException(
                mistakes.stream().map(Mistake::toString).toList());
    }

    private static @Nullable Setting setting(Fields fields) {
        String name = fields.text("attribute", "");
        String cellId = fields.text("cellId", "");
        String neighbourId = fields.text("neighbourId", "");
        String slice = fields.text("snssai", "");
        double from = fields.number("from", Double.NaN, -1e3, 1e3);
        double to = fields.number("to", Double.NaN, -1e3, 1e3);
        fields.close();
        for (Attribute attribute : Attribute.values()) {
            if (attribute.member().equals(name)) {
                try {
                    return new Setting(attribute, cellId, neighbourId, slice, from, to);
                } catch (IllegalArgumentException wrong) {
                    fields.wrong("", String.valueOf(wrong.getMessage()));
                    return null;
                }
            }
        }
        String known = Arrays.stream(Attribute.values()).map(Attribute::member).collect(Collectors.joining(", "));
        fields.wrong("attribute", "must be one of " + known + ", not '" + name + "'");
        return null;
    }

    /** In a sentence's length: what is set, from what to what. */
    public String words() {
        return String.join("; ", settings.stream().map(Setting::words).toList());
    }
}
