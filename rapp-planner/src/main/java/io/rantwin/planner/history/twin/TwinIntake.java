package io.rantwin.planner.history.twin;

import io.rantwin.api.v1.Figure;
import io.rantwin.api.v1.Report;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.SliceMeasurement;
import io.rantwin.planner.history.sources.KnownNames;
import io.rantwin.planner.history.sources.Refusal;
import io.rantwin.planner.history.sources.RefusedRecordException;
import io.rantwin.twin.topology.Snssai;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns reports of a twin into rows, and tells what of them it leaves out: what the twin does not believe, and bins of
 * distributions. A figure of a slice or of a 5QI has the name of the whole and what it is of behind it, as in PM data: {@code
 * DRB.UEThpDl.SNSSAI.1}, n being the S-NSSAI as one number (SST, or SST and SD as 32 bits), {@code DRB.UEThpDl.5QI.9}. For one thread.
 */
final class TwinIntake {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int MOST_FIGURES = 1_000;
    /** How the twin writes a bin of a distribution: name{distBinX=7}. */
    private static final char BIN = '{';

    private final KnownNames names;
    private final long mostAheadMillis;

    /**
     * What came of a report.
     *
     * @param rows one row, or none when nothing is left
     * @param values figures in it
     * @param arrivalMillis when the twin got it, wall time
     * @param refused values left out, by cause
     * @param unknownMeasurements names of figures that no standard knows
     */
    record Taken(
            List<Reports> rows,
            int values,
            long beginMillis,
            long granularityMillis,
            long arrivalMillis,
            Map<Refusal, Integer> refused,
            List<String> unknownMeasurements) {
        long endMillis() {
            return beginMillis + granularityMillis;
        }
    }

    /**
     * @param mostAhead reports of periods that begin later than this after now are refused: one of them would make retention drop
     *     all that is older than it
     */
    TwinIntake(MeasurementCatalogue catalogue, Duration mostAhead) {
        this.names = new KnownNames(catalogue);
        this.mostAheadMillis = mostAhead.toMillis();
    }

    /** @throws RefusedRecordException when nothing of the report can be taken */
    Taken take(Report report, long nowMillis) throws RefusedRecordException {
        long granularity = report.getGranularityPeriodMs();
        long begin = Math.floorDiv(report.getCollectionStartNs(), NANOS_PER_MILLI);
        if (!Reports.isCellId(report.getCellId())) {
            throw new RefusedRecordException(Refusal.NO_CELL, "cell_id", "'" + report.getCellId() + "' names no cell");
        }
        if (granularity < 1 || granularity > Reports.LONGEST_GRANULARITY_MILLIS) {
            throw new RefusedRecordException(
                    Refusal.NO_REPORT, "granularity_period_ms", granularity + " ms is no granularity period");
        }
        if (begin - nowMillis > mostAheadMillis) {
            throw new RefusedRecordException(
                    Refusal.AHEAD_OF_TIME,
                    "collection_start_ns",
                    "the period begins " + Duration.ofMillis(begin - nowMillis) + " after now");
        }
        Map<Refusal, Integer> refused = new EnumMap<>(Refusal.class);
        List<String> unknown = new ArrayList<>();
        Map<String, Double> values = new LinkedHashMap<>();
        for (Figure figure : report.getFiguresList()) {
            String name = name(figure);
            @Nullable Refusal refusal = refusal(figure, name);
            if (refusal == null && values.size() == MOST_FIGURES) {
                refusal = Refusal.TOO_MANY_NAMES;
            }
            if (refusal != null) {
                refused.merge(refusal, 1, Integer::sum);
            } else if (figure.getName().indexOf(BIN) < 0 && values.putIfAbsent(name, figure.getValue()) == null) {
                if (!names.isStandard(name)) {
                    unknown.add(name);
                }
            }
        }
        long arrival = Math.floorDiv(report.getArrivalTimeNs(), NANOS_PER_MILLI);
        return new Taken(
                values.isEmpty() ? List.of() : List.of(row(report.getCellId(), granularity, begin, arrival, values)),
                values.size(),
                begin,
                granularity,
                arrival,
                refused,
                unknown);
    }

    private @Nullable Refusal refusal(Figure figure, String name) {
        if (figure.getRefused()) {
            return Refusal.SUSPECT;
        }
        if (!Double.isFinite(figure.getValue())) {
            return Refusal.NO_NUMBER;
        }
        if (!Reports.isMeasurement(name)) {
            return Refusal.NO_TYPE;
        }
        return figure.getName().indexOf(BIN) >= 0 || names.take(name) ? null : Refusal.TOO_MANY_NAMES;
    }

    private static String name(Figure figure) {
        String name = figure.getName();
        if (!figure.getSnssai().isEmpty()) {
            @Nullable Snssai slice = Snssai.parse(figure.getSnssai());
            name = slice == null ? name + ".SNSSAI." + figure.getSnssai() : SliceMeasurement.name(name, slice);
        }
        return figure.getFiveQi() == 0 ? name : name + ".5QI." + figure.getFiveQi();
    }

    private static Reports row(String cellId, long granularity, long begin, long arrival, Map<String, Double> values) {
        return Reports.one(
                cellId,
                granularity,
                begin,
                arrival,
                List.copyOf(values.keySet()),
                values.values().stream().mapToDouble(Double::doubleValue).toArray());
    }
}
