package io.rantwin.a1.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.JsonFields;
import io.rantwin.a1.schema.Rule;
import java.util.Map;

/**
 * Names that are misspelt in the schemas and samples that O-RAN published, so that correct implementations of them send them.
 * Read, but never written.
 */
final class PublishedNames {
    private static final Map<String, String> CLEAN = Map.of(
            "dlRlcSduPacketLossRate ", "dlRlcSduPacketLossRate",
            " successProbability", "successProbability",
            "successProbility", "successProbability",
            "dlThroughtput", "dlThroughput",
            "dlTtargetPrbUsg", "dlTargetPrbUsg",
            "ulPprbUsgType", "ulPrbUsgType");

    private PublishedNames() {}

    /** The policy with clean names, and a remark for each that was not; the same object when all are. */
    static ObjectNode corrected(ObjectNode policy, Findings findings) {
        if (!has(policy)) {
            return policy;
        }
        ObjectNode copy = policy.deepCopy();
        correct(copy, "", findings);
        return copy;
    }

    private static boolean has(JsonNode node) {
        for (String name : (Iterable<String>) node::fieldNames) {
            if (CLEAN.containsKey(name)) {
                return true;
            }
        }
        for (JsonNode part : node) {
            if (has(part)) {
                return true;
            }
        }
        return false;
    }

    private static void correct(JsonNode node, String pointer, Findings findings) {
        if (node instanceof ObjectNode object) {
            CLEAN.forEach((misspelt, clean) -> {
                if (object.has(misspelt) && !object.has(clean)) {
                    object.set(clean, object.remove(misspelt));
                    findings.remark(
                            Rule.MISSPELT,
                            JsonFields.below(pointer, misspelt),
                            "read as " + clean + ", which a published schema misspells so");
                }
            });
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                correct(member.getValue(), JsonFields.below(pointer, member.getKey()), findings);
            }
        } else {
            for (int i = 0; i < node.size(); i++) {
                correct(node.get(i), pointer + "/" + i, findings);
            }
        }
    }
}
