package io.rantwin.planner.sweep;

import io.rantwin.twin.whatif.Outcome;
import io.rantwin.twin.whatif.Scenario;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.SnapshotException;
import io.rantwin.twin.whatif.TimedAction;
import io.rantwin.twin.whatif.WhatIf;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Answers shards of one job with the twin's what-if. Immutable and thread-safe; the same shard gives the same bits anywhere. */
public final class ShardRunner {
    /** A steady state is one step; how long it is does not matter to demand that stands still. */
    private static final long STEP_MILLIS = 1000;

    private final SweepJob job;
    private final Snapshot snapshot;
    private final Borders borders;
    private final WhatIf whatIf;
    private final List<Figure> figures;

    /**
     * Takes up a job.
     *
     * @throws SweepException when its snapshot cannot be read
     */
    public ShardRunner(SweepJob job) throws SweepException {
        this.job = job;
        try {
            snapshot = Snapshot.fromBytes(job.snapshot());
        } catch (SnapshotException broken) {
            throw new SweepException("The sweep's snapshot cannot be read: " + broken.getMessage(), broken);
        }
        borders = new Borders(snapshot);
        whatIf = new WhatIf(job.power().draw(), null);
        figures = job.allFigures();
    }

    /** Cells of the network, in the order of the snapshot. */
    public List<String> cellIds() {
        return snapshot.cellIds();
    }

    /** What a scenario does, as the twin is asked it: all at once. */
    public List<TimedAction> actions(long scenario) {
        double[] values = job.space().values(scenario);
        Setting setting = new Setting(snapshot, borders);
        for (int d = 0; d < values.length; d++) {
            setting.set(job.space().dimensions().get(d).lever(), values[d]);
        }
        return setting.actions();
    }

    /**
     * Answers all scenarios of a shard.
     *
     * @param isCancelled is asked before each scenario
     * @return null when it was cancelled
     */
    public @Nullable ShardResult run(Shard shard, BooleanSupplier isCancelled) {
        int columns = job.columns();
        double[] rows = new double[Math.toIntExact(shard.to() - shard.from()) * columns];
        double[] baseline = {};
        for (long scenario = shard.from(); scenario < shard.to(); scenario++) {
            if (isCancelled.getAsBoolean()) {
                return null;
            }
            Outcome outcome = whatIf.run(
                    snapshot,
                    new Scenario(actions(scenario), STEP_MILLIS, STEP_MILLIS, STEP_MILLIS, job.draws(), shard.seed()));
            fill(outcome, rows, Math.toIntExact(scenario - shard.from()) * columns);
            baseline = baseline.length == 0 ? baseline(outcome) : baseline;
        }
        return new ShardResult(shard.number(), shard.from(), columns, baseline, rows);
    }

    private void fill(Outcome outcome, double[] rows, int at) {
        int column = at;
        for (Figure figure : figures) {
            rows[column++] = mean(outcome, figure, true);
        }
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int draw = 0; draw < job.draws(); draw++) {
            Figure figure = job.objective().figure();
            double gain = job.objective().gain(figure.of(outcome, draw, true), figure.of(outcome, draw, false));
            if (!Double.isNaN(gain)) {
                count++;
                double before = gain - (count == 1 ? 0 : sum / (count - 1));
                sum += gain;
                squares += count == 1 ? 0 : before * (gain - sum / count);
            }
        }
        rows[column++] = count == 0 ? Double.NaN : sum / count;
        rows[column++] = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
        for (Rail rail : job.rails()) {
            rows[column++] = broken(outcome, rail, true);
        }
    }

    private double[] baseline(Outcome outcome) {
        double[] values = new double[figures.size() + job.rails().size()];
        for (int f = 0; f < figures.size(); f++) {
            values[f] = mean(outcome, figures.get(f), false);
        }
        for (int r = 0; r < job.rails().size(); r++) {
            values[figures.size() + r] = broken(outcome, job.rails().get(r), false);
        }
        return values;
    }

    private double mean(Outcome outcome, Figure figure, boolean acted) {
        double sum = 0;
        int count = 0;
        for (int draw = 0; draw < job.draws(); draw++) {
            double value = figure.of(outcome, draw, acted);
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private int broken(Outcome outcome, Rail rail, boolean acted) {
        int count = 0;
        for (int draw = 0; draw < job.draws(); draw++) {
            count += rail.isBroken(outcome, draw, acted) ? 1 : 0;
        }
        return count;
    }
}
