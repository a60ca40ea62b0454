package io.rantwin.planner.training;

import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.twin.learned.Attention;
import io.rantwin.twin.learned.GraphMixing;
import io.rantwin.twin.learned.Header;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.Lstm;
import io.rantwin.twin.learned.WeightsException;
import io.rantwin.twin.learned.WeightsWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A network that was trained, with what its card will say of it.
 *
 * @param parity see {@link Parity}
 */
record TrainedModel(
        ModelCard.Feeding feeding,
        Header header,
        List<Layer> layers,
        ModelCard.Training training,
        double parity,
        List<ModelCard.Figure> figures) {
    private static final int HASH_IN_ID = 12;

    TrainedModel {
        layers = List.copyOf(layers);
        figures = List.copyOf(figures);
    }

    /**
     * As a bundle with its card, not signed.
     *
     * @param parent id of the model whose weights it went on from; null when it began anew
     * @param data that it was trained on
     * @param how more of how it was trained; may be empty
     */
    ModelBundle bundle(String name, @Nullable String parent, ModelCard.Data data, String how)
            throws TrainingException, BundleException {
        byte[] weights;
        try {
            weights = WeightsWriter.write(header, layers);
        } catch (WeightsException wrong) {
            throw new TrainingException("the weights cannot be written: " + wrong.getMessage(), wrong);
        }
        String hash = ModelBundle.sha256(weights);
        int numbers = layers.stream()
                .flatMap(layer -> layer.tensors().stream())
                .mapToInt(tensor -> tensor.length)
                .sum();
        return ModelBundle.of(
                new ModelCard(
                        name + "-" + hash.substring(0, HASH_IN_ID),
                        name,
                        parent,
                        hash,
                        architecture() + ", quantiles by pinball loss, state carried from row to row" + how,
                        numbers,
                        feeding,
                        data,
                        training,
                        parity,
                        figures),
                weights);
    }

    /** Layers in words, in the order in which they are passed. */
    private String architecture() {
        return layers.stream()
                .map(layer -> switch (layer) {
                    case GraphMixing mixing ->
                        "neighbours' mean of the first " + mixing.mixed() + " of " + mixing.inputs()
                                + " inputs and the share of neighbours that told them";
                    case Lstm lstm -> "LSTM of " + lstm.outputs();
                    case Attention attention ->
                        "attention over the last " + attention.window() + " rows with " + attention.heads() + " heads";
                    default -> layer.kind() + " of " + layer.outputs();
                })
                .collect(Collectors.joining(", "));
    }
}
