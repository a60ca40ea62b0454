package io.rantwin.planner.gate;

import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.configuration.Setting;
import io.rantwin.twin.enforcement.TwinActions;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** Settings as the twin has them. Immutable. */
public final class ConfiguredCells {
    private static final double SAME = 1e-6;

    private final Snapshot snapshot;
    private final TwinActions names;

    /** Of a snapshot. */
    public ConfiguredCells(Snapshot snapshot) {
        this.snapshot = snapshot;
        names = new TwinActions(snapshot);
    }

    /**
     * What a configuration does, for a what-if.
     *
     * @throws IllegalArgumentException when it is about cells that the snapshot has not; see {@link #mistakes}
     */
    public List<Action> actions(Configuration configuration) {
        return configuration.settings().stream().map(this::action).toList();
    }

    private Action action(Setting setting) {
        int cell = index(setting.cellId());
        return switch (setting.attribute()) {
            case OFFSET -> new Action.Offset(cell, index(setting.neighbourId()), setting.to());
            case TILT -> new Action.Tilt(cell, setting.to());
            case POWER -> new Action.Power(cell, setting.to());
        };
    }

    private int index(String cellId) {
        int index = names.indexOf(cellId);
        if (index < 0) {
            throw new IllegalArgumentException("There is no cell " + cellId + " in the network.");
        }
        return index;
    }

    /** Value that something has in the snapshot. */
    public double now(Attribute attribute, int cell, int neighbour) {
        return switch (attribute) {
            case OFFSET -> snapshot.radio().offsetDb(cell, neighbour);
            case TILT -> snapshot.map().electricalTiltDegrees(cell);
            case POWER -> snapshot.radio().powerDbm(cell);
        };
    }

    /** What speaks against a configuration of this network, in sentences; none when all of it can be followed by the twin. */
    List<String> mistakes(Configuration configuration) {
        List<String> mistakes = new ArrayList<>();
        for (Setting each : configuration.settings()) {
            int cell = names.indexOf(each.cellId());
            int neighbour = names.indexOf(each.neighbourId());
            if (cell < 0 || each.attribute() == Attribute.OFFSET && neighbour < 0) {
                mistakes.add("the network has no cell " + (cell < 0 ? each.cellId() : each.neighbourId()));
            } else if (Math.abs(now(each.attribute(), cell, neighbour) - each.from()) > SAME) {
                mistakes.add("the " + each.target() + " is " + Numbers.plain(now(each.attribute(), cell, neighbour))
                        + " in the network that this is judged in, not " + Numbers.plain(each.from()));
            } else if (each.attribute() == Attribute.TILT && !snapshot.map().followsTilt(cell)) {
                mistakes.add("the twin cannot follow the tilt of " + each.cellId() + ": its geometry is not known");
            }
        }
        return mistakes;
    }
}
