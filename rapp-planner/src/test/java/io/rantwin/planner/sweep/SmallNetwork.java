package io.rantwin.planner.sweep;

import io.rantwin.planner.network.AssumedNetwork;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.Carrier;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Environment;
import io.rantwin.twin.topology.Position;
import io.rantwin.twin.topology.Site;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.SliceMix;
import io.rantwin.twin.whatif.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Two sites with three cells each, loads 0.1 to 0.6. */
public final class SmallNetwork {
    /** Identities of the cells. */
    public static final List<String> CELLS = List.of("A0", "A1", "A2", "B0", "B1", "B2");

    private static final double[] LOADS = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6};

    private SmallNetwork() {}

    /** The inventory. */
    public static Topology topology() {
        List<Cell> cells = new ArrayList<>();
        for (String id : CELLS) {
            String site = id.substring(0, 1);
            double azimuth = 30 + 120.0 * Integer.parseInt(id.substring(1));
            cells.add(new Cell(id, site, "n78", azimuth, 0.0, 9.0, 25.0, 46.0, null, true, List.of()));
        }
        return new Topology(
                List.of(new Carrier("n78", 3.5e9, 30e3, 20, 51, 0.75)),
                List.of(
                        new Site("A", new Position(0, 0), Environment.UMA),
                        new Site("B", new Position(500, 0), Environment.UMA)),
                cells,
                List.of(),
                List.of());
    }

    /** The network with its loads. */
    public static Snapshot snapshot() {
        return new AssumedNetwork(0.2, 0, 3, 0, RadioOptions.STANDARD.withPoints(24), 1).make(topology(), LOADS);
    }

    /** The same with two slices, of which the second has a fifth of the traffic. */
    public static Snapshot sliced() {
        double[] shares = new double[2 * CELLS.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = i % 2 == 0 ? 0.8 : 0.2;
        }
        return snapshot()
                .withSlices(SliceMix.of(topology(), List.of(new Snssai(1, Snssai.NO_SD), new Snssai(2, 10)), shares));
    }
}
