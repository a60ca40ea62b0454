package io.rantwin.planner.gate;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.twin.whatif.Kpi;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy is after, in a figure that the twin knows.
 *
 * @param kpi figure, summed over the cells (power) or its mean over them (the rest)
 * @param cells indices
 * @param wantsLess whether less is better
 */
record Aim(Kpi kpi, List<Integer> cells, boolean wantsLess) {
    Aim {
        cells = List.copyOf(cells);
    }

    /** The aim of a policy; null where the twin knows no figure for it. */
    static @Nullable Aim of(A1Policy policy, List<String> cellIds) {
        return switch (policy) {
            case A1Policy.EnergySaving p -> new Aim(Kpi.POWER, indices(p, cellIds), true);
            case A1Policy.LoadBalancing p -> new Aim(Kpi.PRB_LOAD, indices(p, cellIds), true);
            case A1Policy.SliceSLATarget p -> new Aim(Kpi.THROUGHPUT, indices(p, cellIds), false);
            case A1Policy.QoSTarget p -> new Aim(Kpi.THROUGHPUT, indices(p, cellIds), false);
            case A1Policy.QoSandTSP p -> new Aim(Kpi.THROUGHPUT, indices(p, cellIds), false);
            case A1Policy.QoETarget p -> new Aim(Kpi.THROUGHPUT, indices(p, cellIds), false);
            default -> null;
        };
    }

    // A policy without cells is about all of them.
    private static List<Integer> indices(A1Policy policy, List<String> cellIds) {
        List<Integer> named = new ArrayList<>();
        for (CellId cell : policy.scope().cells()) {
            int index = cellIds.indexOf(cell.toString());
            if (index >= 0) {
                named.add(index);
            }
        }
        if (named.isEmpty() && policy.scope().cells().isEmpty()) {
            for (int c = 0; c < cellIds.size(); c++) {
                named.add(c);
            }
        }
        return named;
    }

    /** Harm done to the aim in each day: above zero where the figure moves the wrong way. */
    double[] harm(Ensemble.Result result) {
        double[] harm = new double[result.draws()];
        for (int draw = 0; draw < harm.length; draw++) {
            double change = figure(result, draw, true) - figure(result, draw, false);
            harm[draw] = wantsLess ? change : -change;
        }
        return harm;
    }

    /** The figure in a day. */
    double figure(Ensemble.Result result, int draw, boolean acted) {
        double sum = 0;
        int count = 0;
        for (int cell : cells) {
            double value = result.mean(kpi, draw, cell, acted);
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return kpi == Kpi.POWER ? sum : count == 0 ? 0 : sum / count;
    }
}
