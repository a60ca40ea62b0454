package io.rantwin.xapp.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.codecs.per.Octets;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.node.E2Node.GlobalNbId;
import io.rantwin.xapp.node.E2Node.NodeType;
import io.rantwin.xapp.node.E2Node.RanFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the E2 manager writes: JSON of protobuf, where members with their default value are left out, enumerations are
 * names, and numbers of 64 bits are strings. Also reads enumerations and numbers of the other form.
 */
final class NodeJson {
    static final int HIGHEST_FUNCTION_ID = 4095;

    private final Complaints complaints;

    NodeJson(Complaints complaints) {
        this.complaints = complaints;
    }

    /** One element of the list of states: what is known of a node without asking for it. */
    record State(String ranName, ConnectionStatus status) {}

    /** {@code null} when the element has no name. */
    @Nullable
    State state(JsonNode element) {
        String name = text(element, "inventoryName");
        return name.isEmpty() ? null : new State(name, status(element));
    }

    /** @throws NodeSourceException when the object is not the node that was asked for */
    E2Node node(String ranName, JsonNode info) throws NodeSourceException {
        String name = text(info, "ranName");
        if (!info.isObject() || !name.equals(ranName)) {
            throw new NodeSourceException("asked for node " + ranName + ", the E2 manager answered with "
                    + (info.isObject() ? "node \"" + name + "\"" : "no object"));
        }
        JsonNode gnb = info.path("gnb");
        JsonNode enb = info.path("enb");
        JsonNode station = gnb.isObject() ? gnb : enb;
        String e2t = text(info, "associatedE2tInstanceAddress");
        Long stamp = number(info.path("statusUpdateTimeStamp"));
        return new E2Node(
                ranName,
                status(info),
                globalNbId(info.path("globalNbId")),
                nodeType(info, gnb, enb),
                text(info, "gnbNodeType"),
                text(info, "cuUpId"),
                text(info, "duId"),
                ranFunctions(ranName, station.path("ranFunctions")),
                e2t.isEmpty() ? null : e2t,
                stamp == null ? 0 : stamp);
    }

    private List<RanFunction> ranFunctions(String ranName, JsonNode list) {
        List<RanFunction> functions = new ArrayList<>();
        for (JsonNode element : list) {
            Long id = number(element.path("ranFunctionId"));
            Long revision = number(element.path("ranFunctionRevision"));
            Octets definition = DefinitionText.octets(text(element, "ranFunctionDefinition"));
            if (!element.isObject() || id == null || id < 0 || id > HIGHEST_FUNCTION_ID || definition == null) {
                complaints.add("a RAN function that is not readable", "node " + ranName + ", function id " + id);
                continue;
            }
            functions.add(new RanFunction(
                    id.intValue(),
                    definition,
                    revision == null ? 0 : revision.intValue(),
                    text(element, "ranFunctionOid")));
        }
        return functions;
    }

    private static NodeType nodeType(JsonNode info, JsonNode gnb, JsonNode enb) {
        return switch (info.path("nodeType").asText("").toUpperCase(Locale.ROOT)) {
            case "ENB", "1" -> NodeType.ENB;
            case "GNB", "2" -> NodeType.GNB;
            default -> gnb.isObject() ? NodeType.GNB : enb.isObject() ? NodeType.ENB : NodeType.UNKNOWN;
        };
    }

    private static @Nullable GlobalNbId globalNbId(JsonNode id) {
        return id.isObject() ? new GlobalNbId(text(id, "plmnId"), text(id, "nbId")) : null;
    }

    private static ConnectionStatus status(JsonNode object) {
        JsonNode status = object.path("connectionStatus");
        return status.isInt()
                ? ConnectionStatus.ofNumber(status.intValue())
                : ConnectionStatus.ofName(status.asText(""));
    }

    private static String text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isTextual() ? value.textValue() : "";
    }

    /** 0 when the member is left out, {@code null} when it is no whole number. */
    private static @Nullable Long number(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return 0L;
        }
        if (value.isTextual()) {
            try {
                return Long.parseUnsignedLong(value.textValue());
            } catch (NumberFormatException _) {
                return null;
            }
        }
        return value.canConvertToExactIntegral() && value.canConvertToLong() ? value.longValue() : null;
    }
}
