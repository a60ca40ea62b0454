package io.rantwin.planner.study.energy.network;

import io.rantwin.planner.gate.DemandProfile;
import io.rantwin.planner.plan.LoadProfile;
import io.rantwin.planner.testbed.PmPeriods;
import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.whatif.PowerDraw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What days without sleep have taught: loads by hour with what they were off by, the luck of single reports, and what cells take.
 *
 * @param profile loads by hour
 * @param luckPoints deviation of a report's load from its hour's, in points, mean over cells
 * @param wattLuck the same of the network's power, as a share
 * @param meanLoad of all cells, fraction
 * @param idleWatts by cell, at no load
 * @param slopeWatts by cell, from no load to all PRBs
 */
record Learned(
        LoadProfile profile,
        double luckPoints,
        double wattLuck,
        double meanLoad,
        double[] idleWatts,
        double[] slopeWatts) {
    private static final int HOURS = 24;
    private static final double LEAST_DEVIATION = 0.1;
    private static final double MOST_DEVIATION = 1.0;
    private static final double LEAST_LOAD = 0.01;

    /**
     * From periods of whole days.
     *
     * @param ids of cells in the order of the periods' figures
     * @param groups cells of one kind share one line of power
     */
    static Learned of(
            List<PmPeriods.Period> periods, List<String> ids, int[] groups, long startMillis, long dayMillis) {
        int n = ids.size();
        Map<String, double[]> loads = new LinkedHashMap<>();
        Map<String, double[]> traffic = new LinkedHashMap<>();
        Map<String, double[]> deviation = new LinkedHashMap<>();
        double days = deviationOfDays(periods, n, startMillis, dayMillis);
        double luck = 0;
        double all = 0;
        for (int c = 0; c < n; c++) {
            double[] load = new double[HOURS];
            double[] bits = new double[HOURS];
            double[] off = new double[HOURS];
            Arrays.fill(off, days);
            for (int hour = 0; hour < HOURS; hour++) {
                Map<Long, List<Double>> byDay = new LinkedHashMap<>();
                double sum = 0;
                double rate = 0;
                int count = 0;
                for (PmPeriods.Period each : periods) {
                    long at = each.beginMillis - startMillis;
                    if ((int) (at % dayMillis * HOURS / dayMillis) == hour) {
                        byDay.computeIfAbsent(at / dayMillis, _ -> new ArrayList<>())
                                .add(each.loadPercent[c] / 100);
                        sum += each.loadPercent[c] / 100;
                        rate += each.kilobits[c] * 1e3;
                        count++;
                    }
                }
                load[hour] = Math.max(LEAST_LOAD / 2, sum / Math.max(1, count));
                bits[hour] = rate / Math.max(1, count);
                double within = 0;
                int reports = 0;
                for (List<Double> day : byDay.values()) {
                    double mean = day.stream().mapToDouble(x -> x).average().orElse(0);
                    for (double x : day) {
                        within += (x - mean) * (x - mean);
                        reports++;
                    }
                }
                luck += within / Math.max(1, reports - byDay.size());
                all += load[hour];
            }
            loads.put(ids.get(c), load);
            traffic.put(ids.get(c), positive(bits));
            deviation.put(ids.get(c), off);
        }
        double[] idle = new double[n];
        double[] slope = new double[n];
        power(periods, groups, idle, slope);
        return new Learned(
                new LoadProfile(HOURS, loads, traffic, deviation),
                100 * Math.sqrt(luck / n / HOURS),
                wattLuck(periods, startMillis, dayMillis),
                all / n / HOURS,
                idle,
                slope);
    }

    // What whole days of a cell differ by, as a share, over all cells. A profile takes 70 % of its variance as that of
    // whole days. What
    // single hours differ by is the luck of some users in a squeezed day, which the watch allows for.
    private static double deviationOfDays(List<PmPeriods.Period> periods, int cells, long startMillis, long dayMillis) {
        Map<Long, double[]> means = new LinkedHashMap<>();
        for (PmPeriods.Period each : periods) {
            double[] sum =
                    means.computeIfAbsent((each.beginMillis - startMillis) / dayMillis, _ -> new double[cells + 1]);
            for (int c = 0; c < cells; c++) {
                sum[c] += each.loadPercent[c] / 100;
            }
            sum[cells]++;
        }
        if (means.size() < 2) {
            return LoadProfile.USUAL_DEVIATION;
        }
        double off = 0;
        double all = 0;
        for (int c = 0; c < cells; c++) {
            int cell = c;
            double mean = means.values().stream()
                    .mapToDouble(sum -> sum[cell] / sum[cells])
                    .average()
                    .orElse(0);
            for (double[] sum : means.values()) {
                off += (sum[c] / sum[cells] - mean) * (sum[c] / sum[cells] - mean) / (means.size() - 1);
            }
            all += mean * mean;
        }
        double ofDays = DemandProfile.COMMON + DemandProfile.OF_CELL;
        return all > 0 ? Math.clamp(Math.sqrt(off / all / ofDays), LEAST_DEVIATION, MOST_DEVIATION) : LEAST_DEVIATION;
    }

    // A cell that nobody used has the traffic that its load explains.
    private static double[] positive(double[] bits) {
        double sum = 0;
        for (double each : bits) {
            sum += each;
        }
        double[] told = bits.clone();
        for (int t = 0; t < told.length; t++) {
            told[t] = sum > 0 ? Math.max(told[t], 1) : Double.NaN;
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
