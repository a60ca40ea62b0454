package io.rantwin.planner.study.energy;

import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.Timeline;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.Realised;
import io.rantwin.planner.gate.WatchSettings;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.whatif.Kpi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days that happen, in place of a network: drawn from the twin with another seed than the gate's, with the luck of single users on top.
 * A twin that is judged by itself shows that the chain works and how tests behave when forecasts are right or wrong, not that the twin is.
 */
final class Reality {
    private static final int LOAD = 31;
    private static final int WATTS = 32;

    private final TwinWorld world;
    private final WatchSettings luck;
    private final int days;
    private final long seed;
    private final Chance chance;

    Reality(TwinWorld world, WatchSettings luck, int days, long seed) {
        this.world = world;
        this.luck = luck;
        this.days = days;
        this.seed = seed;
        this.chance = new Chance(seed);
    }

    /** All days under a policy, or without any; the same days whatever the policy. */
    Ensemble.Result under(@Nullable Timeline policy) {
        return new Ensemble(world).run(List.of(), policy == null ? List.of() : List.of(policy), days, seed);
    }

    /** What is reported of a period. */
    Realised report(Ensemble.Result result, int day, int report) {
        double[] load = new double[result.cells()];
        double[] watts = new double[result.cells()];
        for (int c = 0; c < load.length; c++) {
            long at = (long) day * result.reports() + report;
            load[c] = result.value(Kpi.PRB_LOAD, day, report, c, true)
                    + luck.loadLuck() * chance.normal(Chance.stream(LOAD, c), at);
            // Cells' luck is small against the network's figure that the watch looks at.
            watts[c] = result.value(Kpi.POWER, day, report, c, true)
                    * (1 + luck.wattLuck() * chance.normal(Chance.stream(WATTS, c), at));
        }
        return new Realised(load, watts);
    }
}
