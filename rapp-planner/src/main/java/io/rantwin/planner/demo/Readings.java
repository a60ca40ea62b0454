package io.rantwin.planner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.gate.WatchSettings;
import io.rantwin.planner.testbed.PmPeriods;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is read off again and again while the story goes on: for its figures and pictures. Used by one thread. */
final class Readings {
    static final String LOAD = "RRU.PrbTotDl";

    /** Predictions of a cell from which its fidelity counts. */
    private static final int ENOUGH = 2;

    private static final long FAR_MILLIS = 60_000;

    private final List<Faith> faiths = new ArrayList<>();
    private final List<PmPeriods.Period> counters = new ArrayList<>();
    private long mostMebibytes;

    /**
     * What no belief foresees of single counters: how far they lay from the mean of a stretch in which nothing was done.
     *
     * @param loadPoints deviation of a cell's load, mean of the cells
     * @param inCommon share of its variance that all cells have in common, 0..1
     * @param powerShare deviation of the network's power, as a share of it
     */
    record Luck(double loadPoints, double inCommon, double powerShare) {}

    /**
     * How true the twin was, mean over the cells that have met enough reports.
     *
     * @param at network time
     * @param cells that count
     * @param near fidelity of the load in the period that is just ending
     * @param far fidelity of the load a minute ahead; NaN while nobody has met enough
     */
    record Faith(Instant at, int cells, double near, double far) {}

    /** What a mean is taken of. */
    record Series(String kpi, long horizonMillis) implements Comparable<Series> {
        @Override
        public int compareTo(Series other) {
            int byName = kpi.compareTo(other.kpi);
            return byName != 0 ? byName : Long.compare(horizonMillis, other.horizonMillis);
        }
    }

    /** Takes counters that have come. */
    void take(List<PmPeriods.Period> fresh) {
        counters.addAll(fresh);
    }

    /** Takes what the twin says of itself. */
    void take(Instant at, List<JsonNode> fidelities) {
        Map<Series, double[]> means = means(fidelities);
        double[] far = means.get(new Series(LOAD, FAR_MILLIS));
        double[] near = means.get(new Series(LOAD, 0));
        faiths.add(new Faith(
                at,
                far == null ? 0 : (int) far[1],
                near == null ? Double.NaN : near[0],
                far == null ? Double.NaN : far[0]));
    }

    void takeMemory(long mebibytes) {
        mostMebibytes = Math.max(mostMebibytes, mebibytes);
    }

    /** Mean fidelity and number of cells, by quantity and horizon. */
    static Map<Series, double[]> means(List<JsonNode> fidelities) {
        Map<Series, double[]> sums = new TreeMap<>();
        for (JsonNode line : fidelities) {
            if (line.path("predictions").intValue() >= ENOUGH
                    && line.path("fidelity").isNumber()) {
                double[] sum = sums.computeIfAbsent(
                        new Series(
                                line.path("kpi").asText(),
                                line.path("horizonMillis").longValue()),
                        _ -> new double[2]);
                sum[0] += line.path("fidelity").doubleValue();
                sum[1]++;
            }
        }
        sums.values().forEach(sum -> sum[0] /= sum[1]);
        return sums;
    }

    List<Faith> faiths() {
        return List.copyOf(faiths);
    }

    List<PmPeriods.Period> counters() {
        return List.copyOf(counters);
    }

    /** Most memory of all processes together that was seen [MiB]. */
    long mostMebibytes() {
        return mostMebibytes;
    }

    /** Power of the network [W], mean over the periods that begin within these times; NaN when there is none. */
    double watts(Instant from, Instant until) {
        return within(from, until).mapToDouble(Readings::watts).average().orElse(Double.NaN);
    }

    /** Luck of the periods that begin within these times; NaN when there are none. */
    Luck luck(Instant from, Instant until) {
        List<PmPeriods.Period> all = within(from, until).toList();
        int cells = all.isEmpty() ? 0 : all.getFirst().loadPercent.length;
        double variance = IntStream.range(0, cells)
                .mapToDouble(cell -> variance(
                        all.stream().mapToDouble(each -> each.loadPercent[cell]).toArray()))
                .average()
                .orElse(Double.NaN);
        double watts = variance(all.stream().mapToDouble(Readings::watts).toArray());
        double ofMean = variance(all.stream()
                .mapToDouble(each -> Arrays.stream(each.loadPercent).average().orElse(Double.NaN))
                .toArray());
        return new Luck(
                Math.sqrt(variance),
                WatchSettings.luckInCommon(variance, ofMean, cells),
                Math.sqrt(watts) / watts(from, until));
    }

    private Stream<PmPeriods.Period> within(Instant from, Instant until) {
        return counters.stream()
                .filter(each -> each.beginMillis >= from.toEpochMilli() && each.beginMillis < until.toEpochMilli());
    }

    private static double watts(PmPeriods.Period period) {
        return Arrays.stream(period.watts).sum();
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }
}
