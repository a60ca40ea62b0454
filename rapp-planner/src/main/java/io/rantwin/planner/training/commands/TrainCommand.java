package io.rantwin.planner.training;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.evaluation.SeriesOptions;
import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.chunks.ChunkHistory;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.BundleKeys;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.registry.ModelRegistry;
import io.rantwin.planner.registry.RegisteredModel;
import io.rantwin.planner.registry.RegistryException;
import io.rantwin.planner.terminal.Progress;
import io.rantwin.planner.training.dl4j.Dl4jTrainer;
import io.rantwin.twin.learned.Layer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin train}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Trains a forecasting model on recorded series and compares it with every simple method on the last rows, which it",
            "has not seen. A model that wins at no horizon is not offered: nothing is written and the exit code is 3."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  Ten-minute loads of many cells, one column each, 1 h and 24 h ahead:",
            "    rantwin train --data loads.csv.gz --granularity 10min --horizons 1h,24h --out loads.rtmodel --key private.pem",
            "  Sessions of one report a second, for the xApp (names as the E2 node reports them):",
            "    rantwin train --data runs.csv --run-column run --columns RRU.PrbTotDl,DRB.UEThpDl --granularity 1s \\",
            "      --horizons 1s,5s,10s,60s --out prb.rtmodel --key private.pem",
            "",
            "The file: a header; first column time (ISO or Unix), then one column a series; an empty cell is missing.",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 trained, but a simple method is better."
        })
