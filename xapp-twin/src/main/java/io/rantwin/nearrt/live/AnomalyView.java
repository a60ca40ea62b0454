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
 * @param faultWithinHour probability of a hardware fault within an hour, 0..1
 * @param faultWithinDay probability of a hardware fault within a day, 0..1
 * @param reasons each in a sentence, weightiest first
 * @param rootCauseCellId cell that is likeliest the root cause; empty when it is this one
 * @param rootCauses what may have caused it, likeliest first; itself among them
 */
public record AnomalyView(
        String cellId,
        FaultKind kind,
        long sinceNanos,
        boolean closed,
        double faultWithinHour,
        double faultWithinDay,
        List<String> reasons,
        String rootCauseCellId,
        List<Root> rootCauses) {
    /** A possible root cause with its share of the evidence for any, 0..1. */
    public record Root(String cellId, FaultKind kind, double share) {}

    /** Copies the lists. */
    public AnomalyView {
        reasons = List.copyOf(reasons);
        rootCauses = List.copyOf(rootCauses);
    }

    /** The same when it is over. */
    public AnomalyView over() {
        return new AnomalyView(
                cellId, kind, sinceNanos, true, faultWithinHour, faultWithinDay, reasons, rootCauseCellId, rootCauses);
    }
}
