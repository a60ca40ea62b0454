package io.rantwin.harness.ran.node;

import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.kpm.UeReports;
import io.rantwin.harness.e2node.MeasurementFeed.Reporter;
import io.rantwin.harness.ran.network.UeStates;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Report styles 2, 4 and 5: figures of each of some users in the node's cells. A user that was not there in a period has no
 * figures in it, and one that was not there in the whole report is left out.
 */
final class UeReporter implements Reporter {
    private final ReportFrame frame;
    private final List<MeasurementItem> items;
    private final List<@Nullable Slot> slots;
    private final int[] candidates;
    private final boolean isSingle;
    private final @Nullable IntPredicate matching;
    private final Scope all;
    /** For each record and user the values, {@code null} for users that were not there. */
    private final Deque<@Nullable List<RecordValue>[]> rows = new ArrayDeque<>();

    /** A value of each record. */
    record Slot(Column.OfUes column, List<Integer> cells, MeasurementLabel label) {}

    /**
     * @param slots for each label of each item; {@code null} for what is not there
     * @param candidates users that may be reported
     * @param isSingle whether the report is that of one user, without its id
     * @param matching which of the candidates are reported, asked at the end of a report's period of those that are connected;
     *     {@code null} for all that were there
     */
    UeReporter(
            ReportFrame frame,
            List<MeasurementItem> items,
            List<@Nullable Slot> slots,
            int[] candidates,
            boolean isSingle,
            @Nullable IntPredicate matching) {
        this.frame = frame;
        this.items = items;
        this.slots = slots;
        this.candidates = candidates;
        this.isSingle = isSingle;
        this.matching = matching;
        this.all = new Scope(frame.cells(), Scope.ALL, Scope.ALL, Scope.ALL);
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
        @SuppressWarnings({"unchecked", "rawtypes"}) // There are no generic arrays.
        @Nullable
        List<RecordValue>[] row = new List[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            if (frame.readings().ledger().knows(candidates[i], frame.cells())) {
                row[i] = values(candidates[i], end);
            }
        }
        rows.add(row);
        if (rows.size() > frame.records()) {
            rows.remove();
        }
    }

    private @Nullable List<RecordValue> values(int ue, Instant end) {
        double[] figures = new double[slots.size()];
        boolean isThere = isConnectedHere(ue);
        for (int i = 0; i < figures.length; i++) {
            Slot slot = slots.get(i);
            figures[i] = slot == null ? Double.NaN : slot.column().closeOf(ue, frame.seconds());
            isThere |= slot != null && slot.column().hasRisen();
        }
        if (!isThere) {
            return null;
        }
        List<RecordValue> values = new ArrayList<>(figures.length);
        for (int i = 0; i < figures.length; i++) {
            Slot slot = slots.get(i);
            if (slot == null) {
                values.add(RecordValue.NO_VALUE);
            } else {
                Offer.Entry entry = slot.column().entry();
                ReportTamper.Subject subject = frame.subject(slot.cells(), ue, entry.figure(), slot.label());
                values.add(frame.value(subject, entry, end, figures[i]));
            }
        }
        return values;
    }

    private boolean isConnectedHere(int ue) {
        int cell = frame.readings().ues().cell(ue);
        return cell != UeStates.NONE && all.has(cell);
    }

    @Override
    public @Nullable KpmReport report(Instant start) {
        List<@Nullable List<RecordValue>[]> table = List.copyOf(rows);
        rows.clear();
        if (table.size() < frame.records()) {
            return null;
        }
        List<UeReports.UeReport> reports = new ArrayList<>();
        for (int i = 0; i < candidates.length; i++) {
            int ue = candidates[i];
            MeasurementReport report = isReported(ue) ? report(table, i) : null;
            if (report != null && isSingle) {
                return report;
            }
            if (report != null) {
                reports.add(new UeReports.UeReport(frame.readings().identities().ueId(frame.role(), ue), report));
            }
        }
        return reports.isEmpty() ? null : new UeReports(reports, List.of());
    }

    private boolean isReported(int ue) {
        return matching == null || isConnectedHere(ue) && matching.test(ue);
    }

    private @Nullable MeasurementReport report(List<@Nullable List<RecordValue>[]> table, int candidate) {
        List<RecordValue> nothing = Collections.nCopies(slots.size(), RecordValue.NO_VALUE);
        List<MeasurementRecord> records = new ArrayList<>(table.size());
        boolean isThere = false;
        for (@Nullable List<RecordValue>[] row : table) {
            List<RecordValue> values = row[candidate];
            isThere |= values != null;
            records.add(new MeasurementRecord(values == null ? nothing : values, false));
        }
        return isThere ? MeasurementReport.of(records, items, frame.granularityPeriodMillis()) : null;
    }
}