public final class TrainCommand implements Callable<Integer> {
    private static final double SEASONAL_FROM_SECONDS = 60;
    private static final double EVEN = 1e-6;
    private static final int SHARE = 8;
    private static final int NOT_OFFERED = 3;
    private static final double MILLIS = 1000;
    private static final int MOST_ROWS = 10_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "FILE", description = "series: CSV, or CSV packed with gzip")
    private @Nullable Path data;

    @Option(
            names = "--history",
            paramLabel = "DIR",
            description = {
                "in place of --data: the measurement --target of all cells in a planner's history, as a column each; the newest rows, at",
                "most 10 000"
            })
    private @Nullable Path history;

    @Option(
            names = "--granularity",
            required = true,
            paramLabel = "SPAN",
            description = "time between rows: 250ms, 1s, 10min, 1h")
    private String granularity;

    @Option(
            names = "--horizons",
            required = true,
            split = ",",
            paramLabel = "SPAN",
            description = "how far ahead, such as 1h,24h; whole rows")
    private List<String> horizons;

    @Option(names = "--out", required = true, paramLabel = "BUNDLE", description = "the model bundle to write")
    private Path out;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "private Ed25519 key (PEM) that signs the bundle; the xApp takes signed ones only")
    private @Nullable Path key;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "name of the model (default: that of the bundle's file)")
    private @Nullable String name;

    @Option(
            names = "--target",
            paramLabel = "NAME",
            description = "what is forecast, as others name it (default: the first of --columns, else 'value')")
    private @Nullable String target;

    @Mixin
    private SeriesOptions series;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAME",
            description =
                    "columns that are measurements of one cell: the first is forecast, all are read; without it every"
                            + " column is a cell")
    private List<String> columns = List.of();

    @Option(
            names = "--test",
            paramLabel = "ROWS",
            description = "the last rows, which judge the model (default: an eighth)")
    private @Nullable Integer test;

    @Option(
            names = "--validation",
            paramLabel = "ROWS",
            description = "rows before those, which tell when to stop (default: an eighth)")
    private @Nullable Integer validation;

    @Option(
            names = "--clusters",
            defaultValue = "1",
            paramLabel = "N",
            description = "group the cells by the shape of their days and train a model for each group (default:"
                    + " ${DEFAULT-VALUE})")
    private int clusters;

    @Mixin
    private NetworkOptions network;

    @Option(
            names = "--patience",
            defaultValue = "8",
            description = "epochs without gain after which training stops (default: ${DEFAULT-VALUE})")
    private int patience;

    @Option(
            names = "--networks",
            defaultValue = "2",
            description = "trained from different seeds and averaged (default: ${DEFAULT-VALUE}; 1 with --parent)")
    private int networks;

    @Option(
            names = "--refit",
            description =
                    "after the best epoch is found, train again for as long with the validation rows among those trained on")
    private boolean refit;

    @Option(
            names = "--parent",
            paramLabel = "BUNDLE",
            description = "go on from this model's weights (same inputs, horizons and units)")
    private @Nullable Path parent;

    @Option(
            names = "--keep",
            description = "write the bundle also when it won nowhere; its card says that it is not offered")
    private boolean keep;

    @Option(names = "--registry", paramLabel = "FILE", description = "note the model here, also one that did not win")
    private @Nullable Path registry;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Origin origin = origin();
            SeriesTable table = origin.table();
            TrainingRequest whole = request(table, List.of(), modelName());
            List<List<String>> groups = CellClusters.of(
                    table, whole.trainUntil(), clusters, network.settings().seed());
            var signing = key == null ? null : BundleKeys.signing(key);
            int code = NOT_OFFERED;
            for (int group = 0; group < groups.size(); group++) {
                if (clusters > 1) {
                    err.println("cluster " + (group + 1) + ": " + String.join(", ", groups.get(group)));
                }
                String suffix = clusters > 1 ? "-" + (group + 1) : "";
                ModelBundle bundle = train(table.only(groups.get(group)), origin.told(), whole.name() + suffix, err);
                new CardReport(bundle.card()).print(spec.commandLine().getOut());
                if (finish(signing == null ? bundle : bundle.signed(signing), file(suffix))) {
                    code = 0;
                }
            }
            return code;
        } catch (TrainingException
                | EvaluationException
                | BundleException
                | RegistryException
                | HistoryException failed) {
            err.println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    /** The file of a cluster's bundle: the number stands before the ending. */
    private Path file(String suffix) {
        String file = String.valueOf(out.getFileName());
        int dot = file.lastIndexOf('.');
        return out.resolveSibling(dot > 0 ? file.substring(0, dot) + suffix + file.substring(dot) : file + suffix);
    }

    private boolean finish(ModelBundle bundle, Path file) throws BundleException, RegistryException {
        PrintWriter to = spec.commandLine().getOut();
        boolean offered = bundle.card().hasWon();
        if (offered || keep) {
            bundle.write(file);
            to.println((bundle.isSigned() ? "signed" : "unsigned") + " bundle written: " + file);
        }
        if (registry != null) {
            try (ModelRegistry models = ModelRegistry.open(registry)) {
                String written = offered || keep ? file.toAbsolutePath().toString() : null;
                models.add(new RegisteredModel(bundle.card(), Instant.now(), written));
            }
        }
        if (!offered) {
            to.println("The model is not offered: at no horizon is it surely better than the best simple method."
                    + (keep ? "" : " Nothing was written (--keep writes it all the same)."));
        }
        to.flush();
        return offered;
    }

    /** Rows, and what the card says of them. */
    private record Origin(SeriesTable table, ModelMaker.Origin told) {}

    private Origin origin() throws EvaluationException, TrainingException, HistoryException {
        if (clusters > 1 && !columns.isEmpty()) {
            throw usage("--clusters groups cells; with --columns there is one");
        }
        if (history != null) {
            return fromHistory(history);
        }
        if (data == null) {
            throw usage("either --data or --history says what to train on");
        }
        SeriesTable table = series.wanted(series.readAll(data));
        return new Origin(
                // The card's columns are in the order of the model, the table's in that of the file.
                columns.isEmpty() ? table : table.only(columns),
                new ModelMaker.Origin(String.valueOf(data.getFileName()), hash(data)));
    }

    private Origin fromHistory(Path folder) throws EvaluationException, TrainingException, HistoryException {
        if (data != null || target == null || !columns.isEmpty() || series.hasRuns()) {
            throw usage(
                    "--history stands in place of --data, needs --target, and takes neither --columns nor --run-column");
        }
        long step = Math.round(MILLIS * granularitySeconds());
        try (HistoryStore store = ChunkHistory.openForReading(folder, new RollUp(MeasurementCatalogue.bundled()))) {
            HistoryRows rows = HistoryRows.newest(store, List.of(), List.of(target), step, MOST_ROWS);
            if (rows.cells().isEmpty()) {
                throw new TrainingException(folder + ": no cell has " + target + " every " + granularity);
            }
            return new Origin(series.wanted(rows.sideBySide()), new ModelMaker.Origin(rows.source(), rows.sha256()));
        }
    }

    private ModelBundle train(SeriesTable table, ModelMaker.Origin origin, String model, PrintWriter err)
            throws TrainingException, EvaluationException, BundleException {
        @Nullable ModelBundle before = parent == null ? null : ModelBundle.read(parent);
        TrainingRequest request =
                request(table, before == null ? List.of() : before.weights().layers(), model);
        return new ModelMaker(new Dl4jTrainer(), new OnTerminal(err))
                .make(request, origin, before == null ? null : before.card().modelId());
    }

    /** Bars on a terminal, else lines. */
    private record OnTerminal(PrintWriter err) implements TrainingTeller {
        @Override
        public Progress begin(String task, long steps) {
            return Progress.over(System.err, task, steps);
        }

        @Override
        public void say(String sentence) {
            err.println(sentence);
        }
    }

    private TrainingRequest request(SeriesTable table, List<Layer> start, String model) throws TrainingException {
        double seconds = granularitySeconds();
        checkStep(table, seconds);
        ModelCard.Feeding.Kind kind = !series.hasRuns() && columns.isEmpty() && seconds >= SEASONAL_FROM_SECONDS
                ? ModelCard.Feeding.Kind.SEASONAL
                : ModelCard.Feeding.Kind.MEASUREMENTS;
        int testRows = test == null ? table.size() / SHARE : test;
        int validationRows = validation == null ? table.size() / SHARE : validation;
        List<Integer> rows = horizonRows(seconds);
        int farthest = rows.getLast();
        if (testRows <= farthest
                || validationRows <= farthest
                || table.size() - testRows - validationRows <= 2 * farthest) {
            throw usage("of " + table.size() + " rows " + validationRows + " are for validation and " + testRows
                    + " for the test: each must be above the farthest horizon of " + farthest
                    + " rows, and the rows before them above twice that");
        }
        try {
            if (networks < 1 || networks > 16) {
                throw usage("--networks must be 1 to 16, not " + networks);
            }
            return new TrainingRequest(
                    table,
                    series.hasRuns(),
                    kind,
                    model,
                    target != null ? target : columns.isEmpty() ? "value" : columns.getFirst(),
                    seconds,
                    rows,
                    columns,
                    validationRows,
                    testRows,
                    start.isEmpty()
                            ? network.settings()
                            : network.settings(start.getFirst().outputs()),
                    parent == null ? networks : 1,
                    patience,
                    refit,
                    start);
        } catch (IllegalArgumentException wrong) {
            throw usage(String.valueOf(wrong.getMessage()));
        }
    }

    private double granularitySeconds() {
        return Spans.seconds(granularity)
                .orElseThrow(() -> usage("--granularity must be a span such as 1s, 10min or 1h, not " + granularity));
    }

    private void checkStep(SeriesTable table, double seconds) throws TrainingException {
        long[] millis = table.millis();
        List<Long> steps = new ArrayList<>();
        for (int row = 1; row < millis.length; row++) {
            if (!table.runStarts()[row]) {
                steps.add(millis[row] - millis[row - 1]);
            }
        }
        steps.sort(null);
        double step = steps.isEmpty() ? seconds : steps.get(steps.size() / 2) / 1000.0;
        if (Math.abs(step - seconds) > 0.2 * seconds) {
            throw new TrainingException(
                    (data == null ? history : data) + ": has a row every " + step + " s, not every " + granularity);
        }
    }

    private List<Integer> horizonRows(double seconds) {
        List<Integer> rows = new ArrayList<>();
        for (String horizon : horizons) {
            double span = Spans.seconds(horizon)
                    .orElseThrow(() -> usage("--horizons must be spans such as 1h,24h, not " + horizon));
            long whole = Math.round(span / seconds);
            if (whole < 1 || Math.abs(whole * seconds - span) > EVEN * span) {
                throw usage("--horizons " + horizon + " is no whole number of rows of " + granularity);
            }
            if (!rows.isEmpty() && whole <= rows.getLast()) {
                throw usage("--horizons must rise");
            }
            rows.add(Math.toIntExact(whole));
        }
        return rows;
    }

    private String modelName() {
        if (name != null) {
            if (!name.matches("[A-Za-z0-9._-]{1,40}")) {
                throw usage("--name must be 1 to 40 letters, digits, dots, dashes and underscores, not " + name);
            }
            return name;
        }
        String file = String.valueOf(out.getFileName());
        int dot = file.indexOf('.');
        String stem = (dot > 0 ? file.substring(0, dot) : file).replaceAll("[^A-Za-z0-9_-]", "-");
        return stem.substring(0, Math.min(40, stem.length()));
    }

    private static String hash(Path file) throws TrainingException {
        try {
            return ModelBundle.sha256(Files.readAllBytes(file));
        } catch (IOException failed) {
            throw new TrainingException(file + ": cannot be read: " + failed.getMessage(), failed);
        }
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
