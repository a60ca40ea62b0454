package io.rantwin.planner.study.energy.network;

import io.rantwin.planner.gate.WatchSettings;
import io.rantwin.planner.plan.LoadProfile;
import io.rantwin.planner.testbed.PmPeriods;
import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.whatif.PowerDraw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What days without sleep have taught: loads by hour with what they were off by, the luck of single reports, and what cells take.
 *
 * @param profile loads by hour
 * @param windowLuck by cell: variance of the mean load over a window of enforcement, over the load of that hour
 * @param luckPoints deviation of a report's load from what was to be expected, in points, mean over cells; the luck of an hour counts as
 *     often as it has reports, since they share it
 * @param luckInCommon share of its variance that all cells have in common, by how much of it is left in their mean
 * @param wattLuck the same of the network's power, as a share
 * @param meanLoad of all cells, fraction
 * @param coverage by cell, {@link HourLoads#coverage}; empty where days are too few to tell
 * @param idleWatts by cell, at no load
 * @param slopeWatts by cell, from no load to all PRBs
 */
record Learned(
        LoadProfile profile,
        double[] windowLuck,
        double luckPoints,
        double luckInCommon,
        double wattLuck,
        double meanLoad,
        Map<String, Double> coverage,
        double[] idleWatts,
        double[] slopeWatts) {
    private static final int HOURS = HourLoads.HOURS;
    private static final double LEAST_DEVIATION = 0.1;
    private static final double MOST_DEVIATION = 1.0;
    private static final double LEAST_LOAD = 0.005;

    /**
     * From periods of whole days.
     *
     * @param ids of cells in the order of the periods' figures
     * @param groups cells of one kind share one line of power
     * @param windowMillis over which enforcement takes its means
     */
    static Learned of(
            List<PmPeriods.Period> periods,
            List<String> ids,
            int[] groups,
            long startMillis,
            long dayMillis,
            long windowMillis) {
        int n = ids.size();
        HourLoads hours = HourLoads.of(periods, groups, startMillis, dayMillis);
        HourLoads.Expected expected = hours.days() > 1 ? hours.expected() : null;
        Map<String, double[]> loads = new LinkedHashMap<>();
        Map<String, double[]> traffic = new LinkedHashMap<>();
        Map<String, double[]> deviation = new LinkedHashMap<>();
        Map<String, Double> covered = new LinkedHashMap<>();
        double[] coverage = hours.coverage();
        double luck = 0;
        double all = 0;
        for (int c = 0; c < n; c++) {
            double[] load = new double[HOURS];
            double[] off = new double[HOURS];
            for (int hour = 0; hour < HOURS; hour++) {
                load[hour] =
                        expected == null ? Math.max(LEAST_LOAD, hours.load()[0][c][hour]) : expected.mean()[c][hour];
                off[hour] = expected == null
                        ? LoadProfile.USUAL_DEVIATION
                        : Math.clamp(expected.relativeDeviationOfDemand(c, hour), LEAST_DEVIATION, MOST_DEVIATION);
                all += load[hour];
            }
            luck += luck(periods, c, hours, expected, startMillis, dayMillis);
            loads.put(ids.get(c), load);
            traffic.put(ids.get(c), bits(periods, c, load));
            deviation.put(ids.get(c), off);
            if (!Double.isNaN(coverage[c])) {
                covered.put(ids.get(c), coverage[c]);
            }
        }
        double[] idle = new double[n];
        double[] slope = new double[n];
        power(periods, groups, idle, slope);
        return new Learned(
                new LoadProfile(HOURS, loads, traffic, deviation),
                windowLuck(periods, groups, loads.values().stream().toList(), startMillis, dayMillis, windowMillis),
                100 * Math.sqrt(luck / n),
                WatchSettings.luckInCommon(luck / n, luckOfMean(periods, n, startMillis, dayMillis), n),
                wattLuck(periods, startMillis, dayMillis),
                all / n / HOURS,
                covered,
                idle,
                slope);
    }

    // Variance of a report's load: within its hour, and the luck of the hour as often as it has reports, since they
    // share it.
    private static double luck(
            List<PmPeriods.Period> periods,
            int cell,
            HourLoads hours,
            HourLoads.@Nullable Expected expected,
            long startMillis,
            long dayMillis) {
        double perHour = (double) periods.size() / hours.days() / HOURS;
        double ofHours = expected == null
                ? 0
                : expected.luck()[cell]
                        * Arrays.stream(expected.mean()[cell]).average().orElse(0);
        return luckWithinHours(periods, cell, hours, startMillis, dayMillis) + perHour * ofHours;
    }

    // The same of the mean load of all cells, as if it were one cell's.
    private static double luckOfMean(List<PmPeriods.Period> periods, int cells, long startMillis, long dayMillis) {
        List<PmPeriods.Period> means = new ArrayList<>();
        for (PmPeriods.Period each : periods) {
            PmPeriods.Period mean = new PmPeriods.Period(each.beginMillis, 1);
            mean.loadPercent[0] = Arrays.stream(each.loadPercent).sum() / cells;
            means.add(mean);
        }
        HourLoads hours = HourLoads.of(means, new int[1], startMillis, dayMillis);
        return luck(means, 0, hours, hours.days() > 1 ? hours.expected() : null, startMillis, dayMillis);
    }

    // Variance of single reports around the mean of their hour.
    private static double luckWithinHours(
            List<PmPeriods.Period> periods, int cell, HourLoads hours, long startMillis, long dayMillis) {
        double sum = 0;
        for (PmPeriods.Period each : periods) {
            long at = each.beginMillis - startMillis;
            int hour = (int) (at % dayMillis * HOURS / dayMillis);
            double off = each.loadPercent[cell] / 100 - hours.load()[(int) (at / dayMillis)][cell][hour];
            sum += off * off;
        }
        double perHour = (double) periods.size() / hours.days() / HOURS;
        return sum / periods.size() * perHour / Math.max(1, perHour - 1);
    }

    // How unlike the mean of their hour stretches as long as a window are. The same session takes more of a narrow
    // carrier, so it is
    // learned by layer; what whole days differ by is a small part of it.
    private static double[] windowLuck(
            List<PmPeriods.Period> periods,
            int[] groups,
            List<double[]> mean,
            long startMillis,
            long dayMillis,
            long windowMillis) {
        long reportMillis = periods.size() < 2 ? windowMillis : periods.get(1).beginMillis - periods.get(0).beginMillis;
        int length = (int) Math.max(1, windowMillis / Math.max(1, reportMillis));
        double[] luck = new double[groups.length];
        for (int group : Arrays.stream(groups).distinct().toArray()) {
            double squares = 0;
            double all = 0;
            for (int first = 0; first + length <= periods.size(); first += length) {
                int hour = (int) ((periods.get(first).beginMillis - startMillis) % dayMillis * HOURS / dayMillis);
                for (int c = 0; c < groups.length; c++) {
                    if (groups[c] == group) {
                        double seen = 0;
                        for (int each = first; each < first + length; each++) {
                            seen += periods.get(each).loadPercent[c] / 100 / length;
                        }
                        double usual = mean.get(c)[hour];
                        squares += (seen - usual) * (seen - usual);
                        all += usual;
                    }
                }
            }
            for (int c = 0; c < groups.length; c++) {
                luck[c] = groups[c] == group && all > 0 ? squares / all : luck[c];
            }
        }
        return luck;
    }

    // What a cell's load carries, by all that it carried; NaN of a cell that nobody used.
    private static double[] bits(List<PmPeriods.Period> periods, int cell, double[] load) {
        double bits = 0;
        double prbs = 0;
        for (PmPeriods.Period each : periods) {
            bits += each.kilobits[cell] * 1e3;
            prbs += each.loadPercent[cell] / 100;
        }
        double[] told = new double[load.length];
        for (int t = 0; t < told.length; t++) {
            told[t] = bits > 0 && prbs > 0 ? load[t] * bits / prbs : Double.NaN;
        }
        return told;
    }

    private static double wattLuck(List<PmPeriods.Period> periods, long startMillis, long dayMillis) {
        double[] sum = new double[HOURS];
        double[] squares = new double[HOURS];
        int[] count = new int[HOURS];
        for (PmPeriods.Period each : periods) {
            int hour = (int) ((each.beginMillis - startMillis) % dayMillis * HOURS / dayMillis);
            double watts = 0;
            for (double one : each.watts) {
                watts += one;
            }
            sum[hour] += watts;
            squares[hour] += watts * watts;
            count[hour]++;
        }
        double luck = 0;
        int hours = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            if (count[hour] > 1) {
                double mean = sum[hour] / count[hour];
                luck += Math.max(0, squares[hour] / count[hour] / mean / mean - 1);
                hours++;
            }
        }
        return hours == 0 ? 0.05 : Math.max(0.01, Math.sqrt(luck / hours));
    }

    private static void power(List<PmPeriods.Period> periods, int[] groups, double[] idle, double[] slope) {
        for (int c = 0; c < groups.length; c++) {
            double n = 0;
            double x = 0;
            double y = 0;
            double xx = 0;
            double xy = 0;
            for (PmPeriods.Period each : periods) {
                for (int other = 0; other < groups.length; other++) {
                    if (groups[other] == groups[c]) {
                        double load = each.loadPercent[other] / 100;
                        n++;
                        x += load;
                        y += each.watts[other];
                        xx += load * load;
                        xy += load * each.watts[other];
                    }
                }
            }
            double spread = n * xx - x * x;
            slope[c] = spread > 0 ? Math.max(0, (n * xy - x * y) / spread) : 0;
            idle[c] = (y - slope[c] * x) / n;
        }
    }

    /** Powers as measured; of a cell that sleeps, the given share of its power at full load. */
    PowerDraw power(double sleepShare, double[] fullDbm) {
        return (cell, load, powerDbm, serving) -> serving
                ? idleWatts[cell]
                        + slopeWatts[cell]
                                * Math.clamp(load, 0, 1)
                                * Math.min(1, PortableMath.ratio(powerDbm - fullDbm[cell]))
                : sleepShare * (idleWatts[cell] + slopeWatts[cell]);
    }
}
