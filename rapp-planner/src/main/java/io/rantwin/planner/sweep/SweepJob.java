package io.rantwin.planner.sweep;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * All that an engine needs to answer any scenario of a sweep, wherever it runs.
 *
 * @param snapshot octets of the snapshot, see {@link io.rantwin.twin.whatif.Snapshot#toBytes}
 * @param space scenarios
 * @param draws steady states of each scenario, each with its own demand; one is one evaluation
 * @param seed of demand: every scenario meets the same draws, so that differences are the scenarios' own
 * @param power whose electrical power the cells draw
 * @param objective what is sought
 * @param figures what is kept of each scenario besides
 * @param rails what must hold
 */
public record SweepJob(
        byte[] snapshot,
        Space space,
        int draws,
        long seed,
        CellPower power,
        Objective objective,
        List<Figure> figures,
        List<Rail> rails)
        implements Serializable {
    /** Evaluations of a shard, as far as whole scenarios allow: some hundred milliseconds of 57 cells. */
    private static final int SHARD_EVALUATIONS = 1000;

    /** Figures whose deviation over draws is kept besides: those of the gain. */
    static final int GAIN_COLUMNS = 2;

    /** Copies the lists. */
    public SweepJob {
        figures = List.copyOf(figures);
        rails = List.copyOf(rails);
        if (draws < 1) {
            throw new IllegalArgumentException("A scenario needs at least one draw.");
        }
    }

    /** Steady states to be solved. */
    public long evaluations() {
        return space.scenarios() * draws;
    }

    /** Scenarios of a shard. */
    public long scenariosOfShard() {
        return Math.max(1, SHARD_EVALUATIONS / draws);
    }

    /** Number of shards. */
    public int shards() {
        long each = scenariosOfShard();
        return Math.toIntExact((space.scenarios() + each - 1) / each);
    }

    /** A shard by its number. */
    public Shard shard(int number) {
        long from = number * scenariosOfShard();
        return new Shard(number, from, Math.min(from + scenariosOfShard(), space.scenarios()), seed);
    }

    /** Shards that are not done yet. */
    public List<Shard> shardsBut(java.util.BitSet done) {
        List<Shard> open = new ArrayList<>();
        for (int k = done.nextClearBit(0); k < shards(); k = done.nextClearBit(k + 1)) {
            open.add(shard(k));
        }
        return open;
    }

    /** The objective's figure, and behind it the others. */
    public List<Figure> allFigures() {
        List<Figure> all = new ArrayList<>(List.of(objective.figure()));
        figures.stream().filter(figure -> !figure.equals(objective.figure())).forEach(all::add);
        return all;
    }

    /** Numbers kept of each scenario, see {@link ShardResult}. */
    int columns() {
        return allFigures().size() + GAIN_COLUMNS + rails.size();
    }
}
