package io.rantwin.planner.training.commands;

import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.Neighbours;
import io.rantwin.planner.registry.RegistryException;
import io.rantwin.planner.terminal.Progress;
import io.rantwin.planner.training.CellClusters;
import io.rantwin.planner.training.ModelMaker;
import io.rantwin.planner.training.TrainingException;
import io.rantwin.planner.training.TrainingRequest;
import io.rantwin.planner.training.TrainingTeller;
import io.rantwin.planner.training.dl4j.Dl4jTrainer;
import io.rantwin.twin.learned.Layer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.InstantSource;
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
    private static final int SHARE = 8;
    private static final int NOT_OFFERED = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RowOptions rows;

    @Mixin
    private HorizonOptions steps;

    @Mixin
    private BundleOptions bundles;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "name of the model (default: that of the bundle's file)")
    private @Nullable String name;

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
            names = "--neighbours",
            paramLabel = "FILE",
            description = {
                "graph mixing: a cell also reads what its neighbours report at the same time; a topology (JSON), or a CSV of cell,neighbour",
                "or cell,neighbour,strength (default: none; a model that is gone on from keeps its own)"
            })
    private @Nullable Path neighbours;

    @Option(
            names = "--parent",
            paramLabel = "BUNDLE",
            description = "go on from this model's weights (same inputs, horizons and units)")
    private @Nullable Path parent;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            return train(err) ? 0 : NOT_OFFERED;
        } catch (TrainingException
                | EvaluationException
                | BundleException
                | RegistryException
                | HistoryException failed) {
            err.println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    /** A model for each group of cells; whether any won. */
    private boolean train(PrintWriter err)
            throws TrainingException, EvaluationException, BundleException, RegistryException, HistoryException {
        if (clusters > 1 && rows.areOfOneCell()) {
            throw usage("--clusters groups cells; with --columns there is one");
        }
        if (neighbours != null && rows.areOfOneCell()) {
            throw usage("--neighbours tells which cells read each other; with --columns there is one");
        }
        RowOptions.Read read = rows.read(steps);
        TrainingRequest whole = request(read.table(), null, modelName());
        List<List<String>> groups = CellClusters.of(
                read.table(), whole.trainUntil(), clusters, network.settings().seed());
        @Nullable PrivateKey signing = bundles.signing();
        boolean anyWon = false;
        for (int group = 0; group < groups.size(); group++) {
            if (clusters > 1) {
                err.println("cluster " + (group + 1) + ": " + String.join(", ", groups.get(group)));
            }
            String suffix = clusters > 1 ? "-" + (group + 1) : "";
            ModelBundle bundle = train(read.table().only(groups.get(group)), read.origin(), whole.name() + suffix, err);
            new CardReport(bundle.card()).print(spec.commandLine().getOut());
            anyWon |= finish(signing == null ? bundle : bundle.signed(signing), file(suffix));
        }
        return anyWon;
    }

    /** The file of a cluster's bundle: the number stands before the ending. */
    private Path file(String suffix) {
        String file = String.valueOf(bundles.out().getFileName());
        int dot = file.lastIndexOf('.');
        return bundles.out()
                .resolveSibling(dot > 0 ? file.substring(0, dot) + suffix + file.substring(dot) : file + suffix);
    }

    private boolean finish(ModelBundle bundle, Path file) throws BundleException, RegistryException {
        PrintWriter to = spec.commandLine().getOut();
        boolean won = bundles.put(bundle, file, to, InstantSource.system());
        if (!won) {
            to.println("The model is not offered: at no horizon is it surely better than the best simple method. "
                    + bundles.ofLoser());
        }
        to.flush();
        return won;
    }

    private ModelBundle train(SeriesTable table, ModelMaker.Origin origin, String model, PrintWriter err)
            throws TrainingException, EvaluationException, BundleException {
        @Nullable ModelBundle before = parent == null ? null : ModelBundle.read(parent);
        TrainingRequest request = request(table, before, model);
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

    private @Nullable Neighbours neighbours(@Nullable ModelBundle before) throws TrainingException {
        if (before == null) {
            return neighbours == null ? null : NeighbourFile.read(neighbours);
        }
        @Nullable Neighbours own = before.card().feeding().neighbours();
        if (own == null && neighbours != null) {
            throw usage("--parent " + parent
                    + " is a model that reads no neighbours, and --neighbours needs one that does");
        }
        return neighbours == null ? own : NeighbourFile.read(neighbours);
    }

    private TrainingRequest request(SeriesTable table, @Nullable ModelBundle before, String model)
            throws TrainingException {
        List<Layer> start = before == null ? List.of() : before.weights().layers();
        double seconds = steps.seconds();
        rows.check(table, steps);
        int testRows = test == null ? table.size() / SHARE : test;
        int validationRows = validation == null ? table.size() / SHARE : validation;
        List<Integer> ahead = steps.rows();
        int farthest = ahead.getLast();
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
                    rows.haveRuns(),
                    rows.kind(seconds),
                    model,
                    rows.target(),
                    seconds,
                    ahead,
                    rows.columns(),
                    validationRows,
                    testRows,
                    start.isEmpty() ? network.settings() : network.settings(TrainingRequest.units(start)),
                    parent == null ? networks : 1,
                    patience,
                    refit,
                    start,
                    neighbours(before));
        } catch (IllegalArgumentException wrong) {
            throw usage(String.valueOf(wrong.getMessage()));
        }
    }

    private String modelName() {
        if (name != null) {
            if (!ModelMaker.isName(name)) {
                throw usage("--name must be 1 to 40 letters, digits, dots, dashes and underscores, not " + name);
            }
            return name;
        }
        String file = String.valueOf(bundles.out().getFileName());
        int dot = file.indexOf('.');
        String stem = (dot > 0 ? file.substring(0, dot) : file).replaceAll("[^A-Za-z0-9_-]", "-");
        return stem.substring(0, Math.min(40, stem.length()));
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
