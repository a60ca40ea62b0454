package io.rantwin.planner.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of one cell at one granularity, in order of time; periods that are not there are gaps. The arrays belong
 * to the receiver.
 *
 * @param cellId the cell
 * @param granularityMillis length of a period
 * @param measurements names of the columns
 * @param timeMillis network time at which each period begins, rising
 * @param arrivalMillis when the row came in; of a rolled-up row, the last report's
 * @param reports how many reports a row was made of: 1 as reported, more or fewer than a full period's when rolled up
 * @param values a column a measurement; NaN where there is none
 */
public record Series(
        String cellId,
        long granularityMillis,
        List<String> measurements,
        long[] timeMillis,
        long[] arrivalMillis,
        int[] reports,
        double[][] values) {
    public Series {
        measurements = List.copyOf(measurements);
    }

    /** Number of rows. */
    public int rows() {
        return timeMillis.length;
    }

    /** The column of a measurement; all NaN when it is not among the columns. */
    public double[] column(String measurement) {
        int at = measurements.indexOf(measurement);
        if (at >= 0) {
            return values[at];
        }
        double[] nothing = new double[rows()];
        Arrays.fill(nothing, Double.NaN);
        return nothing;
    }

    /** The stretches between rows in which at least one period is missing (reports may come half a period late). */
    public List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (int row = 1; row < timeMillis.length; row++) {
            long passed = timeMillis[row] - timeMillis[row - 1];
            long missing = Math.round((double) passed / (double) granularityMillis) - 1;
            if (missing > 0) {
                gaps.add(new Gap(timeMillis[row - 1] + granularityMillis, timeMillis[row], missing));
            }
        }
        return gaps;
    }
}
