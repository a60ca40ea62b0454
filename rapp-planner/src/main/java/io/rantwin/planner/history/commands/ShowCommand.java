package io.rantwin.planner.history.commands;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.history.Gap;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Series;
import io.rantwin.planner.history.SeriesSummary;
import io.rantwin.planner.timing.Lengths;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin data show}: the rows of one cell, with its gaps between them. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Prints rows of a cell, oldest first, gaps where they are. Without --from the last rows are shown.",
        footer = {"", "Exit codes: 0 done, 1 failed or nothing known of the cell, 2 wrong usage."})
final class ShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CELL", description = "the cell, as rantwin data list prints it")
    private String cell;

    @Mixin
    private HistoryFolder history;

    @Option(
            names = "--granularity",
            paramLabel = "LENGTH",
            description = "such as 1s or 15m (default: the finest there is)")
    private @Nullable String granularity;

    @Option(names = "--from", paramLabel = "TIME", description = "first time, such as 2013-11-01T00:00 (UTC)")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "time to stop before")
    private @Nullable String to;

    @Option(names = "--measurement", split = ",", paramLabel = "NAME", description = "only these (default: all)")
    private List<String> measurements = List.of();

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "20",
            description = "at most this many rows (default: ${DEFAULT-VALUE})")
    private int most;

    @Option(names = "--json", description = "a JSON line a row")
    private boolean json;

    @Override
    public Integer call() {
        if (most < 1) {
            throw new ParameterException(spec.commandLine(), "--rows must be at least 1, not " + most);
        }
        long wanted = granularity == null ? 0 : Lengths.millis(granularity);
        if (granularity != null && wanted < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--granularity must be a length such as 1s or 15m, not '" + granularity + "'");
        }
        long begin = from == null ? Long.MIN_VALUE : time("--from", from);
        long end = to == null ? Long.MAX_VALUE : time("--to", to);
        PrintWriter err = spec.commandLine().getErr();
        try (HistoryStore store = history.openForReading()) {
            List<SeriesSummary> known = store.list().stream()
                    .filter(series -> series.cellId().equals(cell))
                    .filter(series -> wanted == 0 || series.granularityMillis() == wanted)
                    .toList();
            if (known.isEmpty()) {
                err.println("rantwin: nothing is known of cell " + cell
                        + (granularity == null ? "" : " at granularity " + granularity)
                        + "; rantwin data list prints what there is");
                return 1;
            }
            long period = known.getFirst().granularityMillis();
            long last = known.stream()
                    .filter(series -> series.granularityMillis() == period)
                    .mapToLong(SeriesSummary::lastMillis)
                    .max()
                    .orElseThrow();
            if (from == null) {
                // Reach back by a few times the rows wanted, for gaps; the whole series when that is not enough.
                long reach = Math.min(end, last + 1) - 4L * most * period;
                Series tail = store.read(cell, period, reach, end, measurements);
                print(tail.rows() >= most ? tail : store.read(cell, period, begin, end, measurements), false);
            } else {
                print(store.read(cell, period, begin, end, measurements), true);
            }
            return 0;
        } catch (HistoryException failed) {
            err.println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private void print(Series series, boolean fromBegin) {
        PrintWriter out = spec.commandLine().getOut();
        int first = fromBegin ? 0 : Math.max(0, series.rows() - most);
        int next = Math.min(series.rows(), first + most);
        if (!json) {
            out.printf(
                    "%s, period %s, %d of %d rows%n",
                    series.cellId(), Lengths.text(series.granularityMillis()), next - first, series.rows());
            out.printf("%-24s %8s  %s%n", "time", "reports", String.join("  ", series.measurements()));
        }
        List<Gap> gaps = series.gaps();
        for (int row = first; row < next; row++) {
            long time = series.timeMillis()[row];
            if (json) {
                out.println(line(series, row));
                continue;
            }
            for (Gap gap : gaps) {
                if (gap.untilMillis() == time && row > first) {
                    out.printf("%-24s %8s  missing%n", Times.text(gap.fromMillis()), "- " + gap.missing());
                }
            }
            var cells = new StringBuilder();
            for (int column = 0; column < series.values().length; column++) {
                double value = series.values()[column][row];
                int width = series.measurements().get(column).length();
                cells.append("  ").append(("%" + width + "s").formatted(Double.isNaN(value) ? "-" : text(value)));
            }
            out.printf("%-24s %8d%s%n", Times.text(time), series.reports()[row], cells);
        }
        out.flush();
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6g", value);
    }

    private static String line(Series series, int row) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("cellId", series.cellId())
                .put("granularityMillis", series.granularityMillis())
                .put("timeMillis", series.timeMillis()[row])
                .put("arrivalMillis", series.arrivalMillis()[row])
                .put("reports", series.reports()[row]);
        ObjectNode values = line.putObject("values");
        for (int column = 0; column < series.values().length; column++) {
            double value = series.values()[column][row];
            if (!Double.isNaN(value)) {
                values.put(series.measurements().get(column), value);
            }
        }
        return line.toString();
    }

    private long time(String option, String text) {
        try {
            return Times.instantMillis(text);
        } catch (DateTimeException noTime) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " must be a date, or a date and time such as 2013-11-01T06:30, not '" + text + "'",
                    noTime);
        }
    }
}
