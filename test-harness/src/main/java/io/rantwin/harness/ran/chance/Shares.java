package io.rantwin.harness.ran.chance;

import java.util.random.RandomGenerator;

/** Shares of a population in whole members. */
public final class Shares {
    private Shares() {}

    /**
     * Divides a total by the largest remainder (Hamilton): each share gets its exact quota rounded down or up, the sum is
     * the total. Ties go to the lower index.
     *
     * @param weights none below zero, not all zero; they need not add up to one
     * @param total zero or more
     */
    public static int[] apportion(double[] weights, int total) {
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("the weight " + weight + " must be finite and not below zero");
            }
            sum += weight;
        }
        if (!(sum > 0) || total < 0) {
            throw new IllegalArgumentException("cannot divide " + total + " by weights that add up to " + sum);
        }
        int[] counts = new int[weights.length];
        double[] remainders = new double[weights.length];
        int given = 0;
        for (int i = 0; i < weights.length; i++) {
            double quota = total * (weights[i] / sum);
            counts[i] = (int) quota;
            remainders[i] = quota - counts[i];
            given += counts[i];
        }
        for (; given < total; given++) {
            int best = 0;
            for (int i = 1; i < weights.length; i++) {
                if (remainders[i] > remainders[best]) {
                    best = i;
                }
            }
            counts[best]++;
            remainders[best] = -1;
        }
        return counts;
    }

    /**
     * Gives each member the index of its share, in random order, with the counts of {@link #apportion}.
     *
     * @return for each member 0 .. total - 1 an index into the weights
     */
    public static int[] assign(double[] weights, int total, RandomGenerator random) {
        int[] counts = apportion(weights, total);
        int[] members = new int[total];
        int next = 0;
        for (int share = 0; share < counts.length; share++) {
            for (int n = 0; n < counts[share]; n++) {
                members[next++] = share;
            }
        }
        for (int i = total - 1; i > 0; i--) {
            int other = Draws.index(random, i + 1);
            int kept = members[i];
            members[i] = members[other];
            members[other] = kept;
        }
        return members;
    }
}
