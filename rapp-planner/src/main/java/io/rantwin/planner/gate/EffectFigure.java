package io.rantwin.planner.gate;

import io.rantwin.twin.whatif.Kpi;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The figure by which a policy's effect is told from none: a weighted sum over some cells, of powers or of loads, for reports have no other
 * figure of every cell. Immutable: the array is never changed.
 *
 * @param kpi power or load
 * @param cells whose figure it is, by index
 * @param weights how much each of them counts, above or below zero
 */
public record EffectFigure(Kpi kpi, List<Integer> cells, double[] weights) {
    /** Copies the list. */
    public EffectFigure {
        cells = List.copyOf(cells);
        if (cells.size() != weights.length) {
            throw new IllegalArgumentException("Each of the " + cells.size() + " cells has a weight.");
        }
    }

    /** Of what is after a goal: of energy the power of the cells acted upon, else the loads of all that are touched. */
    static EffectFigure of(Goal goal, Ensemble.Result result, boolean[] touched, WatchSettings settings) {
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
        double[] weights = new double[cells.size()];
        double greatest = 0;
        for (int i = 0; i < weights.length; i++) {
            double[] without = new double[result.draws()];
            double change = 0;
            for (int draw = 0; draw < without.length; draw++) {
                without[draw] = result.mean(Kpi.PRB_LOAD, draw, cells.get(i), false);
                change += (result.mean(Kpi.PRB_LOAD, draw, cells.get(i), true) - without[draw]) / without.length;
            }
            double deviation = Bounds.deviation(without);
            weights[i] = change / (deviation * deviation + settings.loadLuck() * settings.loadLuck());
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

    /** The figure of a report that came. */
    double of(Realised realised) {
        double[] figures = isPower() ? realised.watts() : realised.loadPercent();
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * figures[cells.get(i)];
        }
        return sum;
    }

    /** What some draws foretell of it, with the policy or without. */
    Foretold foretold(Ensemble.Result result, int[] draws, boolean acted, WatchSettings settings) {
        return Foretold.of((draw, report) -> of(result, draw, report, acted), draws, result.reports(), luck(settings));
    }

    private double of(Ensemble.Result result, int draw, int report, boolean acted) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * result.value(kpi, draw, report, cells.get(i), acted);
        }
        return sum;
    }

    private Foretold.Luck luck(WatchSettings settings) {
        if (isPower()) {
            return settings::powerLuck;
        }
        double squares = Arrays.stream(weights).map(weight -> weight * weight).sum();
        return _ -> Math.max(1, squares) * settings.loadLuck() * settings.loadLuck();
    }
}
