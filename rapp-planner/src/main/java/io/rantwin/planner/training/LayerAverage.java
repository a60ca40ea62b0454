package io.rantwin.planner.training;

import io.rantwin.twin.learned.Attention;
import io.rantwin.twin.learned.Dense;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.Lstm;
import java.util.ArrayList;
import java.util.List;

/** Average of a network over the last epochs, which is a network of the same kind again (Polyak and Juditsky 1992; exponentially forgetting). */
final class LayerAverage {
    private final double keep;
    private List<float[]> mean = List.of();
    private double weight;

    /** @param keep share of the past that stays at each epoch, 0 to below 1 */
    LayerAverage(double keep) {
        this.keep = keep;
    }

    /** Takes in an epoch's layers and gives the mean so far. */
    List<Layer> add(List<Layer> layers) throws TrainingException {
        List<float[]> newest =
                layers.stream().flatMap(layer -> layer.tensors().stream()).toList();
        weight = keep * weight + 1;
        if (mean.isEmpty()) {
            mean = newest.stream().map(float[]::clone).toList();
        } else {
            for (int k = 0; k < mean.size(); k++) {
                float[] into = mean.get(k);
                float[] from = newest.get(k);
                for (int i = 0; i < into.length; i++) {
                    into[i] += (float) ((from[i] - into[i]) / weight);
                }
            }
        }
        List<Layer> averaged = new ArrayList<>();
        int at = 0;
        for (Layer layer : layers) {
            int end = at + layer.tensors().size();
            averaged.add(with(
                    layer, mean.subList(at, end).stream().map(float[]::clone).toList()));
            at = end;
        }
        return averaged;
    }

    private static Layer with(Layer layer, List<float[]> tensors) throws TrainingException {
        return switch (layer) {
            case Lstm lstm -> new Lstm(lstm.inputs(), lstm.outputs(), tensors.get(0), tensors.get(1));
            case Dense dense ->
                new Dense(dense.inputs(), dense.outputs(), dense.activation(), tensors.get(0), tensors.get(1));
            case Attention attention ->
                new Attention(
                        attention.inputs(),
                        attention.outputs(),
                        attention.width(),
                        attention.heads(),
                        attention.window(),
                        attention.residual(),
                        tensors.get(0),
                        tensors.get(1),
                        tensors.get(2),
                        tensors.get(3));
            default -> throw new TrainingException("a layer of kind " + layer.kind() + " is not trained here");
        };
    }
}
