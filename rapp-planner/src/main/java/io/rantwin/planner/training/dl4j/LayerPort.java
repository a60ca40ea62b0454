package io.rantwin.planner.training.dl4j;

import io.rantwin.planner.training.TrainingException;
import io.rantwin.planner.training.TrainingSet;
import io.rantwin.planner.training.TrainingSettings;
import io.rantwin.twin.learned.Attention;
import io.rantwin.twin.learned.Dense;
import io.rantwin.twin.learned.GraphMixing;
import io.rantwin.twin.learned.Gru;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.Lstm;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A kind of layer on both sides: how the library is told of it, and its weights from the library's layer to the twin's and back. */
sealed interface LayerPort {
    /** The library's configuration of such a layer. */
    org.deeplearning4j.nn.conf.layers.Layer configuration();

    /** The twin's layer with the library's weights. */
    Layer read(org.deeplearning4j.nn.api.Layer from);

    /** Puts the weights of the twin's layer, which is of this kind and size, into the library's. */
    void write(Layer layer, org.deeplearning4j.nn.api.Layer to);

    /** A network as the settings have it. */
    static List<LayerPort> of(TrainingSet set, TrainingSettings settings) {
        List<LayerPort> ports = new ArrayList<>();
        ports.add(new OfLstm(set.inputs(), settings.units()));
        if (settings.attention() > 0) {
            ports.add(new OfAttention(settings.units(), settings.units(), settings.heads(), settings.attention()));
        }
        ports.add(new OfDense(settings.units(), set.outputs(), lossOf(set, settings)));
        return ports;
    }

    /** A network of the shape of such layers. */
    static List<LayerPort> of(List<Layer> layers, PinballLoss loss) throws TrainingException {
        List<LayerPort> ports = new ArrayList<>();
        for (Layer layer : layers) {
            int at = ports.size();
            ports.add(
                    switch (layer) {
                        case Lstm lstm -> new OfLstm(lstm.inputs(), lstm.outputs());
                        case Attention attention
                        when attention.residual() ->
                            new OfAttention(
                                    attention.inputs(), attention.width(), attention.heads(), attention.window());
                        case Dense dense
                        when at == layers.size() - 1 -> new OfDense(dense.inputs(), dense.outputs(), loss);
                        case Dense _, Attention _, Gru _, GraphMixing _ ->
                            throw new TrainingException("a layer of kind " + layer.kind() + " is not trained here");
                    });
        }
        if (layers.isEmpty() || !(layers.getLast() instanceof Dense)) {
            throw new TrainingException("the last layer must be a dense one");
        }
        return ports;
    }

    /** The loss of a set, with all of a piece's elements adding up to its mean. */
    static PinballLoss lossOf(TrainingSet set, TrainingSettings settings) {
        return new PinballLoss(
                set.quantiles().stream().mapToDouble(Double::doubleValue).toArray(),
                1.0 / (settings.truncation() * (double) set.outputs()));
    }

    private static float[] values(org.deeplearning4j.nn.api.Layer layer, String key) {
        return layer.getParam(key).dup('c').data().asFloat();
    }

    private static void set(org.deeplearning4j.nn.api.Layer layer, String key, float[] values) {
        INDArray held = layer.getParam(key);
        layer.setParam(key, Nd4j.create(values.clone(), held.shape(), 'c'));
    }

    /** The library's LSTM has its gates in the order candidate, forget, output, input; the twin's in the order input, forget, candidate, output. */
    record OfLstm(int inputs, int units) implements LayerPort {
        /** Block of the library that holds the twin's block. */
        private static final int[] BLOCK = {3, 1, 0, 2};

        @Override
        public org.deeplearning4j.nn.conf.layers.Layer configuration() {
            return new LSTM.Builder()
                    .nIn(inputs)
                    .nOut(units)
                    .activation(Activation.TANH)
                    .gateActivationFunction(Activation.SIGMOID)
                    .forgetGateBiasInit(1)
                    .build();
        }

        @Override
        public Layer read(org.deeplearning4j.nn.api.Layer from) {
            float[] weights = new float[(inputs + units) * 4 * units];
            reorder(values(from, "W"), 0, weights, 0, inputs, false);
            reorder(values(from, "RW"), 0, weights, inputs, units, false);
            float[] bias = new float[4 * units];
            reorder(values(from, "b"), 0, bias, 0, 1, false);
            return new Lstm(inputs, units, weights, bias);
        }

        @Override
        public void write(Layer layer, org.deeplearning4j.nn.api.Layer to) {
            float[] input = new float[inputs * 4 * units];
            float[] state = new float[units * 4 * units];
            float[] bias = new float[4 * units];
            reorder(layer.tensors().get(0), 0, input, 0, inputs, true);
            reorder(layer.tensors().get(0), inputs, state, 0, units, true);
            reorder(layer.tensors().get(1), 0, bias, 0, 1, true);
            set(to, "W", input);
            set(to, "RW", state);
            set(to, "b", bias);
        }

        /** Copies rows of four blocks from one order to the other; {@code back} to the library's. */
        private void reorder(float[] from, int fromRow, float[] to, int toRow, int rows, boolean back) {
            for (int row = 0; row < rows; row++) {
                for (int block = 0; block < 4; block++) {
                    int read = back ? block : BLOCK[block];
                    int written = back ? BLOCK[block] : block;
                    System.arraycopy(
                            from,
                            ((fromRow + row) * 4 + read) * units,
                            to,
                            ((toRow + row) * 4 + written) * units,
                            units);
                }
            }
        }
    }

    /** Residual attention over time, which is ours on both sides. */
    record OfAttention(int inputs, int width, int heads, int window) implements LayerPort {
        @Override
        public org.deeplearning4j.nn.conf.layers.Layer configuration() {
            return new AttentionConfiguration(inputs, width, heads, window);
        }

        @Override
        public Layer read(org.deeplearning4j.nn.api.Layer from) {
            return new Attention(
                    inputs,
                    inputs,
                    width,
                    heads,
                    window,
                    true,
                    values(from, AttentionConfiguration.PROJECTION),
                    values(from, AttentionConfiguration.PROJECTION_BIAS),
                    values(from, AttentionConfiguration.OUTPUT),
                    values(from, AttentionConfiguration.OUTPUT_BIAS));
        }

        @Override
        public void write(Layer layer, org.deeplearning4j.nn.api.Layer to) {
            List<float[]> tensors = layer.tensors();
            set(to, AttentionConfiguration.PROJECTION, tensors.get(0));
            set(to, AttentionConfiguration.PROJECTION_BIAS, tensors.get(1));
            set(to, AttentionConfiguration.OUTPUT, tensors.get(2));
            set(to, AttentionConfiguration.OUTPUT_BIAS, tensors.get(3));
        }
    }

    /** The dense layer at the end, with the loss. */
    record OfDense(int inputs, int outputs, PinballLoss loss) implements LayerPort {
        @Override
        public org.deeplearning4j.nn.conf.layers.Layer configuration() {
            return new RnnOutputLayer.Builder(loss)
                    .nIn(inputs)
                    .nOut(outputs)
                    .activation(Activation.IDENTITY)
                    .build();
        }

        @Override
        public Layer read(org.deeplearning4j.nn.api.Layer from) {
            return new Dense(
                    inputs, outputs, io.rantwin.twin.learned.Activation.LINEAR, values(from, "W"), values(from, "b"));
        }

        @Override
        public void write(Layer layer, org.deeplearning4j.nn.api.Layer to) {
            set(to, "W", layer.tensors().get(0));
            set(to, "b", layer.tensors().get(1));
        }
    }
}
