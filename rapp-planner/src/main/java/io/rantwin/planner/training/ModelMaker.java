package io.rantwin.planner.training;

import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.twin.learned.Attention;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.Lstm;
import io.rantwin.twin.learned.WeightsException;
import io.rantwin.twin.learned.WeightsWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From what is to be trained to a bundle with its card, which tells how it did beside the simple methods. Not thread-safe. */
public final class ModelMaker {
    private final Trainer trainer;
    private final TrainingTeller teller;

    /**
     * Where rows come from.
     *
     * @param source in words
     * @param sha256 of the rows
     */
    public record Origin(String source, String sha256) {}

    /** With a training framework. */
    public ModelMaker(Trainer trainer, TrainingTeller teller) {
        this.trainer = trainer;
        this.teller = teller;
    }

    /**
     * Trains and compares; not signed yet.
     *
     * @param parent id of the model whose weights it goes on from; null when it begins anew
     */
    public ModelBundle make(TrainingRequest request, Origin origin, @Nullable String parent)
            throws TrainingException, EvaluationException, BundleException {
        TrainingRun.Result result = new TrainingRun(trainer, request, teller).run();
        byte[] weights;
        try {
            weights = WeightsWriter.write(result.header(), result.layers());
        } catch (WeightsException wrong) {
            throw new TrainingException("the weights cannot be written: " + wrong.getMessage(), wrong);
        }
        return ModelBundle.of(card(request, result, weights, origin, parent), weights);
    }

    /** Layers in words, in the order in which they are passed. */
    private static String architecture(List<Layer> layers) {
        return layers.stream()
                .map(layer -> switch (layer) {
                    case Lstm lstm -> "LSTM of " + lstm.outputs();
                    case Attention attention ->
                        "attention over the last " + attention.window() + " rows with " + attention.heads() + " heads";
                    default -> layer.kind() + " of " + layer.outputs();
                })
                .collect(Collectors.joining(", "));
    }

    private static ModelCard card(
            TrainingRequest request,
            TrainingRun.Result result,
            byte[] weights,
            Origin origin,
            @Nullable String parent) {
        String hash = ModelBundle.sha256(weights);
        SeriesTable table = request.table();
        int numbers = result.layers().stream()
                .flatMap(layer -> layer.tensors().stream())
                .mapToInt(tensor -> tensor.length)
                .sum();
        return new ModelCard(
                request.name() + "-" + hash.substring(0, 12),
                request.name(),
                parent,
                hash,
                architecture(result.layers()) + ", quantiles by pinball loss, state carried from row to row",
                numbers,
                result.feeding(),
                new ModelCard.Data(
                        origin.source(),
                        origin.sha256(),
                        table.times().getFirst(),
                        table.times().getLast(),
                        table.names(),
                        request.trainUntil(),
                        request.validationRows(),
                        request.testRows()),
                result.training(),
                result.parity(),
                result.figures());
    }
}
