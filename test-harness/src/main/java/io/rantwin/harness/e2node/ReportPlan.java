package io.rantwin.harness.e2node;

import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an admitted action of a subscription makes the node report.
 *
 * @param ricRequestId the subscription
 * @param ranFunctionId the node's number for KPM
 * @param ricActionId the action
 * @param periodMillis from one report to the next
 * @param granularityPeriodMillis length of one record
 * @param items what was asked for, in that order
 * @param columns for each value of a record what it is, {@code null} for what the node does not measure
 * @param records records in each report, at least one
 * @param reporter makes the reports; {@code null} when the node makes them up, of {@code columns}
 */
record ReportPlan(
        RicRequestId ricRequestId,
        int ranFunctionId,
        int ricActionId,
        long periodMillis,
        long granularityPeriodMillis,
        List<MeasurementItem> items,
        List<@Nullable OfferedMeasurement> columns,
        int records,
        MeasurementFeed.@Nullable Reporter reporter) {
    ReportPlan {
        items = List.copyOf(items);
        columns = Collections.unmodifiableList(new ArrayList<>(columns));
    }

    /** Figures that the node makes up. */
    ReportPlan(
            RicRequestId ricRequestId,
            int ranFunctionId,
            int ricActionId,
            long periodMillis,
            long granularityPeriodMillis,
            List<MeasurementItem> items,
            List<@Nullable OfferedMeasurement> columns,
            int records) {
        this(
                ricRequestId,
                ranFunctionId,
                ricActionId,
                periodMillis,
                granularityPeriodMillis,
                items,
                columns,
                records,
                null);
    }

    /** How often the reporter collects, 0 for never. */
    long collectionMillis() {
        return reporter == null ? 0 : reporter.collectionMillis();
    }

    /** One entry for each label of each item. */
    static List<@Nullable OfferedMeasurement> columns(List<MeasurementItem> items) {
        List<@Nullable OfferedMeasurement> columns = new ArrayList<>();
        for (MeasurementItem item : items) {
            OfferedMeasurement offered = switch (item.type()) {
                case MeasurementType.ByName(String measName) -> OfferedMeasurement.named(measName);
                case MeasurementType.ById(long measId) -> OfferedMeasurement.numbered(measId);
                default -> null;
            };
            for (int i = 0; i < Math.max(1, item.labels().size()); i++) {
                columns.add(offered);
            }
        }
        return columns;
    }
}
