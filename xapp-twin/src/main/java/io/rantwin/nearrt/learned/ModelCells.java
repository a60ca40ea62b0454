package io.rantwin.nearrt.learned;

import io.rantwin.nearrt.model.ModelRegistry.Running;
import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.forecast.NearForecaster;
import io.rantwin.twin.forecast.NearMember;
import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Kernel;
import io.rantwin.twin.learned.Neighbourhood;
import io.rantwin.twin.learned.StatefulForecaster;
import io.rantwin.twin.learned.WeightsException;
import java.util.Arrays;
import java.util.List;

/** One model over the cells of a page: recurrent states, the reports of its next step, forecasts that wait for their truth. */
final class ModelCells {
    private static final int BATCH = 32;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long MILLIS = 1000;
    /** Periods without a report after which what the model remembers of a cell is of another time. */
    private static final int FARTHEST_PERIODS = 10;

    private static final int NEWEST = LearnedModels.SIMPLE_MEMBERS.indexOf(NearMember.PERSISTENCE.text());

    final String modelId;
    final MeasurementSlot target;
    private final StatefulForecaster model;
    private final AwaitedTruths awaited;
    private final int[] inputs;
    private final long[] horizonsMillis;
    private final int middle;
    private final int[] cells = new int[BATCH];
    private final boolean[] waits;
    private final long[] ends;
    private final float[] rows;
    private int count;
    private final double[] simple = new double[LearnedModels.SIMPLE_MEMBERS.size()];

    ModelCells(Running running, int cells, Kernel kernel) throws WeightsException {
        modelId = running.modelId();
        Header header = running.weights().header();
        target = slot(header.target());
        model = new StatefulForecaster(running.weights(), Neighbourhood.none(cells), kernel);
        inputs = header.inputs().stream().mapToInt(name -> slot(name).index()).toArray();
        horizonsMillis =
                header.horizonsSeconds().stream().mapToLong(h -> h * MILLIS).toArray();
        middle = middle(header.quantiles());
        awaited = new AwaitedTruths(cells, horizonsMillis.length, simple.length);
        waits = new boolean[cells];
        ends = new long[cells];
        Arrays.fill(ends, FilterBank.NEVER);
        rows = new float[BATCH * inputs.length];
    }

    // The check of bundles lets known names pass only.
    private static MeasurementSlot slot(String name) {
        for (MeasurementSlot slot : MeasurementSlot.values()) {
            if (slot.names().contains(name)) {
                return slot;
            }
        }
        throw new IllegalArgumentException("There is no measurement " + name + " here.");
    }

    private static int middle(List<Double> quantiles) {
        int middle = 0;
        for (int i = 1; i < quantiles.size(); i++) {
            middle = Math.abs(quantiles.get(i) - 0.5) < Math.abs(quantiles.get(middle) - 0.5) ? i : middle;
        }
        return middle;
    }

    /** Scores what this report is the truth of, and puts it down for the next step. */
    void report(
            LearnedModels models,
            NearForecaster near,
            int cell,
            String cellId,
            long startNanos,
            long granularityMillis,
            double[] values,
            int mask) {
        if (waits[cell] || count == BATCH) {
            step(near);
        }
        long period = granularityMillis * NANOS_PER_MILLI;
        long end = startNanos + period;
        if (ends[cell] != FilterBank.NEVER && startNanos - ends[cell] > FARTHEST_PERIODS * period) {
            model.forget(cell);
            awaited.forget(cell);
        }
        ends[cell] = end;
        double truth = (mask & target.bit()) == 0 ? Double.NaN : values[target.index()];
        for (int h = 0; h < horizonsMillis.length; h++) {
            int first = awaited.first(cell, h);
            for (int at = first; at < first + awaited.depth(); at++) {
                if (awaited.isDue(at, end, period) && !Double.isNaN(truth)) {
                    awaited.simpleErrors(at, truth, simple);
                    models.score(modelId, cellId, horizonsMillis[h], end, awaited.error(at, truth), simple);
                }
            }
        }
        for (int i = 0; i < inputs.length; i++) {
            rows[count * inputs.length + i] = (mask & 1 << inputs[i]) == 0 ? Float.NaN : (float) values[inputs[i]];
        }
        cells[count++] = cell;
        waits[cell] = true;
    }

    /** Moves the cells on that have reported since. */
    void step(NearForecaster near) {
        if (count == 0) {
            return;
        }
        model.step(cells, count, rows);
        for (int i = 0; i < count; i++) {
            int cell = cells[i];
            waits[cell] = false;
            for (int h = 0; h < horizonsMillis.length; h++) {
                int at = awaited.place(cell, h, ends[cell], horizonsMillis[h] * NANOS_PER_MILLI);
                if (at >= 0) {
                    long truthEnd = near.members(cell, target, horizonsMillis[h], simple);
                    // Who has nothing to say of this horizon, or not yet, is taken for one that says the newest value.
                    for (int j = 0; j < simple.length; j++) {
                        simple[j] = Double.isNaN(simple[j]) ? simple[NEWEST] : simple[j];
                    }
                    if (truthEnd != FilterBank.NEVER) {
                        awaited.keep(at, truthEnd, median(cell, h), simple);
                    }
                }
            }
        }
        count = 0;
    }

    private double median(int cell, int horizon) {
        return model.forecast(cell, horizon, middle);
    }

    /** Index of a horizon, -1 when the model does not forecast it. */
    int horizon(long horizonMillis) {
        for (int h = 0; h < horizonsMillis.length; h++) {
            if (horizonsMillis[h] == horizonMillis) {
                return h;
            }
        }
        return -1;
    }

    /** The middle of the newest forecast; no number before the first report. */
    double newest(int cell, int horizon) {
        return model.steps(cell) == 0 ? Double.NaN : median(cell, horizon);
    }
}
