package io.rantwin.planner.plan;

import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Series;
import io.rantwin.planner.history.SeriesSummary;
import io.rantwin.twin.whatif.Kpi;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Loads of a day as the history has them: the mean of each period over the days that are there, and how far days were apart.
 *
 * @param fromMillis network time
 * @param untilMillis end, not included
 * @param beginsAtMillis some time at which a day begins
 * @param dayMillis length of a day
 * @param periods of a day
 */
public record HistoryLoads(long fromMillis, long untilMillis, long beginsAtMillis, long dayMillis, int periods) {
    private static final double LEAST_DEVIATION = 0.05;
    private static final double MOST_DEVIATION = 3;
    private static final double PERCENT = 100;

    /** Periods between which enough days lie to tell how far they are apart. */
    private static final int DAYS = 3;

    /**
     * The profile of some cells.
     *
     * @throws PlanException when a period of a cell has no row
     */
    public LoadProfile profile(HistoryStore store, Collection<String> cellIds) throws PlanException {
        try {
            Map<String, Long> finest = new LinkedHashMap<>();
            for (SeriesSummary each : store.list()) {
                if (each.granularityMillis() <= dayMillis / periods) {
                    finest.merge(each.cellId(), each.granularityMillis(), Math::max);
                }
            }
            Map<String, double[]> loads = new LinkedHashMap<>();
            Map<String, double[]> traffic = new LinkedHashMap<>();
            Map<String, double[]> deviation = new LinkedHashMap<>();
            for (String cell : cellIds) {
                Long granularity = finest.get(cell);
                if (granularity == null) {
                    throw new PlanException("The history has no rows of cell " + cell
                            + " that are as short as a period of " + dayMillis / periods / 1000 + " s.");
                }
                Series rows =
                        store.read(cell, granularity, fromMillis, untilMillis, List.of(Kpi.PRB_LOAD.measurement()));
                double[][] columns = columns(cell, rows);
                loads.put(cell, columns[0]);
                deviation.put(cell, columns[1]);
                double[] untold = new double[periods];
                Arrays.fill(untold, Double.NaN);
                traffic.put(cell, untold);
            }
            return new LoadProfile(periods, loads, traffic, deviation);
        } catch (HistoryException failed) {
            throw new PlanException("The history cannot be read: " + failed.getMessage(), failed);
        }
    }

    // Mean of each period of each day first: a day with more rows than another counts as much.
    private double[][] columns(String cell, Series rows) throws PlanException {
        long length = dayMillis / periods;
        Map<Long, double[]> sums = new LinkedHashMap<>();
        for (int r = 0; r < rows.rows(); r++) {
            double load = rows.values()[0][r];
            if (!Double.isNaN(load)) {
                double[] sum = sums.computeIfAbsent(
                        Math.floorDiv(rows.timeMillis()[r] - beginsAtMillis, length), _ -> new double[2]);
                sum[0] += load / PERCENT;
                sum[1]++;
            }
        }
        double[] mean = new double[periods];
        double[] deviation = new double[periods];
        for (int t = 0; t < periods; t++) {
            int period = t;
            double[] days = sums.entrySet().stream()
                    .filter(each -> Math.floorMod(each.getKey(), periods) == period)
                    .mapToDouble(each -> each.getValue()[0] / each.getValue()[1])
                    .toArray();
            if (days.length == 0) {
                throw new PlanException(
                        "The history has no load of cell " + cell + " in period " + t + " of a day, between "
                                + java.time.Instant.ofEpochMilli(fromMillis) + " and "
                                + java.time.Instant.ofEpochMilli(untilMillis) + "; a plan needs all " + periods + ".");
            }
            mean[t] = Math.clamp(Arrays.stream(days).average().orElse(0), 0, 1);
            deviation[t] = deviation(days, mean[t]);
        }
        return new double[][] {mean, deviation};
    }

    private static double deviation(double[] days, double mean) {
        if (days.length < DAYS || mean <= 0) {
            return LoadProfile.USUAL_DEVIATION;
        }
        double squares = IntStream.range(0, days.length)
                .mapToDouble(d -> (days[d] - mean) * (days[d] - mean))
                .sum();
        return Math.clamp(Math.sqrt(squares / (days.length - 1)) / mean, LEAST_DEVIATION, MOST_DEVIATION);
    }
}
