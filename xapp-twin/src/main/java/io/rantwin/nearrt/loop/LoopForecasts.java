package io.rantwin.nearrt.loop;

import io.rantwin.nearrt.learned.LearnedPage;
import io.rantwin.nearrt.live.CellForecast;
import io.rantwin.nearrt.live.LiveForecasts;
import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.forecast.NearForecaster;
import io.rantwin.twin.forecast.NearMember;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts from the state that the loop keeps warm, read on the cell's shard. Between the horizons and quantiles that are kept,
 * values are interpolated: linearly in time, and in the scale of the normal distribution.
 */
final class LoopForecasts implements LiveForecasts {
    private static final int Q = NearForecaster.PROBABILITIES.size();
    private static final int MEDIAN = Q / 2;
    private static final double FULL_PERCENT = 100;

    private final TwinLoop loop;
    private final List<String> units;
    private final double[] knots;
    private final NormalDistribution normal = new NormalDistribution(null, 0, 1);

    LoopForecasts(TwinLoop loop, List<String> units) {
        this.loop = loop;
        this.units = units;
        knots = NearForecaster.PROBABILITIES.stream()
                .mapToDouble(normal::inverseCumulativeProbability)
                .toArray();
    }

    @Override
    public List<String> kpis() {
        return NearForecaster.KPIS.stream().map(slot -> slot.names().getFirst()).toList();
    }

    @Override
    public List<CellForecast> forecast(
            String cellId, List<String> kpis, List<Long> horizonsMillis, List<Double> probabilities) {
        List<CellForecast> found = loop.onShard(cellId, cell -> onShard(cell, kpis, horizonsMillis, probabilities));
        return found == null ? List.of() : found;
    }

    private List<CellForecast> onShard(
            LiveCell cell, List<String> kpis, List<Long> horizonsMillis, List<Double> probabilities) {
        CellPage page = cell.page;
        if (page == null || page.forecaster.originNanos(cell.place) == FilterBank.NEVER) {
            return List.of();
        }
        List<CellForecast> lines = new ArrayList<>();
        for (MeasurementSlot kpi : NearForecaster.KPIS) {
            if (kpis.isEmpty() || kpis.contains(kpi.names().getFirst())) {
                for (long horizon : horizonsMillis) {
                    CellForecast line = line(cell, page, kpi, horizon, probabilities);
                    if (line != null) {
                        lines.add(line);
                    }
                }
            }
        }
        return lines;
    }

    private @Nullable CellForecast line(
            LiveCell cell, CellPage page, MeasurementSlot kpi, long horizonMillis, List<Double> probabilities) {
        NearForecaster forecaster = page.forecaster;
        List<Long> kept = CellPage.HORIZONS_MILLIS;
        int after = 0;
        while (after < kept.size() - 1 && kept.get(after) < horizonMillis) {
            after++;
        }
        int before =
                kept.get(after) >= horizonMillis && after > 0 && kept.get(after) != horizonMillis ? after - 1 : after;
        double[] low = new double[Q];
        double[] high = new double[Q];
        if (!forecaster.quantiles(cell.place, kpi, before, low, 0)
                || !forecaster.quantiles(cell.place, kpi, after, high, 0)) {
            return null;
        }
        double share = before == after
                ? 0
                : (double) (horizonMillis - kept.get(before)) / (kept.get(after) - kept.get(before));
        for (int q = 0; q < Q; q++) {
            low[q] += share * (high[q] - low[q]);
        }
        int nearest = share < 0.5 ? before : after;
        List<CellForecast.Weight> members = new ArrayList<>();
        LearnedPage.Spoken learned = page.learned.active(cell.place, cell.cellId, kpi, horizonMillis);
        if (learned == null) {
            for (NearMember member : NearMember.values()) {
                double weight = forecaster.weight(cell.place, kpi, nearest, member);
                if (weight > 0) {
                    members.add(new CellForecast.Weight(member.text(), weight));
                }
            }
            members.sort(Comparator.comparingDouble(CellForecast.Weight::weight).reversed());
        } else {
            // The model's middle, with the reach of intervals that follow their own misses.
            double shift = learned.median() - low[MEDIAN];
            for (int q = 0; q < Q; q++) {
                low[q] += shift;
            }
            members.add(new CellForecast.Weight(learned.modelId(), 1));
        }
        double most = kpi == MeasurementSlot.PRB_TOT_DL ? FULL_PERCENT : Double.MAX_VALUE;
        List<Double> values = probabilities.stream()
                .map(probability -> Math.clamp(at(low, probability), 0, most))
                .toList();
        double coverage = forecaster.runningCoverage90(cell.place, kpi, nearest);
        return new CellForecast(
                cell.cellId,
                kpi.names().getFirst(),
                units.get(kpi.index()),
                forecaster.originNanos(cell.place),
                horizonMillis,
                probabilities,
                values,
                forecaster.newest(cell.place, kpi),
                Double.isNaN(coverage) ? -1 : coverage,
                members);
    }

    private double at(double[] quantiles, double probability) {
        double z = normal.inverseCumulativeProbability(probability);
        int right = 1;
        while (right < Q - 1 && knots[right] < z) {
            right++;
        }
        double slope = (quantiles[right] - quantiles[right - 1]) / (knots[right] - knots[right - 1]);
        // Beyond the outer quantiles the slope between them and the median is steadier than that of the last piece.
        if (z < knots[0]) {
            slope = (quantiles[MEDIAN] - quantiles[0]) / (knots[MEDIAN] - knots[0]);
            return quantiles[0] + slope * (z - knots[0]);
        }
        if (z > knots[Q - 1]) {
            slope = (quantiles[Q - 1] - quantiles[MEDIAN]) / (knots[Q - 1] - knots[MEDIAN]);
            return quantiles[Q - 1] + slope * (z - knots[Q - 1]);
        }
        return quantiles[right - 1] + slope * (z - knots[right - 1]);
    }
}
