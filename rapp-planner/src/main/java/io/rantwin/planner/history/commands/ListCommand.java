package io.rantwin.planner.history.commands;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.SeriesSummary;
import io.rantwin.planner.timing.Lengths;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rantwin data list}: the series that are kept. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists the series of the history: cell, granularity, rows, from when to when, share of periods present.")
final class ListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private HistoryFolder history;

    @Option(names = "--json", description = "a JSON line a series")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (HistoryStore store = history.openForReading()) {
            List<SeriesSummary> list = store.list();
            if (!json) {
                out.printf(
                        "%-28s %8s %-9s %10s  %-20s %-20s %8s%n",
                        "cell", "period", "made", "rows", "first", "last", "present");
            }
            for (SeriesSummary series : list) {
                out.println(json ? line(series) : row(series));
            }
            out.flush();
            return 0;
        } catch (HistoryException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private static String row(SeriesSummary series) {
        return "%-28s %8s %-9s %10d  %-20s %-20s %7.1f%%%s"
                .formatted(
                        series.cellId(),
                        Lengths.text(series.granularityMillis()),
                        series.rolledUp() ? "rolled up" : "reported",
                        series.rows(),
                        Times.text(series.firstMillis()),
                        Times.text(series.lastMillis()),
                        100 * present(series),
                        series.pinned() ? "  pinned" : "");
    }

    private static String line(SeriesSummary series) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("cellId", series.cellId())
                .put("granularityMillis", series.granularityMillis())
                .put("rolledUp", series.rolledUp())
                .put("rows", series.rows())
                .put("firstMillis", series.firstMillis())
                .put("lastMillis", series.lastMillis())
                .put("present", present(series))
                .put("pinned", series.pinned())
                .toString();
    }

    /** Rows against the periods from the first to the last one. */
    private static double present(SeriesSummary series) {
        long span = series.lastMillis() - series.firstMillis() + series.granularityMillis();
        return (double) series.rows() * (double) series.granularityMillis() / (double) span;
    }
}
