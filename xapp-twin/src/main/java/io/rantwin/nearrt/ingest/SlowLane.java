package io.rantwin.nearrt.ingest;

import io.rantwin.codecs.kpm.ConditionReport;
import io.rantwin.codecs.kpm.KpmIndicationHeader;
import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.MeasurementType;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.kpm.ReportScope;
import io.rantwin.codecs.kpm.StyleReport;
import io.rantwin.codecs.kpm.UeReports;
import io.rantwin.codecs.kpm.UnrecognizedAlternative;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.nearrt.live.CellText;
import io.rantwin.nearrt.tracing.IndicationTrace;
import io.rantwin.xapp.complaint.Complaints;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Decodes what the quick way does not: KPM v1, nodes that speak another version than they announce, reports of UEs and of
 * conditions. A thread of its own behind a bounded queue, of which the oldest is dropped.
 */
final class SlowLane implements AutoCloseable {
    private static final int LENGTH = 2048;

    private final Delivery delivery;
    private final UeBook ues;
    private final IngestCounts counts;
    private final Complaints complaints;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(LENGTH);
    private volatile @Nullable Thread thread;

    private record Waiting(Source source, Octets header, Octets message, Delivery.Arrival arrival) {
        void refused(RefusalCause cause) {
            IndicationTrace trace = arrival.trace();
            if (trace != null) {
                trace.refused(cause.words());
            }
        }

        void delivered() {
            IndicationTrace trace = arrival.trace();
            if (trace != null) {
                trace.end();
            }
        }
    }

    SlowLane(Delivery delivery, UeBook ues, IngestCounts counts, Complaints complaints) {
        this.delivery = delivery;
        this.ues = ues;
        this.counts = counts;
        this.complaints = complaints;
    }

    void begin() {
        Thread begun = Thread.ofPlatform().name("kpm-slow").daemon().unstarted(this::run);
        thread = begun;
        begun.start();
    }

    /** Indications that wait. */
    int waiting() {
        return queue.size();
    }

    void offer(Source source, Octets header, Octets message, Delivery.Arrival arrival) {
        counts.slowly();
        Waiting waiting = new Waiting(source, header, message, arrival);
        while (!queue.offer(waiting)) {
            Waiting oldest = queue.poll();
            if (oldest != null) {
                counts.refuse(RefusalCause.SLOW_LANE_FULL);
                oldest.refused(RefusalCause.SLOW_LANE_FULL);
            }
        }
    }

    private void run() {
        try {
            while (true) {
                Waiting next = queue.take();
                try {
                    read(next);
                    next.delivered();
                } catch (PerException e) {
                    next.source().garbled();
                    counts.refuse(RefusalCause.MALFORMED);
                    next.refused(RefusalCause.MALFORMED);
                    complaints.add(
                            "indications that cannot be read",
                            () -> next.source().ranName + ": " + e.getMessage() + ": "
                                    + next.message().toHex());
                } catch (RuntimeException e) {
                    complaints.add("reading an indication failed", next.source().ranName, e);
                }
            }
        } catch (InterruptedException _) {
            // That is how it ends.
            Thread.currentThread().interrupt();
        }
    }

    /** Reads one indication; package-private for tests. */
    void read(Source source, Octets header, Octets message, Delivery.Arrival arrival) throws PerException {
        read(new Waiting(source, header, message, arrival));
    }

    private void read(Waiting waiting) throws PerException {
        Source source = waiting.source();
        KpmIndicationHeader header = source.dialect.decodeIndicationHeader(waiting.header());
        KpmReport report = source.dialect.decodeIndicationMessage(waiting.message());
        long start = header.collectionStartTime() == null
                ? Delivery.UNSET
                : IndicationReader.nanos(header.collectionStartTime().instant());
        ReportScope scope = header.scope();
        String cellId = scope == null || scope.cell() == null ? source.cellId : CellText.of(scope.cell());
        switch (report) {
            case MeasurementReport measured -> deliver(source, cellId, measured, start, waiting.arrival());
            case UeReports reports -> {
                counts.ueReports(reports.reports().size());
                ues.take(source, cellId, reports, start);
            }
            case ConditionReport conditions -> deliver(source, cellId, conditions, start, waiting.arrival());
            case StyleReport _ -> counts.refuse(RefusalCause.FORMAT);
            case UnrecognizedAlternative _ -> counts.refuse(RefusalCause.FORMAT);
        }
    }

