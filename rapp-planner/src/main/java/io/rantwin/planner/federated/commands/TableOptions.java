package io.rantwin.planner.federated.commands;

import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.evaluation.SeriesOptions;
import io.rantwin.planner.evaluation.SeriesTable;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Rows of a command that trains on a file. */
final class TableOptions {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "series, one column a cell, as for train")
    private Path data;

    @Mixin
    private SeriesOptions series;

    /** Those of its series that are wanted. */
    SeriesTable read() throws EvaluationException {
        return series.wanted(series.readAll(data));
    }
}
