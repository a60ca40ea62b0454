package io.rantwin.harness.ran.node;

import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.kpm.ConditionReport;
import io.rantwin.codecs.kpm.ConditionReport.ConditionedMeasurement;
import io.rantwin.codecs.kpm.KpmActionDefinition.MeasurementCondition;
import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.harness.e2node.MeasurementFeed.Reporter;
import io.rantwin.harness.ran.network.UeStates;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Report style 3: a figure over the users that match the condition of each measurement. */
final class ConditionReporter implements Reporter {
    private final ReportFrame frame;
    private final List<MeasurementCondition> conditions;
    private final List<CellReporter.@Nullable Slot> slots;
    private final List<@Nullable IntPredicate> matching;
    private final Deque<MeasurementRecord> rows = new ArrayDeque<>();

    /**
     * @param slots for each condition; {@code null} for what is not there
     * @param matching for each condition whom it is about; {@code null} when it does not test users
     */
    ConditionReporter(
            ReportFrame frame,
            List<MeasurementCondition> conditions,
            List<CellReporter.@Nullable Slot> slots,
            List<@Nullable IntPredicate> matching) {
        this.frame = frame;
        this.conditions = conditions;
        this.slots = slots;
        this.matching = matching;
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
        rows.add(new MeasurementRecord(CellReporter.values(frame, slots, end), false));
        if (rows.size() > frame.records()) {
            rows.remove();
        }
    }

    @Override
    public @Nullable KpmReport report(Instant start) {
        List<MeasurementRecord> records = List.copyOf(rows);
        rows.clear();
        if (records.size() < frame.records()) {
            return null;
        }
        List<ConditionedMeasurement> measurements = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            MeasurementCondition condition = conditions.get(i);
            measurements.add(new ConditionedMeasurement(
                    condition.type(), condition.matchingConditions(), matched(matching.get(i)), List.of(), List.of()));
        }
        return new ConditionReport(records, measurements, frame.granularityPeriodMillis(), List.of());
    }

    /** Users that match at the end of the report's period. */
    private List<UeId> matched(@Nullable IntPredicate test) {
        List<UeId> ids = new ArrayList<>();
        Scope scope = new Scope(frame.cells(), Scope.ALL, Scope.ALL, Scope.ALL);
        UeStates ues = frame.readings().ues();
        for (int ue = 0; test != null && ue < ues.size(); ue++) {
            if (ues.cell(ue) != UeStates.NONE && scope.has(ues.cell(ue)) && test.test(ue)) {
                ids.add(frame.readings().identities().ueId(frame.role(), ue));
            }
        }
        return ids;
    }
}
