package io.rantwin.twin.learned;

import java.util.List;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000): i, f, o = sigmoid and
 * g = tanh of W (x, h) + b; c = f c + i g; h = o tanh(c). State a cell: h, then c. h is the output.
 *
 * @param outputs number of units
 * @param weights W, [inputs + outputs][4 outputs], blocks i, f, g, o
 * @param bias b, [4 outputs]
 */
public record Lstm(int inputs, int outputs, float[] weights, float[] bias) implements Layer {
    @Override
    public int stateSize() {
        return 2 * outputs;
    }

    @Override
    public int scratchSize() {
        return Math.max(4 * outputs, inputs + outputs);
    }

    @Override
    public String kind() {
        return "lstm";
    }

    @Override
    public List<float[]> tensors() {
        return List.of(weights, bias);
    }

    @Override
    public void step(Kernel kernel, Batch batch, float[] x, float[] y) {
        int rows = batch.rows;
        int both = inputs + outputs;
        for (int r = 0; r < rows; r++) {
            System.arraycopy(x, r * inputs, batch.scratchB, r * both, inputs);
            System.arraycopy(batch.state, batch.cell(r) * 2 * outputs, batch.scratchB, r * both + inputs, outputs);
        }
        kernel.multiply(batch.scratchB, rows, both, weights, 4 * outputs, bias, batch.scratch);
        batch.gather(2 * outputs, outputs, outputs, batch.scratchC);
        kernel.lstm(batch.scratch, batch.scratchC, y, rows, outputs);
        batch.scatter(y, 2 * outputs, 0, outputs);
        batch.scatter(batch.scratchC, 2 * outputs, outputs, outputs);
    }
}
