package io.rantwin.planner.history.commands;

import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Receipt;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.intake.CsvImport;
import io.rantwin.planner.history.intake.CsvImportException;
import io.rantwin.planner.history.intake.CsvShape;
import io.rantwin.planner.history.intake.CsvSummary;
import io.rantwin.planner.terminal.Progress;
import io.rantwin.planner.timing.Lengths;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rantwin data import}: recordings into the history. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Takes series from CSV files (plain or gzip) into the history. A line that cannot be read is left out and told;",
            "importing a file again changes nothing, importing a corrected one corrects."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  One column a cell:",
            "    rantwin data import loads.csv.gz --measurement RRU.PrbTotDl",
            "  One file a cell, one column a measurement:",
            "    rantwin data import ElBorn.csv --cell ElBorn --columns rb_down,rnti_count --rename rb_down=load",
            "  A column that names the cell:",
            "    rantwin data import cells.csv --time-column t --cell-column cell",
            "",
            "Exit codes: 0 done, 1 failed or lines left out, 2 wrong usage."
        })
final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV files, plain or gzip")
    private List<Path> files;

    @Mixin
    private HistoryFolder history;

    @Option(names = "--time-column", paramLabel = "NAME", description = "the column with the time (default: the first)")
    private @Nullable String timeColumn;

    @Option(names = "--cell", paramLabel = "NAME", description = "the columns are measurements of this cell")
    private @Nullable String cell;

    @Option(
            names = "--cell-column",
            paramLabel = "NAME",
            description = "this column names the cell, the others are measurements")
    private @Nullable String cellColumn;

    @Option(
            names = "--measurement",
            paramLabel = "NAME",
            defaultValue = "value",
            description = "what is measured when every column is a cell (default: ${DEFAULT-VALUE})")
    private String measurement;

    @Option(names = "--columns", split = ",", paramLabel = "NAME", description = "take only these columns")
    private List<String> columns = List.of();

    @Option(
            names = "--rename",
            paramLabel = "FROM=TO",
            description = "keep a column under another name; may be repeated")
    private Map<String, String> rename = Map.of();

    @Option(
            names = "--granularity",
            paramLabel = "LENGTH",
            description = "length of a period, such as 250ms, 1s, 15m, 1h (default: the usual step between times)")
    private @Nullable String granularity;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "the time column counts rows: the time of row 0, such as 2013-11-01T00:00")
    private @Nullable String start;

    @Option(
            names = "--step",
            paramLabel = "LENGTH",
            description = "with --start: time from one row to the next, such as 5m")
    private @Nullable String step;

    @Option(
            names = "--expire",
            description = "let retention drop the data when it is old (default: imported cells are pinned)")
    private boolean expire;

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() {
        CsvShape shape = shape();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        long bad = 0;
        try (HistoryStore store = history.open()) {
            for (Path file : files) {
                CsvSummary summary;
                try (Progress progress = progress(file)) {
                    summary = CsvImport.run(file, shape, store, clock.millis(), !expire, progress);
                }
                print(file, summary, out, err);
                bad += summary.badLines();
            }
        } catch (CsvImportException | HistoryException failed) {
            err.println("rantwin: " + failed.getMessage());
            return 1;
        }
        return bad == 0 ? 0 : 1;
    }

    private static void print(Path file, CsvSummary summary, PrintWriter out, PrintWriter err) {
        Receipt receipt = summary.receipt();
        out.printf(
                "%s: %d lines, %d cells, granularity %s%n",
                file, summary.lines(), summary.cells().size(), Lengths.text(summary.granularityMillis()));
        if (summary.lines() > summary.badLines()) {
            out.printf("  from %s to %s%n", Times.text(summary.firstMillis()), Times.text(summary.lastMillis()));
        }
        out.printf(
                "  rows: %d new, %d changed, %d known already%n",
                receipt.added(), receipt.changed(), receipt.repeated());
        if (receipt.tooOld() > 0) {
            out.printf("  %d rows are of a time that was dropped already: not kept%n", receipt.tooOld());
        }
        if (receipt.tooDense() > 0) {
            out.printf(
                    "  %d rows come far oftener than the granularity says: not kept; try a finer --granularity%n",
                    receipt.tooDense());
        }
        out.flush();
        for (String problem : summary.problems()) {
            err.println("rantwin: " + file + ", " + problem);
        }
        if (summary.badLines() > 0) {
            err.printf(
                    "rantwin: %s: %d lines left out, %d of them told above%s%n",
                    file,
                    summary.badLines(),
                    summary.problems().size(),
                    summary.badLines() == summary.lines()
                            ? "; is a column no number? --columns takes those that are"
                            : "");
        }
    }

    private CsvShape shape() {
        if (cell != null && cellColumn != null) {
            throw usage("--cell and --cell-column exclude each other");
        }
        if (cell != null && !Reports.isCellId(cell)) {
            throw usage("--cell must have 1 to 200 characters");
        }
        if (!Reports.isMeasurement(measurement)) {
            throw usage("--measurement must have 1 to 400 characters");
        }
        if ((start == null) != (step == null)) {
            throw usage("--start and --step belong together");
        }
        long granularityMillis = granularity == null ? 0 : length("--granularity", granularity);
        CsvShape.@Nullable Counted counted = null;
        if (start != null && step != null) {
            try {
                counted = new CsvShape.Counted(Times.instantMillis(start), length("--step", step));
            } catch (DateTimeException noTime) {
                throw usage("--start must be a date, or a date and time, not '" + start + "'");
            }
        }
        return new CsvShape(timeColumn, cell, cellColumn, measurement, columns, rename, granularityMillis, counted);
    }

    private long length(String option, String text) {
        long millis = Lengths.millis(text);
        if (millis < 1 || millis > Reports.LONGEST_GRANULARITY_MILLIS) {
            throw usage(option + " must be a length such as 250ms, 1s, 15m or 1h, at most 31d, not '" + text + "'");
        }
        return millis;
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private static Progress progress(Path file) {
        long octets = 0;
        try {
            octets = Files.size(file);
        } catch (IOException toldByTheImport) {
            // No bar is needed for a file that cannot be read.
        }
        PrintStream screen = System.err;
        return Progress.overOctets(screen, String.valueOf(file.getFileName()), octets);
    }
}
