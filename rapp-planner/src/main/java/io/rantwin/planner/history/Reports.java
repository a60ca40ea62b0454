package io.rantwin.planner.history;

import java.util.HashSet;
import java.util.List;

/**
 * Reports of one cell at one granularity, a row each. The arrays are handed over: nobody changes them afterwards.
 *
 * @param cellId never interpreted; 1 to 200 characters
 * @param granularityMillis length of the period a row covers, 1 ms to 31 days
 * @param measurements names of the columns, such as {@code RRU.PrbTotDl}; each 1 to 400 characters, none twice
 * @param timeMillis network time at which each row's period begins, any order
 * @param arrivalMillis when each row came in, wall time
 * @param values row after row, a value a measurement, in the measurement's own unit; NaN where there is none
 */
public record Reports(
        String cellId,
        long granularityMillis,
        List<String> measurements,
        long[] timeMillis,
        long[] arrivalMillis,
        double[] values) {
    /** One period cannot be longer. */
    public static final long LONGEST_GRANULARITY_MILLIS = 31L * 24 * 3600 * 1000;

    private static final int LONGEST_CELL_ID = 200;
    private static final int LONGEST_NAME = 400;
    private static final int MOST_MEASUREMENTS = 1000;
    /** A little over 100 000 years either way, so that sums of times cannot overflow. */
    private static final long FARTHEST_MILLIS = 1L << 52;

    /** Checks the shape; who reads from outside has checked it before, with a line number. */
    public Reports {
        measurements = List.copyOf(measurements);
        requireName("cell id", cellId, LONGEST_CELL_ID);
        if (granularityMillis < 1 || granularityMillis > LONGEST_GRANULARITY_MILLIS) {
            throw new IllegalArgumentException("a granularity is 1 ms to 31 days, not " + granularityMillis + " ms");
        }
        if (measurements.size() > MOST_MEASUREMENTS) {
            throw new IllegalArgumentException(
                    "a report has at most " + MOST_MEASUREMENTS + " measurements, not " + measurements.size());
        }
        for (String name : measurements) {
            requireName("measurement", name, LONGEST_NAME);
        }
        if (new HashSet<>(measurements).size() != measurements.size()) {
            throw new IllegalArgumentException("a measurement is named twice in " + measurements);
        }
        if (arrivalMillis.length != timeMillis.length
                || values.length != (long) timeMillis.length * measurements.size()) {
            throw new IllegalArgumentException("%d times, %d arrivals and %d values of %d measurements do not fit"
                    .formatted(timeMillis.length, arrivalMillis.length, values.length, measurements.size()));
        }
        for (int row = 0; row < timeMillis.length; row++) {
            if (Math.abs(timeMillis[row]) > FARTHEST_MILLIS || Math.abs(arrivalMillis[row]) > FARTHEST_MILLIS) {
                throw new IllegalArgumentException("a time of row " + row + " is out of range");
            }
        }
        for (double value : values) {
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("an infinite value");
            }
        }
    }

    /** One report. */
    public static Reports one(
            String cellId,
            long granularityMillis,
            long timeMillis,
            long arrivalMillis,
            List<String> measurements,
            double... values) {
        return new Reports(
                cellId, granularityMillis, measurements, new long[] {timeMillis}, new long[] {arrivalMillis}, values);
    }

    /** Number of rows. */
    public int rows() {
        return timeMillis.length;
    }

    /** Whether the text can name a cell. */
    public static boolean isCellId(String text) {
        return !text.isBlank() && text.length() <= LONGEST_CELL_ID;
    }

    /** Whether the text can name a measurement. */
    public static boolean isMeasurement(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME;
    }

    private static void requireName(String what, String name, int longest) {
        if (name.isBlank() || name.length() > longest) {
            throw new IllegalArgumentException(
                    "a " + what + " has 1 to " + longest + " characters, not '" + name + "'");
        }
    }
}
