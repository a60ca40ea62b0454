package io.rantwin.planner.plan.settings;

import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.ensemble.ConfiguredCells;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.Goal;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.whatif.SliceMix;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * What a plan of configuration is to achieve.
 *
 * @param world network, demand, and policies' enforcement
 * @param goal what is to be gained, not energy
 * @param reach what may be changed, and by how much at most from what it is: dB of offset to both sides, degrees of tilt to both sides, dB
 *     of power downwards, points of a slice's guaranteed share to both sides
 * @param mostLoad ceiling in the plan, fraction: of every cell's load, or of what every slice needs over what it can have; what is above it
 *     anyway must not rise
 * @param margin deviations above the mean demand at which the ceiling must hold
 * @param forbidden cells of which nothing may be changed, by index
 */
public record SettingsTask(
        TwinWorld world, Goal goal, Map<Attribute, Double> reach, double mostLoad, double margin, BitSet forbidden) {
    /** Step of offsets, tilts and powers, in dB and degrees. */
    static final double STEP = 1;

    private static final Map<Attribute, Double> USUAL_REACH =
            Map.of(Attribute.OFFSET, 6.0, Attribute.TILT, 4.0, Attribute.POWER, 6.0, Attribute.GUARANTEE, 100.0);

    /** Beyond this nothing may be moved in dB or degrees. */
    public static final double MOST_REACH = 24;

    /** Step of guaranteed shares, in points. */
    static final double STEP_OF_SHARES = 5;

    /** Copies and checks. */
    public SettingsTask {
        reach = Map.copyOf(reach);
        forbidden = (BitSet) forbidden.clone();
        if (goal == Goal.ENERGY) {
            throw new IllegalArgumentException("Energy is planned by sleep, not by settings.");
        }
        reach.forEach((attribute, each) -> {
            if (!(each >= step(attribute) && each <= mostReach(attribute))) {
                throw new IllegalArgumentException("The " + attribute.member() + " may change by " + step(attribute)
                        + " to " + mostReach(attribute) + " " + attribute.unit() + ", not " + each + ".");
            }
        });
        if (reach.isEmpty()) {
            throw new IllegalArgumentException("Something must be allowed to change, by 1 to 24 dB or degrees.");
        }
        if ((goal == Goal.SERVICE_ASSURANCE) != reach.containsKey(Attribute.GUARANTEE) || isMixed(reach)) {
            throw new IllegalArgumentException(
                    "Service assurance is planned by guaranteed shares of slices alone, and they serve no other goal; not by "
                            + reach.keySet() + ".");
        }
        if (goal == Goal.SERVICE_ASSURANCE && world.promises().isEmpty()) {
            throw new IllegalArgumentException("No slice is promised anything: there is nothing to assure.");
        }
        if (!(mostLoad > 0 && mostLoad <= 1) || !(margin >= 0)) {
            throw new IllegalArgumentException("The ceiling lies above 0 and up to 1 and the margin at 0 or above, not "
                    + mostLoad + " and " + margin + ".");
        }
    }

    private static boolean isMixed(Map<Attribute, Double> reach) {
        return reach.containsKey(Attribute.GUARANTEE) && reach.size() > 1;
    }

    private static double step(Attribute attribute) {
        return attribute == Attribute.GUARANTEE ? STEP_OF_SHARES : STEP;
    }

    private static double mostReach(Attribute attribute) {
        return attribute == Attribute.GUARANTEE ? attribute.most() : MOST_REACH;
    }

    /** The ceiling where nobody says otherwise: 70 % of a cell, 95 % of what a slice can have. */
    public static double usualMostLoad(Goal goal) {
        return goal == Goal.SERVICE_ASSURANCE ? 0.95 : 0.7;
    }

    /** How far an attribute may be moved where nobody says otherwise: 6 dB of offset, 4 degrees, 6 dB of power, any share. */
    public static double usualReach(Attribute attribute) {
        return USUAL_REACH.getOrDefault(attribute, STEP);
    }

    /** The decision variables, in a fixed order. */
    List<Knob> knobs(Relations relations) {
        List<Knob> knobs = new ArrayList<>();
        ConfiguredCells cells = new ConfiguredCells(world.snapshot());
        for (Attribute attribute : Attribute.values()) {
            int most = (int) Math.floor(reach.getOrDefault(attribute, 0.0) / step(attribute));
            if (most == 0) {
                continue;
            }
            for (int c = 0; c < world.snapshot().cells(); c++) {
                if (attribute == Attribute.GUARANTEE) {
                    knobs.addAll(guarantees(c, cells, most));
                } else if (attribute == Attribute.OFFSET) {
                    for (int other : bordering(c, relations)) {
                        knobs.add(Knob.of(attribute, c, other, cells, STEP, -most, most));
                    }
                } else if (mayChange(c)
                        && (attribute == Attribute.POWER
                                || world.snapshot().map().followsTilt(c))) {
                    knobs.add(Knob.of(attribute, c, c, cells, STEP, -most, attribute == Attribute.POWER ? 0 : most));
                }
            }
        }
        return knobs.stream().filter(each -> each.least() < each.most()).toList();
    }

    // Of slices that have traffic in a cell which has more than one: alone a slice has all of it.
    private List<Knob> guarantees(int cell, ConfiguredCells cells, int most) {
        SliceMix mix = world.snapshot().slices();
        List<Snssai> busy = mix.slices().stream()
                .filter(slice -> mix.trafficShare(cell, mix.indexOf(slice)) > 0)
                .toList();
        return mayChange(cell) && busy.size() > 1
                ? busy.stream()
                        .map(slice -> Knob.of(cell, slice, cells.ratio(cell, slice), STEP_OF_SHARES, most))
                        .toList()
                : List.of();
    }

    private boolean mayChange(int cell) {
        return !forbidden.get(cell) && world.snapshot().radio().isServing(cell);
    }

    // Neighbours with a greater index on the same carrier, related both ways: an offset is moved on both sides.
    private List<Integer> bordering(int cell, Relations relations) {
        List<Integer> found = new ArrayList<>();
        RadioState radio = world.snapshot().radio();
        if (!mayChange(cell)) {
            return found;
        }
        for (int other : relations.of(cell)) {
            if (other > cell
                    && mayChange(other)
                    && radio.carrier(other) == radio.carrier(cell)
                    && relations.of(other).contains(cell)) {
                found.add(other);
            }
        }
        return found;
    }
}
