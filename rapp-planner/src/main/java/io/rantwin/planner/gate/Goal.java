package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.SliceFigures;
import io.rantwin.planner.ensemble.SlicePromise;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.SliceKpi;

/** What a plan is to gain: what the gate asks a lower bound of. */
public enum Goal {
    /** Less energy, transitions paid. */
    ENERGY,
    /** A lower load of the busiest cell, report by report. */
    HIGHEST_LOAD,
    /** More throughput of the users of the cell where it is least, report by report. */
    LEAST_THROUGHPUT,
    /** More of what slices were promised is kept: a larger share of the reports of slices in cells. */
    SERVICE_ASSURANCE;

    /** What is gained in each day, in its own unit: kWh, points of load, kbit/s. */
    double[] gains(Ensemble.Result result, TwinWorld world) {
        double[] gains = new double[result.draws()];
        for (int draw = 0; draw < gains.length; draw++) {
            gains[draw] = switch (this) {
                case ENERGY ->
                    (GainCheck.joule(result, world, draw, false) - GainCheck.joule(result, world, draw, true))
                            / GainCheck.JOULE_OF_A_KWH;
                case HIGHEST_LOAD -> figure(result, draw, false) - figure(result, draw, true);
                case LEAST_THROUGHPUT, SERVICE_ASSURANCE -> figure(result, draw, true) - figure(result, draw, false);
            };
        }
        return gains;
    }

    /** Mean over a day of the figure of the cell that is worst off in each report; of promises the percentage of reports that keep theirs. */
    double figure(Ensemble.Result result, int draw, boolean acted) {
        if (this == SERVICE_ASSURANCE) {
            return keptPercent(result.slices(), draw, acted);
        }
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

    // Of all reports in which a slice that was promised something has traffic in a cell.
    private static double keptPercent(SliceFigures figures, int draw, boolean acted) {
        int kept = 0;
        int count = 0;
        for (SlicePromise promise : figures.promises()) {
            int slice = figures.slices().indexOf(promise.slice());
            for (int report = 0; report < figures.reports(); report++) {
                for (int cell = 0; cell < figures.cells(); cell++) {
                    double kbits = figures.value(SliceKpi.THROUGHPUT, draw, report, slice, cell, acted);
                    if (!Double.isNaN(kbits)) {
                        count++;
                        kept += promise.isKeptBy(kbits) ? 1 : 0;
                    }
                }
            }
        }
        return count == 0 ? 100 : 100.0 * kept / count;
    }

    /** The figure for people. */
    String words() {
        return switch (this) {
            case ENERGY -> "energy";
            case HIGHEST_LOAD -> "the highest load of a cell";
            case LEAST_THROUGHPUT -> "the least user throughput of a cell";
            case SERVICE_ASSURANCE -> "the share of reports that keep what their slice was promised";
        };
    }

    /** Whether less of the figure is better. */
    public boolean wantsLess() {
        return this != LEAST_THROUGHPUT && this != SERVICE_ASSURANCE;
    }

    /** Unit of figure and gain. */
    public String unit() {
        return switch (this) {
            case ENERGY -> "kWh";
            case HIGHEST_LOAD -> "points";
            case LEAST_THROUGHPUT -> "kbit/s";
            case SERVICE_ASSURANCE -> "points";
        };
    }
}
