package io.rantwin.twin.chance;

/**
 * The counter-based generator Philox 4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3"
 * (SC 2011): ten rounds that turn a 128-bit counter and a 64-bit key into 128 random bits.
 */
final class Philox {
    // Multipliers and Weyl constants of the paper.
    private static final long M0 = 0xD2511F53L;
    private static final long M1 = 0xCD9E8D57L;
    private static final int W0 = 0x9E3779B9;
    private static final int W1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long LOW_32 = 0xFFFFFFFFL;

    private Philox() {}

    /** The first 64 of the 128 bits: words 0 (low half) and 1 (high half). */
    static long first(long key, long counterLow, long counterHigh) {
        return block(key, counterLow, counterHigh, false);
    }

    /** The other 64 bits: words 2 (low half) and 3 (high half). */
    static long second(long key, long counterLow, long counterHigh) {
        return block(key, counterLow, counterHigh, true);
    }

    private static long block(long key, long counterLow, long counterHigh, boolean second) {
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        int c0 = (int) counterLow;
        int c1 = (int) (counterLow >>> 32);
        int c2 = (int) counterHigh;
        int c3 = (int) (counterHigh >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = M0 * (c0 & LOW_32);
            long p1 = M1 * (c2 & LOW_32);
            c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
            c1 = (int) p1;
            c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
            c3 = (int) p0;
            k0 += W0;
            k1 += W1;
        }
        return second ? join(c2, c3) : join(c0, c1);
    }

    private static long join(int low, int high) {
        return (low & LOW_32) | ((long) high << 32);
    }
}
