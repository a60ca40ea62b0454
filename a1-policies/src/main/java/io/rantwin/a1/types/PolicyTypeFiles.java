package io.rantwin.a1.types;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyTypeId;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import io.rantwin.a1.policy.PolicyKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Makes policy types of the files beside this class: definitions that all share, and one file for each type. */
final class PolicyTypeFiles {
    private static final List<String> FILES = List.of(
            "ORAN_EnergySaving.json",
            "ORAN_LoadBalancing.json",
            "ORAN_QoETarget.json",
            "ORAN_QoEandTSP.json",
            "ORAN_QoSTarget.json",
            "ORAN_QoSandTSP.json",
            "ORAN_SliceSLATarget.1.json",
            "ORAN_SliceSLATarget.4.json",
            "ORAN_TrafficSteeringPreference.json",
            "ORAN_UELevelTarget.json",
            "osc_2.json",
            "osc_20001.json",
            "osc_20008.json",
            "osc_21003.json");
    private static final String REFERENCE = "#/definitions/";
    /** Stands for one of two definitions, which one depends on the version. */
    private static final String UE_ID = "UeId";

    private static final int LONGEST_TEXT = 500;

    private PolicyTypeFiles() {}

    static List<PolicyType> read() {
        var json = new BoundedJson(BoundedJson.USUAL_MOST_OCTETS);
        List<PolicyType> types = new ArrayList<>();
        try {
            ObjectNode definitions = file(json, "definitions.json").node();
            for (String name : FILES) {
                JsonFields file = file(json, name);
                if (file.optional("versions") == null) {
                    types.add(ofNumber(file));
                } else {
                    for (JsonFields version : file.objects("versions")) {
                        types.add(ofVersion(file, version, definitions));
                    }
                }
            }
        } catch (IOException | A1Exception e) {
            throw new IllegalStateException("the policy types of this build are broken: " + e.getMessage(), e);
        }
        return types;
    }

    private static JsonFields file(BoundedJson json, String name) throws IOException, A1Exception {
        try (InputStream file = PolicyTypeFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IOException(name + " is missing");
            }
            return JsonFields.of(json.read(file.readAllBytes()), "/" + name);
        }
    }

    private static PolicyType ofNumber(JsonFields file) throws A1Exception {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("$schema", PolicyTypes.DRAFT_7);
        schema.setAll(file.object("policySchema").node());
        return new PolicyType(
                kind(file, "name"),
                null,
                file.text("summary", LONGEST_TEXT),
                file.text("deployed", LONGEST_TEXT),
                schema);
    }

    private static PolicyType ofVersion(JsonFields file, JsonFields version, ObjectNode definitions)
            throws A1Exception {
        PolicyTypeId typeId =
                PolicyTypeId.parse(file.text("typeName", LONGEST_TEXT) + "_" + version.text("version", LONGEST_TEXT));
        ObjectNode all = definitions.deepCopy();
        String ueId = version.optionalText("ueId", LONGEST_TEXT);
        if (ueId != null) {
            all.set(
                    UE_ID,
                    JsonFields.of(definitions, "/definitions.json").object(ueId).node());
        }
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", PolicyTypes.DRAFT_7).put("title", typeId.toString());
        schema.put("description", file.text("summary", LONGEST_TEXT));
        schema.setAll(file.object("policySchema").node());
        var needed = new TreeSet<String>();
        addReferences(schema, all, needed);
        ObjectNode used = schema.putObject("definitions");
        needed.forEach(name -> used.set(name, all.get(name).deepCopy()));
        return new PolicyType(
                kind(file, "typeName"),
                typeId,
                file.text("summary", LONGEST_TEXT),
                version.text("deployed", LONGEST_TEXT),
                schema);
    }

    private static PolicyKind kind(JsonFields file, String member) throws A1Exception {
        PolicyKind kind = PolicyKind.of(file.text(member, LONGEST_TEXT));
        if (kind == null) {
            throw new A1Exception(file.at(member), "no kind of policy has this name");
        }
        return kind;
    }

    /** Adds the names of definitions that a schema needs, and of those that they need in turn. */
    private static void addReferences(JsonNode schema, ObjectNode definitions, Set<String> needed) throws A1Exception {
        JsonNode reference = schema.get("$ref");
        if (reference != null && reference.textValue().startsWith(REFERENCE)) {
            String name = reference.textValue().substring(REFERENCE.length());
            if (needed.add(name)) {
                addReferences(new JsonFields(definitions, "/definitions").required(name), definitions, needed);
            }
        }
        for (JsonNode part : schema) {
            addReferences(part, definitions, needed);
        }
    }
}
