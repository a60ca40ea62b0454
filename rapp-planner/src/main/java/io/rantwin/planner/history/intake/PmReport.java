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
 * @param skipped values that are no figures, each with why; the first hundred
 * @param flaws how many such values there are
 */
public record PmReport(
        String sourceName,
        String measuredEntityDn,
        long granularityMillis,
        long beginMillis,
        List<Figure> figures,
        List<Skipped> skipped,
        Map<Flaw, Integer> flaws) {
    private static final int MOST_MEASUREMENTS = 1000;

    /** Why a value is no figure. */
    public enum Flaw {
        /** It is empty: the node has none. */
        NO_VALUE,
        /** It is no finite number. */
        NO_NUMBER,
        /** It points to no measurement type, or to one without a usable name. */
        NO_TYPE
    }

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
     * @param flaw what is wrong with it
     * @param pointer JSON pointer to it
     * @param reason the same for people
     */
    public record Skipped(Flaw flaw, String pointer, String reason) {}

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
        flaws = Map.copyOf(flaws);
    }

    /** The figures that are not suspect as reports of cells, one row a cell, or more of very many measurements. */
    public List<Reports> reports(CellNaming naming, long arrivalMillis) {
        Map<String, Map<String, Double>> cells = new LinkedHashMap<>();
        for (Figure figure : figures) {
            @Nullable String cellId = naming.cellId(measuredEntityDn, figure.measObjInstId());
            if (cellId != null && Reports.isCellId(cellId) && !figure.suspect()) {
                cells.computeIfAbsent(cellId, first -> new LinkedHashMap<>()).put(figure.measurement(), figure.value());
            }
        }
        List<Reports> reports = new ArrayList<>();
        cells.forEach((cellId, values) -> {
            List<String> names = List.copyOf(values.keySet());
            for (int first = 0; first < names.size(); first += MOST_MEASUREMENTS) {
                List<String> some = names.subList(first, Math.min(names.size(), first + MOST_MEASUREMENTS));
                reports.add(Reports.one(
                        cellId,
                        granularityMillis,
                        beginMillis,
                        arrivalMillis,
                        some,
                        some.stream().mapToDouble(values::get).toArray()));
            }
        });
        return reports;
    }
}
