package io.rantwin.twin.arithmetic;

/**
 * Sums in an order that depends on nothing but the length: eight partial sums over the indices modulo eight, then pairs of them.
 * A processor with vectors of 1, 2, 4 or 8 doubles can compute the same bits.
 */
public final class FixedOrder {
    /** Partial sums. */
    public static final int LANES = 8;

    private FixedOrder() {}

    /** Sum of {@code values[from .. to-1]}. */
    public static double sum(double[] values, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = from;
        for (; i + LANES <= to; i += LANES) {
            s0 += values[i];
            s1 += values[i + 1];
            s2 += values[i + 2];
            s3 += values[i + 3];
            s4 += values[i + 4];
            s5 += values[i + 5];
            s6 += values[i + 6];
            s7 += values[i + 7];
        }
        int rest = to - i;
        s0 += rest > 0 ? values[i] : 0;
        s1 += rest > 1 ? values[i + 1] : 0;
        s2 += rest > 2 ? values[i + 2] : 0;
        s3 += rest > 3 ? values[i + 3] : 0;
        s4 += rest > 4 ? values[i + 4] : 0;
        s5 += rest > 5 ? values[i + 5] : 0;
        s6 += rest > 6 ? values[i + 6] : 0;
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    /** Sum of all values. */
    public static double sum(double[] values) {
        return sum(values, 0, values.length);
    }

    /** Sum of the eight values that begin there, added in the order in which {@link #sum} adds its partial sums. */
    public static double sumOfEight(double[] values, int from) {
        return ((values[from] + values[from + 4]) + (values[from + 2] + values[from + 6]))
                + ((values[from + 1] + values[from + 5]) + (values[from + 3] + values[from + 7]));
    }

    /** Mean of all values, NaN when there are none. */
    public static double mean(double[] values) {
        return sum(values) / values.length;
    }
}
