package io.rantwin.harness.ran.o1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.ran.site.TopologyWriter;
import io.rantwin.harness.ric.rest.JsonInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * The inventory as {@link TopologyWriter} writes it, with what has been configured since: in each cell its identity over E2, name,
 * power, tilt, states, neighbours, relations with their offsets, and shares of slices. On the network's thread.
 */
final class LiveTopology {
    private LiveTopology() {}

    static ObjectNode of(RadioNetwork network, List<String> names, List<String> cellIds) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        TopologyWriter.write(network.plan().layout(), network.plan().neighbours(), stream);
        if (!(JsonInput.MAPPER.readTree(stream.toByteArray()) instanceof ObjectNode topology)) {
            throw new IOException("a topology that is no JSON object");
        }
        topology.put("networkTimeMicros", network.timeMicros());
        CellView view = new CellView(network, names);
        for (JsonNode site : topology.path("sites")) {
            for (JsonNode sector : site.path("sectors")) {
                for (JsonNode cell : sector.path("cells")) {
                    if (cell instanceof ObjectNode object) {
                        bringUpToDate(object, view, names, cellIds);
                    }
                }
            }
        }
        return topology;
    }

    private static void bringUpToDate(ObjectNode cell, CellView view, List<String> names, List<String> cellIds) {
        int index = cell.path("index").intValue();
        cell.put("name", names.get(index));
        cell.put("cellId", cellIds.get(index));
        view.live(index, cell);
        JsonNode relations = view.relations(index);
        cell.putArray("neighbours")
                .addAll(relations
                        .valueStream()
                        .map(relation -> relation.get("neighbour"))
                        .toList());
        // Who reads a topology knows its cells by their identities.
        for (JsonNode relation : relations) {
            if (relation instanceof ObjectNode object) {
                object.put(
                        "neighbourName", cellIds.get(relation.path("neighbour").intValue()));
            }
        }
        cell.set("nRCellRelations", relations);
        cell.set("rRMPolicyRatios", view.policies(index));
    }
}
