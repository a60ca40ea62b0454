package io.rantwin.twin.anomaly;

import java.util.List;

/**
 * Trouble in one cell.
 *
 * @param cell index in the topology's order
 * @param kind what it looks like
 * @param onsetMillis likely beginning, network time
 * @param seenMillis period in which the test crossed its threshold
 * @param statistic of the test that found it
 * @param threshold of that test
 * @param periodsToFalseAlarm mean number of periods between false alarms of this test at this threshold, a cell
 * @param reasons in an engineer's words, the strongest first
 */
public record Finding(
        int cell,
        FaultKind kind,
        long onsetMillis,
        long seenMillis,
        double statistic,
        double threshold,
        double periodsToFalseAlarm,
        List<String> reasons) {
    /** Copies the reasons. */
    public Finding {
        reasons = List.copyOf(reasons);
    }

    /** Statistic over threshold, 1 at the alarm, at most 2. */
    public double severity() {
        return Math.min(2, Math.max(1, statistic / threshold));
    }
}
