package io.rantwin.planner.registry;

import io.rantwin.planner.registry.Offering.Stage;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Columns of what a twin said, both ways. */
final class OfferingText {
    private OfferingText() {}

    /** As {@code 1000:0.97,5000:1.02}. */
    static String errors(Map<Long, Double> errors) {
        return new TreeMap<>(errors)
                .entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .collect(Collectors.joining(","));
    }

    /** @throws IllegalArgumentException when it is no such text */
    static SortedMap<Long, Double> errors(String text) {
        SortedMap<Long, Double> errors = new TreeMap<>();
        for (String each : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            String[] pair = each.split(":", 2);
            errors.put(Long.valueOf(pair[0]), Double.valueOf(pair[pair.length - 1]));
        }
        return errors;
    }

    static Stage stage(String name) {
        return Stage.valueOf(name);
    }
}
