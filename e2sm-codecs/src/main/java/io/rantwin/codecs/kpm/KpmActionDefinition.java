package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.identity.UeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Action definition (E2SM-KPM 8.2.1.2): what the node reports.
 *
 * @param ricStyleType report style
 * @param format the measurements and for whom; {@code null} in v1, where the style says it all
 */
public record KpmActionDefinition(
        long ricStyleType, @Nullable Format format) {
    /** The formats of the standard, by what they select. */
    public sealed interface Format
            permits Measurements, OneUe, PerMeasurementCondition, MatchingUes, ListedUes, UnrecognizedAlternative {}

    /**
     * Format 1: measurements of a cell or node.
     *
     * @param items the measurements, at least one
     * @param granularityPeriodMillis 1..4294967295 ms
     * @param cellGlobalId the cell; {@code null} for the node
     * @param binRanges bins of distributions (from v02.03 on); empty when left out
     * @param additions of a newer version
     */
    public record Measurements(
            List<MeasurementItem> items,
            long granularityPeriodMillis,
            @Nullable CellGlobalId cellGlobalId,
            List<MeasurementBins> binRanges,
            List<UnknownAddition> additions)
            implements Format {
        public Measurements {
            items = List.copyOf(items);
            binRanges = List.copyOf(binRanges);
            additions = List.copyOf(additions);
        }

        /** Measurements of a node or cell without distributions. */
        public static Measurements of(
                List<MeasurementItem> items, long granularityPeriodMillis, @Nullable CellGlobalId cellGlobalId) {
            return new Measurements(items, granularityPeriodMillis, cellGlobalId, List.of(), List.of());
        }
    }

    /** The bins of one measurement (IE DistMeasurementBinRangeItem). */
    public record MeasurementBins(MeasurementType type, BinRangeDefinition binRangeDefinition) {}

    /** Format 2: measurements of one UE. */
    public record OneUe(UeId ueId, Measurements measurements) implements Format {}

    /**
     * Format 3: a condition for each measurement.
     *
     * @param conditions at least one
     * @param granularityPeriodMillis 1..4294967295 ms
     * @param cellGlobalId the cell; {@code null} for the node
     */
    public record PerMeasurementCondition(
            List<MeasurementCondition> conditions,
            long granularityPeriodMillis,
            @Nullable CellGlobalId cellGlobalId) implements Format {
        public PerMeasurementCondition {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * A measurement and whom it is for (IE MeasurementCondItem).
     *
     * @param type what is measured
     * @param matchingConditions what a UE has to match
     * @param binRangeDefinition bins of a distribution (from v02.03 on)
     */
    public record MeasurementCondition(
            MeasurementType type,
            List<MatchingCondition> matchingConditions,
            @Nullable BinRangeDefinition binRangeDefinition) {
        public MeasurementCondition {
            matchingConditions = List.copyOf(matchingConditions);
        }
    }

    /** Format 4: measurements of each UE that matches a common condition. */
    public record MatchingUes(List<MatchingUeCondition> conditions, Measurements measurements) implements Format {
        public MatchingUes {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * One part of a common condition (IE MatchingUeCondPerSubItem).
     *
     * @param testCondition the test
     * @param logicalOr whether the next part is joined by OR instead of AND (from v02.03 on)
     */
    public record MatchingUeCondition(TestCondition testCondition, boolean logicalOr) {}

    /** Format 5: measurements of each of at least two UEs. */
    public record ListedUes(List<UeId> ueIds, Measurements measurements) implements Format {
        public ListedUes {
            ueIds = List.copyOf(ueIds);
        }
    }
}
