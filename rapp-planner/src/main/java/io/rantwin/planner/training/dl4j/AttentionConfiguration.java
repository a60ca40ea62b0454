package io.rantwin.planner.training.dl4j;

import java.io.Serial;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The library's side of residual attention over time: sizes and weights of an {@link AttentionLayer}. The output matrix begins as 0, so that
 * training begins with what the network is without attention.
 */
final class AttentionConfiguration extends BaseRecurrentLayer {
    @Serial
    private static final long serialVersionUID = 1L;

    static final String PROJECTION = "P";
    static final String PROJECTION_BIAS = "pb";
    static final String OUTPUT = "O";
    static final String OUTPUT_BIAS = "ob";

    final int width;
    final int heads;
    final int window;

    /** Attention with as many outputs as inputs. */
    AttentionConfiguration(int inputs, int width, int heads, int window) {
        this.nIn = inputs;
        this.nOut = inputs;
        this.width = width;
        this.heads = heads;
        this.window = window;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        var layer = new AttentionLayer(configuration, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(configuration, parameters, initialise));
        layer.setConf(configuration);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return new Parameters();
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType input) {
        return new LayerMemoryReport.Builder("attention", AttentionConfiguration.class, input, input)
                .standardMemory(initializer().numParams(this), 0)
                .build();
    }

    private Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(PROJECTION, new long[] {nIn, 3L * width});
        shapes.put(PROJECTION_BIAS, new long[] {1, 3L * width});
        shapes.put(OUTPUT, new long[] {width, nOut});
        shapes.put(OUTPUT_BIAS, new long[] {1, nOut});
        return shapes;
    }

    /** Views of one flat array, tensor after tensor. */
    private Map<String, INDArray> views(INDArray flat) {
        Map<String, INDArray> views = new LinkedHashMap<>();
        INDArray all = flat.reshape(flat.length());
        long at = 0;
        for (Map.Entry<String, long[]> each : shapes().entrySet()) {
            long end = at + each.getValue()[0] * each.getValue()[1];
            views.put(each.getKey(), all.get(NDArrayIndex.interval(at, end)).reshape('c', each.getValue()));
            at = end;
        }
        return views;
    }

    /** Names, sizes and first values of the weights. */
    private static final class Parameters implements ParamInitializer {
        private static AttentionConfiguration of(org.deeplearning4j.nn.conf.layers.Layer layer) {
            return (AttentionConfiguration) layer;
        }

        @Override
        public long numParams(NeuralNetConfiguration configuration) {
            return numParams(configuration.getLayer());
        }

        @Override
        public long numParams(org.deeplearning4j.nn.conf.layers.Layer layer) {
            return of(layer).shapes().values().stream()
                    .mapToLong(shape -> shape[0] * shape[1])
                    .sum();
        }

        @Override
        public List<String> paramKeys(org.deeplearning4j.nn.conf.layers.Layer layer) {
            return List.of(PROJECTION, PROJECTION_BIAS, OUTPUT, OUTPUT_BIAS);
        }

        @Override
        public List<String> weightKeys(org.deeplearning4j.nn.conf.layers.Layer layer) {
            return List.of(PROJECTION, OUTPUT);
        }

        @Override
        public List<String> biasKeys(org.deeplearning4j.nn.conf.layers.Layer layer) {
            return List.of(PROJECTION_BIAS, OUTPUT_BIAS);
        }

        @Override
        public boolean isWeightParam(org.deeplearning4j.nn.conf.layers.Layer layer, String key) {
            return weightKeys(layer).contains(key);
        }

        @Override
        public boolean isBiasParam(org.deeplearning4j.nn.conf.layers.Layer layer, String key) {
            return biasKeys(layer).contains(key);
        }

        @Override
        public Map<String, INDArray> init(
                NeuralNetConfiguration configuration, INDArray parameters, boolean initialise) {
            AttentionConfiguration layer = of(configuration.getLayer());
            Map<String, INDArray> views = layer.views(parameters);
            if (initialise) {
                parameters.assign(0);
                INDArray projection = Objects.requireNonNull(views.get(PROJECTION));
                layer.getWeightInitFn()
                        .init(
                                (double) layer.nIn,
                                layer.width,
                                projection.shape(),
                                'c',
                                projection.reshape(projection.length()));
            }
            views.keySet().forEach(configuration::addVariable);
            return views;
        }

        @Override
        public Map<String, INDArray> getGradientsFromFlattened(
                NeuralNetConfiguration configuration, INDArray gradients) {
            return of(configuration.getLayer()).views(gradients);
        }
    }
}
