package io.rantwin.nearrt.service;

import com.google.rpc.BadRequest.FieldViolation;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.v1.GetTopologyRequest;
import io.rantwin.api.v1.ImportTopologyRequest;
import io.rantwin.api.v1.TopologyGrpc;
import io.rantwin.api.v1.TopologyState;
import io.rantwin.nearrt.live.LiveNetwork;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.topology.TopologyException;
import io.rantwin.twin.topology.TopologyWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The plan of the network. */
final class TopologyService extends TopologyGrpc.TopologyImplBase {
    private static final int LONGEST = 16 << 20;

    private final LiveNetwork network;

    TopologyService(LiveNetwork network) {
        this.network = network;
    }

    @Override
    public void importTopology(ImportTopologyRequest request, StreamObserver<TopologyState> out) {
        Answers.unary(out, () -> {
            Checks checks = new Checks();
            String json = request.getTopologyJson();
            checks.that(!json.isBlank(), "topology_json", "is empty; a topology is a JSON object");
            checks.that(json.length() <= LONGEST, "topology_json", "may have at most " + LONGEST + " characters");
            checks.done();
            try {
                network.importTopology(json);
            } catch (TopologyException e) {
                List<FieldViolation> mistakes = e.mistakes().stream()
                        .limit(1000)
                        .map(mistake -> FieldViolation.newBuilder()
                                .setField("topology_json" + mistake.pointer())
                                .setDescription(mistake.reason())
                                .build())
                        .toList();
                throw Checks.failure(mistakes);
            }
            return state();
        });
    }

    @Override
    public void getTopology(GetTopologyRequest request, StreamObserver<TopologyState> out) {
        Answers.unary(out, this::state);
    }

    private TopologyState state() {
        Topology topology = network.topology();
        byte[] json = TopologyWriter.write(topology);
        return TopologyState.newBuilder()
                .setTopologyJson(new String(json, StandardCharsets.UTF_8))
                .setSha256(Digests.sha256(json))
                .setCells(topology.cells().size())
                .addAllUnknownCellIds(network.unknownCellIds())
                .build();
    }
}
