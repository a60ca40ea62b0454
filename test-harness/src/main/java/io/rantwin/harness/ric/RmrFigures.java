package io.rantwin.harness.ric;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.xapp.rmr.RmrStatistics;
import java.time.Instant;

/** What RMR has done, as the state of a box shows it. */
final class RmrFigures {
    private RmrFigures() {}

    static ObjectNode json(RmrStatistics rmr) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("received", rmr.received())
                .put("receivedOctets", rmr.receivedOctets())
                .put("transmitted", rmr.transmitted());
        ObjectNode refused = json.putObject("refused");
        rmr.refused().forEach((result, count) -> refused.put(result.name(), count));
        json.put("droppedOldest", rmr.droppedOldest()).put("lostWithConnection", rmr.lostWithConnection());
        ObjectNode badFrames = json.putObject("badFrames");
        rmr.badFrames().forEach((fault, count) -> badFrames.put(fault.name(), count));
        Instant tableSince = rmr.tableSince();
        return json.put("receiverFailures", rmr.receiverFailures())
                .put("connectionsAccepted", rmr.connectionsAccepted())
                .put("connectionsRefused", rmr.connectionsRefused())
                .put("connectionsMade", rmr.connectionsMade())
                .put("connectionsFailed", rmr.connectionsFailed())
                .put("openConnections", rmr.openConnections())
                .put("queuedOctets", rmr.queuedOctets())
                .put("callsWithoutAnswer", rmr.callsWithoutAnswer())
                .put("lateAnswers", rmr.lateAnswers())
                .put("tablesActivated", rmr.tablesActivated())
                .put("tablesRefused", rmr.tablesRefused())
                .put("tableLinesSkipped", rmr.tableLinesSkipped())
                .put("tableId", rmr.tableId())
                .put("tableSince", tableSince == null ? null : tableSince.toString())
                .put("routes", rmr.routes())
                .put("managedElements", rmr.managedElements());
    }
}
