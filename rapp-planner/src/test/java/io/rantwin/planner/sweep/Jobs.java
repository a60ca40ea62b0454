package io.rantwin.planner.sweep;

import io.rantwin.planner.sweep.Figure.OfCells;
import io.rantwin.planner.sweep.Figure.Over;
import io.rantwin.twin.whatif.Kpi;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Sweeps over the small network. */
public final class Jobs {
    /** Electrical power of the network. */
    static final Figure POWER = new OfCells(Kpi.POWER, Over.NETWORK);
    /** The busiest cell. */
    static final Figure BUSIEST = new OfCells(Kpi.PRB_LOAD, Over.GREATEST);

    private Jobs() {}

    /** Which cells may sleep, and a demand that differs: so many scenarios of so many draws. */
    public static SweepJob energy(long scenarios, int draws) {
        List<Dimension> dimensions = new ArrayList<>();
        for (int c = 0; c < SmallNetwork.CELLS.size(); c++) {
            dimensions.add(new Dimension(
                    "sleep of " + SmallNetwork.CELLS.get(c), new Lever.Asleep(List.of(c)), new Levels.Flag(0.3)));
        }
        dimensions.add(
                new Dimension("demand", new Lever.Demand(List.of(0, 1, 2, 3, 4, 5)), new Levels.Range(0.5, 1.5, 0)));
        return new SweepJob(
                SmallNetwork.snapshot().toBytes(),
                new Space(Space.Method.LATIN_HYPERCUBE, dimensions, scenarios, 7),
                draws,
                11,
                CellPower.EARTH_MACRO,
                new Objective(POWER, false),
                List.of(BUSIEST, new OfCells(Kpi.CARRIED, Over.LEAST), new OfCells(Kpi.THROUGHPUT, Over.LEAST)),
                List.of(
                        new Rail(BUSIEST, Double.NEGATIVE_INFINITY, 80, 0.1),
                        new Rail(new OfCells(Kpi.CARRIED, Over.LEAST), 99, Double.POSITIVE_INFINITY, 0)));
    }

    /** All results of a job in the order of their shards. */
    public static List<ShardResult> results(SweepJob job, SweepExecutor executor) throws SweepException {
        List<ShardResult> results = new ArrayList<>();
        executor.run(job, job.shardsBut(new BitSet()), results::add, new Cancellation());
        results.sort((a, b) -> Integer.compare(a.shard(), b.shard()));
        return results;
    }
}
