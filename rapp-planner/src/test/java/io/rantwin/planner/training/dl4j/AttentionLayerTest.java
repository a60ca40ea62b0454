package io.rantwin.planner.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

@ResourceLock("nd4j")
class AttentionLayerTest {
    private static final int INPUTS = 3;
    private static final int WINDOW = 4;
    private static final LayerWorkspaceMgr NO_WORKSPACE = LayerWorkspaceMgr.noWorkspaces();

    private final SplittableRandom random = new SplittableRandom(7);
    private AttentionLayer layer;

    @BeforeEach
    void drawn() {
        var network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(5)
                .weightInit(WeightInit.XAVIER)
                .list()
                .layer(new AttentionConfiguration(INPUTS, 4, 2, WINDOW))
                .layer(new LayerPort.OfDense(INPUTS, 2, new PinballLoss(new double[] {0.1, 0.5}, 1)).configuration())
                .build());
        network.init();
        network.initGradientsView();
        layer = (AttentionLayer) network.getLayer(0);
    }

    private INDArray values(long... shape) {
        INDArray values = Nd4j.create(shape);
        for (long i = 0; i < values.length(); i++) {
            values.putScalar(i, random.nextDouble() * 2 - 1);
        }
        return values;
    }

    private void draw() {
        layer.paramTable().forEach((key, held) -> held.assign(values(held.shape())));
    }

    private static INDArray steps(INDArray all, int from, int to) {
        return all.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(from, to))
                .dup('c');
    }

    private INDArray forward(INDArray input) {
        layer.setInput(input, NO_WORKSPACE);
        return layer.activate(true, NO_WORKSPACE);
    }

    @Test
    void beginsAsNothing() {
        INDArray input = values(2, INPUTS, 5);
        assertThat(forward(input)).isEqualTo(input);
        assertThat(layer.getParam(AttentionConfiguration.PROJECTION)
                        .norm2Number()
                        .doubleValue())
                .isGreaterThan(0.5);
    }

    /** Every weight and every input is moved a little, and the sum of all outputs, each times a drawn number, is looked at. */
    @Test
    void gradientIsThatOfTheForwardPass() {
        draw();
        INDArray input = values(2, INPUTS, 6);
        INDArray counts = values(2, INPUTS, 6);
        forward(input);
        Pair<Gradient, INDArray> gradient = layer.backpropGradient(counts, NO_WORKSPACE);
        agree(input, gradient.getSecond(), input, counts);
        for (Map.Entry<String, INDArray> each : layer.paramTable().entrySet()) {
            agree(each.getValue(), gradient.getFirst().getGradientFor(each.getKey()), input, counts);
        }
    }

    private void agree(INDArray moved, INDArray gradient, INDArray input, INDArray counts) {
        for (long i = 0; i < moved.length(); i++) {
            double held = moved.getDouble(i);
            moved.putScalar(i, held + 0.01);
            double more = forward(input).mul(counts).sumNumber().doubleValue();
            moved.putScalar(i, held - 0.01);
            double less = forward(input).mul(counts).sumNumber().doubleValue();
            moved.putScalar(i, held);
            assertThat(gradient.getDouble(i)).isCloseTo((more - less) / 0.02, within(2e-3));
        }
    }

    /** In pieces of 1, 4, 2 and 3 rows, as truncated back-propagation passes them, what comes out is that of all rows at once. */
    @Test
    void piecesGiveWhatTheWholeGives() {
        draw();
        INDArray input = values(2, INPUTS, 10);
        INDArray whole = forward(input).dup();
        int from = 0;
        for (int length : new int[] {1, 4, 2, 3}) {
            INDArray piece =
                    layer.rnnActivateUsingStoredState(steps(input, from, from + length), true, true, NO_WORKSPACE);
            assertThat(piece.distance2(steps(whole, from, from + length))).isLessThan(1e-5);
            layer.rnnSetPreviousState(layer.rnnGetTBPTTState());
            from += length;
        }
    }

    /** The second piece's gradient by the weights is that of all rows when only its outputs count. */
    @Test
    void aPieceLearnsFromRowsBeforeIt() {
        draw();
        INDArray input = values(2, INPUTS, 8);
        INDArray counts = Nd4j.concat(2, Nd4j.zeros(2, INPUTS, 5), values(2, INPUTS, 3));
        forward(input);
        Map<String, INDArray> whole =
                layer.backpropGradient(counts, NO_WORKSPACE).getFirst().gradientForVariable();
        Map<String, INDArray> copies = new HashMap<>();
        whole.forEach((key, gradient) -> copies.put(key, gradient.dup()));
        layer.rnnActivateUsingStoredState(steps(input, 0, 5), true, true, NO_WORKSPACE);
        layer.rnnSetPreviousState(layer.rnnGetTBPTTState());
        layer.rnnActivateUsingStoredState(steps(input, 5, 8), true, true, NO_WORKSPACE);
        Map<String, INDArray> piece = layer.tbpttBackpropGradient(steps(counts, 5, 8), 3, NO_WORKSPACE)
                .getFirst()
                .gradientForVariable();
        copies.forEach((key, gradient) ->
                assertThat(gradient.distance2(piece.get(key))).as(key).isLessThan(1e-5));
    }
}
