package io.rantwin.planner.history.intake;

import io.rantwin.planner.history.Reports;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One performance report of one node (TS 28.532 perf3gpp event): the figures of one granularity period.
 *
 * @param sourceName node, as the event's header names it
 * @param measuredEntityDn distinguished name below which the objects are; may be empty
 * @param granularityMillis length of the period
 * @param beginMillis network time at which the period began
 * @param figures what was measured
 * @param skipped values that are no figures, each with why
 */
public record PmReport(
        String sourceName,
        String measuredEntityDn,
        long granularityMillis,
        long beginMillis,
        List<Figure> figures,
        List<Skipped> skipped) {
    /**
     * One value.
     *
     * @param measObjInstId the object measured, such as {@code NRCellDU=1}
     * @param measurement name of the measurement
     * @param value in the measurement's unit
     * @param suspect the node itself does not trust it
     */
    public record Figure(String measObjInstId, String measurement, double value, boolean suspect) {}

    /**
     * A value that was left out.
     *
     * @param pointer JSON pointer to it
     * @param reason why
     */
    public record Skipped(String pointer, String reason) {}

    /** Says which cell an object is. */
    public interface CellNaming {
        /** Null when the object is no cell, or not one of ours. */
        @Nullable
        String cellId(String measuredEntityDn, String measObjInstId);
    }

    /** The lists are copied. */
    public PmReport {
        figures = List.copyOf(figures);
        skipped = List.copyOf(skipped);
    }

    /** The figures that are not suspect as reports of cells, one row a cell. */
    public List<Reports> reports(CellNaming naming, long arrivalMillis) {
        Map<String, Map<String, Double>> cells = new LinkedHashMap<>();
        for (Figure figure : figures) {
            @Nullable String cellId = naming.cellId(measuredEntityDn, figure.measObjInstId());
            if (cellId != null && Reports.isCellId(cellId) && !figure.suspect()) {
                cells.computeIfAbsent(cellId, first -> new LinkedHashMap<>()).put(figure.measurement(), figure.value());
            }
        }
        List<Reports> reports = new ArrayList<>();
        cells.forEach((cellId, values) -> reports.add(Reports.one(
                cellId,
                granularityMillis,
                beginMillis,
                arrivalMillis,
                List.copyOf(values.keySet()),
                values.values().stream().mapToDouble(Double::doubleValue).toArray())));
        return reports;
    }
}
