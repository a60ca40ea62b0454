package io.rantwin.planner.evaluation;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of commands that read series: which of them, and where a run ends. */
public final class SeriesOptions {
    @Option(names = "--series", split = ",", paramLabel = "NAME", description = "only these columns (default: all)")
    private List<String> series = List.of();

    @Option(
            names = "--run-column",
            paramLabel = "NAME",
            description = "the column that names the run; nothing reaches from one run to the next, nor across a gap")
    private @Nullable String runColumn;

    /** Whether the file has runs. */
    public boolean hasRuns() {
        return runColumn != null;
    }

    /** Every series of a file. */
    public SeriesTable readAll(Path file) throws EvaluationException {
        return SeriesReader.read(file, runColumn);
    }

    /** Those that are wanted. */
    public SeriesTable wanted(SeriesTable all) throws EvaluationException {
        return series.isEmpty() ? all : all.only(series);
    }
}
