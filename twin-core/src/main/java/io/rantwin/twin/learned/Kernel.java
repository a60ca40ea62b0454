package io.rantwin.twin.learned;

/**
 * The inner loops of the forward pass. All implementations add in the same order with fused multiply-add, so they give the same bits;
 * callers rely on agreement to 1e-5 only. Stateless, thread-safe.
 */
public interface Kernel {
    /** Name for benchmarks and logs, such as {@code vector 512 bit}. */
    String name();

    /**
     * y[r][j] = bias[j] + sum over k of x[r][k] w[k][j], all row after row without gaps.
     *
     * @param rows of x and y
     * @param inputs columns of x
     * @param outputs columns of w and y
     */
    void multiply(float[] x, int rows, int inputs, float[] w, int outputs, float[] bias, float[] y);

    /** tanh in place. */
    void tanh(float[] values, int from, int count);

    /** sigmoid in place. */
    void sigmoid(float[] values, int from, int count);

    /**
     * Gates of a GRU whose reset acts after the product (see {@link Gru}).
     *
     * @param fromInput [rows][3 units], blocks reset, update, candidate; may be overwritten
     * @param fromState the same from the hidden state
     * @param hidden [rows][units], replaced by the new state
     */
    void gru(float[] fromInput, float[] fromState, float[] hidden, int rows, int units);

    /**
     * Gates of an LSTM.
     *
     * @param sums [rows][4 units], blocks input, forget, candidate, output; may be overwritten
     * @param cell [rows][units], replaced
     * @param hidden [rows][units], replaced
     */
    void lstm(float[] sums, float[] cell, float[] hidden, int rows, int units);
}
