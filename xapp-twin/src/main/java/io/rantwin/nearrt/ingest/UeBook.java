package io.rantwin.nearrt.ingest;

import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.kpm.UeReports;
import io.rantwin.nearrt.live.LiveUes;
import io.rantwin.nearrt.live.ReportLine;
import io.rantwin.nearrt.live.UeView;
import io.rantwin.nearrt.loop.NetworkTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The UEs of each cell's newest report. Thread-safe. */
final class UeBook implements LiveUes {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int MOST_CELLS = 20_000;

    private final NetworkTime time;
    private final Map<String, List<UeView>> uesOfCell = new ConcurrentHashMap<>();

    UeBook(NetworkTime time) {
        this.time = time;
    }

    @Override
    public List<UeView> ues(String cellId) {
        return uesOfCell.getOrDefault(cellId, List.of());
    }

    void take(Source source, String cellId, UeReports reports, long startNanos) {
        List<UeView> ues = new ArrayList<>(reports.reports().size());
        // All UEs of a report are usually measured alike.
        List<ReportPlan.Value> gated = List.of();
        List<ValueGate> gates = List.of();
        for (UeReports.UeReport each : reports.reports()) {
            MeasurementReport report = each.report();
            Long stated = report.granularityPeriodMillis();
            long granularity = stated == null ? IndicationReader.ActionLists.granularityMillis(source.action) : stated;
            long end = startNanos == Delivery.UNSET
                    ? time.nanos()
                    : startNanos + report.records().size() * granularity * NANOS_PER_MILLI;
            List<ReportPlan.Value> names = report.items().isEmpty()
                    ? IndicationReader.ActionLists.values(source.action, source)
                    : SlowLane.values(report.items(), source);
            if (!names.equals(gated)) {
                gated = names;
                gates = names.stream()
                        .map(value -> source.book.entry(value.name()).gate())
                        .toList();
            }
            ues.add(new UeView(
                    source.ranName,
                    cellId,
                    each.ueId(),
                    end,
                    report.records().isEmpty()
                            ? List.of()
                            : figures(names, gates, report.records().getLast())));
        }
        if (uesOfCell.size() < MOST_CELLS || uesOfCell.containsKey(cellId)) {
            uesOfCell.put(cellId, List.copyOf(ues));
        }
    }

    private static List<ReportLine.Figure> figures(
            List<ReportPlan.Value> names, List<ValueGate> gates, MeasurementRecord record) {
        List<ReportLine.Figure> figures = new ArrayList<>();
        for (int i = 0; i < Math.min(names.size(), record.values().size()); i++) {
            double number = switch (record.values().get(i)) {
                case RecordValue.IntegerValue integer -> integer.value();
                case RecordValue.RealValue real -> real.value();
                default -> Double.NaN;
            };
            ValueGate gate = gates.get(i);
            if (gate.judge(number) == null) {
                FigureLabel label = names.get(i).label();
                figures.add(new ReportLine.Figure(
                        names.get(i).name() + label.rest(), number * gate.factor(), label.snssai(), label.fiveQi()));
            }
        }
        return figures;
    }
}
