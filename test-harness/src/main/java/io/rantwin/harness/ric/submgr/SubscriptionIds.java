package io.rantwin.harness.ric.submgr;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Ids of REST subscriptions in the form the platform uses, KSUID: seconds since an epoch of its own in 32 bits and 128 random
 * bits, as 27 digits of base 62. The time in them keeps a box that starts again with the same seed from giving the ids of its
 * life before to other subscriptions. Not thread-safe.
 */
final class SubscriptionIds {
    /** 2014-05-13 16:53:20 UTC, from where a KSUID counts. */
    private static final long EPOCH_SECONDS = 1_400_000_000;

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int LENGTH = 27;

    private final InstantSource clock;
    private final RandomGenerator random;

    SubscriptionIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    String next() {
        ByteBuffer octets = ByteBuffer.allocate(Integer.BYTES + 2 * Long.BYTES)
                .putInt((int) (clock.instant().getEpochSecond() - EPOCH_SECONDS))
                .putLong(random.nextLong())
                .putLong(random.nextLong());
        char[] digits = new char[LENGTH];
        BigInteger rest = new BigInteger(1, octets.array());
        for (int i = LENGTH - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            digits[i] = DIGITS.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(digits);
    }
}
