package io.rantwin.twin.learned;

import java.util.List;

/**
 * y = f(W x + b).
 *
 * @param weights [inputs][outputs]
 * @param bias [outputs]
 */
public record Dense(int inputs, int outputs, Activation activation, float[] weights, float[] bias) implements Layer {
    @Override
    public int stateSize() {
        return 0;
    }

    @Override
    public int scratchSize() {
        return 0;
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public List<float[]> tensors() {
        return List.of(weights, bias);
    }

    @Override
    public void step(Kernel kernel, Batch batch, float[] x, float[] y) {
        kernel.multiply(x, batch.rows, inputs, weights, outputs, bias, y);
        activation.apply(y, 0, batch.rows * outputs, kernel);
    }
}
