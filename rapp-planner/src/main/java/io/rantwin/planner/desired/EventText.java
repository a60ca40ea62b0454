package io.rantwin.planner.desired;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import io.rantwin.planner.push.PolicyOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events as JSON, one object each. */
final class EventText {
    /** Longest actor, reason or id; longer ones are cut before they get here. */
    static final int LONGEST = 4096;

    /** Longest event. */
    static final int MOST_OCTETS = 8 << 20;

    private static final BoundedJson JSON = new BoundedJson(MOST_OCTETS);

    private EventText() {}

    static ObjectNode write(PolicyEvent event) {
        ObjectNode json = object("event", event.getClass().getSimpleName());
        json.put("at", event.at().toString());
        switch (event) {
            case PolicyEvent.Wanted wanted -> {
                order(json, wanted.order());
                json.put("revision", wanted.revision())
                        .put("actor", wanted.actor())
                        .put("reason", wanted.reason());
            }
            case PolicyEvent.Dropped dropped ->
                json.put("policyId", dropped.policyId())
                        .put("actor", dropped.actor())
                        .put("reason", dropped.reason());
            case PolicyEvent.Pushing pushing ->
                json.put("policyId", pushing.policyId()).put("revision", pushing.revision());
            case PolicyEvent.Pushed pushed ->
                json.put("policyId", pushed.policyId()).put("revision", pushed.revision());
            case PolicyEvent.Refused refused ->
                json.put("policyId", refused.policyId())
                        .put("revision", refused.revision())
                        .put("words", refused.words());
            case PolicyEvent.Deleting deleting -> json.put("policyId", deleting.policyId());
            case PolicyEvent.Gone gone -> json.put("policyId", gone.policyId());
            case PolicyEvent.Returned returned -> json.put("policyId", returned.policyId());
            case PolicyEvent.StatusSeen seen -> status(json.put("policyId", seen.policyId()), seen.status());
            case PolicyEvent.Kept kept -> record(json, kept.record());
            case PolicyEvent.Halted halted -> json.put("actor", halted.actor()).put("reason", halted.reason());
            case PolicyEvent.Resumed resumed ->
                json.put("actor", resumed.actor()).put("reason", resumed.reason());
        }
        return json;
    }

    private static ObjectNode object(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    static void order(ObjectNode json, PolicyOrder order) {
        json.put("policyId", order.policyId()).put("ricId", order.ricId()).put("policyTypeId", order.policyTypeId());
        json.set("body", order.body());
    }

    private static void status(ObjectNode json, @Nullable PolicyStatus status) {
        if (status != null) {
            json.set("status", status.toJson());
        }
    }

    private static void record(ObjectNode json, PolicyRecord record) {
        order(json, record.order());
        json.put("revision", record.revision())
                .put("phase", record.phase().name())
                .put("everSent", record.everSent())
                .put("revisionThere", record.revisionThere())
                .put("actor", record.actor())
                .put("reason", record.reason())
                .put("changedAt", record.changedAt().toString());
        if (record.refusal() != null) {
            json.put("refusal", record.refusal());
        }
        json.set("history", StatusChange.toJson(record.history()));
    }

    static PolicyEvent read(String text) throws A1Exception {
        JsonFields fields = JsonFields.of(JSON.read(text), "");
        Instant at = instant(fields, "at");
        String kind = fields.text("event", LONGEST);
        return switch (kind) {
            case "Halted" -> new PolicyEvent.Halted(text(fields, "actor"), text(fields, "reason"), at);
            case "Resumed" -> new PolicyEvent.Resumed(text(fields, "actor"), text(fields, "reason"), at);
            case "Wanted" ->
                new PolicyEvent.Wanted(
                        order(fields), revision(fields), text(fields, "actor"), text(fields, "reason"), at);
            case "Dropped" -> new PolicyEvent.Dropped(id(fields), text(fields, "actor"), text(fields, "reason"), at);
            case "Pushing" -> new PolicyEvent.Pushing(id(fields), revision(fields), at);
            case "Pushed" -> new PolicyEvent.Pushed(id(fields), revision(fields), at);
            case "Refused" -> new PolicyEvent.Refused(id(fields), revision(fields), text(fields, "words"), at);
            case "Deleting" -> new PolicyEvent.Deleting(id(fields), at);
            case "Gone" -> new PolicyEvent.Gone(id(fields), at);
            case "Returned" -> new PolicyEvent.Returned(id(fields), at);
            case "StatusSeen" -> new PolicyEvent.StatusSeen(id(fields), status(fields), at);
            case "Kept" -> new PolicyEvent.Kept(record(fields), at);
            default -> throw new A1Exception("/event", "'" + kind + "' is no event");
        };
    }

    private static PolicyRecord record(JsonFields fields) throws A1Exception {
        List<StatusChange> history = new ArrayList<>();
        for (JsonFields change : fields.objects("history")) {
            history.add(new StatusChange(instant(change, "at"), status(change)));
        }
        return new PolicyRecord(
                order(fields),
                revision(fields),
                phase(fields),
                fields.truth("everSent"),
                fields.longInteger("revisionThere", 0, Long.MAX_VALUE),
                text(fields, "actor"),
                text(fields, "reason"),
                instant(fields, "changedAt"),
                fields.optionalText("refusal", LONGEST),
                history);
    }

    private static PolicyPhase phase(JsonFields fields) throws A1Exception {
        String name = fields.text("phase", LONGEST);
        for (PolicyPhase phase : PolicyPhase.values()) {
            if (phase.name().equals(name)) {
                return phase;
            }
        }
        throw new A1Exception(fields.at("phase"), "'" + name + "' is no phase");
    }

    private static PolicyOrder order(JsonFields fields) throws A1Exception {
        return new PolicyOrder(
                id(fields),
                text(fields, "ricId"),
                text(fields, "policyTypeId"),
                fields.object("body").node());
    }

    private static @Nullable PolicyStatus status(JsonFields fields) throws A1Exception {
        return fields.optional("status") == null ? null : PolicyStatus.read(fields.object("status"));
    }

    private static String id(JsonFields fields) throws A1Exception {
        return text(fields, "policyId");
    }

    private static long revision(JsonFields fields) throws A1Exception {
        return fields.longInteger("revision", 1, Long.MAX_VALUE);
    }

    private static String text(JsonFields fields, String name) throws A1Exception {
        return fields.text(name, LONGEST);
    }

    private static Instant instant(JsonFields fields, String name) throws A1Exception {
        String text = text(fields, name);
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw new A1Exception(fields.at(name), "'" + text + "' is no time");
        }
    }
}
