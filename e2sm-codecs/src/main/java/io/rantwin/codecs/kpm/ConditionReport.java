package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import io.rantwin.codecs.identity.UeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Indication message format 2 (E2SM-KPM 8.2.1.4.2): figures over the UEs that match a condition of each measurement.
 *
 * @param records one for each granularity period, oldest first
 * @param measurements what the values are, for whom
 * @param granularityPeriodMillis length of one record's period, 1..4294967295 ms; {@code null} when left out
 * @param additions of a newer version
 */
public record ConditionReport(
        List<MeasurementRecord> records,
        List<ConditionedMeasurement> measurements,
        @Nullable Long granularityPeriodMillis,
        List<UnknownAddition> additions)
        implements KpmReport {
    /**
     * A measurement, its condition and who matched (IE MeasurementCondUEidItem).
     *
     * @param type what is measured
     * @param matchingConditions what a UE has to match
     * @param matchingUeIds UEs that matched; empty when left out
     * @param matchingUesPerGranularityPeriod UEs that matched in each period; empty when left out
     * @param additions of a newer version
     */
    public record ConditionedMeasurement(
            MeasurementType type,
            List<MatchingCondition> matchingConditions,
            List<UeId> matchingUeIds,
            List<MatchedUes> matchingUesPerGranularityPeriod,
            List<UnknownAddition> additions) {
        public ConditionedMeasurement {
            matchingConditions = List.copyOf(matchingConditions);
            matchingUeIds = List.copyOf(matchingUeIds);
            matchingUesPerGranularityPeriod = List.copyOf(matchingUesPerGranularityPeriod);
            additions = List.copyOf(additions);
        }
    }

    public ConditionReport {
        records = List.copyOf(records);
        measurements = List.copyOf(measurements);
        additions = List.copyOf(additions);
    }
}
