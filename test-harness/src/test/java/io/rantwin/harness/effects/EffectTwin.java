package io.rantwin.harness.effects;

import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.propagation.RadioMapMaker;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.NeighbourRelation;
import io.rantwin.twin.topology.ReportingCells;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.topology.TopologyException;
import io.rantwin.twin.topology.TopologyReader;
import io.rantwin.twin.whatif.Outcome;
import io.rantwin.twin.whatif.Scenario;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.SnapshotCutter;
import io.rantwin.twin.whatif.WhatIf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The twin of a network, learned from its reports, asked what actions would do. */
final class EffectTwin {
    /** Event A3 of the network: offset 2 dB and hysteresis 1 dB, as its configuration says. */
    private static final double HYSTERESIS_DB = 3;

    private static final int POINTS = 200;
    private static final int DRAWS = 192;

    private final Snapshot snapshot;
    private final WhatIf engine = new WhatIf((cell, load, dbm, serving) -> 0, null);

    /**
     * A twin.
     *
     * @param knowsTopology whether the inventory is at hand; else cells are names, and neighbours those that users went to
     * @param shareError what is not known of where demand lies
     */
    EffectTwin(PairedRuns.Result result, boolean knowsTopology, double shareError) {
        Topology topology = topology(result.topology());
        if (!knowsTopology) {
            topology = ReportingCells.joined(
                    null,
                    topology.cells().stream().map(Cell::cellId).toList(),
                    ReportingCells.UNKNOWN_CARRIER,
                    relations(result.handovers()));
        }
        RadioOptions options = RadioOptions.STANDARD.withPoints(POINTS);
        RadioMap map = RadioMapMaker.make(topology, options, new Chance(1));
        snapshot = new SnapshotCutter(topology, map, HYSTERESIS_DB, shareError)
                .cut(
                        0,
                        RadioState.of(topology, LinkModel.START),
                        result.learned().beliefs());
    }

    private static Topology topology(byte[] json) {
        try {
            return TopologyReader.read(new ByteArrayInputStream(json)).topology();
        } catch (TopologyException | IOException wrong) {
            throw new IllegalStateException("The network's own topology is not understood.", wrong);
        }
    }

    private static List<NeighbourRelation> relations(double[][] handovers) {
        List<NeighbourRelation> relations = new ArrayList<>();
        for (int i = 0; i < handovers.length; i++) {
            for (int j = 0; j < handovers.length; j++) {
                if (handovers[i][j] > 0) {
                    relations.add(new NeighbourRelation(i, j, 0, handovers[i][j]));
                }
            }
        }
        return relations;
    }

    /** What would happen, in {@link Outcome#scenario} draws. */
    Outcome foretell(NetworkAction action) {
        return engine.run(snapshot, new Scenario(action.asked(snapshot), 1000, 1000, 1000, DRAWS, 1));
    }
}
