package io.rantwin.planner.figures;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.Map;

/** Figures of one scrape, by name. For one thread. */
final class Families {
    private static final String PREFIX = "rantwin_planner_";

    private final Map<String, GaugeSnapshot.Builder> gauges = new LinkedHashMap<>();
    private final Map<String, CounterSnapshot.Builder> counters = new LinkedHashMap<>();

    /**
     * A figure that goes up and down.
     *
     * @param name without the prefix of all
     * @param help of the first one of this name counts
     * @param labels names and values in turn
     */
    void gauge(String name, String help, double value, String... labels) {
        gauges.computeIfAbsent(
                        name, key -> GaugeSnapshot.builder().name(PREFIX + key).help(help))
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(value)
                        .labels(Labels.of(labels))
                        .build());
    }

    /** The same of a count. */
    void gauge(String name, String help, long value, String... labels) {
        gauge(name, help, (double) value, labels);
    }

    /** 1 or 0. */
    void flag(String name, String help, boolean isSo, String... labels) {
        gauge(name, help, isSo ? 1L : 0L, labels);
    }

    /** A figure that only grows; its name gets {@code _total} behind it. */
    void counter(String name, String help, long value, String... labels) {
        counters.computeIfAbsent(
                        name,
                        key -> CounterSnapshot.builder().name(PREFIX + key).help(help))
                .dataPoint(CounterDataPointSnapshot.builder()
                        .value((double) value)
                        .labels(Labels.of(labels))
                        .build());
    }

    /** All of them. */
    MetricSnapshots done() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        gauges.values().forEach(each -> all.metricSnapshot(each.build()));
        counters.values().forEach(each -> all.metricSnapshot(each.build()));
        return all.build();
    }
}
