package io.rantwin.planner.sweep;

import io.rantwin.twin.chance.Chance;

/**
 * A random order of 0 .. n - 1 without a table: four Feistel rounds over the next even number of bits, walked along its cycle until
 * the number is below n (Black and Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002). At most four steps are expected.
 *
 * @param size n, 1 to 2^40
 * @param chance rounds come from it
 * @param stream which of its orders
 */
record Permutation(long size, Chance chance, long stream) {
    private static final int ROUNDS = 4;

    /** The number that stands at a place. */
    long at(long place) {
        int half = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(size - 1) + 1) / 2);
        long mask = (1L << half) - 1;
        long x = place;
        do {
            long left = x >>> half;
            long right = x & mask;
            for (int round = 0; round < ROUNDS; round++) {
                long mixed = left ^ (chance.bits(stream, (right << 3) + round) & mask);
                left = right;
                right = mixed;
            }
            x = (left << half) | right;
        } while (x >= size);
        return x;
    }
}
