package io.rantwin.harness.ric.e2;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.link.Association;
import io.rantwin.harness.link.E2Link;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of an E2 termination as JSON. */
final class TerminationState {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SHOWN_OCTETS = 64;

    private TerminationState() {}

    static ObjectNode of(
            TerminationContext context, E2Link link, List<String> listening, long controls, long controlsDropped) {
        ObjectNode state = JSON.objectNode();
        state.put("transport", link.transport().name());
        ArrayNode addresses = state.putArray("listening");
        listening.forEach(addresses::add);
        state.put("associations", context.sessions().size());
        state.put("setupsAccepted", context.setups().accepted());
        state.put("setupsRefused", context.setups().refused());
        state.put("controlsForwarded", controls);
        state.put("controlsDropped", controlsDropped);
        put(state.putObject("towardsXapps"), context.outlet().counts());
        put(state.putObject("procedures"), context.procedures().counts());
        put(state.putObject("complaints"), context.complaints().counts());
        put(state.putObject("linkComplaints"), link.complaintCounts());
        ArrayNode nodes = state.putArray("nodes");
        context.table().all().forEach(info -> nodes.add(
                node(info, context.table().session(info.node().ranName()))));
        ArrayNode malformed = state.putArray("malformedPdus");
        context.malformed().list().forEach(pdu -> malformed.add(malformed(pdu)));
        return state;
    }

    private static void put(ObjectNode to, Map<String, Long> counts) {
        counts.forEach(to::put);
    }

    private static ObjectNode node(NodebInfo info, @Nullable NodeSession session) {
        ObjectNode node = JSON.objectNode();
        node.put("ranName", info.node().ranName());
        node.put("status", info.node().status().name());
        node.put("since", info.node().since().toString());
        node.put("address", info.ip() + ":" + info.port());
        node.put("e2ap", info.e2apVersion().label());
        node.put("ranFunctions", info.node().ranFunctions().size());
        if (session != null) {
            node.put("indications", session.indications());
            node.put("malformed", session.malformedPdus());
            Association association = session.association();
            if (association != null) {
                Association.Counters counters = association.counters();
                node.put("received", counters.received());
                node.put("sent", counters.sent());
                node.put("refused", counters.refused());
                node.put("queuedOctets", counters.queuedOctets());
            }
        }
        return node;
    }

    private static ObjectNode malformed(MalformedPdus.Malformed pdu) {
        String hex = pdu.octets().toHex();
        return JSON.objectNode()
                .put("time", pdu.time().toString())
                .put("from", pdu.from())
                .put("length", pdu.length())
                .put("problem", pdu.problem())
                .put("octets", hex.length() > 2 * SHOWN_OCTETS ? hex.substring(0, 2 * SHOWN_OCTETS) + "..." : hex);
    }
}
