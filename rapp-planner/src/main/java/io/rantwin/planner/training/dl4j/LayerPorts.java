package io.rantwin.planner.training.dl4j;

import io.rantwin.planner.training.TrainingException;
import io.rantwin.twin.learned.Activation;
import io.rantwin.twin.learned.Dense;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.Lstm;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Weights from the library's network to the twin's layers and back. The library's LSTM has its gates in the order candidate, forget,
 * output, input; the twin's in the order input, forget, candidate, output.
 */
final class LayerPorts {
    /** Block of the library that holds the twin's block. */
    private static final int[] BLOCK = {3, 1, 0, 2};

    private LayerPorts() {}

    static List<Layer> layers(MultiLayerNetwork network) {
        INDArray input = network.getParam("0_W");
        int inputs = (int) input.size(0);
        int units = (int) input.size(1) / 4;
        float[] weights = new float[(inputs + units) * 4 * units];
        reorder(values(input), inputs, units, weights, 0, false);
        reorder(values(network.getParam("0_RW")), units, units, weights, inputs * 4 * units, false);
        float[] bias = new float[4 * units];
        reorder(values(network.getParam("0_b")), 1, units, bias, 0, false);
        INDArray dense = network.getParam("1_W");
        return List.of(
                new Lstm(inputs, units, weights, bias),
                new Dense(
                        units, (int) dense.size(1), Activation.LINEAR, values(dense), values(network.getParam("1_b"))));
    }

    static void set(MultiLayerNetwork network, List<Layer> layers) throws TrainingException {
        if (layers.size() != 2 || !(layers.get(0) instanceof Lstm lstm) || !(layers.get(1) instanceof Dense dense)) {
            throw new TrainingException("only an LSTM with a dense layer behind it can be trained on");
        }
        int inputs = lstm.inputs();
        int units = lstm.outputs();
        float[] input = new float[inputs * 4 * units];
        float[] state = new float[units * 4 * units];
        float[] bias = new float[4 * units];
        float[] both = lstm.weights();
        reorder(both, inputs, units, input, 0, true);
        float[] tail = new float[state.length];
        System.arraycopy(both, input.length, tail, 0, tail.length);
        reorder(tail, units, units, state, 0, true);
        reorder(lstm.bias(), 1, units, bias, 0, true);
        network.setParam("0_W", array(input, inputs, 4 * units));
        network.setParam("0_RW", array(state, units, 4 * units));
        network.setParam("0_b", array(bias, 1, 4 * units));
        network.setParam("1_W", array(dense.weights(), units, dense.outputs()));
        network.setParam("1_b", array(dense.bias(), 1, dense.outputs()));
    }

    private static void reorder(float[] from, int rows, int units, float[] to, int at, boolean back) {
        for (int row = 0; row < rows; row++) {
            for (int block = 0; block < 4; block++) {
                int ours = at + row * 4 * units + block * units;
                int theirs = row * 4 * units + BLOCK[block] * units;
                if (back) {
                    System.arraycopy(from, row * 4 * units + block * units, to, at + theirs, units);
                } else {
                    System.arraycopy(from, theirs, to, ours, units);
                }
            }
        }
    }

    private static float[] values(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    private static INDArray array(float[] values, int rows, int columns) {
        return Nd4j.create(values.clone(), new long[] {rows, columns}, 'c');
    }
}
