package io.rantwin.twin.anomaly;

import java.util.List;

/**
 * How likely a hardware fault is.
 *
 * @param cell index in the topology's order
 * @param withinHour probability within 1 h
 * @param withinDay probability within 24 h
 * @param reasons in an engineer's words, the strongest first
 */
public record FaultForecast(int cell, double withinHour, double withinDay, List<String> reasons) {
    /** Copies the reasons. */
    public FaultForecast {
        reasons = List.copyOf(reasons);
    }
}
