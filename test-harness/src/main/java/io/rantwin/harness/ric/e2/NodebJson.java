package io.rantwin.harness.ric.e2;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.e2ap.E2nodeComponent;
import io.rantwin.codecs.e2ap.E2nodeComponent.InterfaceType;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig.Configuration;
import io.rantwin.codecs.e2ap.E2nodeComponentId;
import io.rantwin.codecs.e2ap.RanFunction;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Nodes as the E2 manager shows them: the JSON form of protobuf messages, in which a field that has its default value (0, no
 * text, an empty list) is left out and 64-bit numbers are text.
 */
final class NodebJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private NodebJson() {}

    /** An element of the list of states. */
    static ObjectNode state(NodebInfo info) {
        ObjectNode state = JSON.objectNode();
        put(state, "inventoryName", info.node().ranName());
        state.set("globalNbId", globalNbId(info));
        putStatus(state, info.node().status());
        return state;
    }

    private static ObjectNode globalNbId(NodebInfo info) {
        ObjectNode id = JSON.objectNode();
        put(id, "plmnId", info.identity().plmnId());
        put(id, "nbId", info.identity().nbId());
        return id;
    }

    private static void putStatus(ObjectNode to, ConnectionStatus status) {
        if (status != ConnectionStatus.UNKNOWN_CONNECTION_STATUS) {
            to.put("connectionStatus", status.name());
        }
    }

    /** NodebInfo. */
    static ObjectNode nodeb(NodebInfo info) {
        RanIdentity identity = info.identity();
        ObjectNode nodeb = JSON.objectNode();
        put(nodeb, "ranName", info.node().ranName());
        put(nodeb, "ip", info.ip());
        if (info.port() != 0) {
            nodeb.put("port", info.port());
        }
        putStatus(nodeb, info.node().status());
        nodeb.set("globalNbId", globalNbId(info));
        nodeb.put("nodeType", identity.kind().isGnb() ? "GNB" : "ENB");
        if (identity.kind().isGnb()) {
            ObjectNode gnb = nodeb.putObject("gnb");
            if (!info.node().ranFunctions().isEmpty()) {
                gnb.set("ranFunctions", functions(info.node().ranFunctions()));
            }
            gnb.put("gnbType", identity.kind().name());
            putConfigs(gnb, info.nodeConfigs());
        } else {
            ObjectNode enb = nodeb.putObject("enb");
            enb.put("enbType", identity.kind().name());
            putConfigs(enb, info.nodeConfigs());
        }
        put(nodeb, "associatedE2tInstanceAddress", info.e2tAddress());
        nodeb.put("setupFromNetwork", true);
        put(nodeb, "statusUpdateTimeStamp", nanos(info.node().since()));
        put(nodeb, "gnbNodeType", identity.gnbNodeType());
        put(nodeb, "cuUpId", identity.cuUpId());
        put(nodeb, "duId", identity.duId());
        return nodeb;
    }

    private static String nanos(Instant time) {
        return Long.toString(time.getEpochSecond() * 1_000_000_000L + time.getNano());
    }

    private static ArrayNode functions(List<RanFunction.Item> items) {
        ArrayNode functions = JSON.arrayNode();
        for (RanFunction.Item item : items) {
            ObjectNode function = functions.addObject();
            put(function, "ranFunctionId", item.ranFunctionId());
            put(
                    function,
                    "ranFunctionDefinition",
                    item.ranFunctionDefinition().toHex().toUpperCase(Locale.ROOT));
            put(function, "ranFunctionRevision", item.ranFunctionRevision());
            put(function, "ranFunctionOid", item.ranFunctionOid());
        }
        return functions;
    }

    private static void putConfigs(ObjectNode to, List<E2nodeComponentConfig.Item> items) {
        ArrayNode configs = JSON.arrayNode();
        for (E2nodeComponentConfig.Item item : items) {
            // The R-NIB has no form for the components of E2AP v01.01.
            if (item.e2nodeComponent() instanceof E2nodeComponent.OfInterface component
                    && item.configuration() instanceof Configuration.SetupMessages parts) {
                configs.add(config(component, parts));
            }
        }
        if (!configs.isEmpty()) {
            to.set("nodeConfigs", configs);
        }
    }

    private static ObjectNode config(E2nodeComponent.OfInterface component, Configuration.SetupMessages parts) {
        ObjectNode config = JSON.objectNode();
        if (component.e2nodeComponentInterfaceType() != InterfaceType.NG) {
            config.put(
                    "e2nodeComponentInterfaceType",
                    component.e2nodeComponentInterfaceType().asnName());
        }
        Base64.Encoder base64 = Base64.getEncoder();
        put(
                config,
                "e2nodeComponentRequestPart",
                base64.encodeToString(parts.e2nodeComponentRequestPart().toArray()));
        put(
                config,
                "e2nodeComponentResponsePart",
                base64.encodeToString(parts.e2nodeComponentResponsePart().toArray()));
        String key = "e2nodeComponentInterfaceType";
        switch (component.e2nodeComponentId()) {
            case E2nodeComponentId.Ng ng -> put(config.putObject(key + "NG"), "amfName", ng.amfName());
            case E2nodeComponentId.Xn _ -> config.putObject(key + "Xn");
            case E2nodeComponentId.E1 e1 -> putLong(config.putObject(key + "E1"), "gNBCuCpId", e1.gnbCuUpId());
            case E2nodeComponentId.F1 f1 -> putLong(config.putObject(key + "F1"), "gNBDuId", f1.gnbDuId());
            case E2nodeComponentId.W1 w1 -> putLong(config.putObject(key + "W1"), "ngenbDuId", w1.ngEnbDuId());
            case E2nodeComponentId.S1 s1 -> put(config.putObject(key + "S1"), "mmeName", s1.mmeName());
            case E2nodeComponentId.X2 _ -> config.putObject(key + "X2");
        }
        return config;
    }

    private static void put(ObjectNode to, String key, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            to.put(key, text);
        }
    }

    private static void put(ObjectNode to, String key, int number) {
        if (number != 0) {
            to.put(key, number);
        }
    }

    private static void putLong(ObjectNode to, String key, long number) {
        if (number != 0) {
            to.put(key, Long.toString(number));
        }
    }
}
