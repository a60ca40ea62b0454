package io.rantwin.planner.training;

import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.evaluation.ModelComparison;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.model.SeasonalFeeder;
import io.rantwin.planner.terminal.Progress;
import io.rantwin.planner.training.TrainingSet.Segment;
import io.rantwin.twin.forecast.ForecastSettings;
import io.rantwin.twin.forecast.Horizon;
import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.Neighbourhood;
import io.rantwin.twin.learned.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** From a table to a model with its figures: split by time, train until the validation rows gain no more, compare on the last rows. */
final class TrainingRun {
    /** Levels of every model: those the evaluation scores. */
    static final List<Double> QUANTILES = List.of(0.05, 0.1, 0.5, 0.9, 0.95);

    /** Stretches of back-propagation in a piece, and before the first validation row. */
    static final int CHUNKS_A_SEGMENT = 8;
    /** Share of the past epochs' weights that stays in the mean at each epoch. */
    private static final double KEEP = 0.6;

    private static final double QUANTUM = 1e-5;

    private final Trainer trainer;
    private final TrainingRequest request;
    private final TrainingTeller teller;

    /** The weights of the best epoch so far. */
    private static final class Best {
        private double loss = Double.POSITIVE_INFINITY;
        private int epoch;
        private List<Layer> layers = List.of();
    }

    TrainingRun(Trainer trainer, TrainingRequest request, TrainingTeller teller) {
        this.trainer = trainer;
        this.request = request;
        this.teller = teller;
    }

    TrainedModel run() throws TrainingException, EvaluationException, BundleException {
        ModelCard.Feeding feeding = feeding(request.trainUntil());
        Window window = Window.of(request.table(), feeding);
        Scaling scaling = scaling(window, feeding, request.trainUntil());
        Header header = header(feeding, scaling);
        int warm = CHUNKS_A_SEGMENT * request.settings().truncation();
        var validation = new Validation(
                window,
                header,
                request.horizonRows(),
                request.trainUntil() - warm,
                request.trainUntil(),
                request.testFrom());
        NetworkInputs given = new NetworkInputs(window, scaling, feeding.mixedInputs());
        tellNeighbours(given, request.trainUntil());
        TrainingSet set = set(given, feeding, request.trainUntil());
        teller.say(String.format(
                Locale.ROOT,
                "training on %d pieces of up to %d rows, %d inputs, %d horizons",
                set.segments().size(),
                warm,
                set.inputs(),
                set.horizons()));
        List<Best> found = new ArrayList<>();
        for (int network = 0; network < request.networks(); network++) {
            found.add(search(set, given, validation, settings(network)));
        }
        List<Layer> layers =
                SideBySide.of(found.stream().map(best -> best.layers).toList());
        double loss = validation.loss(given.run(layers));
        if (request.networks() > 1) {
            teller.say(String.format(
                    Locale.ROOT, "%d networks side by side: validation loss %.5f", request.networks(), loss));
        }
        float[] shifts = validation.shifts(given.run(layers));
        if (request.refit()) {
            int until = request.testFrom();
            feeding = feeding(until);
            window = Window.of(request.table(), feeding);
            scaling = scaling(window, feeding, until);
            header = header(feeding, scaling);
            given = new NetworkInputs(window, scaling, feeding.mixedInputs());
            set = set(given, feeding, until);
            List<List<Layer>> again = new ArrayList<>();
            for (int network = 0; network < request.networks(); network++) {
                again.add(refit(set, found.get(network).epoch, settings(network)));
            }
            layers = SideBySide.of(again);
        }
        layers = given.run(IntervalCalibration.shifted(layers, shifts));
        return new TrainedModel(
                feeding,
                header,
                layers,
                new ModelCard.Training(
                        request.settings().seed(),
                        request.networks(),
                        found.stream().map(best -> best.epoch).toList(),
                        loss,
                        request.refit()),
                Parity.checked(trainer, layers, header, ParityProbe.of(given, request.trainUntil())),
                compare(feeding, Weights.inMemory(header, layers)));
    }

    private TrainingSettings settings(int network) {
        return request.settings().seeded(request.settings().seed() + network);
    }

    private Best search(TrainingSet set, NetworkInputs given, Validation validation, TrainingSettings settings)
            throws TrainingException {
        var best = new Best();
        var average = new LayerAverage(KEEP);
        try (Progress progress = teller.begin("training", settings.epochs())) {
            trainer.train(set, settings, NetworkInputs.trained(request.start()), (epoch, now) -> {
                List<Layer> averaged = average.add(now);
                double loss = validation.loss(given.run(averaged));
                if (loss < best.loss) {
                    best.loss = loss;
                    best.epoch = epoch;
                    best.layers = averaged;
                }
                String told = String.format(
                        Locale.ROOT,
                        "epoch %d: validation loss %.5f, best %.5f in epoch %d",
                        epoch,
                        loss,
                        best.loss,
                        best.epoch);
                progress.say(told);
                progress.accept(epoch);
                if (progress.bar() == null) {
                    teller.say(told);
                }
                return epoch - best.epoch < request.patience();
            });
        }
        if (best.layers.isEmpty()) {
            throw new TrainingException("training did not converge: the validation loss is no number in any epoch");
        }
        return best;
    }

