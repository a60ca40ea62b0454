package io.rantwin.codecs.kpm;

import java.util.List;

/**
 * Event trigger definition format 1 (E2SM-KPM 8.2.1.1): when the node reports.
 *
 * @param reportingPeriodMillis 1..4294967295 ms; 0 from a v1 peer that states none
 * @param furtherPeriodsMillis more periods of a v1 trigger, which may have up to 15; empty from v2 on
 */
public record KpmEventTrigger(long reportingPeriodMillis, List<Long> furtherPeriodsMillis) {
    public KpmEventTrigger {
        furtherPeriodsMillis = List.copyOf(furtherPeriodsMillis);
    }

    /** With the one period that v2 and later have. */
    public static KpmEventTrigger every(long reportingPeriodMillis) {
        return new KpmEventTrigger(reportingPeriodMillis, List.of());
    }
}
