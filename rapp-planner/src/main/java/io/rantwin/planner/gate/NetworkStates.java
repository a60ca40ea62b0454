package io.rantwin.planner.gate;

import io.rantwin.twin.enforcement.CellCondition;
import io.rantwin.twin.enforcement.Neighbour;
import io.rantwin.twin.enforcement.SnapshotCells;
import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.LoadNetwork;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.whatif.Snapshot;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The network in the states that policies and plans bring it into, the last ones kept. Not thread-safe. */
public final class NetworkStates {
    /** Of 21 cells one takes about 2 MB. */
    private static final int MOST = 96;

    private final TwinWorld world;
    private final Map<RadioState, State> states = new LinkedHashMap<>(16, 0.75f, true);

    /** Of a world. */
    public NetworkStates(TwinWorld world) {
        this.world = world;
    }

    /** A network between two actions. */
    public static final class State {
        private final TwinWorld world;
        private final RadioState radio;
        private final int[] serving;
        private final LoadNetwork network;
        private List<CellCondition> conditions = List.of();

        private State(TwinWorld world, RadioState radio) {
            this.world = world;
            this.radio = radio;
            Snapshot snapshot = world.snapshot();
            serving = radio.equals(snapshot.radio())
                    ? snapshot.serving()
                    : new Association(snapshot.map(), snapshot.hysteresisDb())
                            .changed(snapshot.serving(), snapshot.radio(), snapshot.map(), radio);
            network = LoadNetwork.of(snapshot.map(), radio, serving);
        }

        /** Powers, states, offsets. */
        public RadioState radio() {
            return radio;
        }

        /** Cell that serves each demand point; not to be changed. */
        public int[] serving() {
            return serving;
        }

        /** For the load equation. */
        public LoadNetwork network() {
            return network;
        }

        /** Cells with neighbours and takeover, as enforcement looks at them; loads are those of the snapshot's demand. */
        List<CellCondition> conditions() {
            if (conditions.isEmpty()) {
                conditions = conditions(world.snapshot().cellIds());
            }
            return conditions;
        }

        /** Share of a cell's demand that cells in service reach, by its place in the snapshot; for these cells only. */
        public double[] coveredByOthers(Collection<String> cellIds) {
            return conditions(cellIds).stream()
                    .mapToDouble(cell -> cell.neighbours().stream()
                            .mapToDouble(Neighbour::takeoverShare)
                            .sum())
                    .toArray();
        }

        private List<CellCondition> conditions(Collection<String> withTakeover) {
            Snapshot here = world.snapshot().withRadio(radio, serving);
            return new SnapshotCells(here, world.topology(), world.power(), world.leastRsrpDbm()).cells(withTakeover);
        }
    }

    /** The network with these powers, states and offsets. */
    public State of(RadioState radio) {
        State known = states.get(radio);
        if (known == null) {
            known = new State(world, radio);
            states.put(radio, known);
            if (states.size() > MOST) {
                // The one that was not asked for longest.
                states.remove(states.keySet().iterator().next());
            }
        }
        return known;
    }

    /** The network as the snapshot has it, with some cells asleep. */
    public State asleep(boolean[] sleeps) {
        RadioState radio = world.snapshot().radio();
        for (int c = 0; c < sleeps.length; c++) {
            radio = sleeps[c] && radio.isServing(c) ? radio.withServing(c, false) : radio;
        }
        return of(radio);
    }
}
