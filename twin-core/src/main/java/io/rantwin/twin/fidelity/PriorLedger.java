package io.rantwin.twin.fidelity;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps predictions until their period has been reported, for every horizon and granularity, and scores them then.
 *
 * <p>The finest granularity comes as reports; coarser ones are means (or sums) of them over whole periods of network time, scored when
 * every report of the period has come. After each report the caller asks {@link #dueStartNanos} for what to predict and hands it to
 * {@link #predict}. Nothing is allocated by a report. Not thread-safe.
 */
public final class PriorLedger {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final FidelityWindow window;
    private final long[] horizonNanos;
    private final long[] granularityNanos;
    private final boolean[] sums;
    private final int kpis;
    private final int depth;
    private final long[] targetNanos;
    private final double[] predicted;
    private final double[] persistence;
    private final double[] oracle;
    private final int[] next;
    // Running means of coarser periods, and the last whole one.
    private final long[] bucketNanos;
    private final int[] bucketReports;
    private final double[] bucketSum;
    private final double[] last;

    /**
     * @param sums whether a KPI is a sum over its period, by index; then a coarser value is the sum of the finer ones
     * @param mostPending predictions of one cell, horizon and granularity that can wait at once
     */
    public PriorLedger(FidelityWindow window, boolean[] sums, int mostPending) {
        FidelityScale scale = window.scale();
        this.window = window;
        this.sums = sums.clone();
        kpis = scale.kpis().size();
        horizonNanos = nanos(scale.horizonMillis());
        granularityNanos = nanos(scale.granularityMillis());
        depth = mostPending;
        int series = window.cells() * horizonNanos.length * granularityNanos.length;
        targetNanos = new long[series * depth];
        Arrays.fill(targetNanos, Long.MIN_VALUE);
        predicted = new double[series * depth * kpis];
        persistence = new double[series * depth * kpis];
        oracle = new double[series * depth * kpis];
        next = new int[series];
        int buckets = window.cells() * granularityNanos.length;
        bucketNanos = new long[buckets];
        Arrays.fill(bucketNanos, Long.MIN_VALUE);
        bucketReports = new int[buckets];
        bucketSum = new double[buckets * kpis];
        last = new double[buckets * kpis];
        Arrays.fill(last, Double.NaN);
    }

    private static long[] nanos(long[] millis) {
        long[] nanos = new long[millis.length];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = millis[i] * NANOS_PER_MILLI;
        }
        return nanos;
    }

    /**
     * Beginning of the period to predict now for a horizon and granularity, or {@link Long#MIN_VALUE} when none begins then: coarser
     * periods begin at whole multiples of their length.
     *
     * @param informationNanos end of the newest report
     */
    public long dueStartNanos(long informationNanos, int horizon, int granularity) {
        long start = informationNanos + horizonNanos[horizon];
        long late = Math.floorMod(start, granularityNanos[granularity]);
        if (late >= granularityNanos[0]) {
            return Long.MIN_VALUE;
        }
        return granularity == 0 ? start : start - late;
    }

    /**
     * Keeps a prediction of a period that is due.
     *
     * @param values one for each KPI from {@code from}
     * @param oracles the same of an oracle; null where there is none
     */
    public void predict(
            int cell,
            int horizon,
            int granularity,
            long startNanos,
            double[] values,
            int from,
            double @Nullable [] oracles) {
        int series = series(cell, horizon, granularity);
        int place = series * depth + next[series];
        next[series] = (next[series] + 1) % depth;
        targetNanos[place] = Math.floorDiv(startNanos, granularityNanos[granularity]) * granularityNanos[granularity];
        for (int kpi = 0; kpi < kpis; kpi++) {
            predicted[place * kpis + kpi] = values[from + kpi];
            persistence[place * kpis + kpi] = last[(cell * granularityNanos.length + granularity) * kpis + kpi];
            oracle[place * kpis + kpi] = oracles == null ? Double.NaN : oracles[kpi];
        }
    }

    /**
     * A report of the finest granularity, in the order of time; scores what was predicted of it and of the coarser periods that it
     * completes.
     *
     * @param values one for each KPI from {@code from}, NaN where it has none
     */
    public void report(int cell, long startNanos, double[] values, int from) {
        for (int granularity = 0; granularity < granularityNanos.length; granularity++) {
            long length = granularityNanos[granularity];
            int bucket = cell * granularityNanos.length + granularity;
            long begin = Math.floorDiv(startNanos, length) * length;
            if (bucketNanos[bucket] != begin) {
                bucketNanos[bucket] = begin;
                bucketReports[bucket] = 0;
                Arrays.fill(bucketSum, bucket * kpis, (bucket + 1) * kpis, 0);
            }
            bucketReports[bucket]++;
            for (int kpi = 0; kpi < kpis; kpi++) {
                bucketSum[bucket * kpis + kpi] += values[from + kpi];
            }
            long whole = length / granularityNanos[0];
            if (bucketReports[bucket] == whole) {
                complete(cell, granularity, bucket, begin, whole);
            }
        }
    }

    private void complete(int cell, int granularity, int bucket, long begin, long reports) {
        for (int kpi = 0; kpi < kpis; kpi++) {
            double sum = bucketSum[bucket * kpis + kpi];
            last[bucket * kpis + kpi] = sums[kpi] ? sum : sum / reports;
        }
        for (int horizon = 0; horizon < horizonNanos.length; horizon++) {
            int series = series(cell, horizon, granularity);
            for (int i = 0; i < depth; i++) {
                int place = series * depth + i;
                if (targetNanos[place] == begin) {
                    targetNanos[place] = Long.MIN_VALUE;
                    score(cell, horizon, granularity, place, bucket);
                }
            }
        }
    }

    private void score(int cell, int horizon, int granularity, int place, int bucket) {
        for (int kpi = 0; kpi < kpis; kpi++) {
            window.add(
                    window.series(cell, kpi, horizon, granularity),
                    last[bucket * kpis + kpi],
                    predicted[place * kpis + kpi],
                    persistence[place * kpis + kpi],
                    oracle[place * kpis + kpi]);
        }
    }

    private int series(int cell, int horizon, int granularity) {
        return (cell * horizonNanos.length + horizon) * granularityNanos.length + granularity;
    }
}
