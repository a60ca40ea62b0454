package io.rantwin.planner.history.pm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is ordered at the information coordinator. Empty lists mean all.
 *
 * @param jobId name of the job; the one who orders chooses it
 * @param infoType type of information, {@code PmDataOverKafka} or {@code PmData}
 * @param owner who orders
 * @param topic of Kafka that the reports shall go to
 * @param bootstrapServers Kafka as the producer of reports reaches it; null for the one it knows
 * @param filter which reports
 */
public record JobOrder(
        String jobId,
        String infoType,
        String owner,
        String topic,
        @Nullable String bootstrapServers,
        Filter filter) {
    /**
     * Which reports are wanted.
     *
     * @param sourceNames nodes by the name in the event's header
     * @param measObjInstIds objects; parts of names, too
     * @param measTypes names of measurements by class of object
     * @param measuredEntityDns nodes by distinguished name; parts of names, too
     * @param since stored reports from this time on come first; null for none
     */
    public record Filter(
            List<String> sourceNames,
            List<String> measObjInstIds,
            Map<String, List<String>> measTypes,
            List<String> measuredEntityDns,
            @Nullable Instant since) {
        /** All there is, from now on. */
        public static final Filter ALL = new Filter(List.of(), List.of(), Map.of(), List.of(), null);

        /** Copies. */
        public Filter {
            sourceNames = List.copyOf(sourceNames);
            measObjInstIds = List.copyOf(measObjInstIds);
            measTypes = Map.copyOf(measTypes);
            measuredEntityDns = List.copyOf(measuredEntityDns);
        }

        ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            list(json, "sourceNames", sourceNames);
            list(json, "measObjInstIds", measObjInstIds);
            if (!measTypes.isEmpty()) {
                var specs = json.putArray("measTypeSpecs");
                new TreeMap<>(measTypes)
                        .forEach((measuredObjClass, names) ->
                                list(specs.addObject().put("measuredObjClass", measuredObjClass), "measTypes", names));
            }
            list(json, "measuredEntityDns", measuredEntityDns);
            if (since != null) {
                json.put("pmRopStartTime", since.toString());
            }
            return json;
        }

        private static void list(ObjectNode json, String name, List<String> values) {
            if (!values.isEmpty()) {
                values.forEach(json.withArray(name)::add);
            }
        }
    }

    /** The body that orders it. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("info_type_id", infoType).put("job_owner", owner).put("job_result_uri", "");
        json.set("job_definition", definition());
        return json;
    }

    /** What the type of information says about the job. */
    ObjectNode definition() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("filter", filter.json());
        ObjectNode delivery = json.putObject("deliveryInfo").put("topic", topic);
        if (bootstrapServers != null) {
            delivery.put("bootStrapServers", bootstrapServers);
        }
        return json;
    }
}
