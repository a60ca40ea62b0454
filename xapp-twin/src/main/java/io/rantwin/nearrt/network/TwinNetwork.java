package io.rantwin.nearrt.network;

import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.LiveNetwork;
import io.rantwin.nearrt.loop.CellBelief;
import io.rantwin.nearrt.loop.CellFacts;
import io.rantwin.nearrt.power.CellPower;
import io.rantwin.nearrt.recent.RecentlyUsed;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.topology.ReportingCells;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.topology.TopologyException;
import io.rantwin.twin.topology.TopologyReader;
import io.rantwin.twin.whatif.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The topology in use and snapshots of the network. The radio map is made with the first cut after the cells have changed; every
 * further cut takes the beliefs of that moment only. What a question about some cells needs is cut from a part of the network: the
 * topology's cells have to do with each other, any other cell stands alone. Thread-safe.
 */
public final class TwinNetwork implements LiveNetwork, CellFacts.Source {
    /** Cells of a snapshot at most, those of the topology first: the cutter's memory grows with their square. */
    public static final int MOST_CELLS = 3000;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int MOST_PARTS = 512;

    private final CellIdentities identities;
    private final double hysteresisDb;
    private final Object making = new Object();
    private volatile @Nullable Topology known;
    private volatile @Nullable Made made;
    private volatile @Nullable Parts parts;
    private volatile CellPower.Source powers = CellPower.Source.NONE;

    /** What it reads, which itself asks this for facts; told with {@link #connect}. */
    private record Parts(LiveCells cells, CellBelief.Source beliefs, Runnable changed) {}

    /** All that is made of the cells. */
    private record Made(@Nullable Topology of, List<String> reporting, NetworkPart part) {}

    /** Names a part: cells that stand alone, with or without the topology in use. */
    private record PartKey(@Nullable Topology base, List<String> others) {
        boolean isEmpty() {
            return base == null && others.isEmpty();
        }

        List<String> cellIds() {
            List<String> all = new ArrayList<>(others);
            if (base != null) {
                base.cells().forEach(cell -> all.add(cell.cellId()));
            }
            return all;
        }
    }

    private final RecentlyUsed<PartKey, NetworkPart> smallParts = new RecentlyUsed<>(MOST_PARTS);

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

    /** Takes from now on what cells draw from there. */
    public void reckonWith(CellPower.Source source) {
        powers = source;
    }

    /** What a cell radiates over its whole carrier at full load; what most do, where it is not known. */
    public double powerDbm(String cellId) {
        Topology topology = known;
        int cell = topology == null ? -1 : topology.indexOf(cellId);
        Double configured =
                topology == null || cell < 0 ? null : topology.cells().get(cell).configuredMaxTxPowerDbm();
        return configured == null ? RadioState.DEFAULT_POWER_DBM : configured;
    }

    /** A snapshot of two cells at half load that exist nowhere. */
    public static Snapshot example() {
        return NetworkPart.example();
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
        smallParts.clear();
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

    /** Name of a cell's carrier; {@code all} where it is not known. */
    public String carrierOf(String cellId) {
        Topology topology = known;
        int cell = topology == null ? -1 : topology.indexOf(cellId);
        return topology == null || cell < 0 ? "all" : topology.cells().get(cell).carrier();
    }

    @Override
    public Snapshot cut() throws NotReadyException {
        List<CellBelief> beliefs = parts().beliefs().beliefs();
        if (beliefs.isEmpty()) {
            throw notReady();
        }
        return made(beliefs.stream().map(CellBelief::cellId).toList()).part().cut(nowMillis(), beliefs, powers);
    }

    private static NotReadyException notReady() {
        return new NotReadyException("No cell has reported yet: there is nothing to cut a snapshot from.");
    }

    private long nowMillis() {
        return parts().cells().networkNanos() / NANOS_PER_MILLI;
    }

    @Override
    public Snapshot cut(Collection<String> cellIds) throws NotReadyException {
        CellBelief.Source beliefs = parts().beliefs();
        PartKey key = key(cellIds);
        if (key.isEmpty()) {
            List<CellBelief> all = beliefs.beliefs();
            if (all.isEmpty()) {
                throw notReady();
            }
            key = new PartKey(null, List.of(all.getFirst().cellId()));
        }
        List<CellBelief> believed = new ArrayList<>();
        for (String cellId : key.cellIds()) {
            CellBelief belief = beliefs.of(cellId);
            if (belief != null) {
                believed.add(belief);
            }
        }
        // Nothing of these has reported: what is usual, all the others tell.
        return believed.isEmpty() ? cut() : part(key).cut(nowMillis(), believed, powers);
    }

    @Override
    public int cells(Collection<String> cellIds) {
        return key(cellIds).cellIds().size();
    }

    // Cells of the topology have to do with each other; of the others, each stands alone.
    private PartKey key(Collection<String> cellIds) {
        Topology base = known;
        CellBelief.Source beliefs = parts().beliefs();
        boolean isInBase = false;
        TreeSet<String> others = new TreeSet<>();
        for (String cellId : cellIds) {
            if (base != null && base.indexOf(cellId) >= 0) {
                isInBase = true;
            } else if (beliefs.of(cellId) != null) {
                others.add(cellId);
            }
        }
        return new PartKey(isInBase ? base : null, List.copyOf(others));
    }

    private NetworkPart part(PartKey key) {
        NetworkPart before = smallParts.get(key);
        if (before != null) {
            return before;
        }
        NetworkPart fresh = NetworkPart.of(key.base(), key.others(), hysteresisDb);
        smallParts.put(key, fresh);
        return fresh;
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
            Made fresh = new Made(base, List.copyOf(reporting), NetworkPart.of(base, unknown, hysteresisDb));
            made = fresh;
            return fresh;
        }
    }
}
