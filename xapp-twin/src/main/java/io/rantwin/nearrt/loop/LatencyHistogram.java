package io.rantwin.nearrt.loop;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts latencies in bins 3 % wide, from a nanosecond to hours. Thread-safe; one addition for each. */
public final class LatencyHistogram {
    private static final int BITS = 5;
    private static final int PARTS = 1 << BITS;
    private final AtomicLongArray bins = new AtomicLongArray(PARTS * (Long.SIZE - BITS));

    /** One more. */
    public void record(long nanos) {
        bins.incrementAndGet(bin(Math.max(0, nanos)));
    }

    private static int bin(long value) {
        if (value < PARTS) {
            return (int) value;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - BITS;
        return (shift + 1 << BITS) + (int) (value >>> shift) - PARTS;
    }

    private static long upper(int bin) {
        if (bin < PARTS) {
            return bin;
        }
        int shift = (bin >>> BITS) - 1;
        return ((long) (bin & PARTS - 1) + PARTS + 1 << shift) - 1;
    }

    /** How many so far. */
    public long count() {
        long sum = 0;
        for (int i = 0; i < bins.length(); i++) {
            sum += bins.get(i);
        }
        return sum;
    }

    /** Upper end of the bin below which this share of them is [ns]; 0 when there are none. */
    public long quantileNanos(double share) {
        long wanted = (long) Math.ceil(share * count());
        long sum = 0;
        for (int i = 0; i < bins.length(); i++) {
            sum += bins.get(i);
            if (sum >= wanted && sum > 0) {
                return upper(i);
            }
        }
        return 0;
    }
}
