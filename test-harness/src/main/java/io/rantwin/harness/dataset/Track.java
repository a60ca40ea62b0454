package io.rantwin.harness.dataset;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The figures of one subject over time; a period without a sample is a gap. Immutable once built. */
final class Track {
    /** A distance of more periods than this is a gap. */
    private static final double LONGEST_PERIODS = 1.5;

    private final Subject subject;
    private final long[] starts;
    private final long[] ends;
    private final double[] @Nullable [] columns;

    private Track(Subject subject, long[] starts, long[] ends, double[] @Nullable [] columns) {
        this.subject = subject;
        this.starts = starts;
        this.ends = ends;
        this.columns = columns;
    }

    Subject subject() {
        return subject;
    }

    int samples() {
        return starts.length;
    }

    long firstStart() {
        return starts[0];
    }

    long lastEnd() {
        return ends[ends.length - 1];
    }

    boolean has(int column) {
        return columns[column] != null;
    }

    /** The figure of a sample, NaN when there is none. */
    double at(int column, int sample) {
        double[] figures = columns[column];
        return figures == null ? Double.NaN : figures[sample];
    }

    long start(int sample) {
        return starts[sample];
    }

    long end(int sample) {
        return ends[sample];
    }

    /** The first sample whose middle is at or behind a time; {@link #samples} when there is none. */
    int firstFrom(long millis) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (middleOf(middle) < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    long middleOf(int sample) {
        return starts[sample] + (ends[sample] - starts[sample]) / 2;
    }

    /** Collects samples. Not thread-safe. */
    static final class Builder {
        private final Subject subject;
        private final double[] @Nullable [] columns;
        private long[] stamps = new long[16];
        private int samples;
        private boolean isSorted = true;

        Builder(Subject subject, int columnCount) {
            this.subject = subject;
            this.columns = new double[columnCount][];
        }

        void add(long stamp, double[] figures) {
            if (samples == stamps.length) {
                stamps = Arrays.copyOf(stamps, 2 * samples);
            }
            isSorted &= samples == 0 || stamps[samples - 1] < stamp;
            for (int c = 0; c < columns.length; c++) {
                double[] column = columns[c];
                if (column == null && Double.isNaN(figures[c])) {
                    continue;
                }
                if (column == null || column.length < stamps.length) {
                    int filled = column == null ? 0 : column.length;
                    column = column == null ? new double[stamps.length] : Arrays.copyOf(column, stamps.length);
                    Arrays.fill(column, filled, stamps.length, Double.NaN);
                    columns[c] = column;
                }
                column[samples] = figures[c];
            }
            stamps[samples++] = stamp;
        }

        /** The track; of samples with the same time the last one counts. */
        Track build(long periodMillis, boolean stampsEnd) {
            int[] order = IntStream.range(0, samples).toArray();
            if (!isSorted) {
                order = IntStream.range(0, samples)
                        .boxed()
                        .sorted(Comparator.comparingLong((Integer i) -> stamps[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
                int[] sorted = order;
                order = IntStream.range(0, samples)
                        .filter(i -> i == samples - 1 || stamps[sorted[i]] < stamps[sorted[i + 1]])
                        .map(i -> sorted[i])
                        .toArray();
            }
            int[] chosen = order;
            long[] times = Arrays.stream(chosen).mapToLong(i -> stamps[i]).toArray();
            double[][] figures = new double[columns.length][];
            for (int c = 0; c < columns.length; c++) {
                double[] column = columns[c];
                if (column != null) {
                    figures[c] =
                            Arrays.stream(chosen).mapToDouble(i -> column[i]).toArray();
                }
            }
            return stampsEnd ? endingAt(times, periodMillis, figures) : beginningAt(times, periodMillis, figures);
        }

        private Track endingAt(long[] times, long periodMillis, double[][] figures) {
            long[] starts = new long[times.length];
            for (int i = 0; i < times.length; i++) {
                boolean isNext = i > 0 && times[i] - times[i - 1] < LONGEST_PERIODS * periodMillis;
                starts[i] = isNext ? times[i - 1] : times[i] - periodMillis;
            }
            return new Track(subject, starts, times, figures);
        }

        private Track beginningAt(long[] times, long periodMillis, double[][] figures) {
            long[] ends = new long[times.length];
            for (int i = 0; i < times.length; i++) {
                boolean isNext = i + 1 < times.length && times[i + 1] - times[i] < LONGEST_PERIODS * periodMillis;
                ends[i] = isNext ? times[i + 1] : times[i] + periodMillis;
            }
            return new Track(subject, times, ends, figures);
        }
    }
}
