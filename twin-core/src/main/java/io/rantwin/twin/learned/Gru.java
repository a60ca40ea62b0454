package io.rantwin.twin.learned;

import java.util.List;

/**
 * Gated recurrent unit. With r = sigmoid(Wr x + br + Ur h + cr) and z = sigmoid(Wz x + bz + Uz h + cz) the new state is
 * z h + (1 - z) n (Cho et al. 2014, "Learning phrase representations using RNN encoder-decoder", equations 5 to 8). The candidate n is
 * tanh(Wn x + bn + r (Un h + cn)) where the reset acts after the product (cuDNN; ONNX linear_before_reset = 1), or
 * tanh(Wn x + bn + Un (r h) + cn) where it acts before, as published. The state is the output. Immutable by agreement.
 */
public final class Gru implements Layer {
    private final int inputs;
    private final int units;
    private final boolean resetAfter;
    private final float[] inputWeights;
    private final float[] stateWeights;
    private final float[] inputBias;
    private final float[] stateBias;
    /** Un and cn alone without gaps; only where the reset acts before the product. */
    private final float[] candidateWeights;

    private final float[] candidateBias;

    /**
     * Takes the weights as they are.
     *
     * @param inputWeights W, [inputs][3 units], blocks r, z, n
     * @param stateWeights U, [units][3 units]
     * @param inputBias b, [3 units]
     * @param stateBias c, [3 units]
     */
    public Gru(
            int inputs,
            int units,
            boolean resetAfter,
            float[] inputWeights,
            float[] stateWeights,
            float[] inputBias,
            float[] stateBias) {
        this.inputs = inputs;
        this.units = units;
        this.resetAfter = resetAfter;
        this.inputWeights = inputWeights;
        this.stateWeights = stateWeights;
        this.inputBias = inputBias;
        this.stateBias = stateBias;
        this.candidateWeights = new float[resetAfter ? 0 : units * units];
        this.candidateBias = new float[resetAfter ? 0 : units];
        for (int k = 0; k < units && !resetAfter; k++) {
            System.arraycopy(stateWeights, k * 3 * units + 2 * units, candidateWeights, k * units, units);
        }
        System.arraycopy(stateBias, 2 * units, candidateBias, 0, candidateBias.length);
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return units;
    }

    /** Which of the two candidates. */
    public boolean resetAfter() {
        return resetAfter;
    }

    @Override
    public int stateSize() {
        return units;
    }

    @Override
    public int scratchSize() {
        return 3 * units;
    }

    @Override
    public String kind() {
        return "gru";
    }

    @Override
    public List<float[]> tensors() {
        return List.of(inputWeights, stateWeights, inputBias, stateBias);
    }

    @Override
    public void step(Kernel kernel, Batch batch, float[] x, float[] y) {
        int rows = batch.rows;
        batch.gather(units, 0, units, y);
        kernel.multiply(x, rows, inputs, inputWeights, 3 * units, inputBias, batch.scratch);
        kernel.multiply(y, rows, units, stateWeights, 3 * units, stateBias, batch.scratchB);
        if (!resetAfter) {
            resetBefore(kernel, batch, y);
        }
        kernel.gru(batch.scratch, batch.scratchB, y, rows, units);
        batch.scatter(y, units, 0, units);
    }

    /**
     * Turns the sums into ones that the gates for "after" take to the published candidate: the candidate's whole sum goes to the input
     * part and the state part becomes 0, so that the reset has nothing left to act on.
     */
    private void resetBefore(Kernel kernel, Batch batch, float[] h) {
        int three = 3 * units;
        float[] fromInput = batch.scratch;
        float[] fromState = batch.scratchB;
        float[] kept = batch.scratchC;
        for (int r = 0; r < batch.rows; r++) {
            for (int j = 0; j < units; j++) {
                kept[r * units + j] = fromInput[r * three + j] + fromState[r * three + j];
            }
        }
        kernel.sigmoid(kept, 0, batch.rows * units);
        for (int i = 0; i < batch.rows * units; i++) {
            kept[i] *= h[i];
        }
        float[] sums = batch.scratchD;
        kernel.multiply(kept, batch.rows, units, candidateWeights, units, candidateBias, sums);
        for (int r = 0; r < batch.rows; r++) {
            for (int j = 0; j < units; j++) {
                int candidate = r * three + 2 * units + j;
                fromInput[candidate] += sums[r * units + j];
                fromState[candidate] = 0;
            }
        }
    }
}
