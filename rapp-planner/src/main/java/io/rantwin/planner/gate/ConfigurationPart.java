package io.rantwin.planner.gate;

import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.configuration.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings that belong together and are made first or later as one: both sides of a border, or all of one cell.
 *
 * @param name such as {@code A | B} or {@code A}
 */
public record ConfigurationPart(String name, List<Setting> settings) {
    /** Copies the list. */
    public ConfigurationPart {
        settings = List.copyOf(settings);
    }

    /** The parts of a configuration, in the order of their first settings. */
    public static List<ConfigurationPart> of(Configuration configuration) {
        Map<String, List<Setting>> parts = new LinkedHashMap<>();
        for (Setting each : configuration.settings()) {
            parts.computeIfAbsent(name(each), _ -> new ArrayList<>()).add(each);
        }
        return parts.entrySet().stream()
                .map(each -> new ConfigurationPart(each.getKey(), each.getValue()))
                .toList();
    }

    private static String name(Setting setting) {
        String a = setting.cellId();
        String b = setting.neighbourId();
        return b.isEmpty() ? a : a.compareTo(b) < 0 ? a + " | " + b : b + " | " + a;
    }

    /** Some parts as one configuration. */
    public static Configuration together(List<ConfigurationPart> parts) {
        return new Configuration(
                parts.stream().flatMap(each -> each.settings().stream()).toList());
    }
}