    private List<Layer> refit(TrainingSet set, int epochs, TrainingSettings settings) throws TrainingException {
        var average = new LayerAverage(KEEP);
        List<List<Layer>> last = new ArrayList<>();
        teller.say("the same " + epochs + " epochs with the validation rows among those trained on");
        try (Progress progress = teller.begin("refitting", epochs)) {
            trainer.train(set, settings, NetworkInputs.trained(request.start()), (epoch, now) -> {
                last.add(average.add(now));
                progress.accept(epoch);
                if (progress.bar() == null) {
                    teller.say("epoch " + epoch + " of " + epochs + " again");
                }
                return epoch < epochs;
            });
        }
        return last.getLast();
    }

    private ModelCard.Feeding feeding(int until) throws TrainingException {
        return feeding(
                request,
                request.kind() == ModelCard.Feeding.Kind.SEASONAL
                        ? SeasonalBase.fit(request.table(), request.dayRows(), request.horizonRows(), until)
                        : List.of());
    }

    private static ModelCard.Feeding feeding(TrainingRequest request, List<List<Double>> base) {
        int[] horizons =
                request.horizonRows().stream().mapToInt(Integer::intValue).toArray();
        List<String> inputs = request.kind() == ModelCard.Feeding.Kind.SEASONAL
                ? SeasonalFeeder.inputNames(horizons)
                : request.columns().isEmpty() ? List.of(request.target()) : request.columns();
        return new ModelCard.Feeding(
                request.kind(),
                request.target(),
                request.granularitySeconds(),
                request.dayRows(),
                request.horizonRows(),
                inputs,
                request.columns(),
                base,
                request.neighbours());
    }

    private static Scaling scaling(Window window, ModelCard.Feeding feeding, int until) throws TrainingException {
        return Scaling.of(window, feeding.inputs().size(), until, feeding.kind() == ModelCard.Feeding.Kind.SEASONAL);
    }

    private Header header(ModelCard.Feeding feeding, Scaling scaling) {
        return header(request.name(), request.settings().seed(), feeding, scaling);
    }

    /** The head of the weight file of a model. */
    static Header header(String name, long seed, ModelCard.Feeding feeding, Scaling scaling) {
        return new Header(
                name,
                "seed " + seed,
                feeding.target(),
                feeding.inputs(),
                scaling.mean(),
                scaling.deviation(),
                seconds(feeding),
                QUANTILES,
                scaling.offset(),
                scaling.scale(),
                feeding.kind() == ModelCard.Feeding.Kind.SEASONAL
                        ? ""
                        : feeding.inputs().getFirst(),
                QUANTUM * scaling.scale());
    }

    private static List<Integer> seconds(ModelCard.Feeding feeding) {
        List<Integer> seconds = new ArrayList<>();
        for (int rows : feeding.horizonRows()) {
            seconds.add((int) Math.max(1, Math.round(rows * feeding.granularitySeconds())));
        }
        return seconds;
    }

    private TrainingSet set(NetworkInputs given, ModelCard.Feeding feeding, int until) {
        return set(given, feeding, until, request.settings().truncation());
    }

    /** What a network is trained on: the rows before {@code until}, in pieces of some stretches of back-propagation. */
    static TrainingSet set(NetworkInputs given, ModelCard.Feeding feeding, int until, int truncation) {
        List<Segment> segments =
                Segments.of(given, feeding.horizonRows(), until, CHUNKS_A_SEGMENT * truncation, truncation / 4);
        return new TrainingSet(given.count(), feeding.horizonRows().size(), QUANTILES, segments);
    }

    private void tellNeighbours(NetworkInputs given, int until) {
        if (given.mixed() == 0) {
            return;
        }
        Neighbourhood graph = given.window().neighbourhood();
        long wanted = 0;
        long there = 0;
        int alone = 0;
        for (int cell = 0; cell < graph.cells(); cell++) {
            alone += graph.neighbours(cell) == 0 ? 1 : 0;
            for (int n = 0; n < graph.neighbours(cell); n++) {
                for (int row = 0; row < until; row++) {
                    if (given.window().isReady(cell, row)) {
                        wanted++;
                        there += given.isHeard(graph.neighbour(cell, n), row) ? 1 : 0;
                    }
                }
            }
        }
        teller.say(String.format(
                Locale.ROOT,
                "neighbours by \"%s\": of %d cells %d have none; %d of %d reports of neighbours are missing",
                Objects.requireNonNull(request.neighbours()).rule(),
                graph.cells(),
                alone,
                wanted - there,
                wanted));
    }

    private List<ModelCard.Figure> compare(ModelCard.Feeding feeding, Weights weights)
            throws EvaluationException, BundleException {
        int day = request.dayRows();
        List<Integer> seasons =
                day == 0 ? List.of() : request.testFrom() >= 14 * day ? List.of(day, 7 * day) : List.of(day);
        var settings = new ForecastSettings(
                seasons, request.horizonRows().stream().map(Horizon::value).toList(), request.runs());
        try (Progress progress = teller.begin("comparing", request.table().size())) {
            return ModelComparison.figures(
                    request.table(),
                    request.scored(),
                    settings,
                    request.testFrom(),
                    request.validationRows(),
                    request.runs() ? ModelComparison.RUN_CONTEXT : 0,
                    feeding,
                    weights,
                    progress);
        }
    }
}
