package io.rantwin.twin.learned;

import java.util.List;

/**
 * Graph convolution with a weighted mean over neighbours (Hamilton et al. 2017, GraphSAGE mean): y = f(W (x, m) + b), m the mean of
 * the neighbours' newest x by {@link Neighbourhood} weights, 0 without neighbours. State a cell: its newest x, which neighbours read;
 * a cell that has never reported counts as 0.
 *
 * @param weights W, [2 inputs][outputs], own rows first
 * @param bias b, [outputs]
 */
public record GraphMixing(int inputs, int outputs, Activation activation, float[] weights, float[] bias)
        implements Layer {
    @Override
    public int stateSize() {
        return inputs;
    }

    @Override
    public int scratchSize() {
        return 2 * inputs;
    }

    @Override
    public String kind() {
        return "graph";
    }

    @Override
    public List<float[]> tensors() {
        return List.of(weights, bias);
    }

    /** Makes the batch's inputs visible to neighbours. All batches publish before one of them mixes. */
    void publish(Batch batch, float[] x) {
        batch.scatter(x, inputs, 0, inputs);
    }

    /** Reads what was published; {@code x} is not looked at. */
    @Override
    public void step(Kernel kernel, Batch batch, float[] x, float[] y) {
        Neighbourhood graph = batch.neighbourhood;
        for (int r = 0; r < batch.rows; r++) {
            int cell = batch.cell(r);
            int to = r * 2 * inputs;
            System.arraycopy(batch.state, cell * inputs, batch.scratch, to, inputs);
            for (int j = 0; j < inputs; j++) {
                float mean = 0;
                for (int e = graph.offset[cell]; e < graph.offset[cell + 1]; e++) {
                    mean = Math.fma(graph.weight[e], batch.state[graph.neighbour[e] * inputs + j], mean);
                }
                batch.scratch[to + inputs + j] = mean;
            }
        }
        kernel.multiply(batch.scratch, batch.rows, 2 * inputs, weights, outputs, bias, y);
        activation.apply(y, 0, batch.rows * outputs, kernel);
    }
}
