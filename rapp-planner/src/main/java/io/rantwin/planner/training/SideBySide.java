package io.rantwin.planner.training;

import io.rantwin.twin.learned.Attention;
import io.rantwin.twin.learned.Dense;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.Lstm;
import java.util.ArrayList;
import java.util.List;

/** One network whose raw outputs are the means of those of several: their layers side by side, none reading another's, and one dense last layer. */
final class SideBySide {
    private final int count;
    private final List<List<Layer>> networks;

    private SideBySide(List<List<Layer>> networks) {
        this.networks = networks;
        this.count = networks.size();
    }

    /** @param networks all of one shape, with a dense layer at the end */
    static List<Layer> of(List<List<Layer>> networks) throws TrainingException {
        return networks.size() == 1 ? networks.getFirst() : new SideBySide(networks).layers();
    }

    private List<Layer> layers() throws TrainingException {
        List<Layer> together = new ArrayList<>();
        List<Layer> shape = networks.getFirst();
        for (Layer first : shape) {
            int at = together.size();
            together.add(
                    switch (first) {
                        case Lstm lstm when at == 0 -> lstm(lstm);
                        case Attention attention when at > 0 -> attention(attention, at);
                        case Dense dense when at == shape.size() - 1 -> dense(dense, at);
                        default ->
                            throw new TrainingException(
                                    "a layer of kind " + first.kind() + " cannot be averaged there");
                    });
        }
        return together;
    }

    private float[] tensor(int network, int layer, int tensor) {
        return networks.get(network).get(layer).tensors().get(tensor);
    }

    /** All LSTMs read the same inputs. */
    private Layer lstm(Lstm lstm) {
        int inputs = lstm.inputs();
        int units = lstm.outputs();
        float[] weights = new float[(inputs + count * units) * 4 * count * units];
        float[] bias = new float[4 * count * units];
        for (int n = 0; n < count; n++) {
            place(tensor(n, 0, 0), 0, inputs, 4, units, n, weights, 0);
            place(tensor(n, 0, 0), inputs, units, 4, units, n, weights, inputs + n * units);
            place(tensor(n, 0, 1), 0, 1, 4, units, n, bias, 0);
        }
        return new Lstm(inputs, count * units, weights, bias);
    }

    /** Heads side by side; each network's read and write its own part of the rows. */
    private Layer attention(Attention attention, int at) {
        int inputs = attention.inputs();
        int outputs = attention.outputs();
        int width = attention.width();
        float[] projection = new float[count * inputs * 3 * count * width];
        float[] projectionBias = new float[3 * count * width];
        float[] output = new float[count * width * count * outputs];
        float[] outputBias = new float[count * outputs];
        for (int n = 0; n < count; n++) {
            place(tensor(n, at, 0), 0, inputs, 3, width, n, projection, n * inputs);
            place(tensor(n, at, 1), 0, 1, 3, width, n, projectionBias, 0);
            place(tensor(n, at, 2), 0, width, 1, outputs, n, output, n * width);
            place(tensor(n, at, 3), 0, 1, 1, outputs, n, outputBias, 0);
        }
        return new Attention(
                count * inputs,
                count * outputs,
                count * width,
                count * attention.heads(),
                attention.window(),
                attention.residual(),
                projection,
                projectionBias,
                output,
                outputBias);
    }

    private Layer dense(Dense dense, int at) {
        int inputs = dense.inputs();
        float[] weights = new float[count * inputs * dense.outputs()];
        float[] bias = new float[dense.outputs()];
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < inputs * dense.outputs(); i++) {
                weights[n * inputs * dense.outputs() + i] = tensor(n, at, 0)[i] / count;
            }
            for (int o = 0; o < bias.length; o++) {
                bias[o] += tensor(n, at, 1)[o] / count;
            }
        }
        return new Dense(count * inputs, dense.outputs(), dense.activation(), weights, bias);
    }

    /** Copies rows of blocks into rows whose blocks have room for all networks' columns. */
    private void place(
            float[] from, int fromRow, int rows, int blocks, int columns, int network, float[] to, int toRow) {
        for (int row = 0; row < rows; row++) {
            for (int block = 0; block < blocks; block++) {
                System.arraycopy(
                        from,
                        ((fromRow + row) * blocks + block) * columns,
                        to,
                        (((toRow + row) * blocks + block) * count + network) * columns,
                        columns);
            }
        }
    }
}
