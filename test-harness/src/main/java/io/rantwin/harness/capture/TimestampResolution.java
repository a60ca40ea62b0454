package io.rantwin.harness.capture;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an interface of a pcapng file counts time: ticks of 10^-n or 2^-n seconds since 1970, plus an offset in whole seconds.
 *
 * @param code option if_tsresol: n in 7 bits, the top bit says power of two
 * @param offsetSeconds option if_tsoffset
 */
record TimestampResolution(int code, long offsetSeconds) {

    static final int MICROS = 6;
    static final int NANOS = 9;

    private static final int POWER_OF_TWO = 0x80;
    private static final int MAX_DECIMAL_DIGITS = 19; // 10^19 is the largest power of ten below 2^64
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** The instant of an unsigned 64-bit number of ticks, null when {@link Instant} cannot hold it. */
    @Nullable
    Instant instantOf(long ticks) {
        int exponent = code & ~POWER_OF_TWO;
        boolean binary = (code & POWER_OF_TWO) != 0;
        try {
            long seconds = binary ? binarySeconds(ticks, exponent) : decimalSeconds(ticks, exponent);
            long nanos = binary ? binaryNanos(ticks, exponent) : decimalNanos(ticks, exponent);
            return seconds < 0 ? null : Instant.ofEpochSecond(Math.addExact(seconds, offsetSeconds), nanos);
        } catch (ArithmeticException | DateTimeException beyondInstant) {
            return null;
        }
    }

    private static long decimalSeconds(long ticks, int digits) {
        return digits > MAX_DECIMAL_DIGITS ? 0 : Long.divideUnsigned(ticks, powerOfTen(digits));
    }

    private static long decimalNanos(long ticks, int digits) {
        long rest = digits > MAX_DECIMAL_DIGITS ? ticks : Long.remainderUnsigned(ticks, powerOfTen(digits));
        if (digits <= NANOS) {
            return rest * powerOfTen(NANOS - digits);
        }
        int dropped = digits - NANOS;
        return dropped > MAX_DECIMAL_DIGITS ? 0 : Long.divideUnsigned(rest, powerOfTen(dropped));
    }

    private static long binarySeconds(long ticks, int bits) {
        return bits >= Long.SIZE ? 0 : ticks >>> bits;
    }

    /** The low bits times 10^9, shifted right by their number, in 128 bits. */
    private static long binaryNanos(long ticks, int bits) {
        long rest = bits >= Long.SIZE ? ticks : ticks & ((1L << bits) - 1);
        long high = Math.unsignedMultiplyHigh(rest, NANOS_PER_SECOND);
        if (bits == 0) {
            return 0;
        }
        return bits >= Long.SIZE
                ? high >>> (bits - Long.SIZE)
                : (high << (Long.SIZE - bits)) | ((rest * NANOS_PER_SECOND) >>> bits);
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
