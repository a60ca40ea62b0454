package io.rantwin.nearrt.network;

import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.LiveNetwork;
import io.rantwin.nearrt.loop.CellBelief;
import io.rantwin.nearrt.loop.CellFacts;
import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.estimation.StateComponent;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.propagation.RadioMapMaker;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.ReportingCells;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.topology.TopologyException;
import io.rantwin.twin.topology.TopologyReader;
import io.rantwin.twin.whatif.CellBeliefs;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.SnapshotCutter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The topology in use and snapshots of the network. The radio map is made with the first cut after the cells have changed; every
 * further cut takes the beliefs of that moment only. Thread-safe.
 */
public final class TwinNetwork implements LiveNetwork, CellFacts.Source {
    /** Cells of a snapshot at most, those of the topology first: the cutter's memory grows with their square. */
    public static final int MOST_CELLS = 3000;

    private static final long SEED = 1;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int N = StateComponent.COUNT;
    private static final int A = StateComponent.TRAFFIC.index();
    private static final int E = StateComponent.SPECTRAL_EFFICIENCY.index();
    /** The filter's load is a smooth minimum of need and 1: 2^(-1/16) at a need of 1. */
    private static final double LOAD_AT_FULL = 0.9576032806985737;

    private final CellIdentities identities;
    private final double hysteresisDb;
    private final Object making = new Object();
    private volatile @Nullable Topology known;
    private volatile @Nullable Made made;
    private volatile @Nullable Parts parts;

    /** What it reads, which itself asks this for facts; told with {@link #connect}. */
    private record Parts(LiveCells cells, CellBelief.Source beliefs, Runnable changed) {}

    /** All that is made of the cells. */
    private record Made(
            @Nullable Topology of,
            List<String> reporting,
            Topology topology,
            SnapshotCutter cutter,
            RadioState radio) {}

    /**
     * A network without a topology.
     *
     * @param identities of cells that the topology names otherwise
     * @param hysteresisDb of event A3
     */
    public TwinNetwork(CellIdentities identities, double hysteresisDb) {
        this.identities = identities;
        this.hysteresisDb = hysteresisDb;
    }

    /** How cells are identified that a topology does not identify. */
    public CellIdentities identities() {
        return identities;
    }

    /**
     * Says what it reads; before anything is asked of it.
     *
     * @param changed run when the topology has changed
     */
    public void connect(LiveCells cells, CellBelief.Source beliefs, Runnable changed) {
        parts = new Parts(cells, beliefs, changed);
    }

    private Parts parts() {
        Parts connected = parts;
        if (connected == null) {
            throw new IllegalStateException("The network is not connected to the loop.");
        }
        return connected;
    }

    @Override
    public Topology topology() {
        return ReportingCells.joined(known, parts().cells().cellIds(), ReportingCells.UNKNOWN_CARRIER, List.of());
    }

    @Override
    public List<String> unknownCellIds() {
        Topology topology = known;
        return parts().cells().cellIds().stream()
                .filter(cellId -> topology == null || topology.indexOf(cellId) < 0)
                .toList();
    }

    /** Cells of the imported topology; empty without one. */
    public List<String> importedCellIds() {
        Topology topology = known;
        return topology == null
                ? List.of()
                : topology.cells().stream().map(cell -> cell.cellId()).toList();
    }

    @Override
    public void importTopology(String json) throws TopologyException {
        byte[] octets = identities.completed(json).getBytes(StandardCharsets.UTF_8);
        try {
            known = TopologyReader.read(new ByteArrayInputStream(octets)).topology();
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot be read.", e);
        }
        made = null;
        Parts connected = parts;
        if (connected != null) {
            connected.changed().run();
        }
    }

    @Override
    public CellFacts of(String cellId) {
        Topology topology = known;
        int cell = topology == null ? -1 : topology.indexOf(cellId);
        return topology == null || cell < 0
                ? CellFacts.NONE
                : new CellFacts(
                        topology.basis(cell),
                        topology.carriers().get(topology.carrierOf(cell)).occupiedHertz()
                                * topology.carriers()
                                        .get(topology.carrierOf(cell))
                                        .downlinkShare());
    }

    @Override
    public Snapshot cut() throws NotReadyException {
        List<CellBelief> beliefs = parts().beliefs().beliefs();
        if (beliefs.isEmpty()) {
            throw new NotReadyException("No cell has reported yet: there is nothing to cut a snapshot from.");
        }
        Made now = made(beliefs.stream().map(CellBelief::cellId).toList());
        CellBeliefs all = CellBeliefs.unknown(now.topology().cells().size());
        for (CellBelief belief : beliefs) {
            int cell = now.topology().indexOf(belief.cellId());
            if (cell >= 0 && belief.informationNanos() != Long.MIN_VALUE) {
                all.set(
                        cell,
                        PortableMath.exp(belief.mean()[A]),
                        share(belief.load()),
                        Math.sqrt(Math.max(0, relativeVariance(belief.covariance()))));
            }
        }
        return now.cutter().cut(parts().cells().networkNanos() / NANOS_PER_MILLI, now.radio(), all);
    }

    private static double relativeVariance(double[] covariance) {
        return covariance[A * N + A] + covariance[E * N + E] - 2 * covariance[A * N + E];
    }

    /** Beyond full, what is needed counts on from where the smooth minimum is. */
    private static double share(double load) {
        if (load < LOAD_AT_FULL) {
            return load;
        }
        double x2 = Math.min(load, 1 - 1e-12) * Math.min(load, 1 - 1e-12);
        double x4 = x2 * x2;
        double x8 = x4 * x4;
        double need = load * PortableMath.exp(-PortableMath.ln(1 - x8 * x8) / 16);
        return need - 1 + LOAD_AT_FULL;
    }

    private Made made(List<String> reporting) {
        Made before = made;
        if (before != null && before.of() == known && before.reporting().equals(reporting)) {
            return before;
        }
        synchronized (making) {
            Topology base = known;
            Made other = made;
            if (other != null && other.of() == base && other.reporting().equals(reporting)) {
                return other;
            }
            int room = Math.max(0, MOST_CELLS - (base == null ? 0 : base.cells().size()));
            List<String> unknown = reporting.stream()
                    .filter(cellId -> base == null || base.indexOf(cellId) < 0)
                    .limit(room)
                    .toList();
            Topology topology = ReportingCells.joined(base, unknown, ReportingCells.UNKNOWN_CARRIER, List.of());
            RadioMap map = RadioMapMaker.make(topology, RadioOptions.STANDARD, new Chance(SEED));
            Made fresh = new Made(
                    base,
                    List.copyOf(reporting),
                    topology,
                    new SnapshotCutter(topology, map, hysteresisDb),
                    RadioState.of(topology, LinkModel.START));
            made = fresh;
            return fresh;
        }
    }
}
