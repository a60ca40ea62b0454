package io.rantwin.planner.training.dl4j;

import io.rantwin.planner.training.Trainer;
import io.rantwin.planner.training.TrainingException;
import io.rantwin.planner.training.TrainingSet;
import io.rantwin.planner.training.TrainingSet.Segment;
import io.rantwin.planner.training.TrainingSettings;
import io.rantwin.twin.learned.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Trains with Deeplearning4j on one thread: with more the same work takes two to three times the CPU. */
public final class Dl4jTrainer implements Trainer {
    private static final double CLIP = 1.0;

    /** Keeps the library to one thread, for the whole process. */
    public Dl4jTrainer() {
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
    }

    @Override
    public List<Layer> train(TrainingSet set, TrainingSettings settings, List<Layer> start, EpochListener listener)
            throws TrainingException {
        if (set.segments().isEmpty()) {
            throw new TrainingException("there is nothing to train on");
        }
        List<LayerPort> ports =
                start.isEmpty() ? LayerPort.of(set, settings) : LayerPort.of(start, LayerPort.lossOf(set, settings));
        MultiLayerNetwork network = network(ports, settings);
        write(ports, start, network);
        var random = new Random(settings.seed());
        List<Segment> order = new ArrayList<>(set.segments());
        List<Layer> layers = read(ports, network);
        for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
            Collections.shuffle(order, random);
            network.setLearningRate(settings.learningRate(epoch));
            for (int from = 0; from < order.size(); from += settings.batch()) {
                network.fit(batch(set, order.subList(from, Math.min(order.size(), from + settings.batch()))));
            }
            layers = read(ports, network);
            if (!listener.after(epoch, layers)) {
                break;
            }
        }
        return layers;
    }

    private static MultiLayerNetwork network(List<LayerPort> ports, TrainingSettings settings) {
        NeuralNetConfiguration.ListBuilder builder = new NeuralNetConfiguration.Builder()
                .seed(settings.seed())
                .updater(new Adam(settings.learningRate()))
                .l2(settings.weightDecay())
                .weightInit(WeightInit.XAVIER)
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(CLIP)
                .trainingWorkspaceMode(WorkspaceMode.NONE)
                .inferenceWorkspaceMode(WorkspaceMode.NONE)
                .list();
        ports.forEach(port -> builder.layer(port.configuration()));
        var network = new MultiLayerNetwork(builder.backpropType(BackpropType.TruncatedBPTT)
                .tBPTTLength(settings.truncation())
                .build());
        network.init();
        return network;
    }

    private static List<Layer> read(List<LayerPort> ports, MultiLayerNetwork network) {
        return IntStream.range(0, ports.size())
                .mapToObj(i -> ports.get(i).read(network.getLayer(i)))
                .toList();
    }

    /** Leaves the network as it was drawn when there are no layers. */
    private static void write(List<LayerPort> ports, List<Layer> layers, MultiLayerNetwork network) {
        for (int i = 0; i < layers.size(); i++) {
            ports.get(i).write(layers.get(i), network.getLayer(i));
        }
    }

    /** Segments side by side: [segment][value][step], the shorter ones filled up with steps that count nothing. */
    private static DataSet batch(TrainingSet set, List<Segment> segments) {
        int steps = segments.stream().mapToInt(Segment::length).max().orElseThrow();
        int outputs = set.outputs();
        int quantiles = set.quantiles().size();
        float[] features = new float[segments.size() * set.inputs() * steps];
        float[] labels = new float[segments.size() * outputs * steps];
        Arrays.fill(labels, PinballLoss.MISSING);
        for (int s = 0; s < segments.size(); s++) {
            Segment segment = segments.get(s);
            for (int t = 0; t < segment.length(); t++) {
                for (int i = 0; i < set.inputs(); i++) {
                    features[(s * set.inputs() + i) * steps + t] = segment.inputs()[t][i];
                }
                for (int o = 0; o < outputs; o += quantiles) {
                    float target = segment.targets()[t][o / quantiles];
                    if (!Float.isNaN(target)) {
                        labels[(s * outputs + o) * steps + t] = target;
                        labels[(s * outputs + o + 1) * steps + t] = segment.weights()[t][o / quantiles];
                    }
                }
            }
        }
        return new DataSet(
                array(features, segments.size(), set.inputs(), steps), array(labels, segments.size(), outputs, steps));
    }

    private static INDArray array(float[] values, long... shape) {
        return Nd4j.create(values, shape, 'c');
    }

    @Override
    public float[][] forward(List<Layer> layers, float[][] inputs) throws TrainingException {
        int width = layers.getFirst().inputs();
        int outputs = layers.getLast().outputs();
        var settings = new TrainingSettings(1, layers.getFirst().outputs(), 1, 1e-3, inputs.length, 1, 0);
        // Any levels: the loss takes no part in a forward pass.
        List<LayerPort> ports = LayerPort.of(layers, new PinballLoss(new double[] {0.5}, 1));
        MultiLayerNetwork network = network(ports, settings);
        write(ports, layers, network);
        float[] features = new float[width * inputs.length];
        for (int t = 0; t < inputs.length; t++) {
            for (int i = 0; i < width; i++) {
                features[i * inputs.length + t] = inputs[t][i];
            }
        }
        float[] flat = network.output(array(features, 1, width, inputs.length))
                .dup('c')
                .data()
                .asFloat();
        float[][] result = new float[inputs.length][outputs];
        for (int t = 0; t < inputs.length; t++) {
            for (int o = 0; o < outputs; o++) {
                result[t][o] = flat[o * inputs.length + t];
            }
        }
        return result;
    }
}
