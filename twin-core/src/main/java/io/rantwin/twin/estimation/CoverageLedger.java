package io.rantwin.twin.estimation;

import java.util.Arrays;

/**
 * What fine reports have told of each minute of the last half hour, so that a counter over a longer period is not taken for new
 * information: per cell, minute and measurement the seconds covered and the sum of value x seconds (of the counts themselves for
 * counts).
 */
final class CoverageLedger {
    static final long BUCKET_NANOS = 60_000_000_000L;
    private static final int BUCKETS = 32;
    private static final int SLOTS = MeasurementSlot.COUNT;
    private static final double NANOS = 1e9;
    private static final MeasurementSlot[] ALL = MeasurementSlot.values();

    private final long[] bucketOf;
    // Single precision is enough to tell what is left of a counter, and these arrays are the largest of the intake.
    private final float[] seconds;
    private final float[] sum;

    /** Of the last {@link #look}: seconds covered, sum of value x seconds, and centre of what is not covered. */
    double covered;

    double total;
    long gapMiddleNanos;

    CoverageLedger(int cells) {
        bucketOf = new long[cells * BUCKETS];
        Arrays.fill(bucketOf, Long.MIN_VALUE);
        seconds = new float[cells * BUCKETS * SLOTS];
        sum = new float[cells * BUCKETS * SLOTS];
    }

    /** Enters a fine report; one that crosses a minute is split in proportion. */
    void add(int cell, long startNanos, long lengthNanos, double[] values, int offset, int mask) {
        long from = startNanos;
        long end = startNanos + lengthNanos;
        while (from < end) {
            long bucket = Math.floorDiv(from, BUCKET_NANOS);
            long to = Math.min(end, (bucket + 1) * BUCKET_NANOS);
            double part = (to - from) / NANOS;
            double share = (double) (to - from) / lengthNanos;
            int place = place(cell, bucket);
            if (bucketOf[place] < bucket) {
                bucketOf[place] = bucket;
                Arrays.fill(seconds, place * SLOTS, (place + 1) * SLOTS, 0);
                Arrays.fill(sum, place * SLOTS, (place + 1) * SLOTS, 0);
            }
            if (bucketOf[place] == bucket) {
                for (int slot = 0; slot < SLOTS; slot++) {
                    if ((mask & 1 << slot) != 0) {
                        double value = values[offset + slot];
                        seconds[place * SLOTS + slot] += (float) part;
                        sum[place * SLOTS + slot] += (float) (ALL[slot].perPeriod() ? value * share : value * part);
                    }
                }
            }
            from = to;
        }
    }

    /** Sums up what is known of a measurement in a period; the answer lies in the fields. */
    void look(int cell, long startNanos, long lengthNanos, int slot) {
        covered = 0;
        total = 0;
        double gap = 0;
        double moment = 0;
        long from = startNanos;
        long end = startNanos + lengthNanos;
        while (from < end) {
            long bucket = Math.floorDiv(from, BUCKET_NANOS);
            long to = Math.min(end, (bucket + 1) * BUCKET_NANOS);
            double share = (double) (to - from) / BUCKET_NANOS;
            int place = place(cell, bucket);
            double known = bucketOf[place] == bucket ? seconds[place * SLOTS + slot] * share : 0;
            double open = Math.max(0, (to - from) / NANOS - known);
            covered += known;
            total += bucketOf[place] == bucket ? sum[place * SLOTS + slot] * share : 0;
            gap += open;
            moment += open * ((from - startNanos) / NANOS + (to - from) / NANOS / 2);
            from = to;
        }
        gapMiddleNanos = startNanos + (gap > 0 ? (long) (moment / gap * NANOS) : lengthNanos / 2);
    }

    private static int place(int cell, long bucket) {
        return cell * BUCKETS + (int) Math.floorMod(bucket, (long) BUCKETS);
    }
}
