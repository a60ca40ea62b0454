package io.rantwin.codecs.ccc;

import java.time.Instant;

/**
 * UTC time as the 64-bit timestamp of RFC 5905 clause 6: clause 9.3.10. Sixteen hexadecimal digits on the wire.
 *
 * @param bits seconds since 1900 in the upper 32 bits, fraction of a second in the lower 32 bits
 */
public record NtpTimestamp(long bits) {
    private static final long SECONDS_FROM_1900_TO_1970 = 2_208_988_800L;
    private static final long SECONDS_PER_ERA = 1L << 32;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /**
     * The first timestamp that is not before {@code instant}; the resolution is 233 ps. The era is not kept, so that
     * {@link #toInstant} gives the instant back for 1968-01-20T03:14:08Z up to 2104-02-26T09:42:24Z only.
     */
    public static NtpTimestamp of(Instant instant) {
        long seconds = instant.getEpochSecond() + SECONDS_FROM_1900_TO_1970;
        // Rounded up, or else the way back would lose a nanosecond.
        long fraction = ((long) instant.getNano() * SECONDS_PER_ERA + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND;
        return new NtpTimestamp((seconds << 32) | fraction);
    }

    /** The instant between 1968 and 2104 that this timestamp stands for, cut to nanoseconds. */
    public Instant toInstant() {
        long seconds = bits >>> 32;
        // RFC 5905 leaves the era open; as RFC 4330 clause 3 does, a clear top bit means the era that begins in 2036.
        long era = (bits < 0) ? 0 : SECONDS_PER_ERA;
        long nanos = ((bits & 0xFFFF_FFFFL) * NANOS_PER_SECOND) >>> 32;
        return Instant.ofEpochSecond(seconds + era - SECONDS_FROM_1900_TO_1970, nanos);
    }
}
