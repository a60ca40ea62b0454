package io.rantwin.planner.evaluation;

import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.terminal.Progress;
import io.rantwin.twin.forecast.ForecastSettings;
import io.rantwin.twin.forecast.GroupKnowledge;
import io.rantwin.twin.forecast.Horizon;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin forecast evaluate}: the product's forecasts and every simple method, on recorded series. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Judges forecasts on recorded series with a rolling origin: every row after the history is forecast once,",
            "from the rows before it only. Prints the errors of the combined forecast (rantwin) and of every simple method,",
            "the coverage of its intervals, and the differences with a block bootstrap."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  Ten-minute loads, three weeks of history, 10 min, 1 h and 24 h ahead:",
            "    rantwin forecast evaluate --data loads.csv.gz --history 3456 --horizons 1,6,144 --seasons 144,1008",
            "  Cells never seen before, with what was learned on others:",
            "    rantwin forecast evaluate --train known.csv --data new.csv --history 1008 --horizons 1 --seasons 144,1008",
            "  Sessions of 250 ms reports, the mean of the next second:",
            "    rantwin forecast evaluate --data runs.csv --run-column run --history 50000 --horizons 4 --target mean",
            "",
            "The file: a header; first column time (ISO or Unix), then one column a series; an empty cell is missing.",
            "Exit codes: 0 done, 1 failed, 2 wrong usage."
        })
public final class EvaluateCommand implements Callable<Integer> {
    private static final int SHARE_OF_HISTORY = 8;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "series to score: CSV, or CSV packed with gzip")
    private Path data;

    @Option(
            names = "--history",
            required = true,
            paramLabel = "ROWS",
            description = "data rows before the scored window; 0 only together with --train")
    private int history;

    @Option(
            names = "--horizons",
            required = true,
            split = ",",
            paramLabel = "STEPS",
            description = "rows ahead, such as 1,6,144")
    private List<Integer> horizons;

    @Option(
            names = "--seasons",
            split = ",",
            paramLabel = "ROWS",
            description = "rows in a day, then in a week, such as 144,1008; leave out for series without")
    private List<Integer> seasons = List.of();

    @Option(
            names = "--target",
            defaultValue = "value",
            paramLabel = "value|mean",
            description = "the value at the horizon, or the mean of all rows up to it (default: ${DEFAULT-VALUE})")
    private String target;

    @Option(
            names = "--train",
            paramLabel = "FILE",
            description = "fit what is common to all series on these instead of on those scored")
    private @Nullable Path train;

    @Option(
            names = "--model",
            paramLabel = "BUNDLE",
            description = "a trained model bundle to judge as one more member")
    private @Nullable Path model;

    @Mixin
    private SeriesOptions series;

    @Option(
            names = "--validation",
            paramLabel = "ROWS",
            description = "last rows of the history on which the simple methods' parameters are chosen"
                    + " (default: an eighth of it)")
    private @Nullable Integer validation;

    @Option(
            names = "--context",
            paramLabel = "ROWS",
            description = "rows of a run before its first scored forecast (default: " + ModelComparison.RUN_CONTEXT
                    + " with runs, else 0)")
    private @Nullable Integer context;

    @Option(names = "--members", description = "also a line for every member of the combination")
    private boolean members;

    @Option(names = "--plot", paramLabel = "DIR", description = "write pictures to this folder")
    private @Nullable Path plot;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        ForecastSettings settings = settings();
        PrintWriter err = spec.commandLine().getErr();
        try {
            ModelBundle bundle = model == null ? null : ModelBundle.read(model);
            SeriesTable all = series.readAll(data);
            SeriesTable table = series.wanted(all);
            int rows = table.rowsBefore(history);
            if (rows >= table.size()) {
                throw new EvaluationException(
                        data + ": nothing is left to score: " + history + " rows of history, but the file has no more");
            }
            int chosenOn = validation == null ? rows / SHARE_OF_HISTORY : validation;
            if (chosenOn < 0 || chosenOn > rows) {
                throw usage("--validation must be 0 to " + rows + " rows, not " + chosenOn);
            }
            SeriesTable allKnown = train == null ? all : series.readAll(train);
            SeriesTable known = series.wanted(allKnown);
            refuseLongerThan(Math.max(table.size(), known.size()));
            var plan = new EvaluationPlan(
                    settings,
                    rows,
                    chosenOn,
                    context != null ? context : series.hasRuns() ? ModelComparison.RUN_CONTEXT : 0);
            GroupKnowledge start = train == null ? null : learn(known, settings, member(bundle, allKnown, known));
            List<HorizonScores> scores;
            PrintStream screen = System.err;
            try (Progress progress = Progress.over(screen, "forecasting", table.size())) {
                scores = new RollingEvaluation(table, plan, start, member(bundle, all, table)).run(progress);
            }
            report(table, plan, scores);
            return 0;
        } catch (EvaluationException | BundleException failed) {
            err.println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    // What waits for its truth is kept: steps beyond all rows would only fill the memory.
    private void refuseLongerThan(int rows) {
        for (int steps : horizons) {
            if (steps >= rows) {
                throw usage("--horizons " + steps + ": the file has only " + rows + " rows");
            }
        }
        for (int season : seasons) {
            if (season >= rows) {
                throw usage("--seasons " + season + ": the file has only " + rows + " rows");
            }
        }
    }

    private void report(SeriesTable table, EvaluationPlan plan, List<HorizonScores> scores) throws EvaluationException {
        var report = new EvaluationReport(table, plan, scores, members);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(report.json());
            out.flush();
        } else {
            report.print(out);
        }
        if (plot != null) {
            Plots.write(plot, table.names().getFirst(), scores);
        }
    }

    private static @Nullable LearnedMember member(@Nullable ModelBundle bundle, SeriesTable all, SeriesTable scored)
            throws EvaluationException, BundleException {
        return bundle == null
                ? null
                : LearnedMember.of(
                        bundle.card().modelId(), bundle.card().feeding(), bundle.weights(), all, scored.names());
    }

    private static GroupKnowledge learn(SeriesTable table, ForecastSettings settings, @Nullable LearnedMember learned) {
        PrintStream screen = System.err;
        try (Progress progress = Progress.over(screen, "learning", table.size())) {
            return RollingEvaluation.train(table, settings, learned, progress);
        }
    }

    private ForecastSettings settings() {
        boolean mean = target.equals("mean");
        if (!mean && !target.equals("value")) {
            throw usage("--target must be value or mean, not " + target);
        }
        if (history < (train == null ? 2 : 0)) {
            throw usage("--history must be at least " + (train == null ? 2 : 0) + ", not " + history);
        }
        if (context != null && context < 0) {
            throw usage("--context must not be negative");
        }
        try {
            return new ForecastSettings(
                    seasons,
                    horizons.stream()
                            .map(steps -> mean ? Horizon.mean(steps) : Horizon.value(steps))
                            .toList(),
                    series.hasRuns());
        } catch (IllegalArgumentException wrong) {
            throw usage(wrong.getMessage());
        }
    }

    private ParameterException usage(@Nullable String what) {
        return new ParameterException(spec.commandLine(), String.valueOf(what));
    }
}