    private void deliver(Source source, String cellId, MeasurementReport report, long start, Delivery.Arrival arrival) {
        List<ReportPlan.Value> values = report.items().isEmpty()
                ? IndicationReader.ActionLists.values(source.action, source)
                : values(report.items(), source);
        Long stated = report.granularityPeriodMillis();
        long granularity = stated == null ? IndicationReader.ActionLists.granularityMillis(source.action) : stated;
        deliver(source, cellId, values, report.records(), granularity, start, arrival);
    }

    private void deliver(Source source, String cellId, ConditionReport report, long start, Delivery.Arrival arrival) {
        List<ReportPlan.Value> values = new ArrayList<>();
        for (ConditionReport.ConditionedMeasurement measurement : report.measurements()) {
            String name = name(measurement.type(), source);
            // A single label as the condition is the same as a label; everything else is told in words.
            boolean single = measurement.matchingConditions().size() == 1;
            FigureLabel label =
                    single && measurement.matchingConditions().getFirst().criterion() instanceof MeasurementLabel only
                            ? FigureLabel.of(only)
                            : new FigureLabel(null, "", 0, -1, "{condition}");
            values.add(new ReportPlan.Value(name, label));
        }
        Long stated = report.granularityPeriodMillis();
        long granularity = stated == null ? IndicationReader.ActionLists.granularityMillis(source.action) : stated;
        deliver(source, cellId, values, report.records(), granularity, start, arrival);
    }

    private void deliver(
            Source source,
            String cellId,
            List<ReportPlan.Value> values,
            List<MeasurementRecord> records,
            long granularity,
            long start,
            Delivery.Arrival arrival) {
        ListKey key = new ListKey(cellId, values);
        ReportPlan plan = source.slowPlan;
        if (plan == null || !key.equals(source.slowList)) {
            plan = ReportPlan.of(cellId, values, source.book, counts);
            source.slowList = key;
            source.slowPlan = plan;
        }
        delivery.deliver(source, plan, new RecordRows(records), start, granularity, arrival);
    }

    private record ListKey(String cellId, List<ReportPlan.Value> values) {}

    static List<ReportPlan.Value> values(List<MeasurementItem> items, Source source) {
        List<ReportPlan.Value> values = new ArrayList<>();
        for (MeasurementItem item : items) {
            String name = name(item.type(), source);
            for (MeasurementLabel label : item.labels()) {
                values.add(new ReportPlan.Value(name, FigureLabel.of(label)));
            }
        }
        return values;
    }

    private static String name(MeasurementType type, Source source) {
        return switch (type) {
            case MeasurementType.ByName named -> named.measName();
            case MeasurementType.ById numbered -> source.nameOf(numbered.measId());
            default -> type.toString();
        };
    }

    @Override
    public void close() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private record RecordRows(List<MeasurementRecord> records) implements Delivery.Rows {
        @Override
        public int count() {
            return records.size();
        }

        @Override
        public int width(int row) {
            return records.get(row).values().size();
        }

        @Override
        public double number(int row, int column) {
            return number(records.get(row).values().get(column));
        }

        static double number(RecordValue value) {
            return switch (value) {
                case RecordValue.IntegerValue integer -> integer.value();
                case RecordValue.RealValue real -> real.value();
                default -> Double.NaN;
            };
        }

        @Override
        public boolean hasNumber(int row, int column) {
            return records.get(row).values().get(column) instanceof RecordValue.RealValue;
        }
    }
}
