package io.rantwin.harness.ran.node;

import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.harness.e2node.MeasurementFeed.Reporter;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Report style 1: figures of a cell or node. */
final class CellReporter implements Reporter {
    private final ReportFrame frame;
    private final List<MeasurementItem> items;
    private final List<@Nullable Slot> slots;
    private final Deque<MeasurementRecord> rows = new ArrayDeque<>();

    /** A value of each record. */
    record Slot(Column column, ReportTamper.Subject subject) {}

    /** @param slots for each label of each item; {@code null} for what is not there */
    CellReporter(ReportFrame frame, List<MeasurementItem> items, List<@Nullable Slot> slots) {
        this.frame = frame;
        this.items = items;
        this.slots = slots;
    }

    @Override
    public long collectionMillis() {
        return frame.granularityPeriodMillis();
    }

    @Override
    public Instant stamp(Instant start) {
        return frame.tamper().clock(frame.node(), start);
    }

    @Override
    public void collect(Instant end) {
        rows.add(new MeasurementRecord(values(frame, slots, end), false));
        if (rows.size() > frame.records()) {
            rows.remove();
        }
    }

    /** The values of the period that ends. */
    static List<RecordValue> values(ReportFrame frame, List<@Nullable Slot> slots, Instant end) {
        List<RecordValue> values = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            values.add(
                    slot == null
                            ? RecordValue.NO_VALUE
                            : frame.value(
                                    slot.subject(),
                                    slot.column().entry(),
                                    end,
                                    slot.column().close(frame.seconds())));
        }
        return values;
    }

    @Override
    public @Nullable KpmReport report(Instant start) {
        List<MeasurementRecord> records = List.copyOf(rows);
        rows.clear();
        return records.size() < frame.records()
                ? null
                : MeasurementReport.of(records, items, frame.granularityPeriodMillis());
    }
}
