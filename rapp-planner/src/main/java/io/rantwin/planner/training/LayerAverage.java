package io.rantwin.planner.training;

import io.rantwin.twin.learned.Dense;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.Lstm;
import java.util.ArrayList;
import java.util.List;

/**
 * Averages of networks that are networks of the same kind again: over the last epochs of one (Polyak and Juditsky 1992; exponentially
 * forgetting), and over the outputs of several networks side by side.
 */
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
            float[] weights = mean.get(at++).clone();
            float[] bias = mean.get(at++).clone();
            averaged.add(with(layer, weights, bias));
        }
        return averaged;
    }

    private static Layer with(Layer layer, float[] weights, float[] bias) throws TrainingException {
        return switch (layer) {
            case Lstm lstm -> new Lstm(lstm.inputs(), lstm.outputs(), weights, bias);
            case Dense dense -> new Dense(dense.inputs(), dense.outputs(), dense.activation(), weights, bias);
            default -> throw new TrainingException("a layer of kind " + layer.kind() + " is not trained here");
        };
    }

    /**
     * One network whose raw outputs are the means of those of several: their LSTMs side by side, none reading another.
     *
     * @param networks each an LSTM with a dense layer behind it, all of one shape
     */
    static List<Layer> sideBySide(List<List<Layer>> networks) throws TrainingException {
        if (networks.size() == 1) {
            return networks.getFirst();
        }
        if (!(networks.getFirst().getFirst() instanceof Lstm lstm)
                || !(networks.getFirst().get(1) instanceof Dense dense)) {
            throw new TrainingException("only an LSTM with a dense layer behind it can be averaged");
        }
        int count = networks.size();
        int inputs = lstm.inputs();
        int units = lstm.outputs();
        int all = units * count;
        int outputs = dense.outputs();
        float[] weights = new float[(inputs + all) * 4 * all];
        float[] bias = new float[4 * all];
        float[] denseWeights = new float[all * outputs];
        float[] denseBias = new float[outputs];
        for (int n = 0; n < count; n++) {
            float[] from = networks.get(n).getFirst().tensors().get(0);
            float[] fromBias = networks.get(n).getFirst().tensors().get(1);
            for (int gate = 0; gate < 4; gate++) {
                int to = gate * all + n * units;
                for (int row = 0; row < inputs + units; row++) {
                    int toRow = row < inputs ? row : row + n * units;
                    System.arraycopy(from, (row * 4 + gate) * units, weights, toRow * 4 * all + to, units);
                }
                System.arraycopy(fromBias, gate * units, bias, to, units);
            }
            List<float[]> tail = networks.get(n).get(1).tensors();
            for (int i = 0; i < units * outputs; i++) {
                denseWeights[n * units * outputs + i] = tail.get(0)[i] / count;
            }
            for (int o = 0; o < outputs; o++) {
                denseBias[o] += tail.get(1)[o] / count;
            }
        }
        return List.of(
                new Lstm(inputs, all, weights, bias),
                new Dense(all, outputs, dense.activation(), denseWeights, denseBias));
    }
}
