package io.rantwin.harness.smo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.harness.ric.rest.JsonInput;

/** Reports of a node with some cells. */
public final class Reports {
    static final long T0_SECONDS = 1_700_000_100;

    private Reports() {}

    /** The quarter of an hour of that number. */
    public static ObjectNode quarter(String node, int number, int cells) {
        long micros = (T0_SECONDS + number * 900L) * 1_000_000;
        ObjectNode root = JsonInput.MAPPER.createObjectNode();
        ObjectNode event = root.putObject("event");
        event.putObject("commonEventHeader")
                .put("sourceName", node)
                .put("startEpochMicrosec", micros)
                .put("lastEpochMicrosec", micros + 900_000_000);
        ObjectNode collection = event.putObject("perf3gppFields")
                .putObject("measDataCollection")
                .put("granularityPeriod", 900)
                .put("measuredEntityDn", "ManagedElement=" + node);
        ObjectNode info = collection.putArray("measInfoList").addObject();
        info.putObject("measTypes")
                .putArray("sMeasTypesList")
                .add("RRC.ConnMean")
                .add("RRU.PrbTotDl")
                .add("RRU.PrbTotUl");
        ArrayNode objects = info.putArray("measValuesList");
        for (int cell = 0; cell < cells; cell++) {
            ArrayNode results = objects.addObject()
                    .put("measObjInstId", "NRCellDU=" + cell)
                    .put("suspectFlag", "false")
                    .putArray("measResults");
            results.addObject().put("p", 1).put("sValue", Integer.toString(cell));
            results.addObject().put("p", 2).put("sValue", Integer.toString(number % 100));
            results.addObject().put("p", 3).put("sValue", "");
        }
        return root;
    }

    static JsonNode firstInfo(JsonNode report) {
        return report.at("/event/perf3gppFields/measDataCollection/measInfoList/0");
    }
}
