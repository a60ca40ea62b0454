package io.rantwin.harness.ric.e2;

import io.rantwin.codecs.e2ap.GlobalE2nodeId;
import io.rantwin.codecs.e2ap.RanFunction;
import java.time.Instant;
import java.util.List;

/**
 * What the box knows of a node. Immutable.
 *
 * @param ranName made from the global E2 node id, as the platform's E2 termination does
 * @param status connection status now
 * @param globalE2nodeId from the last E2 setup request
 * @param ranFunctions from the last E2 setup request
 * @param since when the status changed last
 */
public record RanNode(
        String ranName,
        ConnectionStatus status,
        GlobalE2nodeId globalE2nodeId,
        List<RanFunction.Item> ranFunctions,
        Instant since) {
    public RanNode {
        ranFunctions = List.copyOf(ranFunctions);
    }
}
