package io.rantwin.nearrt.client;

import io.rantwin.api.v1.CellsGrpc;
import io.rantwin.api.v1.ListNodesRequest;
import io.rantwin.api.v1.ListNodesResponse;
import picocli.CommandLine.Command;

/** {@code rantwin twin nodes}. */
@Command(
        name = "nodes",
        mixinStandardHelpOptions = true,
        description = "E2 nodes that the RIC knows, and measurements that were asked for and are not offered.")
final class NodesCommand extends TwinCall {
    @Override
    void ask(Twin twin) {
        ListNodesResponse answer =
                twin.stub(CellsGrpc::newBlockingStub).listNodes(ListNodesRequest.getDefaultInstance());
        if (json(answer)) {
            return;
        }
        Table table = new Table("NODE", "STATE", "CELLS>", "NOT OFFERED");
        answer.getNodesList()
                .forEach(node -> table.row(
                        node.getRanName(),
                        node.getConnected() ? "connected" : "not connected",
                        node.getCellIdsCount(),
                        String.join(", ", node.getMissingMeasurementsList())));
        if (table.isEmpty()) {
            out().println("The RIC knows no E2 node.");
        } else {
            print(table);
        }
    }
}
