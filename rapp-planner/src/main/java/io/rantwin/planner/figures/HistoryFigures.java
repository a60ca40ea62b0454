package io.rantwin.planner.figures;

import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.chunks.HistoryView;
import io.rantwin.planner.history.sources.Refusal;
import io.rantwin.planner.history.sources.SourceStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where data comes from. */
final class HistoryFigures {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryFigures.class);

    private HistoryFigures() {}

    static void add(Families to, HistoryView history, long nowMillis) {
        Map<String, SourceStatus> sources = new LinkedHashMap<>();
        boolean isRead = true;
        try {
            for (Map.Entry<String, String> each : new TreeMap<>(history.bookmarks()).entrySet()) {
                sources.put(each.getKey(), SourceStatus.read(each.getValue()));
            }
        } catch (HistoryException failed) {
            isRead = false;
            LOG.warn("sources cannot be told: {}", failed.getMessage());
        }
        to.flag("history_readable", "0 while the history cannot be read", isRead);
        sources.forEach((source, status) -> add(to, source, status, nowMillis));
    }

    private static void add(Families to, String source, SourceStatus status, long nowMillis) {
        String[] of = {"source", source};
        to.flag("source_alive", "1 while a source is followed", status.isAlive(nowMillis), of);
        if (status.lastArrivalMillis() > 0) {
            to.gauge(
                    "source_report_age_seconds",
                    "Time since the last report of a source came in",
                    PlannerMetrics.seconds(
                            Instant.ofEpochMilli(status.lastArrivalMillis()), Instant.ofEpochMilli(nowMillis)),
                    of);
        }
        to.gauge("source_waiting_records", "Records not read yet, as far as known", status.waitingRecords(), of);
        to.counter("source_records", "Records read", status.records(), of);
        to.counter("source_reports", "Reports taken", status.reports(), of);
        to.counter("source_rows", "Rows of cells handed to the history", status.rows(), of);
        to.counter("source_late_reports", "Reports that came after a newer one", status.lateReports(), of);
        to.counter("source_missing_periods", "Periods that were left out", status.missingPeriods(), of);
        to.counter("source_lost_records", "Records deleted before they were read", status.lostRecords(), of);
        for (Refusal cause : Refusal.values()) {
            to.counter(
                    "source_refused",
                    "Records, reports, rows and values left out, by cause",
                    status.refused().getOrDefault(cause, 0L),
                    "source",
                    source,
                    "cause",
                    PlannerMetrics.label(cause));
        }
    }
}
