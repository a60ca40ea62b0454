package io.rantwin.planner.history.pm;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.intake.PmFormatException;
import io.rantwin.planner.history.intake.PmReport;
import io.rantwin.planner.history.intake.PmReportParser;
import io.rantwin.planner.history.sources.KnownNames;
import io.rantwin.planner.history.sources.Refusal;
import io.rantwin.planner.history.sources.RefusedRecordException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns records into rows of cells, and tells what of them it leaves out. For one thread. */
public final class PmIntake {
    private final KnownNames names;
    private final PmReport.CellNaming naming;
    private final long mostAheadMillis;

    /**
     * What came of a record.
     *
     * @param report as it was sent
     * @param rows one a cell
     * @param values figures in the rows
     * @param refused values left out, by cause
     * @param unknownMeasurements names of figures that no standard knows, once a figure
     * @param otherObjects objects of figures that are no cells, once a figure
     */
    public record Taken(
            PmReport report,
            List<Reports> rows,
            int values,
            Map<Refusal, Integer> refused,
            List<String> unknownMeasurements,
            List<String> otherObjects) {}

    /**
     * @param mostAhead reports of periods that begin later than this after now are refused: one of them would make retention drop
     *     all that is older than it
     */
    public PmIntake(MeasurementCatalogue catalogue, PmReport.CellNaming naming, Duration mostAhead) {
        this.names = new KnownNames(catalogue);
        this.naming = naming;
        this.mostAheadMillis = mostAhead.toMillis();
    }

    /** @throws RefusedRecordException when nothing of the record can be taken */
    public Taken take(byte @Nullable [] record, long nowMillis) throws RefusedRecordException {
        if (record == null || record.length == 0) {
            throw new RefusedRecordException(Refusal.NO_JSON, "", "the record is empty");
        }
        PmReport report;
        try {
            report = PmReportParser.parse(record);
        } catch (PmFormatException wrong) {
            throw new RefusedRecordException(
                    Refusal.of(wrong.kind()), wrong.pointer(), String.valueOf(wrong.getMessage()));
        }
        if (report.beginMillis() - nowMillis > mostAheadMillis) {
            throw new RefusedRecordException(
                    Refusal.AHEAD_OF_TIME,
                    "/event/commonEventHeader/lastEpochMicrosec",
                    "the period begins " + Duration.ofMillis(report.beginMillis() - nowMillis) + " after now");
        }
        Map<Refusal, Integer> refused = new EnumMap<>(Refusal.class);
        report.flaws().forEach((flaw, times) -> refused.put(Refusal.of(flaw), times));
        List<String> unknown = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<PmReport.Figure> figures = new ArrayList<>();
        for (PmReport.Figure figure : report.figures()) {
            @Nullable Refusal refusal = refusal(report.measuredEntityDn(), figure);
            if (refusal != null) {
                refused.merge(refusal, 1, Integer::sum);
                if (refusal == Refusal.NO_CELL) {
                    others.add(CellNames.distinguishedName(report.measuredEntityDn(), figure.measObjInstId()));
                }
            } else {
                figures.add(figure);
                if (!names.isStandard(figure.measurement())) {
                    unknown.add(figure.measurement());
                }
            }
        }
        PmReport wanted = new PmReport(
                report.sourceName(),
                report.measuredEntityDn(),
                report.granularityMillis(),
                report.beginMillis(),
                figures,
                List.of(),
                Map.of());
        return new Taken(report, wanted.reports(naming, nowMillis), figures.size(), refused, unknown, others);
    }

    private @Nullable Refusal refusal(String measuredEntityDn, PmReport.Figure figure) {
        @Nullable String cell = naming.cellId(measuredEntityDn, figure.measObjInstId());
        if (cell == null || !Reports.isCellId(cell)) {
            return Refusal.NO_CELL;
        }
        if (figure.suspect()) {
            return Refusal.SUSPECT;
        }
        return names.take(figure.measurement()) ? null : Refusal.TOO_MANY_NAMES;
    }
}
