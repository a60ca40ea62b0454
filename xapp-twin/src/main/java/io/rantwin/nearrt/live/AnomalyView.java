package io.rantwin.nearrt.live;

import io.rantwin.twin.anomaly.FaultKind;
import java.util.List;

/**
 * Something that looks wrong.
 *
 * @param cellId NR CGI as text
 * @param kind what it looks like
 * @param sinceNanos likely beginning, network time
 * @param closed whether it is over; then this is the last that is told of it
 * @param faultWithinHour probability of a fault within an hour, 0..1
 * @param faultWithinDay probability of a fault within a day, 0..1
 * @param reasons each in a sentence, weightiest first
 * @param rootCauseCellId cell that is likeliest the root cause; empty when it is this one
 */
public record AnomalyView(
        String cellId,
        FaultKind kind,
        long sinceNanos,
        boolean closed,
        double faultWithinHour,
        double faultWithinDay,
        List<String> reasons,
        String rootCauseCellId) {
    /** Copies the list. */
    public AnomalyView {
        reasons = List.copyOf(reasons);
    }
}
