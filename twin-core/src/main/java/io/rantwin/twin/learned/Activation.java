package io.rantwin.twin.learned;

/** What a dense or mixing layer does with its sums. */
public enum Activation {
    /** Nothing. */
    LINEAR,
    /** Hyperbolic tangent, see {@link Rational#tanh}. */
    TANH,
    /** Logistic function, see {@link Rational#sigmoid}. */
    SIGMOID,
    /** The positive part. */
    RELU;

    void apply(float[] values, int from, int count, Kernel kernel) {
        switch (this) {
            case LINEAR -> {}
            case TANH -> kernel.tanh(values, from, count);
            case SIGMOID -> kernel.sigmoid(values, from, count);
            case RELU -> {
                for (int i = from; i < from + count; i++) {
                    values[i] = Math.max(0, values[i]);
                }
            }
        }
    }
}
