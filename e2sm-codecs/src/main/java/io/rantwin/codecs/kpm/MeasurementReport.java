package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import io.rantwin.codecs.per.Octets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Indication message format 1 (E2SM-KPM 8.2.1.4.1): figures of a cell, a node or one UE.
 *
 * @param records one for each granularity period, oldest first
 * @param items what the values are; empty when the node leaves that to the action definition
 * @param granularityPeriodMillis length of one record's period, 1..4294967295 ms; {@code null} when left out
 * @param ranContainers RAN containers of v1, whose contents v1 leaves open; empty from v2 on
 * @param additions of a newer version
 */
public record MeasurementReport(
        List<MeasurementRecord> records,
        List<MeasurementItem> items,
        @Nullable Long granularityPeriodMillis,
        List<Octets> ranContainers,
        List<UnknownAddition> additions)
        implements KpmReport {
    public MeasurementReport {
        records = List.copyOf(records);
        items = List.copyOf(items);
        ranContainers = List.copyOf(ranContainers);
        additions = List.copyOf(additions);
    }

    /** Without anything that only peers of other versions send. */
    public static MeasurementReport of(
            List<MeasurementRecord> records, List<MeasurementItem> items, @Nullable Long granularityPeriodMillis) {
        return new MeasurementReport(records, items, granularityPeriodMillis, List.of(), List.of());
    }
}
