package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Bounds;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.SliceFigures;
import io.rantwin.planner.ensemble.SlicePromise;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.SliceKpi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The figure by which a policy's effect is told from none: a weighted sum over some cells, of powers or of loads, for reports have no other
 * figure of every cell; or over slices of cells, of what part of the promised throughput their users get. Immutable: the array is never
 * changed.
 *
 * @param kpi power, load, or throughput of slices
 * @param cells whose figure it is, by index
 * @param weights how much each of them counts, above or below zero
 * @param promises to the slice that each of them is of; none where the figure is of whole cells
 */
public record EffectFigure(Kpi kpi, List<Integer> cells, double[] weights, List<SlicePromise> promises) {
    /** Deviation of what part of a promise users get around the twin's, in points: the luck of single users. */
    private static final double PROMISE_LUCK = 15;

    private static final double SOME_WEIGHT = 0.01;
    private static final double WHOLE = 100;

    /** Of whole cells. */
    public EffectFigure(Kpi kpi, List<Integer> cells, double[] weights) {
        this(kpi, cells, weights, List.of());
    }

    /** Copies the lists. */
    public EffectFigure {
        cells = List.copyOf(cells);
        promises = List.copyOf(promises);
        if (!promises.isEmpty() && promises.size() != cells.size()) {
            throw new IllegalArgumentException("Each of the " + cells.size() + " cells has a slice, or none has.");
        }
        if (cells.size() != weights.length) {
            throw new IllegalArgumentException("Each of the " + cells.size() + " cells has a weight.");
        }
    }

    /**
     * Of what is after a goal: of energy the power of the cells acted upon, of service assurance what slices get there, else the loads of
     * all that are touched.
     */
    static EffectFigure of(Goal goal, Ensemble.Result result, boolean[] touched, WatchSettings settings) {
        if (goal == Goal.SERVICE_ASSURANCE) {
            return ofSlices(result);
        }
        boolean isPower = goal == Goal.ENERGY;
        boolean[] chosen = isPower ? result.acted() : touched;
        List<Integer> cells = IntStream.range(0, touched.length)
                .filter(c -> chosen[c])
                .boxed()
                .toList();
        double[] alike = new double[cells.size()];
        Arrays.fill(alike, 1);
        return isPower
                ? new EffectFigure(Kpi.POWER, cells, alike)
                : new EffectFigure(Kpi.PRB_LOAD, cells, discriminant(result, cells, settings));
    }

    // Of loads those count most that change most for what they vary by anyway (Fisher's discriminant of independent
    // cells): a full cell that is relieved looks like one with fewer users that day, an empty one that takes over does
    // not look like itself. The greatest is 1 or -1.
    private static double[] discriminant(Ensemble.Result result, List<Integer> cells, WatchSettings settings) {
        return discriminant(
                cells.size(),
                result.draws(),
                settings.loadLuck(),
                (i, draw, acted) -> result.mean(Kpi.PRB_LOAD, draw, cells.get(i), acted));
    }

    // Slices that get more or less of what they were promised; of the others a report says nothing of the plan.
    private static EffectFigure ofSlices(Ensemble.Result result) {
        List<Integer> cells = new ArrayList<>();
        List<SlicePromise> promises = new ArrayList<>();
        for (int cell = 0; cell < result.cells(); cell++) {
            for (SlicePromise promise : result.slices().promises()) {
                if (result.acted()[cell] && !Double.isNaN(result.slices().reachedPercent(promise, 0, cell, false))) {
                    cells.add(cell);
                    promises.add(promise);
                }
            }
        }
        double[] weights = discriminant(
                cells.size(),
                result.draws(),
                PROMISE_LUCK,
                (i, draw, acted) -> result.slices().reachedPercent(promises.get(i), draw, cells.get(i), acted));
        int[] moved = IntStream.range(0, weights.length)
                .filter(i -> Math.abs(weights[i]) > SOME_WEIGHT)
                .toArray();
        return new EffectFigure(
                Kpi.THROUGHPUT,
                Arrays.stream(moved).mapToObj(cells::get).toList(),
                Arrays.stream(moved).mapToDouble(i -> weights[i]).toArray(),
                Arrays.stream(moved).mapToObj(promises::get).toList());
    }

    /** Mean of a figure over a day. */
    private interface OfDay {
        double of(int place, int draw, boolean acted);
    }

    private static double[] discriminant(int places, int draws, double luck, OfDay figure) {
        double[] weights = new double[places];
        double greatest = 0;
        for (int i = 0; i < weights.length; i++) {
            double[] without = new double[draws];
            double change = 0;
            for (int draw = 0; draw < without.length; draw++) {
                without[draw] = figure.of(i, draw, false);
                change += (figure.of(i, draw, true) - without[draw]) / without.length;
            }
            double deviation = Bounds.deviation(without);
            weights[i] = change / (deviation * deviation + luck * luck);
            greatest = Math.max(greatest, Math.abs(weights[i]));
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = greatest > 0 ? weights[i] / greatest : 0;
        }
        return weights;
    }

    boolean isPower() {
        return kpi == Kpi.POWER;
    }

    /** What it is of, for people. */
    String words() {
        return isPower() ? "power" : promises.isEmpty() ? "load" : "throughput of slices";
    }

    /** The figure of a report that came; NaN when it has none. */
    double of(Realised realised) {
        if (!promises.isEmpty()) {
            return ofSlices(realised.sliceKbits());
        }
        double[] figures = isPower() ? realised.watts() : realised.loadPercent();
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * figures[cells.get(i)];
        }
        return sum;
    }

    // A slice without traffic tells nothing; the others stand for it.
    private double ofSlices(double[] kbits) {
        double sum = 0;
        double told = 0;
        double all = 0;
        for (int i = 0; i < weights.length; i++) {
            all += Math.abs(weights[i]);
            if (i < kbits.length && !Double.isNaN(kbits[i])) {
                sum += weights[i] * promises.get(i).reachedPercent(kbits[i]);
                told += Math.abs(weights[i]);
            }
        }
        return sum * all / told;
    }

    /** What some draws foretell of it, with the policy or without. */
    Foretold foretold(Ensemble.Result result, int[] draws, boolean acted, WatchSettings settings) {
        return Foretold.of((draw, report) -> of(result, draw, report, acted), draws, result.reports(), luck(settings));
    }

    private double of(Ensemble.Result result, int draw, int report, boolean acted) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * of(result, draw, report, i, acted);
        }
        return sum;
    }

    private double of(Ensemble.Result result, int draw, int report, int i, boolean acted) {
        if (promises.isEmpty()) {
            return result.value(kpi, draw, report, cells.get(i), acted);
        }
        SliceFigures figures = result.slices();
        SlicePromise promise = promises.get(i);
        double kbits = figures.value(
                SliceKpi.THROUGHPUT, draw, report, figures.slices().indexOf(promise.slice()), cells.get(i), acted);
        // Without traffic in the twin nothing is broken.
        return Double.isNaN(kbits) ? WHOLE : promise.reachedPercent(kbits);
    }

    private Foretold.Luck luck(WatchSettings settings) {
        if (isPower()) {
            return settings::powerLuck;
        }
        double squares = Arrays.stream(weights).map(weight -> weight * weight).sum();
        double luck = promises.isEmpty() ? settings.loadLuck() : PROMISE_LUCK;
        return _ -> Math.max(1, squares) * luck * luck;
    }
}
