package io.rantwin.harness.ran.o1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ran.network.CellParameters;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.network.SlicePlan;
import io.rantwin.harness.ran.network.SlicePolicy;
import io.rantwin.harness.ran.site.Layout;
import java.util.List;
import java.util.Locale;

/** Writes managed objects as JSON as they are now; attribute names of TS 28.541 where it has them. On the network's thread. */
final class CellView {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final double MILLIWATTS = 1;

    private final RadioNetwork network;
    private final List<String> names;

    CellView(RadioNetwork network, List<String> names) {
        this.network = network;
        this.names = names;
    }

    /** {@code NRCellDU}: configuration, and what the cell is doing. */
    ObjectNode cell(int cell) {
        Layout layout = network.plan().layout();
        ObjectNode json = identified(cell);
        json.put("nRPCI", layout.cells().get(cell).pci());
        json.put("carrier", layout.carriers().get(layout.carrierOf(cell)).name());
        json.put("site", layout.sites().get(layout.siteOf(cell)).name());
        live(cell, json);
        json.put("mostUsers", network.parameters().mostUsers(cell));
        json.put("connectedUsers", network.connectedUsers(cell));
        json.put("powerWatts", tenths(network.watts(cell)));
        json.put("temperatureCelsius", tenths(network.temperatureCelsius(cell)));
        return json;
    }

    /** Adds what can change: power, tilt and states. */
    void live(int cell, ObjectNode json) {
        CellParameters parameters = network.parameters();
        double dbm = parameters.configuredMaxTxPowerDbm(cell);
        json.put("configuredMaxTxPowerDbm", dbm);
        json.put("configuredMaxTxPower", Math.round(MILLIWATTS * StrictMath.pow(10, dbm / 10)));
        json.put("electricalTiltDegrees", parameters.electricalTiltDegrees(cell));
        json.put("administrativeState", state(cell));
        json.put("operationalState", network.isServing(cell) ? "ENABLED" : "DISABLED");
        json.put("powerState", network.powerState(cell).name().toLowerCase(Locale.ROOT));
    }

    /** {@code NRCellRelation}. */
    ObjectNode relation(int cell, int neighbour) {
        ObjectNode json = NODES.objectNode();
        json.put("cell", cell);
        json.put("neighbour", neighbour);
        json.put("neighbourName", names.get(neighbour));
        json.put("cellIndividualOffset", network.parameters().individualOffsetDb(cell, neighbour));
        return json;
    }

    /** All relations of a cell. */
    ArrayNode relations(int cell) {
        ArrayNode relations = NODES.arrayNode();
        for (int other = 0; other < names.size(); other++) {
            if (network.parameters().isNeighbour(cell, other)) {
                relations.add(relation(cell, other));
            }
        }
        return relations;
    }

    /** {@code RRMPolicyRatio} of each slice. */
    ArrayNode policies(int cell) {
        ArrayNode policies = NODES.arrayNode();
        List<SlicePlan> slices = network.plan().slices();
        for (int slice = 0; slice < slices.size(); slice++) {
            SlicePolicy policy = network.parameters().policy(cell, slice);
            ObjectNode json = policies.addObject();
            json.put("resourceType", "PRB_DL");
            json.put("sST", slices.get(slice).sst());
            if (slices.get(slice).sd() >= 0) {
                json.put("sD", slices.get(slice).sd());
            }
            // Whole numbers in TS 28.541.
            json.put("rRMPolicyDedicatedRatio", Math.round(policy.dedicatedRatio()));
            json.put("rRMPolicyMinRatio", Math.round(policy.minRatio()));
            json.put("rRMPolicyMaxRatio", Math.round(policy.maxRatio()));
        }
        return policies;
    }

    private ObjectNode identified(int cell) {
        ObjectNode json = NODES.objectNode();
        json.put("index", cell);
        json.put("name", names.get(cell));
        return json;
    }

    private String state(int cell) {
        if (!network.parameters().isBarred(cell)) {
            return "UNLOCKED";
        }
        return network.isServing(cell) ? "SHUTTING_DOWN" : "LOCKED";
    }

    private static double tenths(double figure) {
        return Math.round(figure * 10) / 10.0;
    }
}
