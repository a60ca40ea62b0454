package io.rantwin.planner.history.commands;

import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.chunks.ChunkHistory;
import io.rantwin.planner.history.sources.SourceStatus;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rantwin data sources}: how the sources stand that the history is fed from. */
@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        description =
                "Tells of the sources that are followed: how old the last report is, what was taken and what refused.")
final class SourcesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HistoryFolder history;

    @Option(names = "--json", description = "a JSON line a source")
    private boolean json;

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Map<String, String> bookmarks = new TreeMap<>(ChunkHistory.bookmarks(history.path()));
            for (Map.Entry<String, String> each : bookmarks.entrySet()) {
                SourceStatus status = SourceStatus.read(each.getValue());
                if (json) {
                    out.println(status.json(each.getKey(), clock.millis()));
                } else {
                    print(each.getKey(), status, out);
                }
            }
            if (bookmarks.isEmpty() && !json) {
                out.println("no source has been followed; rantwin data follow begins");
            }
            out.flush();
            return 0;
        } catch (HistoryException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private void print(String source, SourceStatus status, PrintWriter out) {
        long now = clock.millis();
        out.printf("%s, from %s: %s (%s ago)%n", source, status.topic(), status.link(), age(now, status.aliveMillis()));
        if (!status.job().isEmpty()) {
            out.printf("  order: %s%n", status.job());
        }
        if (status.lastArrivalMillis() > 0) {
            out.printf(
                    "  last report %s ago; newest period ends %s; %d records wait%n",
                    age(now, status.lastArrivalMillis()),
                    Times.text(status.newestEndMillis()),
                    status.waitingRecords());
        }
        out.printf(
                "  %d records, %d reports, %d rows, %d values%n",
                status.records(), status.reports(), status.rows(), status.values());
        out.printf(
                "  rows: %d new, %d changed, %d known already%n", status.added(), status.changed(), status.repeated());
        out.printf(
                "  %d late reports, %d periods left out, %d records lost%n",
                status.lateReports(), status.missingPeriods(), status.lostRecords());
        new TreeMap<>(status.refused())
                .forEach((cause, times) -> out.printf("  refused: %d %s%n", times, cause.words()));
        list(out, "unknown measurements", status.unknownMeasurements());
        list(out, "objects that are no cells", status.otherObjects());
        status.problems()
                .forEach(each -> out.printf(
                        "  record %d of partition %d: %s%n",
                        each.offset(),
                        each.partition(),
                        each.pointer().isEmpty() || each.reason().startsWith(each.pointer())
                                ? each.reason()
                                : each.pointer() + ": " + each.reason()));
    }

    private static void list(PrintWriter out, String what, Map<String, Long> names) {
        if (!names.isEmpty()) {
            out.printf("  %s: %s%n", what, String.join(", ", new TreeMap<>(names).keySet()));
        }
    }

    private static String age(long now, long then) {
        return Math.max(0, (now - then) / 1000) + " s";
    }
}
