package io.rantwin.harness.twin;

import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.estimation.CellParameters;
import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.LoadNetwork;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.propagation.RadioMapMaker;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.Carrier;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.topology.TopologyException;
import io.rantwin.twin.topology.TopologyReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** What the twin makes of an operator's inventory before any report. */
final class Inventory {
    private static final int POINT_SEED = 7;

    private final Topology topology;

    Inventory(byte[] json) {
        try {
            topology = TopologyReader.read(new ByteArrayInputStream(json)).topology();
        } catch (IOException | TopologyException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** Bandwidths; the rest is not in an inventory. */
    CellParameters parameters() {
        int cells = topology.cells().size();
        var parameters = new CellParameters(cells);
        for (int cell = 0; cell < cells; cell++) {
            Carrier carrier = topology.carriers().get(topology.carrierOf(cell));
            parameters.bandwidthHz(cell, carrier.occupiedHertz() * carrier.downlinkShare());
        }
        return parameters;
    }

    /** The load equation. */
    LoadNetwork coupling() {
        RadioMap map = RadioMapMaker.make(topology, RadioOptions.STANDARD, new Chance(POINT_SEED));
        return LoadNetwork.of(map, RadioState.of(topology, LinkModel.START), Association.home(map));
    }
}
