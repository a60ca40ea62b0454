package io.rantwin.planner.plan.settings;

import io.rantwin.planner.ensemble.SlicePromise;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.plan.DemandLevels;
import io.rantwin.twin.slicing.SliceShares;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.whatif.SliceLoads;
import io.rantwin.twin.whatif.SliceMix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The twin as the judge of guaranteed shares: in the steady states of all periods at three demands, which slices' users get what was
 * promised. Guarantees do not change what cells need ({@link SliceLoads}), so each cell is judged on its own, once for each of its
 * choices. Thread-safe.
 */
final class SliceJudge implements Judge {
    private static final double PER_CENT = 100;
    private static final double KILO = 1e3;
    private static final double SAME = 1e-9;

    /** What is missing of a broken promise counts beside the breach itself, so that the search sees where it leads. */
    private static final double NEARER = 0.1;

    private final Choices choices;
    private final SettingsTask task;
    private final TwinWorld world;
    private final SliceMix mix;
    private final SliceLoads loads;
    private final List<State> states = new ArrayList<>();
    private final List<SliceLoads.Needs> atMargin = new ArrayList<>();
    private final int judged;
    private final Map<Choice, Cell> known = new ConcurrentHashMap<>();

    /** A steady state and how much it counts. */
    private record State(SliceLoads.Needs needs, double weight) {}

    /** Guaranteed shares of all slices of a cell. */
    private record Choice(int cell, List<Integer> guaranteed) {}

    /** What a choice means for its cell: sums of weights, and how far rails are broken. */
    private record Cell(double broken, double missing, double excess) {}

    SliceJudge(SettingsTask task) {
        this.task = task;
        world = task.world();
        mix = world.snapshot().slices();
        choices = Choices.of(task);
        loads = new SliceLoads(world.snapshot());
        int periods = world.profile().periods();
        for (int t = 0; t < periods; t++) {
            for (int k = 0; k < DemandLevels.count(); k++) {
                states.add(new State(
                        loads.at(DemandLevels.demand(world.profile(), t, k)), DemandLevels.weight(k) / periods));
            }
            atMargin.add(loads.at(DemandLevels.above(world.profile(), t, task.margin())));
        }
        judged = judged();
    }

    // Slices in cells that were promised something and have traffic there.
    private int judged() {
        int count = 0;
        for (int cell = 0; cell < world.snapshot().cells(); cell++) {
            for (SlicePromise promise : world.promises()) {
                count += hasTraffic(cell, mix.indexOf(promise.slice())) ? 1 : 0;
            }
        }
        return count;
    }

    private boolean hasTraffic(int cell, int slice) {
        return mix.trafficShare(cell, slice) > 0 && world.snapshot().radio().isServing(cell);
    }

    @Override
    public Choices choices() {
        return choices;
    }

    @Override
    public Cost cost(int[] steps) {
        int n = world.snapshot().cells();
        int[][] guaranteed = guaranteed(steps);
        double broken = 0;
        double missing = 0;
        double excess = 0;
        double sum = 0;
        List<Integer> worst = new ArrayList<>();
        for (int cell = 0; cell < n; cell++) {
            Cell its = judge(cell, guaranteed[cell]);
            broken += its.broken();
            missing += its.missing();
            excess += its.excess();
            sum += Arrays.stream(guaranteed[cell]).sum();
            if (its.broken() > SAME) {
                worst.add(cell);
            }
        }
        double all = Math.max(1, judged);
        return new Cost(
                PER_CENT * (broken + NEARER * missing) / all,
                sum / n / mix.slices().size(),
                excess,
                worst);
    }

    // Cells whose guarantees are the same are remembered.
    @Override
    public double badness(int[] steps, int[] like) {
        return cost(steps).badness();
    }

    private int[][] guaranteed(int[] steps) {
        int[][] guaranteed = new int[world.snapshot().cells()][];
        Arrays.setAll(
                guaranteed,
                cell -> mix.ratiosOf(cell).stream()
                        .mapToInt(RRMPolicyRatio::minRatio)
                        .toArray());
        for (int k = 0; k < steps.length; k++) {
            Knob knob = choices.knobs().get(k);
            Snssai slice = knob.slice();
            if (slice != null) {
                guaranteed[knob.cell()][mix.indexOf(slice)] += (int) (knob.step() * steps[k]);
            }
        }
        return guaranteed;
    }

    private Cell judge(int cell, int[] guaranteed) {
        Choice choice = new Choice(cell, Arrays.stream(guaranteed).boxed().toList());
        Cell its = known.get(choice);
        if (its == null) {
            its = worked(cell, guaranteed);
            known.put(choice, its);
        }
        return its;
    }

    private Cell worked(int cell, int[] guaranteed) {
        double promisedTwice = Math.max(0, Arrays.stream(guaranteed).sum() / PER_CENT - 1);
        if (promisedTwice > 0) {
            // No such policies can be made; the more is promised twice, the worse.
            return new Cell(0, 0, promisedTwice);
        }
        List<RRMPolicyRatio> before = mix.ratiosOf(cell);
        List<RRMPolicyRatio> ratios = new ArrayList<>();
        for (int s = 0; s < guaranteed.length; s++) {
            RRMPolicyRatio now = before.get(s);
            ratios.add(new RRMPolicyRatio(now.dedicatedRatio(), guaranteed[s], now.maxRatio()));
        }
        SliceShares shares = new SliceShares(ratios);
        double broken = 0;
        double missing = 0;
        for (State state : states) {
            double[] users = loads.divide(state.needs(), cell, shares).userBitPerS();
            for (SlicePromise promise : world.promises()) {
                int slice = mix.indexOf(promise.slice());
                double kbits = users[slice] / KILO;
                if (hasTraffic(cell, slice) && !promise.isKeptBy(kbits)) {
                    broken += state.weight();
                    missing += state.weight() * (1 - promise.reachedPercent(kbits) / PER_CENT);
                }
            }
        }
        return new Cell(broken, missing, ratios.equals(before) ? 0 : excess(cell, new SliceShares(before), shares));
    }

    // No slice may come to need more of what it can have than the ceiling; what does so anyway counts for nothing.
    private double excess(int cell, SliceShares before, SliceShares after) {
        double excess = 0;
        for (SliceLoads.Needs needs : atMargin) {
            double[] anyway = loads.divide(needs, cell, before).pressure();
            double[] then = loads.divide(needs, cell, after).pressure();
            for (int s = 0; s < then.length; s++) {
                excess += Math.max(0, Math.min(then[s], 2) - Math.max(task.mostLoad(), anyway[s] + SAME));
            }
        }
        return excess;
    }
}
