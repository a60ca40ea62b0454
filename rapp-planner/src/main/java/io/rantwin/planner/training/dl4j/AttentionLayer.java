package io.rantwin.planner.training.dl4j;

import java.io.Serial;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Residual attention over time as a layer of the library. Its state is what it read in the last rows: where back-propagation is truncated,
 * the window still reaches into the piece before, and only errors do not.
 */
final class AttentionLayer extends BaseRecurrentLayer<AttentionConfiguration> {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String PAST = "past";

    AttentionLayer(NeuralNetConfiguration configuration, DataType type) {
        super(configuration, type);
    }

    /**
     * A batch on its way through: rows are series after series, step after step.
     *
     * @param rows [series x (past + steps)][inputs]
     * @param mixed [series x steps][width]
     */
    private record Pass(AttentionPass attention, int series, int past, int steps, INDArray rows, INDArray mixed) {}

    private Pass pass(INDArray input, @Nullable INDArray before) {
        AttentionConfiguration layer = layerConf();
        INDArray all = before == null ? input : Nd4j.concat(2, before, input);
        int series = (int) input.size(0);
        int steps = (int) input.size(2);
        int past = (int) all.size(2) - steps;
        INDArray rows = all.permute(0, 2, 1).dup('c').reshape(all.size(0) * all.size(2), all.size(1));
        INDArray projected = rows.mmul(getParam(AttentionConfiguration.PROJECTION))
                .addiRowVector(getParam(AttentionConfiguration.PROJECTION_BIAS));
        var attention =
                new AttentionPass(layer.width, layer.heads, layer.window, series, past, steps, floats(projected));
        INDArray mixed = Nd4j.create(attention.forward(), new long[] {(long) series * steps, layer.width}, 'c');
        return new Pass(attention, series, past, steps, rows, mixed);
    }

    private INDArray forward(INDArray input, @Nullable INDArray before) {
        Pass pass = pass(input, before);
        INDArray rows = pass.mixed
                .mmul(getParam(AttentionConfiguration.OUTPUT))
                .addiRowVector(getParam(AttentionConfiguration.OUTPUT_BIAS));
        return byTime(rows, pass.series, pass.steps).addi(input);
    }

    private Pair<Gradient, INDArray> backward(INDArray epsilon, @Nullable INDArray before) {
        Pass pass = pass(input, before);
        AttentionConfiguration layer = layerConf();
        INDArray slopes = epsilon.permute(0, 2, 1).dup('c').reshape((long) pass.series * pass.steps, epsilon.size(1));
        INDArray byMixed = slopes.mmul(getParam(AttentionConfiguration.OUTPUT).transpose());
        INDArray byProjected = Nd4j.create(
                pass.attention.backward(floats(byMixed)), new long[] {pass.rows.size(0), 3L * layer.width}, 'c');
        Gradient gradients = new DefaultGradient();
        put(gradients, AttentionConfiguration.PROJECTION, pass.rows.transpose().mmul(byProjected));
        put(gradients, AttentionConfiguration.PROJECTION_BIAS, byProjected.sum(true, 0));
        put(gradients, AttentionConfiguration.OUTPUT, pass.mixed.transpose().mmul(slopes));
        put(gradients, AttentionConfiguration.OUTPUT_BIAS, slopes.sum(true, 0));
        INDArray byRows = byTime(
                byProjected.mmul(getParam(AttentionConfiguration.PROJECTION).transpose()),
                pass.series,
                pass.past + pass.steps);
        INDArray own = byRows.get(
                NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(pass.past, pass.past + pass.steps));
        return Pair.of(gradients, own.add(epsilon));
    }

    private void put(Gradient gradients, String key, INDArray value) {
        INDArray view = Objects.requireNonNull(gradientViews.get(key));
        view.assign(value);
        gradients.setGradientFor(key, view);
    }

    private static INDArray byTime(INDArray rows, int series, int steps) {
        return rows.reshape(series, steps, rows.size(1)).permute(0, 2, 1).dup('c');
    }

    private static float[] floats(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspace) {
        return forward(input, null);
    }

    @Override
    public INDArray rnnTimeStep(INDArray input, LayerWorkspaceMgr workspace) {
        throw new UnsupportedOperationException("models are served by the twin's forward pass");
    }

    @Override
    public INDArray rnnActivateUsingStoredState(
            INDArray input, boolean training, boolean storeLastForTBPTT, LayerWorkspaceMgr workspace) {
        setInput(input, workspace);
        INDArray before = stateMap.get(PAST);
        if (storeLastForTBPTT && layerConf().window > 1) {
            INDArray all = before == null ? input : Nd4j.concat(2, before, input);
            long from = Math.max(0, all.size(2) - layerConf().window + 1);
            tBpttStateMap.put(
                    PAST,
                    all.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(from, all.size(2)))
                            .dup('c'));
        }
        return forward(input, before);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspace) {
        return backward(epsilon, null);
    }

    @Override
    public Pair<Gradient, INDArray> tbpttBackpropGradient(
            INDArray epsilon, int tbpttBackLength, LayerWorkspaceMgr workspace) {
        return backward(epsilon, stateMap.get(PAST));
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
