package io.rantwin.nearrt.live;

import io.rantwin.codecs.identity.UeId;
import java.util.List;

/**
 * One UE in a report.
 *
 * @param ranName node that reports it
 * @param cellId cell that it was asked for; the name of the node where cells are not told apart
 * @param ueId as the node names it: RC control names it the same
 * @param networkNanos end of the period, network time
 * @param figures without those whose value was noValue
 */
public record UeView(String ranName, String cellId, UeId ueId, long networkNanos, List<ReportLine.Figure> figures) {
    /** Copies the list. */
    public UeView {
        figures = List.copyOf(figures);
    }
}
