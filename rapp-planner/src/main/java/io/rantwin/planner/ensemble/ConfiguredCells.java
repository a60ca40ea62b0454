package io.rantwin.planner.ensemble;

import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.configuration.Setting;
import io.rantwin.twin.enforcement.TwinActions;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.SliceMix;
import io.rantwin.twin.whatif.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings as the twin has them. Immutable. */
public final class ConfiguredCells {
    private static final double SAME = 1e-6;
    private static final double WHOLE = 100;

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
            case GUARANTEE -> {
                RRMPolicyRatio ratio = ratio(cell, setting.snssai());
                yield new Action.SlicePolicy(
                        cell,
                        setting.snssai(),
                        new RRMPolicyRatio(ratio.dedicatedRatio(), (int) setting.to(), ratio.maxRatio()));
            }
        };
    }

    private int index(String cellId) {
        int index = names.indexOf(cellId);
        if (index < 0) {
            throw new IllegalArgumentException("There is no cell " + cellId + " in the network.");
        }
        return index;
    }

    /** Value that something of a cell or a border has in the snapshot. */
    public double now(Attribute attribute, int cell, int neighbour) {
        return switch (attribute) {
            case OFFSET -> snapshot.radio().offsetDb(cell, neighbour);
            case TILT -> snapshot.map().electricalTiltDegrees(cell);
            case POWER -> snapshot.radio().powerDbm(cell);
            case GUARANTEE -> throw new IllegalArgumentException("A guarantee is for a slice.");
        };
    }

    /** Shares of a slice that is in the snapshot. */
    public RRMPolicyRatio ratio(int cell, Snssai slice) {
        SliceMix mix = snapshot.slices();
        return mix.ratiosOf(cell).get(mix.indexOf(slice));
    }

    /** What speaks against a configuration of this network, in sentences; none when all of it can be followed by the twin. */
    public List<String> mistakes(Configuration configuration) {
        List<String> mistakes = new ArrayList<>();
        for (Setting each : configuration.settings()) {
            int cell = names.indexOf(each.cellId());
            int neighbour = names.indexOf(each.neighbourId());
            if (cell < 0 || each.attribute() == Attribute.OFFSET && neighbour < 0) {
                mistakes.add("the network has no cell " + (cell < 0 ? each.cellId() : each.neighbourId()));
            } else if (each.attribute() == Attribute.GUARANTEE) {
                mistakes.addAll(mistakes(cell, each));
            } else if (Math.abs(now(each.attribute(), cell, neighbour) - each.from()) > SAME) {
                mistakes.add("the " + each.target() + " is " + Numbers.plain(now(each.attribute(), cell, neighbour))
                        + " in the network that this is judged in, not " + Numbers.plain(each.from()));
            } else if (each.attribute() == Attribute.TILT && !snapshot.map().followsTilt(cell)) {
                mistakes.add("the twin cannot follow the tilt of " + each.cellId() + ": its geometry is not known");
            }
        }
        mistakes.addAll(promisedTwice(configuration));
        return mistakes;
    }

    private List<String> mistakes(int cell, Setting guarantee) {
        if (snapshot.slices().indexOf(guarantee.snssai()) < 0) {
            return List.of("the twin knows no traffic of slice " + guarantee.slice());
        }
        RRMPolicyRatio now = ratio(cell, guarantee.snssai());
        if (now.minRatio() != guarantee.from()) {
            return List.of("the " + guarantee.target() + " is " + now.minRatio()
                    + " in the network that this is judged in, not " + Numbers.plain(guarantee.from()));
        }
        return guarantee.to() < now.dedicatedRatio() || guarantee.to() > now.maxRatio()
                ? List.of("the " + guarantee.target() + " lies between " + now.dedicatedRatio()
                        + ", which is dedicated, and " + now.maxRatio() + ", the most that it may use, not "
                        + Numbers.plain(guarantee.to()))
                : List.of();
    }

    // What is guaranteed to all slices of a cell together it must have.
    private List<String> promisedTwice(Configuration configuration) {
        Map<Integer, Double> changes = new TreeMap<>();
        for (Setting each : configuration.settings()) {
            int cell = names.indexOf(each.cellId());
            if (cell >= 0 && each.attribute() == Attribute.GUARANTEE) {
                changes.merge(cell, each.to() - each.from(), Double::sum);
            }
        }
        List<String> mistakes = new ArrayList<>();
        changes.forEach((cell, change) -> {
            double sum = change
                    + snapshot.slices().ratiosOf(cell).stream()
                            .mapToInt(RRMPolicyRatio::minRatio)
                            .sum();
            if (sum > WHOLE) {
                mistakes.add("slices of " + snapshot.cellIds().get(cell) + " would be guaranteed " + Numbers.plain(sum)
                        + " % of its PRBs together");
            }
        });
        return mistakes;
    }
}
