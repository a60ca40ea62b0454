package io.rantwin.twin.bench;

import java.util.Arrays;

/** Times work: warm-up until the compiler has settled, then the median of repetitions. */
final class Repetitions {
    private static final long WARM_UP_NANOS = 1_500_000_000L;
    private static final long MEASURE_NANOS = 3_000_000_000L;
    private static final int AT_LEAST = 5;
    private static final int AT_MOST = 10_000;

    private Repetitions() {}

    /** Median nanoseconds of one run of the work, over about three seconds and at least five runs. */
    static double medianNanos(Runnable work) {
        long begin = System.nanoTime();
        int warm = 0;
        while (System.nanoTime() - begin < WARM_UP_NANOS || warm < 2) {
            work.run();
            warm++;
        }
        double[] nanos = new double[AT_MOST];
        int n = 0;
        begin = System.nanoTime();
        while (n < AT_MOST && (n < AT_LEAST || System.nanoTime() - begin < MEASURE_NANOS)) {
            long start = System.nanoTime();
            work.run();
            nanos[n++] = (double) (System.nanoTime() - start);
        }
        double[] sorted = Arrays.copyOf(nanos, n);
        Arrays.sort(sorted);
        return sorted[n / 2];
    }
}
