package io.rantwin.planner.gate;

import io.rantwin.twin.whatif.Kpi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a plan is to gain: what the gate asks a lower bound of, and by which figure the watch tells its effect from none. */
public enum Goal {
    /** Less energy, transitions paid. */
    ENERGY(Kpi.POWER),
    /** A lower load of the busiest cell, report by report. */
    HIGHEST_LOAD(Kpi.PRB_LOAD),
    /** More throughput of the users of the cell where it is least, report by report. */
    LEAST_THROUGHPUT(Kpi.PRB_LOAD);

    private final Kpi effect;

    Goal(Kpi effect) {
        this.effect = effect;
    }

    /** Figure of the watch for the effect; power or load, for reports have no other of every cell. */
    public Kpi effect() {
        return effect;
    }

    /** Cells whose figure the effect is told from: those acted upon, or all that are touched. */
    List<Integer> effectCells(Ensemble.Result result, boolean[] touched) {
        List<Integer> cells = new ArrayList<>();
        for (int c = 0; c < touched.length; c++) {
            if (this == ENERGY ? result.acted()[c] : touched[c]) {
                cells.add(c);
            }
        }
        return cells;
    }

    /** Those of the touched cells whose load falls. */
    static List<Integer> relieved(Ensemble.Result result, boolean[] touched) {
        List<Integer> cells = new ArrayList<>();
        for (int c = 0; c < touched.length; c++) {
            double change = 0;
            for (int draw = 0; draw < result.draws(); draw++) {
                change += result.mean(Kpi.PRB_LOAD, draw, c, true) - result.mean(Kpi.PRB_LOAD, draw, c, false);
            }
            if (touched[c] && change < 0) {
                cells.add(c);
            }
        }
        return cells;
    }

    /**
     * How much each of these cells counts. Power is summed up. Of loads those count most that change most for what they vary by anyway
     * (Fisher's discriminant of independent cells): a full cell that is relieved looks like one with fewer users that day, an empty one that
     * takes over does not look like itself. The greatest is 1 or -1.
     */
    double[] effectWeights(Ensemble.Result result, List<Integer> cells, WatchSettings settings) {
        double[] weights = new double[cells.size()];
        Arrays.fill(weights, 1);
        if (this == ENERGY) {
            return weights;
        }
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

    /** What is gained in each day, in its own unit: kWh, points of load, kbit/s. */
    double[] gains(Ensemble.Result result, TwinWorld world) {
        double[] gains = new double[result.draws()];
        for (int draw = 0; draw < gains.length; draw++) {
            gains[draw] = switch (this) {
                case ENERGY ->
                    (GainCheck.joule(result, world, draw, false) - GainCheck.joule(result, world, draw, true))
                            / GainCheck.JOULE_OF_A_KWH;
                case HIGHEST_LOAD -> figure(result, draw, false) - figure(result, draw, true);
                case LEAST_THROUGHPUT -> figure(result, draw, true) - figure(result, draw, false);
            };
        }
        return gains;
    }

    /** Mean over a day of the figure of the cell that is worst off in each report. */
    double figure(Ensemble.Result result, int draw, boolean acted) {
        Kpi kpi = this == LEAST_THROUGHPUT ? Kpi.THROUGHPUT : Kpi.PRB_LOAD;
        double sum = 0;
        int count = 0;
        for (int report = 0; report < result.reports(); report++) {
            double worst = Double.NaN;
            for (int cell = 0; cell < result.cells(); cell++) {
                double value = result.value(kpi, draw, report, cell, acted);
                boolean isWorse = this == LEAST_THROUGHPUT ? value < worst : value > worst;
                worst = isWorse || Double.isNaN(worst) ? value : worst;
            }
            if (!Double.isNaN(worst)) {
                sum += worst;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /** The figure for people. */
    String words() {
        return switch (this) {
            case ENERGY -> "energy";
            case HIGHEST_LOAD -> "the highest load of a cell";
            case LEAST_THROUGHPUT -> "the least user throughput of a cell";
        };
    }

    /** Whether less of the figure is better. */
    public boolean wantsLess() {
        return this != LEAST_THROUGHPUT;
    }

    /** Unit of figure and gain. */
    public String unit() {
        return switch (this) {
            case ENERGY -> "kWh";
            case HIGHEST_LOAD -> "points";
            case LEAST_THROUGHPUT -> "kbit/s";
        };
    }
}
