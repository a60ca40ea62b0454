package io.rantwin.planner.rollout;

import io.rantwin.planner.gate.Realised;
import io.rantwin.twin.topology.Snssai;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the network reports while policies are in force. Called by one thread at a time. */
public interface LiveReports {
    /**
     * What came of one period, in the order of some cells.
     *
     * @param beginMillis network time at which the period begins
     * @param loadPercent used downlink PRBs; 0 of a cell that sleeps, NaN where nothing came
     * @param watts electrical power; NaN where nothing came
     * @param unmetPercent share of the demand that was not carried; NaN where nobody can tell
     */
    record Period(long beginMillis, double[] loadPercent, double[] watts, double[] unmetPercent) {
        /** Cells of which something is missing. */
        public List<String> missing(List<String> cellIds) {
            List<String> missing = new ArrayList<>();
            for (int c = 0; c < loadPercent.length; c++) {
                if (Double.isNaN(loadPercent[c]) || Double.isNaN(watts[c])) {
                    missing.add(cellIds.get(c));
                }
            }
            return missing;
        }

        /** For the watch. */
        public Realised realised() {
            return new Realised(loadPercent, watts);
        }
    }

    /** Reports cannot be had at all; the message says why. */
    final class NoReportsException extends Exception {
        private static final long serialVersionUID = 1;

        public NoReportsException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What came of a period so far. */
    Period period(List<String> cellIds, long beginMillis, long periodMillis) throws NoReportsException;

    /**
     * What users of slices got in a period so far.
     *
     * @param cellIds cells, one for each slice
     * @param slices one for each cell
     * @return mean throughput of a user while he had data, kbit/s; NaN where there was no traffic or nothing came
     */
    default double[] userKbits(List<String> cellIds, List<Snssai> slices, long beginMillis, long periodMillis)
            throws NoReportsException {
        double[] nothing = new double[cellIds.size()];
        Arrays.fill(nothing, Double.NaN);
        return nothing;
    }

    /** Network time now. */
    long networkMillis() throws NoReportsException;

    /** Nobody reports. */
    static LiveReports none(java.time.InstantSource clock) {
        return new LiveReports() {
            @Override
            public Period period(List<String> cellIds, long beginMillis, long periodMillis) {
                double[] nothing = new double[cellIds.size()];
                Arrays.fill(nothing, Double.NaN);
                return new Period(beginMillis, nothing, nothing, nothing);
            }

            @Override
            public long networkMillis() {
                return clock.millis();
            }
        };
    }
}
