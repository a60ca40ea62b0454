package io.rantwin.twin.bench;

import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.MeasurementSlot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same work as written first: an object for each cell, measurement and horizon, boxed values, members in a map, weights from
 * mean errors, interval ends from the sorted last errors, the filter's whole prediction for each.
 */
final class NaiveNearForecaster {
    private static final int WINDOW = 100;
    private static final int KPIS = 5;
    private static final int SLOTS = MeasurementSlot.COUNT;
    private static final double[] LEVELS = {0.05, 0.1, 0.5, 0.9, 0.95};
    private static final long SECOND = 1_000_000_000L;

    private final FilterBank bank;
    private final List<Long> horizonsMillis;
    private final List<Series> series = new ArrayList<>();
    private long newestSecond;

    private static final class Series {
        final int cell;
        final int kpi;
        final long horizonMillis;
        final Deque<Double> past = new ArrayDeque<>();
        final Deque<Double> errors = new ArrayDeque<>();
        final Map<String, Double> losses = new HashMap<>();
        Map<String, Double> members = Map.of();
        double median = Double.NaN;

        Series(int cell, int kpi, long horizonMillis) {
            this.cell = cell;
            this.kpi = kpi;
            this.horizonMillis = horizonMillis;
        }
    }

    NaiveNearForecaster(FilterBank bank, List<Long> horizonsMillis) {
        this.bank = bank;
        this.horizonsMillis = horizonsMillis;
        for (int cell = 0; cell < bank.cells(); cell++) {
            for (int kpi = 0; kpi < KPIS; kpi++) {
                for (long horizon : this.horizonsMillis) {
                    series.add(new Series(cell, kpi, horizon));
                }
            }
        }
    }

    // Errors of the forecast before stand for those of the horizon: the reference is about time, not skill.
    void round(long second, double[] values) {
        newestSecond = second;
        for (int cell = 0; cell < bank.cells(); cell++) {
            bank.update(cell, second * SECOND, 1000, values, cell * SLOTS, MeasurementSlot.ALL);
        }
        for (Series each : series) {
            double truth = values[each.cell * SLOTS + each.kpi];
            if (!Double.isNaN(each.median)) {
                add(each.errors, truth - each.median);
                each.members.forEach((name, said) -> each.losses.merge(name, Math.abs(said - truth), Double::sum));
            }
            add(each.past, truth);
        }
        forecastAll();
    }

    private static void add(Deque<Double> window, double value) {
        window.addLast(value);
        if (window.size() > WINDOW) {
            window.removeFirst();
        }
    }

    double forecastAll() {
        double sum = 0;
        for (Series each : series) {
            sum += forecast(each).get(2);
        }
        return sum;
    }

    private List<Double> forecast(Series each) {
        double[] mean = new double[SLOTS];
        double[] variance = new double[SLOTS];
        bank.predict(each.cell, newestSecond * SECOND + each.horizonMillis * 1_000_000, 1000, mean, variance, 0);
        Map<String, Double> members = new HashMap<>();
        members.put("persistence", each.past.getLast());
        members.put("mean of seconds", mean(each.past, 5));
        members.put("mean of minutes", mean(each.past, WINDOW));
        members.put("median of minutes", each.past.stream().sorted().toList().get(each.past.size() / 2));
        members.put("filter", mean[each.kpi]);
        double total = 0;
        double mixed = 0;
        for (Map.Entry<String, Double> member : members.entrySet()) {
            double weight = 1 / (1e-9 + each.losses.getOrDefault(member.getKey(), 1.0));
            total += weight;
            mixed += weight * member.getValue();
        }
        each.members = members;
        each.median = mixed / total;
        List<Double> sorted = each.errors.stream().sorted().toList();
        List<Double> quantiles = new ArrayList<>();
        for (double level : LEVELS) {
            double off = sorted.isEmpty() || level == 0.5 ? 0 : sorted.get((int) (level * (sorted.size() - 1)));
            quantiles.add(Math.max(0, each.median + off));
        }
        return quantiles;
    }

    private static double mean(Deque<Double> past, int count) {
        return past.stream()
                .skip(Math.max(0, past.size() - count))
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }
}
