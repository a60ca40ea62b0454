package io.rantwin.codecs.kpm;

import io.rantwin.codecs.per.Octets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time stamp of an indication header (E2SM-KPM, IE TimeStamp): 4 octets up to v02.03, 8 from v03.00 on. Peers disagree
 * about what the octets mean; the magnitude tells.
 *
 * @param octets as they came: 4 or 8
 */
public record CollectionStartTime(Octets octets) {
    /** Seconds from the NTP epoch (1900) to the Unix epoch (1970). */
    private static final long NTP_TO_UNIX = 2_208_988_800L;

    private static final long NTP_ERA_SECONDS = 1L << 32;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MICROS_PER_SECOND = 1_000_000L;

    /** How the octets are read. */
    public enum Interpretation {
        /** 8 octets with a first octet other than 0: seconds since 1900 and a fraction, era by the top bit (RFC 4330). */
        NTP_64,
        /** 8 octets with a first octet of 0: FlexRIC and OpenAirInterface send microseconds since 1970. */
        UNIX_MICROSECONDS,
        /** 4 octets with the top bit set: seconds since 1900, until 2036. */
        NTP_SECONDS,
        /** 4 octets with the top bit clear: seconds since 1970, until 2038. */
        UNIX_SECONDS,
        /** All octets are 0: the sender has no clock. */
        UNSET
    }

    public CollectionStartTime {
        if (octets.length() != 4 && octets.length() != 8) {
            throw new IllegalArgumentException("a time stamp has 4 or 8 octets, not " + octets.length());
        }
    }

    /** {@code instant} in the 64-bit NTP form that v03.00 and later prescribe; exact to about a quarter nanosecond. */
    public static CollectionStartTime ntp64(Instant instant) {
        long seconds = instant.getEpochSecond() + NTP_TO_UNIX;
        long fraction = ((long) instant.getNano() << 32) / NANOS_PER_SECOND;
        return new CollectionStartTime(octets(seconds << 32 | fraction, 8));
    }

    /** {@code instant} in seconds since 1900, the 4-octet form of v2. */
    public static CollectionStartTime ntpSeconds(Instant instant) {
        return new CollectionStartTime(octets(instant.getEpochSecond() + NTP_TO_UNIX, 4));
    }

    /** {@code instant} in microseconds since 1970, as FlexRIC sends it. */
    public static CollectionStartTime unixMicroseconds(Instant instant) {
        long micros = instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / 1000;
        return new CollectionStartTime(octets(micros, 8));
    }

    private static Octets octets(long number, int count) {
        byte[] octets = new byte[count];
        long rest = number;
        for (int i = count - 1; i >= 0; i--, rest >>>= 8) {
            octets[i] = (byte) rest;
        }
        return Octets.of(octets);
    }

    /** How the octets are read. */
    public Interpretation interpretation() {
        long number = octets.toUnsignedLong();
        if (number == 0) {
            return Interpretation.UNSET;
        }
        if (octets.length() == 8) {
            return number >>> 56 == 0 ? Interpretation.UNIX_MICROSECONDS : Interpretation.NTP_64;
        }
        return number >>> 31 == 0 ? Interpretation.UNIX_SECONDS : Interpretation.NTP_SECONDS;
    }

    /** The time, or {@code null} when it is {@link Interpretation#UNSET}. */
    public @Nullable Instant instant() {
        long number = octets.toUnsignedLong();
        return switch (interpretation()) {
            case UNSET -> null;
            case UNIX_SECONDS -> Instant.ofEpochSecond(number);
            case NTP_SECONDS -> Instant.ofEpochSecond(number - NTP_TO_UNIX);
            case UNIX_MICROSECONDS ->
                Instant.ofEpochSecond(number / MICROS_PER_SECOND, number % MICROS_PER_SECOND * 1000);
            case NTP_64 -> {
                long seconds = (number >>> 32) + (number < 0 ? 0 : NTP_ERA_SECONDS) - NTP_TO_UNIX;
                // Rounded up, so that an instant written as NTP comes back to the nanosecond.
                long nanos = (number & 0xffff_ffffL) * NANOS_PER_SECOND + 0xffff_ffffL >>> 32;
                yield Instant.ofEpochSecond(seconds, nanos);
            }
        };
    }
}
