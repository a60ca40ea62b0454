package io.rantwin.planner.ensemble;

import io.rantwin.twin.enforcement.CellCondition;
import io.rantwin.twin.enforcement.Neighbour;
import io.rantwin.twin.enforcement.SnapshotCells;
import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.LoadNetwork;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.Snapshot;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The network in the states that policies and plans bring it into, the last ones kept. Not thread-safe. */
public final class NetworkStates {
    /** Of 21 cells one takes about 2 MB. */
    private static final int MOST = 96;

    private final TwinWorld world;
    private final Map<Key, State> states = new LinkedHashMap<>(16, 0.75f, true);

    /** Tilts are none where they are the snapshot's. */
    private record Key(RadioState radio, List<Double> tilts) {}

    /** Of a world. */
    public NetworkStates(TwinWorld world) {
        this.world = world;
    }

    /** A network between two actions. */
    public static final class State {
        private final TwinWorld world;
        private final Key key;
        private final RadioState radio;
        private final RadioMap map;
        private final int[] serving;
        private @Nullable LoadNetwork network;
        private List<CellCondition> conditions = List.of();

        private State(TwinWorld world, Key key) {
            this.world = world;
            this.key = key;
            this.radio = key.radio();
            Snapshot snapshot = world.snapshot();
            boolean isTilted = !key.tilts().isEmpty();
            map = isTilted
                    ? snapshot.map()
                            .tilted(key.tilts().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray())
                    : snapshot.map();
            serving = radio.equals(snapshot.radio()) && !isTilted
                    ? snapshot.serving()
                    : new Association(snapshot.map(), snapshot.hysteresisDb())
                            .changed(snapshot.serving(), snapshot.radio(), map, radio);
        }

        /** Powers, states, offsets. */
        public RadioState radio() {
            return radio;
        }

        /** Gains, with the tilts of this state. */
        public RadioMap map() {
            return map;
        }

        /** Cell that serves each demand point; not to be changed. */
        public int[] serving() {
            return serving;
        }

        /** For the load equation. */
        public LoadNetwork network() {
            if (network == null) {
                network = LoadNetwork.of(map, radio, serving);
            }
            return network;
        }

        /**
         * Whether it can only differ from another one in offsets that move no user: each demand point is served by the same cell, with the
         * same powers and tilts, so all loads are the same.
         */
        public boolean servesAs(State other) {
            if (!key.tilts().equals(other.key.tilts()) || !Arrays.equals(serving, other.serving)) {
                return false;
            }
            for (int c = 0; c < radio.cells(); c++) {
                if (radio.isServing(c) != other.radio.isServing(c)
                        || Double.compare(radio.powerDbm(c), other.radio.powerDbm(c)) != 0) {
                    return false;
                }
            }
            return true;
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
            Snapshot here = world.snapshot().withMap(map).withRadio(radio, serving);
            return new SnapshotCells(here, world.topology(), world.power(), world.leastRsrpDbm()).cells(withTakeover);
        }
    }

    /** The network with these powers, states and offsets. */
    public State of(RadioState radio) {
        return of(new Key(radio, List.of()));
    }

    /** The network as the snapshot has it. */
    public State untouched() {
        return of(world.snapshot().radio());
    }

    /** The network after some more actions; only powers, tilts, offsets and states count. */
    public State after(State before, List<Action> actions) {
        RadioState radio = before.radio();
        double[] tilts =
                before.key.tilts().stream().mapToDouble(Double::doubleValue).toArray();
        for (Action action : actions) {
            switch (action) {
                case Action.Sleep a -> radio = radio.withServing(a.cell(), false);
                case Action.Wake a -> radio = radio.withServing(a.cell(), true);
                case Action.Power a -> radio = radio.withPowerDbm(a.cell(), a.powerDbm());
                case Action.Offset a -> radio = radio.withOffsetDb(a.cell(), a.neighbour(), a.cellIndividualOffsetDb());
                case Action.Tilt a -> {
                    if (tilts.length == 0) {
                        tilts = new double[before.map().cells()];
                        Arrays.setAll(tilts, before.map()::electricalTiltDegrees);
                    }
                    tilts[a.cell()] = a.electricalTiltDegrees();
                }
                default -> {
                    // Nothing else changes how cells are received.
                }
            }
        }
        return of(new Key(radio, Arrays.stream(tilts).boxed().toList()));
    }

    private State of(Key key) {
        State known = states.get(key);
        if (known == null) {
            known = new State(world, key);
            states.put(key, known);
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
