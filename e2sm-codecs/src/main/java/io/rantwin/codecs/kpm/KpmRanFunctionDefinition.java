package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node can report (E2SM-KPM 8.2.2.1, RAN function definition).
 *
 * @param shortName {@code ORAN-E2SM-KPM}
 * @param e2smOid OID of the service model as the node states it
 * @param description free text
 * @param instance distinguishes several functions of one node; {@code null} when left out
 * @param eventTriggerStyles empty when left out
 * @param reportStyles empty when left out
 * @param additions of a newer version
 */
public record KpmRanFunctionDefinition(
        String shortName,
        String e2smOid,
        String description,
        @Nullable Long instance,
        List<EventTriggerStyle> eventTriggerStyles,
        List<ReportStyle> reportStyles,
        List<UnknownAddition> additions) {
    public KpmRanFunctionDefinition {
        eventTriggerStyles = List.copyOf(eventTriggerStyles);
        reportStyles = List.copyOf(reportStyles);
        additions = List.copyOf(additions);
    }

    /** A way to trigger reports. */
    public record EventTriggerStyle(long type, String name, long formatType) {}

    /**
     * A kind of report.
     *
     * @param type number of the style
     * @param name name of the style
     * @param actionFormatType format of the action definition; 0 in v1, which has one format only
     * @param measurements what can be measured; empty in v1, where the style says it
     * @param headerFormatType format of the indication header
     * @param messageFormatType format of the indication message
     */
    public record ReportStyle(
            long type,
            String name,
            long actionFormatType,
            List<AnnouncedMeasurement> measurements,
            long headerFormatType,
            long messageFormatType) {
        public ReportStyle {
            measurements = List.copyOf(measurements);
        }
    }

    /**
     * A measurement that the node offers.
     *
     * @param measName its name
     * @param measId number by which reports may name it
     * @param binRangeDefinition bins, if it is a distribution
     */
    public record AnnouncedMeasurement(
            String measName,
            @Nullable Long measId,
            @Nullable BinRangeDefinition binRangeDefinition) {}
}
