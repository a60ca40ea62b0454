package io.rantwin.nearrt.live;

import java.util.List;

/**
 * One granularity period of one cell as it came.
 *
 * @param cellId NR CGI as text
 * @param ranName node
 * @param collectionStartNanos begin of the period, network time
 * @param granularityPeriodMillis its length
 * @param arrivalNanos when it arrived, wall clock, since 1970
 * @param figures without those whose value was noValue
 * @param refusedReason why it, or a figure of it, was not believed; empty when all was
 */
public record ReportLine(
        String cellId,
        String ranName,
        long collectionStartNanos,
        long granularityPeriodMillis,
        long arrivalNanos,
        List<Figure> figures,
        String refusedReason) {
    /**
     * One figure.
     *
     * @param name measurement name
     * @param value in the catalogue's unit
     * @param snssai slice as {@code Snssai} writes it, such as {@code 1} or {@code 1-0000a1}; empty for the whole cell
     * @param fiveQi 5QI, 0 for all
     * @param refused whether it was not believed; it then is what the node sent, in whatever unit
     */
    public record Figure(String name, double value, String snssai, int fiveQi, boolean refused) {
        /** One that was believed. */
        public Figure(String name, double value, String snssai, int fiveQi) {
            this(name, value, snssai, fiveQi, false);
        }
    }

    /** Copies the list. */
    public ReportLine {
        figures = List.copyOf(figures);
    }
}
