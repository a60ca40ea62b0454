package io.rantwin.planner.plan;

import io.rantwin.planner.gate.WatchSettings;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.twin.whatif.Kpi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How far single reports lay from the means of their periods in a history: what a watch has to allow for, since no belief foresees it.
 *
 * <p>A watch takes the luck of reports for independent. Sessions go on from one report to the next, so it is not: of {@link #IN_A_ROW} reports
 * in a row the mean varies by more than that share of a report's variance. As a sum of such lucks is what counts, each is taken for as
 * much as would make independent ones vary so: the greater of the variance and {@code IN_A_ROW} times that of the means in a row.
 *
 * @param loadPoints deviation of a cell's load, mean of the cells' variances [points]
 * @param inCommon share of that variance that all cells have in common, 0..1; the usual one where too few reports are there of all
 * @param wattShare deviation of the power of all cells together, as a share of it; NaN where not all tell it
 */
public record ReportLuck(double loadPoints, double inCommon, double wattShare) {
    private static final int IN_A_ROW = 4;

    /** Fewer reports tell little of how far they are apart. */
    private static final int LEAST_REPORTS = 24;

    private static final double ENOUGH = 0.8;

    /**
     * What the history of some cells has.
     *
     * @param loads from where to where, and into what periods days fall
     * @param reportMillis length of a report, by which a period can be divided
     * @return nothing where fewer than 24 reports of each cell are there, or all are the same
     */
    public static Optional<ReportLuck> of(
            HistoryStore store, Collection<String> cellIds, HistoryLoads loads, long reportMillis)
            throws PlanException {
        List<TreeMap<Long, Double>> load = new ArrayList<>();
        List<TreeMap<Long, Double>> watts = new ArrayList<>();
        try {
            Map<String, List<Long>> granularities = store.granularities(reportMillis);
            for (String cell : cellIds) {
                long granularity =
                        granularities.getOrDefault(cell, List.of(reportMillis)).getFirst();
                var series = store.read(
                        cell,
                        granularity,
                        loads.fromMillis(),
                        loads.untilMillis(),
                        List.of(Kpi.PRB_LOAD.measurement(), Kpi.POWER.measurement()));
                double needed = ENOUGH * reportMillis / granularity;
                load.add(
                        reports(series.timeMillis(), series.values()[0], loads.beginsAtMillis(), reportMillis, needed));
                watts.add(
                        reports(series.timeMillis(), series.values()[1], loads.beginsAtMillis(), reportMillis, needed));
            }
        } catch (HistoryException failed) {
            throw new PlanException("The history cannot be read: " + failed.getMessage(), failed);
        }
        long perPeriod = loads.dayMillis() / loads.periods() / reportMillis;
        double[] variances = new double[load.size()];
        for (int c = 0; c < variances.length; c++) {
            OptionalDouble variance = variance(load.get(c), perPeriod);
            if (variance.isEmpty()) {
                return Optional.empty();
            }
            variances[c] = variance.getAsDouble();
        }
        double ofCell = Arrays.stream(variances).average().orElse(0);
        if (!(ofCell > 0)) {
            return Optional.empty();
        }
        OptionalDouble ofMean = variance(sums(load, 1.0 / load.size()), perPeriod);
        TreeMap<Long, Double> power = sums(watts, 1);
        double mean = power.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
        return Optional.of(new ReportLuck(
                Math.sqrt(ofCell),
                ofMean.isPresent()
                        ? WatchSettings.luckInCommon(ofCell, ofMean.getAsDouble(), variances.length)
                        : WatchSettings.USUAL.luckInCommon(),
                Math.sqrt(variance(power, perPeriod).orElse(Double.NaN)) / mean));
    }

    /** Settings that allow for it, and for no less than the usual ones. */
    public WatchSettings in(WatchSettings usual) {
        return usual.withLuck(loadPoints, inCommon, Double.isNaN(wattShare) ? 0 : wattShare);
    }

    // Means of the rows of each report of which enough are there, by the report's number.
    private static TreeMap<Long, Double> reports(
            long[] times, double[] column, long beginsAtMillis, long reportMillis, double needed) {
        TreeMap<Long, double[]> sums = new TreeMap<>();
        for (int r = 0; r < times.length; r++) {
            if (!Double.isNaN(column[r])) {
                double[] sum = sums.computeIfAbsent(
                        Math.floorDiv(times[r] - beginsAtMillis, reportMillis), _ -> new double[2]);
                sum[0] += column[r];
                sum[1]++;
            }
        }
        TreeMap<Long, Double> means = new TreeMap<>();
        sums.forEach((report, sum) -> {
            if (sum[1] >= needed) {
                means.put(report, sum[0] / sum[1]);
            }
        });
        return means;
    }

    // Of the reports that all cells have.
    private static TreeMap<Long, Double> sums(List<TreeMap<Long, Double>> cells, double factor) {
        TreeMap<Long, Double> sums = new TreeMap<>();
        for (long report : cells.getFirst().keySet()) {
            if (cells.stream().allMatch(cell -> cell.containsKey(report))) {
                double sum = 0;
                for (TreeMap<Long, Double> cell : cells) {
                    sum += cell.getOrDefault(report, Double.NaN);
                }
                sums.put(report, factor * sum);
            }
        }
        return sums;
    }

    private static OptionalDouble variance(TreeMap<Long, Double> reports, long perPeriod) {
        if (reports.size() < LEAST_REPORTS) {
            return OptionalDouble.empty();
        }
        TreeMap<Long, List<Double>> periods = new TreeMap<>();
        reports.forEach(
                (report, value) -> periods.computeIfAbsent(Math.floorDiv(report, perPeriod), _ -> new ArrayList<>())
                        .add(value));
        double single = around(periods.values(), 1);
        if (Double.isNaN(single)) {
            return OptionalDouble.empty();
        }
        double inARow = around(periods.values(), IN_A_ROW);
        return OptionalDouble.of(Double.isNaN(inARow) ? single : Math.max(single, IN_A_ROW * inARow));
    }

    // Variance of the means of so many values in a row around the mean of their period.
    private static double around(Collection<List<Double>> periods, int inARow) {
        double squares = 0;
        int free = 0;
        for (List<Double> values : periods) {
            double[] means = IntStream.range(0, values.size() / inARow)
                    .mapToDouble(at -> values.subList(at * inARow, (at + 1) * inARow).stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElseThrow())
                    .toArray();
            double mean = Arrays.stream(means).average().orElse(0);
            squares += Arrays.stream(means)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            free += Math.max(0, means.length - 1);
        }
        return free == 0 ? Double.NaN : squares / free;
    }
}
