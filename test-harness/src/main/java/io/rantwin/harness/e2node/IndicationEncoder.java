package io.rantwin.harness.e2node;

import io.rantwin.codecs.e2ap.E2apCodec;
import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.codecs.e2ap.RicIndication.RicIndicationType;
import io.rantwin.codecs.kpm.CollectionStartTime;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmIndicationHeader;
import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.per.PerException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes the indications of one report with the codecs. Immutable. */
final class IndicationEncoder {
    private final E2apCodec e2ap;
    private final KpmCodec kpm;
    private final ReportPlan plan;
    private final List<MeasurementItem> items;

    IndicationEncoder(E2apCodec e2ap, KpmCodec kpm, ReportPlan plan) {
        this.e2ap = e2ap;
        this.kpm = kpm;
        this.plan = plan;
        this.items = plan.items().stream()
                .map(item -> MeasurementItem.of(item.type(), item.labels()))
                .toList();
    }

    ReportPlan plan() {
        return plan;
    }

    /** The time stamp of this version of KPM. */
    CollectionStartTime startTime(Instant instant) {
        return kpm.version().timeStampOctets() == 4
                ? CollectionStartTime.ntpSeconds(instant)
                : CollectionStartTime.ntp64(instant);
    }

    int timeStampOctets() {
        return kpm.version().timeStampOctets();
    }

    /**
     * Writes one indication.
     *
     * @param ricIndicationSn 0..65535
     * @param start begin of the first record
     * @param values records × columns, whatever in columns that the node does not measure
     */
    byte[] encode(int ricIndicationSn, CollectionStartTime start, int[] values) throws PerException {
        List<MeasurementRecord> records = new ArrayList<>(plan.records());
        int next = 0;
        for (int r = 0; r < plan.records(); r++) {
            List<RecordValue> row = new ArrayList<>(plan.columns().size());
            for (OfferedMeasurement column : plan.columns()) {
                row.add(column == null ? RecordValue.NO_VALUE : new RecordValue.IntegerValue(values[next]));
                next++;
            }
            records.add(new MeasurementRecord(row, false));
        }
        return encode(ricIndicationSn, start, MeasurementReport.of(records, items, plan.granularityPeriodMillis()));
    }

    /** Writes one indication with a report that was made elsewhere. */
    byte[] encode(int ricIndicationSn, CollectionStartTime start, KpmReport report) throws PerException {
        return e2ap.encode(new RicIndication(
                plan.ricRequestId(),
                plan.ranFunctionId(),
                plan.ricActionId(),
                ricIndicationSn,
                RicIndicationType.REPORT,
                kpm.encode(KpmIndicationHeader.at(start)),
                kpm.encode(report),
                null));
    }
}
