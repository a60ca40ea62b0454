package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measurement and the labels it is reported for (E2SM-KPM, IE MeasurementInfoItem).
 *
 * @param type what is measured
 * @param labels at least one; {@link MeasurementLabel#NO_LABEL} for the plain measurement
 * @param reportConditions conditions on the value for it to be reported (v04); empty when there are none
 * @param origin for figures that v1 carried in a container; {@code null} otherwise
 * @param additions of a newer version
 */
public record MeasurementItem(
        MeasurementType type,
        List<MeasurementLabel> labels,
        List<ReportCondition> reportConditions,
        @Nullable ContainerOrigin origin,
        List<UnknownAddition> additions) {
    public MeasurementItem {
        labels = List.copyOf(labels);
        reportConditions = List.copyOf(reportConditions);
        additions = List.copyOf(additions);
    }

    /** A measurement by name, without labels. */
    public static MeasurementItem named(String measName) {
        return of(MeasurementType.named(measName), List.of(MeasurementLabel.NO_LABEL));
    }

    /** A measurement for some labels. */
    public static MeasurementItem of(MeasurementType type, List<MeasurementLabel> labels) {
        return new MeasurementItem(type, labels, List.of(), null, List.of());
    }
}
