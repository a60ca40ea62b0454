package io.rantwin.nearrt.loop;

import io.rantwin.nearrt.live.ReportLine;
import java.util.ArrayList;
import java.util.List;

/** Reports as others read them. */
final class ReportLines {
    private ReportLines() {}

    static ReportLine of(String cellId, ArrivedReport report) {
        double[] values = report.values();
        double[] raw = report.asCame() == null ? values : report.asCame();
        List<ReportLine.Figure> figures = new ArrayList<>(values.length);
        List<ReportLayout.Column> columns = report.layout().columns();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(raw[i])) {
                boolean refused = Double.isNaN(values[i]);
                ReportLayout.Column column = columns.get(i);
                figures.add(new ReportLine.Figure(
                        column.name(),
                        refused ? raw[i] : values[i],
                        column.snssai(),
                        column.fiveQi(),
                        refused || report.refused()));
            }
        }
        return new ReportLine(
                cellId,
                report.ranName(),
                report.startNanos(),
                report.granularityMillis(),
                report.arrivalNanos(),
                figures,
                report.refusal());
    }
}
