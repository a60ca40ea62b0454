package io.rantwin.harness.smo;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.harness.ric.rest.BadRequestException;
import io.rantwin.harness.ric.rest.JsonInput;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order of PM data.
 *
 * @param id chosen by who orders
 * @param body as it was sent
 * @param topic where the reports go
 * @param bootstrapServers of the Kafka they go to; null for the one of the producer
 * @param filter which reports, and what of them
 */
record PmJob(
        String id, JsonNode body, String topic, @Nullable String bootstrapServers, Filter filter) {
    /** Type of information that the producer offers. */
    static final String INFO_TYPE = "PmDataOverKafka";

    /**
     * What is wanted; empty means all.
     *
     * @param beginMicros reports of stored periods from this time on, too; null for none
     * @param endMicros until this time; null for no end
     */
    record Filter(
            List<String> sourceNames,
            List<String> measObjInstIds,
            List<TypeSpec> measTypeSpecs,
            List<String> measuredEntityDns,
            @Nullable Long beginMicros,
            @Nullable Long endMicros) {}

    /** Measurements of one class of objects. */
    record TypeSpec(String measuredObjClass, List<String> measTypes) {}

    /** Reads an order. */
    static PmJob read(String id, JsonInput body) throws BadRequestException {
        body.member("job_owner").text();
        JsonInput definition = body.member("job_definition");
        definition.onlyMembers(Set.of("filter", "deliveryInfo"));
        JsonInput delivery = definition.member("deliveryInfo");
        delivery.onlyMembers(Set.of("topic", "bootStrapServers"));
        String servers = delivery.member("bootStrapServers").textOrEmpty();
        JsonInput filter = definition.member("filter");
        if (filter.isPresent()) {
            filter.onlyMembers(Set.of(
                    "sourceNames",
                    "measObjInstIds",
                    "measTypeSpecs",
                    "measuredEntityDns",
                    "pmRopStartTime",
                    "pmRopEndTime"));
        }
        return new PmJob(
                id,
                body.node(),
                delivery.member("topic").text(),
                servers.isEmpty() ? null : servers,
                filter.isPresent()
                        ? filter(filter)
                        : new Filter(List.of(), List.of(), List.of(), List.of(), null, null));
    }

    private static Filter filter(JsonInput filter) throws BadRequestException {
        List<TypeSpec> specs = new ArrayList<>();
        if (filter.member("measTypeSpecs").isPresent()) {
            for (JsonInput spec : filter.member("measTypeSpecs").elements()) {
                specs.add(new TypeSpec(spec.member("measuredObjClass").text(), texts(spec.member("measTypes"))));
            }
        }
        return new Filter(
                texts(filter.member("sourceNames")),
                texts(filter.member("measObjInstIds")),
                specs,
                texts(filter.member("measuredEntityDns")),
                micros(filter.member("pmRopStartTime")),
                micros(filter.member("pmRopEndTime")));
    }

    private static List<String> texts(JsonInput list) throws BadRequestException {
        List<String> texts = new ArrayList<>();
        if (list.isPresent()) {
            for (JsonInput text : list.elements()) {
                texts.add(text.text());
            }
        }
        return texts;
    }

    private static @Nullable Long micros(JsonInput time) throws BadRequestException {
        String text = time.textOrEmpty();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli() * 1000;
        } catch (DateTimeException | ArithmeticException noTime) {
            throw time.bad("must be a time such as 2026-01-05T06:00:00Z, not " + text);
        }
    }

    String infoType() {
        return body.path("info_type_id").asText();
    }

    String owner() {
        return body.path("job_owner").asText();
    }
}
