package io.rantwin.harness.smo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What orders leave of a report. Stateless. */
final class ReportFilter {
    private ReportFilter() {}

    /**
     * The part of a report that any of these filters asks for; null when none does. Measurement types are numbered anew, as the
     * real producer does.
     */
    static @Nullable JsonNode apply(JsonNode report, List<PmJob.Filter> filters) {
        JsonNode event = report.path("event");
        JsonNode collection = event.path("perf3gppFields").path("measDataCollection");
        List<PmJob.Filter> asking = filters.stream()
                .filter(each -> any(
                                each.sourceNames(),
                                event.path("commonEventHeader")
                                        .path("sourceName")
                                        .asText()::equals)
                        && any(
                                each.measuredEntityDns(),
                                collection.path("measuredEntityDn").asText()::contains))
                .toList();
        if (asking.isEmpty()) {
            return null;
        }
        ObjectNode left = report.deepCopy();
        ArrayNode infos = left.withObjectProperty("event")
                .withObjectProperty("perf3gppFields")
                .withObjectProperty("measDataCollection")
                .putArray("measInfoList");
        for (JsonNode info : collection.path("measInfoList")) {
            @Nullable ObjectNode some = info(info, asking);
            if (some != null) {
                infos.add(some);
            }
        }
        return infos.isEmpty() ? null : left;
    }

    private static boolean any(List<String> wanted, java.util.function.Predicate<String> matches) {
        return wanted.isEmpty() || wanted.stream().anyMatch(matches);
    }

    private static @Nullable ObjectNode info(JsonNode info, List<PmJob.Filter> filters) {
        List<String> types = new ArrayList<>();
        info.path("measTypes").path("sMeasTypesList").forEach(type -> types.add(type.asText()));
        List<Integer> kept = new ArrayList<>();
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode object : info.path("measValuesList")) {
            String name = object.path("measObjInstId").asText();
            ObjectNode some = object.deepCopy();
            ArrayNode results = some.putArray("measResults");
            for (JsonNode result : object.path("measResults")) {
                int type = result.path("p").asInt() - 1;
                if (type >= 0 && type < types.size() && isWanted(name, types.get(type), filters)) {
                    if (!kept.contains(type)) {
                        kept.add(type);
                    }
                    results.addObject().put("p", kept.indexOf(type) + 1).set("sValue", result.path("sValue"));
                }
            }
            if (!results.isEmpty()) {
                objects.add(some);
            }
        }
        if (objects.isEmpty()) {
            return null;
        }
        ObjectNode some = info.deepCopy();
        ArrayNode names = some.putObject("measTypes").putArray("sMeasTypesList");
        kept.forEach(type -> names.add(types.get(type)));
        some.putArray("measValuesList").addAll(objects);
        return some;
    }

    private static boolean isWanted(String object, String type, List<PmJob.Filter> filters) {
        return filters.stream()
                .anyMatch(each -> any(each.measObjInstIds(), object::contains)
                        && (each.measTypeSpecs().isEmpty()
                                || each.measTypeSpecs().stream()
                                        .anyMatch(spec -> isOfClass(object, spec.measuredObjClass())
                                                && any(spec.measTypes(), type::equals))));
    }

    private static boolean isOfClass(String object, String measuredObjClass) {
        return object.substring(object.lastIndexOf(',') + 1).startsWith(measuredObjClass + "=");
    }
}
