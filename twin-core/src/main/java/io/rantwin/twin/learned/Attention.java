package io.rantwin.twin.learned;

import java.util.List;

/**
 * Multi-head attention of a cell's newest report over its own last reports (Vaswani et al. 2017, section 3.2): a head h gives
 * sum over t of softmax(q_h k_ht / sqrt(width / heads)) v_ht, and the heads side by side pass an output matrix. Keys and values of the
 * last {@code window} steps are kept a cell, so that one step costs one projection. State: window x (keys, values), a ring.
 * A residual one adds what it read (section 3.1 there): with output weights of 0 it changes nothing.
 *
 * @param width of queries, keys and values over all heads; a multiple of heads
 * @param window steps looked back, the newest included
 * @param residual whether y = x + attention; then there are as many outputs as inputs
 * @param projection [inputs][3 width], blocks query, key, value
 * @param projectionBias [3 width]
 * @param output [width][outputs]
 * @param outputBias [outputs]
 */
public record Attention(
        int inputs,
        int outputs,
        int width,
        int heads,
        int window,
        boolean residual,
        float[] projection,
        float[] projectionBias,
        float[] output,
        float[] outputBias)
        implements Layer {
    @Override
    public int stateSize() {
        return 2 * width * window;
    }

    @Override
    public int scratchSize() {
        return Math.max(3 * width, window);
    }

    @Override
    public String kind() {
        return "attention";
    }

    @Override
    public List<float[]> tensors() {
        return List.of(projection, projectionBias, output, outputBias);
    }

    @Override
    public void step(Kernel kernel, Batch batch, float[] x, float[] y) {
        kernel.multiply(x, batch.rows, inputs, projection, 3 * width, projectionBias, batch.scratch);
        for (int r = 0; r < batch.rows; r++) {
            int cell = batch.cell(r);
            int base = cell * stateSize();
            long step = batch.steps[cell];
            // One entry holds a key and its value: they lie side by side in the projection too.
            System.arraycopy(
                    batch.scratch,
                    r * 3 * width + width,
                    batch.state,
                    base + (int) (step % window) * 2 * width,
                    2 * width);
            int filled = (int) Math.min(step + 1, window);
            for (int head = 0; head < heads; head++) {
                head(batch, r, base, filled, head * (width / heads));
            }
        }
        kernel.multiply(batch.scratchC, batch.rows, width, output, outputs, outputBias, y);
        if (residual) {
            for (int i = 0; i < batch.rows * outputs; i++) {
                y[i] += x[i];
            }
        }
    }

    /** One head of one row: columns {@code from..from + width / heads - 1} of scratch C. */
    private void head(Batch batch, int row, int base, int filled, int from) {
        int size = width / heads;
        int query = row * 3 * width + from;
        float scale = (float) (1 / Math.sqrt(size));
        float[] score = batch.scratchB;
        float most = Float.NEGATIVE_INFINITY;
        for (int t = 0; t < filled; t++) {
            float dot = 0;
            int key = base + t * 2 * width + from;
            for (int i = 0; i < size; i++) {
                dot = Math.fma(batch.scratch[query + i], batch.state[key + i], dot);
            }
            score[t] = dot * scale;
            most = Math.max(most, score[t]);
        }
        float sum = 0;
        for (int t = 0; t < filled; t++) {
            score[t] = Rational.exp(score[t] - most);
            sum += score[t];
        }
        for (int i = 0; i < size; i++) {
            float value = 0;
            for (int t = 0; t < filled; t++) {
                value = Math.fma(score[t], batch.state[base + t * 2 * width + width + from + i], value);
            }
            batch.scratchC[row * width + from + i] = value / sum;
        }
    }
}
