package io.rantwin.planner.plan.settings;

import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.configuration.Setting;
import io.rantwin.planner.ensemble.ConfiguredCells;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Snssai;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One decision variable: a whole number of steps by which something is moved from what it is now. An offset is moved on both sides of a
 * border: what grows from here to there shrinks from there to here, so that users there are not handed to and fro.
 *
 * @param cell index
 * @param neighbour index; the cell itself for what is of the cell alone
 * @param now value in the network
 * @param slice that a guarantee is for; null for all else
 * @param back value of the offset the other way; 0 for what is of the cell alone
 * @param step of one
 * @param least steps
 * @param most steps
 */
record Knob(
        Attribute attribute,
        int cell,
        int neighbour,
        @Nullable Snssai slice,
        double now,
        double back,
        double step,
        int least,
        int most) {
    /** Of a pair of cells or of one, as far as values stay within what there is. */
    static Knob of(
            Attribute attribute, int cell, int neighbour, ConfiguredCells cells, double step, int least, int most) {
        double now = cells.now(attribute, cell, neighbour);
        double back = attribute == Attribute.OFFSET ? cells.now(attribute, neighbour, cell) : 0;
        int low = least;
        int high = most;
        while (low < 0 && !fits(attribute, now, back, step * low)) {
            low++;
        }
        while (high > 0 && !fits(attribute, now, back, step * high)) {
            high--;
        }
        return new Knob(attribute, cell, neighbour, null, now, back, step, low, high);
    }

    /** Of a slice in a cell: its guarantee, between what is dedicated to it and the most that it may use. */
    static Knob of(int cell, Snssai slice, RRMPolicyRatio ratio, double step, int most) {
        int low = (int) Math.floor((ratio.minRatio() - ratio.dedicatedRatio()) / step);
        int high = (int) Math.floor((ratio.maxRatio() - ratio.minRatio()) / step);
        return new Knob(
                Attribute.GUARANTEE,
                cell,
                cell,
                slice,
                ratio.minRatio(),
                0,
                step,
                -Math.min(low, most),
                Math.min(high, most));
    }

    private static boolean fits(Attribute attribute, double now, double back, double change) {
        boolean isOffset = attribute == Attribute.OFFSET;
        return now + change >= attribute.least()
                && now + change <= attribute.most()
                && (!isOffset || back - change >= attribute.least() && back - change <= attribute.most());
    }

    /** Whether it is of a cell. */
    boolean isOf(int other) {
        return cell == other || neighbour == other;
    }

    /** What is set when it is moved by so many steps; nothing for none. */
    List<Setting> settings(int steps, List<String> cellIds) {
        if (steps == 0) {
            return List.of();
        }
        double change = step * steps;
        String id = cellIds.get(cell);
        return switch (attribute) {
            case OFFSET ->
                List.of(
                        Setting.offset(id, cellIds.get(neighbour), now, now + change),
                        Setting.offset(cellIds.get(neighbour), id, back, back - change));
            case TILT -> List.of(Setting.tilt(id, now, now + change));
            case POWER -> List.of(Setting.power(id, now, now + change));
            case GUARANTEE -> List.of(Setting.guarantee(id, Objects.requireNonNull(slice), now, now + change));
        };
    }
}
