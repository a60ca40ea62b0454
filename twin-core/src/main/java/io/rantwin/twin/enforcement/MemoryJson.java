package io.rantwin.twin.enforcement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.twin.enforcement.EnforcementAction.HandOver;
import io.rantwin.twin.enforcement.EnforcementAction.SetOffset;
import io.rantwin.twin.enforcement.EnforcementAction.SetPower;
import io.rantwin.twin.enforcement.EnforcementAction.SetQuota;
import io.rantwin.twin.enforcement.EnforcementAction.SetTilt;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementAction.WakeCell;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Snssai;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Actions and memory as JSON, for whoever keeps them over a restart. Reading refuses with a sentence whatever it did not write. */
public final class MemoryJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private MemoryJson() {}

    /** This is no memory. */
    public static final class MemoryJsonException extends Exception {
        private static final long serialVersionUID = 1L;

        MemoryJsonException(String sentence) {
            super(sentence);
        }
    }

    /** The memory. */
    public static ArrayNode write(EnforcementMemory memory) {
        ArrayNode all = NODES.arrayNode();
        for (TargetMemory each : memory.targets().values()) {
            ObjectNode json = all.addObject();
            json.set("last", write(each.last()));
            json.put("policyId", each.policyId());
            json.put("atMillis", each.atMillis());
            json.put("reversals", each.reversals());
            EnforcementAction restore = each.restore();
            if (restore != null) {
                json.set("restore", write(restore));
            }
        }
        return all;
    }

    /** Reads what {@link #write(EnforcementMemory)} wrote. */
    public static EnforcementMemory readMemory(JsonNode json) throws MemoryJsonException {
        if (!json.isArray()) {
            throw new MemoryJsonException("A memory is an array.");
        }
        SortedMap<Target, TargetMemory> targets = new TreeMap<>();
        for (JsonNode each : json) {
            EnforcementAction last = readAction(each.path("last"));
            JsonNode restore = each.get("restore");
            targets.put(
                    last.target(),
                    new TargetMemory(
                            last,
                            text(each, "policyId"),
                            each.path("atMillis").asLong(),
                            each.path("reversals").asInt(),
                            restore == null ? null : readAction(restore)));
        }
        return new EnforcementMemory(targets);
    }

    /** One action. */
    public static ObjectNode write(EnforcementAction action) {
        ObjectNode json = NODES.objectNode();
        json.put("action", name(action)).put("cellId", action.cellId());
        switch (action) {
            case SleepCell _, WakeCell _ -> {}
            case HandOver a -> json.put("ueKey", a.ueKey()).put("targetCellId", a.targetCellId());
            case SetOffset a ->
                json.put("neighbourId", a.neighbourId())
                        .put("value", a.offsetDb())
                        .put("before", a.beforeDb());
            case SetPower a -> json.put("value", a.powerDbm()).put("before", a.beforeDbm());
            case SetTilt a -> json.put("value", a.electricalTiltDegrees()).put("before", a.beforeDegrees());
            case SetQuota a -> {
                json.put("sst", a.slice().sst()).put("sd", a.slice().sd());
                json.set("ratio", write(a.ratio()));
                json.set("ratioBefore", write(a.before()));
            }
        }
        return json;
    }

    private static String name(EnforcementAction action) {
        return switch (action) {
            case SleepCell _ -> "sleep";
            case WakeCell _ -> "wake";
            case HandOver _ -> "handover";
            case SetOffset _ -> "offset";
            case SetPower _ -> "power";
            case SetTilt _ -> "tilt";
            case SetQuota _ -> "quota";
        };
    }

    private static ArrayNode write(RRMPolicyRatio ratio) {
        return NODES.arrayNode()
                .add(ratio.dedicatedRatio())
                .add(ratio.minRatio())
                .add(ratio.maxRatio());
    }

    /** Reads what {@link #write(EnforcementAction)} wrote. */
    public static EnforcementAction readAction(@Nullable JsonNode json) throws MemoryJsonException {
        if (json == null || !json.isObject()) {
            throw new MemoryJsonException("An action is an object.");
        }
        String cellId = text(json, "cellId");
        double value = json.path("value").asDouble();
        double before = json.path("before").asDouble();
        return switch (text(json, "action")) {
            case "sleep" -> new SleepCell(cellId);
            case "wake" -> new WakeCell(cellId);
            case "handover" -> new HandOver(text(json, "ueKey"), cellId, text(json, "targetCellId"));
            case "offset" -> new SetOffset(cellId, text(json, "neighbourId"), value, before);
            case "power" -> new SetPower(cellId, value, before);
            case "tilt" -> new SetTilt(cellId, value, before);
            case "quota" -> quota(cellId, json);
            default -> throw new MemoryJsonException("There is no action " + json.path("action") + ".");
        };
    }

    private static SetQuota quota(String cellId, JsonNode json) throws MemoryJsonException {
        try {
            return new SetQuota(
                    cellId,
                    new Snssai(json.path("sst").asInt(-1), json.path("sd").asInt(-1)),
                    ratio(json.path("ratio")),
                    ratio(json.path("ratioBefore")));
        } catch (IllegalArgumentException e) {
            throw new MemoryJsonException("This is no quota: " + e.getMessage());
        }
    }

    private static RRMPolicyRatio ratio(JsonNode json) {
        return new RRMPolicyRatio(
                json.path(0).asInt(-1), json.path(1).asInt(-1), json.path(2).asInt(-1));
    }

    private static String text(JsonNode json, String member) throws MemoryJsonException {
        JsonNode text = json.get(member);
        if (text == null || !text.isTextual()) {
            throw new MemoryJsonException("There is no text \"" + member + "\".");
        }
        return text.textValue();
    }
}
