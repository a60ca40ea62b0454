package io.rantwin.xapp.kpm;

import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmActionDefinition.Measurements;
import io.rantwin.codecs.kpm.KpmRanFunctionDefinition;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.MeasurementType;
import io.rantwin.xapp.indication.MalformedIndicationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts names to the values of one node's reports. Immutable. */
final class FigureReader {
    private final Map<Long, String> nameById;

    FigureReader(KpmRanFunctionDefinition definition) {
        nameById = definition.reportStyles().stream()
                .flatMap(style -> style.measurements().stream())
                .filter(measurement -> measurement.measId() != null)
                .collect(Collectors.toUnmodifiableMap(
                        measurement -> Long.valueOf(String.valueOf(measurement.measId())),
                        KpmRanFunctionDefinition.AnnouncedMeasurement::measName,
                        (first, _) -> first));
    }

    /**
     * The values of a report.
     *
     * @param action lists the measurements when the report does not
     * @throws MalformedIndicationException when a record has not as many values as the list has labels
     */
    List<Figure> figures(MeasurementReport report, KpmActionDefinition action, @Nullable Instant start)
            throws MalformedIndicationException {
        List<MeasurementItem> items = report.items();
        Long period = report.granularityPeriodMillis();
        if (action.format() instanceof Measurements asked) {
            items = items.isEmpty() ? asked.items() : items;
            period = period == null ? Long.valueOf(asked.granularityPeriodMillis()) : period;
        }
        List<String> names = new ArrayList<>();
        List<MeasurementLabel> labels = new ArrayList<>();
        for (MeasurementItem item : items) {
            for (MeasurementLabel label : item.labels()) {
                names.add(name(item.type()));
                labels.add(label);
            }
        }
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < report.records().size(); i++) {
            MeasurementRecord record = report.records().get(i);
            if (record.values().size() != names.size()) {
                throw new MalformedIndicationException("measData[" + i + "] has "
                        + record.values().size() + " values for " + names.size() + " labels of measurements");
            }
            Instant began = start == null || period == null ? null : start.plusMillis(i * period);
            for (int j = 0; j < names.size(); j++) {
                figures.add(new Figure(
                        names.get(j),
                        labels.get(j),
                        i == 0 ? start : began,
                        record.values().get(j),
                        record.incomplete()));
            }
        }
        return figures;
    }

    private String name(MeasurementType type) {
        return switch (type) {
            case MeasurementType.ByName named -> named.measName();
            case MeasurementType.ById numbered -> nameById.getOrDefault(numbered.measId(), "#" + numbered.measId());
            default -> type.toString();
        };
    }
}
