package io.rantwin.twin.learned;

import java.util.List;

/**
 * One layer: the weights, immutable by agreement (arrays are not copied, nobody writes them). Matrices are stored input by input,
 * {@code w[input * outputs + output]}.
 */
public sealed interface Layer permits Dense, Gru, Lstm, Attention, GraphMixing {
    /** Values it reads from the layer before. */
    int inputs();

    /** Values it gives to the next layer. */
    int outputs();

    /** Floats of state kept for every cell; 0 for a layer without memory. */
    int stateSize();

    /** Floats of scratch needed for one row, in each of the batch's rooms. */
    int scratchSize();

    /** Word in the weight file's header. */
    String kind();

    /** Its weights in the weight file's order. */
    List<float[]> tensors();

    /**
     * Moves a batch of rows on by one step.
     *
     * @param batch the rows' cells and this layer's states
     * @param x [rows][inputs]
     * @param y [rows][outputs], written
     */
    void step(Kernel kernel, Batch batch, float[] x, float[] y);
}
