package io.rantwin.planner.sweep;

import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.TimedAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the levers of one scenario are set, all of them together; from that come the actions. Used for one scenario, by one thread. */
final class Setting {
    /** Two biases against each other stay within what an offset may be (24 dB, TS 38.331 Q-OffsetRange). */
    static final double MOST_BIAS_DB = 12;

    private static final double NEIGHBOURS_PART = 0.5;

    private final Snapshot snapshot;
    private final Borders borders;
    private final List<Action> actions = new ArrayList<>();
    private final double[] biasDb;
    private final double[] demand;
    private final List<RRMPolicyRatio> ratios;
    private int event = -1;
    private double eventFactor = 1;

    Setting(Snapshot snapshot, Borders borders) {
        this.snapshot = snapshot;
        this.borders = borders;
        biasDb = new double[snapshot.cells()];
        demand = new double[snapshot.cells()];
        Arrays.fill(demand, 1);
        ratios = new ArrayList<>(snapshot.slices().ratios());
    }

    void set(Lever lever, double value) {
        switch (lever) {
            case Lever.Asleep l -> {
                if (value >= 0.5) {
                    l.cells().forEach(c -> actions.add(new Action.Sleep(c)));
                }
            }
            case Lever.PowerChange l ->
                l.cells()
                        .forEach(c ->
                                actions.add(new Action.Power(c, snapshot.radio().powerDbm(c) + value)));
            case Lever.TiltChange l ->
                l.cells()
                        .forEach(c ->
                                actions.add(new Action.Tilt(c, snapshot.map().electricalTiltDegrees(c) + value)));
            case Lever.Bias l -> l.cells().forEach(c -> biasDb[c] += value);
            case Lever.Demand l -> l.cells().forEach(c -> demand[c] *= value);
            case Lever.SliceRatio l -> l.cells().forEach(c -> slice(l, c, (int) Math.rint(value)));
            case Lever.Outage l -> {
                if (value >= 0) {
                    actions.add(new Action.Fault(l.cells().get((int) Math.rint(value)), Double.POSITIVE_INFINITY));
                }
            }
            case Lever.EventPlace l -> event = value < 0 ? -1 : l.cells().get((int) Math.rint(value));
            case Lever.EventFactor l -> eventFactor = value;
        }
    }

    private void slice(Lever.SliceRatio lever, int cell, int percent) {
        int at = cell * snapshot.slices().slices().size() + sliceOf(lever);
        RRMPolicyRatio old = ratios.get(at);
        RRMPolicyRatio changed = switch (lever.ratio()) {
            case DEDICATED ->
                new RRMPolicyRatio(percent, Math.max(old.minRatio(), percent), Math.max(old.maxRatio(), percent));
            case MIN ->
                new RRMPolicyRatio(Math.min(old.dedicatedRatio(), percent), percent, Math.max(old.maxRatio(), percent));
            case MAX ->
                new RRMPolicyRatio(Math.min(old.dedicatedRatio(), percent), Math.min(old.minRatio(), percent), percent);
        };
        ratios.set(at, changed);
        actions.add(new Action.SlicePolicy(cell, new Snssai(lever.sst(), lever.sd()), changed));
    }

    private int sliceOf(Lever.SliceRatio lever) {
        return snapshot.slices().indexOf(new Snssai(lever.sst(), lever.sd()));
    }

    /** All that is to be done, at once. */
    List<TimedAction> actions() {
        if (event >= 0 && eventFactor != 1) {
            demand[event] *= eventFactor;
            for (int neighbour : borders.of(event)) {
                demand[neighbour] *= 1 + NEIGHBOURS_PART * (eventFactor - 1);
            }
        }
        for (int cell = 0; cell < demand.length; cell++) {
            if (demand[cell] != 1) {
                actions.add(new Action.DemandFactor(cell, demand[cell]));
            }
            for (int neighbour : borders.of(cell)) {
                double change = biasDb[neighbour] - biasDb[cell];
                if (change != 0) {
                    double offset = snapshot.radio().offsetDb(cell, neighbour) + change;
                    double most = 2 * MOST_BIAS_DB;
                    actions.add(new Action.Offset(cell, neighbour, Math.clamp(offset, -most, most)));
                }
            }
        }
        return actions.stream().map(action -> new TimedAction(0, action)).toList();
    }
}
