package io.rantwin.twin.learned;

import java.util.List;

/**
 * Graph mixing without weights of its own: y = (x, m, k), x as it came, m the weighted mean of the neighbours' first {@code mixed} values, k
 * the share of the neighbours' weight that m is made of, 0..1. The weights of what comes next are those of the graph convolution: x's of
 * the cell itself, m's of one step along the edges of a row-normalised graph (Hamilton et al. 2017, GraphSAGE mean; before a recurrent
 * layer Li et al. 2018, DCRNN, its diffusion of the inputs with one step).
 *
 * <p>Only reports of this very step are read: a neighbour that is silent in it, or has not every value, is left out of m and k, and
 * counted ({@link StatefulForecaster#missingNeighbours}). With none m and k are 0. State a cell: its x, which neighbours read.
 *
 * @param inputs values of a cell
 * @param mixed how many of them are mixed, the first ones; 1 to {@code inputs}
 */
public record GraphMixing(int inputs, int mixed) implements Layer {
    /** Refuses more mixed values than there are. */
    public GraphMixing {
        if (mixed < 1 || mixed > inputs) {
            throw new IllegalArgumentException(
                    "of " + inputs + " values 1 to " + inputs + " can be mixed, not " + mixed);
        }
    }

    @Override
    public int outputs() {
        return inputs + mixed + 1;
    }

    @Override
    public int stateSize() {
        return inputs;
    }

    @Override
    public int scratchSize() {
        return 1;
    }

    @Override
    public String kind() {
        return "mixing";
    }

    @Override
    public List<float[]> tensors() {
        return List.of();
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
            int to = r * outputs();
            System.arraycopy(batch.state, cell * inputs, y, to, inputs);
            int mean = to + inputs;
            int share = mean + mixed;
            for (int j = mean; j <= share; j++) {
                y[j] = 0;
            }
            for (int e = graph.offset[cell]; e < graph.offset[cell + 1]; e++) {
                if (batch.isHeard(graph.neighbour[e])) {
                    int from = graph.neighbour[e] * inputs;
                    for (int j = 0; j < mixed; j++) {
                        y[mean + j] = Math.fma(graph.weight[e], batch.state[from + j], y[mean + j]);
                    }
                    y[share] += graph.weight[e];
                } else {
                    batch.missingNeighbours++;
                }
            }
            for (int j = mean; j < share && y[share] > 0; j++) {
                y[j] /= y[share];
            }
        }
    }
}
