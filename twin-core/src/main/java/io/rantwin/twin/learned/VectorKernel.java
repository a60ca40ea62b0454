package io.rantwin.twin.learned;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Inner loops in the machine's widest vectors. The product keeps a block of 4 rows x 3 vectors in registers; remainders go through
 * narrower blocks with the same order of additions. Load through {@link Kernels#best()} only.
 */
final class VectorKernel implements Kernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    static boolean isWorthwhile() {
        return LANES >= 4;
    }

    @Override
    public String name() {
        return "vector " + SPECIES.vectorBitSize() + " bit";
    }

    @Override
    public void multiply(float[] x, int rows, int inputs, float[] w, int outputs, float[] bias, float[] y) {
        int wide = outputs - outputs % (3 * LANES);
        int narrow = outputs - outputs % LANES;
        int r = 0;
        for (; r + 4 <= rows; r += 4) {
            int j = 0;
            for (; j < wide; j += 3 * LANES) {
                fourByThree(x, r, inputs, w, outputs, bias, y, j);
            }
            for (; j < narrow; j += LANES) {
                fourByOne(x, r, inputs, w, outputs, bias, y, j);
            }
        }
        for (; r < rows; r++) {
            for (int j = 0; j < narrow; j += LANES) {
                oneByOne(x, r, inputs, w, outputs, bias, y, j);
            }
        }
        for (int j = narrow; j < outputs; j++) {
            for (int row = 0; row < rows; row++) {
                float sum = bias[j];
                for (int k = 0; k < inputs; k++) {
                    sum = Math.fma(x[row * inputs + k], w[k * outputs + j], sum);
                }
                y[row * outputs + j] = sum;
            }
        }
    }

    private static void fourByThree(
            float[] x, int r, int inputs, float[] w, int outputs, float[] bias, float[] y, int j) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector a1 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        FloatVector a2 = FloatVector.fromArray(SPECIES, bias, j + 2 * LANES);
        FloatVector b0 = a0;
        FloatVector b1 = a1;
        FloatVector b2 = a2;
        FloatVector c0 = a0;
        FloatVector c1 = a1;
        FloatVector c2 = a2;
        FloatVector d0 = a0;
        FloatVector d1 = a1;
        FloatVector d2 = a2;
        int xa = r * inputs;
        int xb = xa + inputs;
        int xc = xb + inputs;
        int xd = xc + inputs;
        int from = j;
        for (int k = 0; k < inputs; k++) {
            FloatVector w0 = FloatVector.fromArray(SPECIES, w, from);
            FloatVector w1 = FloatVector.fromArray(SPECIES, w, from + LANES);
            FloatVector w2 = FloatVector.fromArray(SPECIES, w, from + 2 * LANES);
            FloatVector value = FloatVector.broadcast(SPECIES, x[xa + k]);
            a0 = w0.fma(value, a0);
            a1 = w1.fma(value, a1);
            a2 = w2.fma(value, a2);
            value = FloatVector.broadcast(SPECIES, x[xb + k]);
            b0 = w0.fma(value, b0);
            b1 = w1.fma(value, b1);
            b2 = w2.fma(value, b2);
            value = FloatVector.broadcast(SPECIES, x[xc + k]);
            c0 = w0.fma(value, c0);
            c1 = w1.fma(value, c1);
            c2 = w2.fma(value, c2);
            value = FloatVector.broadcast(SPECIES, x[xd + k]);
            d0 = w0.fma(value, d0);
            d1 = w1.fma(value, d1);
            d2 = w2.fma(value, d2);
            from += outputs;
        }
        int to = r * outputs + j;
        store(a0, a1, a2, y, to);
        store(b0, b1, b2, y, to + outputs);
        store(c0, c1, c2, y, to + 2 * outputs);
        store(d0, d1, d2, y, to + 3 * outputs);
    }

    private static void store(FloatVector v0, FloatVector v1, FloatVector v2, float[] y, int to) {
        v0.intoArray(y, to);
        v1.intoArray(y, to + LANES);
        v2.intoArray(y, to + 2 * LANES);
    }

    private static void fourByOne(
            float[] x, int r, int inputs, float[] w, int outputs, float[] bias, float[] y, int j) {
        FloatVector a = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int at = r * inputs;
        int from = j;
        for (int k = 0; k < inputs; k++) {
            FloatVector weights = FloatVector.fromArray(SPECIES, w, from);
            a = weights.fma(FloatVector.broadcast(SPECIES, x[at + k]), a);
            b = weights.fma(FloatVector.broadcast(SPECIES, x[at + inputs + k]), b);
            c = weights.fma(FloatVector.broadcast(SPECIES, x[at + 2 * inputs + k]), c);
            d = weights.fma(FloatVector.broadcast(SPECIES, x[at + 3 * inputs + k]), d);
            from += outputs;
        }
        int to = r * outputs + j;
        a.intoArray(y, to);
        b.intoArray(y, to + outputs);
        c.intoArray(y, to + 2 * outputs);
        d.intoArray(y, to + 3 * outputs);
    }

    private static void oneByOne(float[] x, int r, int inputs, float[] w, int outputs, float[] bias, float[] y, int j) {
        FloatVector sum = FloatVector.fromArray(SPECIES, bias, j);
        int from = j;
        for (int k = 0; k < inputs; k++) {
            FloatVector value = FloatVector.broadcast(SPECIES, x[r * inputs + k]);
            sum = FloatVector.fromArray(SPECIES, w, from).fma(value, sum);
            from += outputs;
        }
        sum.intoArray(y, r * outputs + j);
    }

    @Override
    public void tanh(float[] values, int from, int count) {
        int i = from;
        for (; i + LANES <= from + count; i += LANES) {
            tanh(FloatVector.fromArray(SPECIES, values, i)).intoArray(values, i);
        }
        for (; i < from + count; i++) {
            values[i] = Rational.tanh(values[i]);
        }
    }

    @Override
    public void sigmoid(float[] values, int from, int count) {
        int i = from;
        for (; i + LANES <= from + count; i += LANES) {
            sigmoid(FloatVector.fromArray(SPECIES, values, i)).intoArray(values, i);
        }
        for (; i < from + count; i++) {
            values[i] = Rational.sigmoid(values[i]);
        }
    }

    /** {@link Rational#tanh}, operation by operation. */
    private static FloatVector tanh(FloatVector x) {
        FloatVector y = x.min(Rational.BOUND).max(-Rational.BOUND).mul(0.5f);
        FloatVector square = y.mul(y);
        FloatVector first = FloatVector.broadcast(SPECIES, Rational.ODD_0);
        FloatVector odd = square.add(Rational.ODD_2)
                .fma(square, FloatVector.broadcast(SPECIES, Rational.ODD_1))
                .fma(square, first)
                .mul(y);
        FloatVector even = square.fma(
                        FloatVector.broadcast(SPECIES, Rational.EVEN_3),
                        FloatVector.broadcast(SPECIES, Rational.EVEN_2))
                .fma(square, FloatVector.broadcast(SPECIES, Rational.EVEN_1))
                .fma(square, first);
        return odd.mul(2f).mul(even).div(even.fma(even, odd.mul(odd)));
    }

    private static FloatVector sigmoid(FloatVector x) {
        FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
        return tanh(x.mul(half)).fma(half, half);
    }

    /*
     * The gates run in passes of one transcendental function each: with several in one loop the compiler stops inlining and vectors
     * become objects on the heap. The sums are overwritten on the way.
     */

    @Override
    public void gru(float[] fromInput, float[] fromState, float[] hidden, int rows, int units) {
        int narrow = units - units % LANES;
        for (int r = 0; r < rows; r++) {
            int at = r * 3 * units;
            ScalarKernel.gruUnits(fromInput, fromState, hidden, r, narrow, units);
            gates(fromInput, fromState, at, narrow);
            gates(fromInput, fromState, at + units, narrow);
            candidates(fromInput, fromState, at, narrow, units);
            int h = r * units;
            for (int j = 0; j < narrow; j += LANES) {
                FloatVector keep = FloatVector.fromArray(SPECIES, fromInput, at + units + j);
                FloatVector fresh = FloatVector.fromArray(SPECIES, fromInput, at + 2 * units + j);
                FloatVector old = FloatVector.fromArray(SPECIES, hidden, h + j);
                keep.fma(old.sub(fresh), fresh).intoArray(hidden, h + j);
            }
        }
    }

    private static void gates(float[] fromInput, float[] fromState, int at, int count) {
        for (int i = at; i < at + count; i += LANES) {
            FloatVector sum =
                    FloatVector.fromArray(SPECIES, fromInput, i).add(FloatVector.fromArray(SPECIES, fromState, i));
            sigmoid(sum).intoArray(fromInput, i);
        }
    }

    private static void candidates(float[] fromInput, float[] fromState, int at, int count, int units) {
        int candidate = at + 2 * units;
        for (int j = 0; j < count; j += LANES) {
            FloatVector reset = FloatVector.fromArray(SPECIES, fromInput, at + j);
            FloatVector sum = reset.fma(
                    FloatVector.fromArray(SPECIES, fromState, candidate + j),
                    FloatVector.fromArray(SPECIES, fromInput, candidate + j));
            tanh(sum).intoArray(fromInput, candidate + j);
        }
    }

    @Override
    public void lstm(float[] sums, float[] cell, float[] hidden, int rows, int units) {
        int narrow = units - units % LANES;
        for (int r = 0; r < rows; r++) {
            int at = r * 4 * units;
            ScalarKernel.lstmUnits(sums, cell, hidden, r, narrow, units);
            squash(sums, at, narrow);
            squash(sums, at + units, narrow);
            squash(sums, at + 3 * units, narrow);
            bend(sums, at + 2 * units, sums, at + 2 * units, narrow);
            int c = r * units;
            for (int j = 0; j < narrow; j += LANES) {
                FloatVector added = FloatVector.fromArray(SPECIES, sums, at + j)
                        .mul(FloatVector.fromArray(SPECIES, sums, at + 2 * units + j));
                FloatVector.fromArray(SPECIES, sums, at + units + j)
                        .fma(FloatVector.fromArray(SPECIES, cell, c + j), added)
                        .intoArray(cell, c + j);
            }
            bend(cell, c, hidden, c, narrow);
            for (int j = 0; j < narrow; j += LANES) {
                FloatVector.fromArray(SPECIES, sums, at + 3 * units + j)
                        .mul(FloatVector.fromArray(SPECIES, hidden, c + j))
                        .intoArray(hidden, c + j);
            }
        }
    }

    private static void squash(float[] values, int from, int count) {
        for (int i = from; i < from + count; i += LANES) {
            sigmoid(FloatVector.fromArray(SPECIES, values, i)).intoArray(values, i);
        }
    }

    private static void bend(float[] x, int from, float[] y, int to, int count) {
        for (int i = 0; i < count; i += LANES) {
            tanh(FloatVector.fromArray(SPECIES, x, from + i)).intoArray(y, to + i);
        }
    }
}
