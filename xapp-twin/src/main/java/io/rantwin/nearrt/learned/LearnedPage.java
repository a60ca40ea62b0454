package io.rantwin.nearrt.learned;

import io.rantwin.nearrt.model.ModelRegistry.Running;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.forecast.NearForecaster;
import io.rantwin.twin.learned.Kernel;
import io.rantwin.twin.learned.Kernels;
import io.rantwin.twin.learned.WeightsException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The learned models of a page of cells, one step for each report; steps of several cells are taken together when the loop has time or
 * enough of them wait. Not thread-safe: the shard's.
 */
public final class LearnedPage {
    private final NearForecaster near;
    private final int size;
    private LearnedModels models = LearnedModels.NONE;
    private List<Running> known = List.of();
    private List<ModelCells> running = List.of();
    private @Nullable Kernel kernel;

    /** What an active model says. */
    public record Spoken(String modelId, double median) {}

    /**
     * Runs no model yet.
     *
     * @param near forecasts of the same cells, with whose members models are compared
     */
    public LearnedPage(NearForecaster near, int cells) {
        this.near = near;
        size = cells;
    }

    /** Takes the newest report of a cell, after {@link NearForecaster#observe}; values and mask by {@link MeasurementSlot#index()}. */
    public void report(
            LearnedModels current,
            int cell,
            String cellId,
            long startNanos,
            long granularityMillis,
            double[] values,
            int mask) {
        models = current;
        List<Running> now = current.running();
        if (!now.equals(known)) {
            change(now);
        }
        for (ModelCells each : running) {
            each.report(current, near, cell, cellId, startNanos, granularityMillis, values, mask);
        }
    }

    private void change(List<Running> now) {
        List<ModelCells> next = new ArrayList<>();
        for (Running each : now) {
            ModelCells before = running.stream()
                    .filter(old -> old.modelId.equals(each.modelId()))
                    .findFirst()
                    .orElse(null);
            if (before != null) {
                next.add(before);
                continue;
            }
            try {
                Kernel loops = kernel == null ? Kernels.best() : kernel;
                kernel = loops;
                next.add(new ModelCells(each, size, loops));
            } catch (WeightsException e) {
                throw new IllegalStateException("Model " + each.modelId() + " passed the check and does not run.", e);
            }
        }
        known = now;
        running = next;
    }

    /** Moves the models on by all reports that wait. */
    public void step() {
        for (ModelCells each : running) {
            each.step(near);
        }
    }

    /** What an active model of this measurement and horizon says; null without one. */
    public @Nullable Spoken active(int cell, String cellId, MeasurementSlot kpi, long horizonMillis) {
        for (int i = running.size() - 1; i >= 0; i--) {
            ModelCells each = running.get(i);
            int horizon = each.target == kpi ? each.horizon(horizonMillis) : -1;
            if (horizon >= 0 && models.isActive(each.modelId, cellId, horizonMillis)) {
                each.step(near);
                double median = each.newest(cell, horizon);
                if (Double.isFinite(median)) {
                    return new Spoken(each.modelId, median);
                }
            }
        }
        return null;
    }
}
