package io.rantwin.twin.learned;

/** Plain loops; the reference the vector kernel is held to. */
final class ScalarKernel implements Kernel {
    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void multiply(float[] x, int rows, int inputs, float[] w, int outputs, float[] bias, float[] y) {
        for (int r = 0; r < rows; r++) {
            int to = r * outputs;
            System.arraycopy(bias, 0, y, to, outputs);
            for (int k = 0; k < inputs; k++) {
                float value = x[r * inputs + k];
                int from = k * outputs;
                for (int j = 0; j < outputs; j++) {
                    y[to + j] = Math.fma(value, w[from + j], y[to + j]);
                }
            }
        }
    }

    @Override
    public void tanh(float[] values, int from, int count) {
        for (int i = from; i < from + count; i++) {
            values[i] = Rational.tanh(values[i]);
        }
    }

    @Override
    public void sigmoid(float[] values, int from, int count) {
        for (int i = from; i < from + count; i++) {
            values[i] = Rational.sigmoid(values[i]);
        }
    }

    @Override
    public void gru(float[] fromInput, float[] fromState, float[] hidden, int rows, int units) {
        for (int r = 0; r < rows; r++) {
            gruUnits(fromInput, fromState, hidden, r, 0, units);
        }
    }

    /** Units {@code first..units-1} of one row; the vector kernel leaves its remainder to it. */
    static void gruUnits(float[] fromInput, float[] fromState, float[] hidden, int row, int first, int units) {
        int at = row * 3 * units;
        for (int j = first; j < units; j++) {
            int update = at + units + j;
            int candidate = update + units;
            float reset = Rational.sigmoid(fromInput[at + j] + fromState[at + j]);
            float keep = Rational.sigmoid(fromInput[update] + fromState[update]);
            float fresh = Rational.tanh(Math.fma(reset, fromState[candidate], fromInput[candidate]));
            int h = row * units + j;
            hidden[h] = Math.fma(keep, hidden[h] - fresh, fresh);
        }
    }

    @Override
    public void lstm(float[] sums, float[] cell, float[] hidden, int rows, int units) {
        for (int r = 0; r < rows; r++) {
            lstmUnits(sums, cell, hidden, r, 0, units);
        }
    }

    static void lstmUnits(float[] sums, float[] cell, float[] hidden, int row, int first, int units) {
        int at = row * 4 * units;
        for (int j = first; j < units; j++) {
            float input = Rational.sigmoid(sums[at + j]);
            float forget = Rational.sigmoid(sums[at + units + j]);
            float candidate = Rational.tanh(sums[at + 2 * units + j]);
            float output = Rational.sigmoid(sums[at + 3 * units + j]);
            int c = row * units + j;
            cell[c] = Math.fma(forget, cell[c], input * candidate);
            hidden[c] = output * Rational.tanh(cell[c]);
        }
    }
}
