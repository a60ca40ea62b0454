package io.rantwin.nearrt.network;

import io.rantwin.nearrt.loop.CellBelief;
import io.rantwin.nearrt.power.CellPower;
import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.estimation.StateComponent;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioMapMaker;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.ReportingCells;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.CellBeliefs;
import io.rantwin.twin.whatif.CellPowers;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.SnapshotCutter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cells that are cut together, with all that is made of them once: no cell outside of it has to do with one inside. Immutable.
 */
record NetworkPart(Topology topology, SnapshotCutter cutter, RadioState radio) {
    private static final long SEED = 1;
    private static final int N = StateComponent.COUNT;
    private static final int A = StateComponent.TRAFFIC.index();

    private static final double EXAMPLE_BITS_PER_SECOND = 1e7;
    private static final double EXAMPLE_VARIANCE = 0.04;

    /**
     * The cells of a topology and others, each of which stands alone.
     *
     * @param base null for none
     */
    static NetworkPart of(@Nullable Topology base, List<String> others, double hysteresisDb) {
        Topology topology = ReportingCells.joined(base, others, ReportingCells.UNKNOWN_CARRIER, List.of());
        return new NetworkPart(
                topology,
                new SnapshotCutter(
                        topology,
                        RadioMapMaker.make(topology, RadioOptions.of(topology), new Chance(SEED)),
                        hysteresisDb),
                RadioState.of(topology, LinkModel.START));
    }

    /** A snapshot of two cells at half load that exist nowhere. */
    static Snapshot example() {
        List<CellBelief> beliefs = new ArrayList<>();
        for (String cellId : List.of("a", "b")) {
            double[] mean = new double[N];
            mean[A] = PortableMath.ln(EXAMPLE_BITS_PER_SECOND);
            double[] covariance = new double[N * N];
            covariance[A * N + A] = EXAMPLE_VARIANCE;
            beliefs.add(new CellBelief(cellId, 0, 0, mean, covariance, 0.5, 0));
        }
        return of(null, List.of("a", "b"), 2).cut(0, beliefs, CellPower.Source.NONE);
    }

    /** A snapshot with these beliefs; those of cells that are not in it are passed over. */
    Snapshot cut(long networkTimeMillis, List<CellBelief> beliefs, CellPower.Source powers) {
        CellBeliefs all = CellBeliefs.unknown(topology.cells().size());
        for (CellBelief belief : beliefs) {
            int cell = topology.indexOf(belief.cellId());
            if (cell >= 0 && belief.informationNanos() != Long.MIN_VALUE) {
                all.set(cell, belief.mean(), belief.covariance(), belief.load());
            }
        }
        return cutter.cut(networkTimeMillis, radio, all).withPowers(drawn(powers));
    }

    private CellPowers drawn(CellPower.Source powers) {
        CellPowers drawn = CellPowers.unknown(topology.cells().size());
        boolean isAny = false;
        for (int c = 0; c < topology.cells().size(); c++) {
            CellPower power = powers.of(topology.cells().get(c).cellId());
            if (power != null) {
                isAny = true;
                drawn.set(c, power.idleWatts(), power.slope(), power.sleepWatts());
            }
        }
        return isAny ? drawn : CellPowers.NONE;
    }
}
